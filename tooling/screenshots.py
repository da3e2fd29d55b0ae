"""Pictures of the screens: all of them into build/screenshots/, a few for README and installers.

The records in them are made by tapping the app itself.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.chromium import ARGUMENTS, chromium  # noqa: E402 - found through the path above
from tests.support.server import LiveServer  # noqa: E402 - the same
from tooling.session_screens import STATES, reach  # noqa: E402 - the same

ALL = ROOT / "build" / "screenshots"
INSTALLERS = ROOT / "static" / "screenshots"
README = ROOT / "docs" / "images"

SIZES = {"small": (360, 640), "phone": (390, 844), "tablet": (820, 1180)}
THEMES = ("dark", "day")
PAGES = {
    "today": "/",
    "now": "/now",
    "routines": "/routines",
    "routine": "/routines/calf-bed-acute",
    "play": "/routines/bedtime-trial-seated/play",
    "water": "/water",
    "diary": "/diary",
    "diary-new": "/diary/new",
    "reminders": "/reminders",
    "settings": "/settings",
    "account": "/account",
    "check": "/check",
    "more": "/more",
    "offline": "/offline",
    "about": "/about",
}


@dataclass(frozen=True)
class Camera:
    """A phone of one size and theme."""

    context: BrowserContext
    new_phone: Callable[[], BrowserContext]
    url: str
    name: str

    def page(self, address: str) -> Page:
        """Open an address and wait until the app has settled."""
        page = self.context.new_page()
        page.goto(f"{self.url}{address}")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        return page

    def shoot(self, page: Page, what: str) -> None:
        """Keep a picture of what the screen shows."""
        page.screenshot(path=ALL / f"{what}-{self.name}.png")


def open_camera(browser: Browser, url: str, *, size: str, theme: str) -> Camera:
    """Return a camera whose phone shows the theme."""
    width, height = SIZES[size]

    def new_phone() -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", has_touch=True
        )
        context.add_init_script(f"localStorage.setItem('theme', '{theme}')")
        return context

    return Camera(context=new_phone(), new_phone=new_phone, url=url, name=f"{size}-{theme}")


def _live_a_day(camera: Camera) -> None:
    water = camera.page("/water")
    water.get_by_role("button", name="Show the questions").click()
    water.get_by_role("button", name="None of these").click()
    for _glass in range(3):
        water.get_by_role("button", name="Add 250 ml").click()
        expect(water.get_by_text("Saved on this phone").first).to_be_visible()
    water.close()


def shoot_pages(camera: Camera) -> None:
    """Picture every page, on a phone with a short history."""
    _live_a_day(camera)
    for what, address in PAGES.items():
        page = camera.page(address)
        camera.shoot(page, what)
        page.close()


def shoot_session(camera: Camera) -> None:
    """Picture the player in every state it can be in, each on a phone without a past."""
    for state in STATES:
        phone = camera.new_phone()
        page = phone.new_page()
        reach(page, state, url=camera.url)
        camera.shoot(page, f"session-{state.name}")
        phone.close()


def publish() -> None:
    """Copy the few that README and installers show."""
    INSTALLERS.mkdir(exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    for what in ("today", "now", "routines", "water", "diary"):
        _copy(f"{what}-phone-dark", INSTALLERS / f"{what}-phone.png")
    for what, name in (("today", "today"), ("session-hold", "cramp"), ("water", "water")):
        _copy(f"{what}-phone-dark", README / f"{name}.png")


def _copy(what: str, target: Path) -> None:
    target.write_bytes((ALL / f"{what}.png").read_bytes())


def main(shots: tuple[Callable[[Camera], None], ...] = (shoot_pages, shoot_session)) -> None:
    """Picture everything in every size and theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--session", action="store_true", help="the player only")
    wish = parser.parse_args()
    ALL.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        LiveServer(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for size in wish.size or SIZES:
            for theme in wish.theme or THEMES:
                camera = open_camera(browser, server.url, size=size, theme=theme)
                for shoot in shots[-1:] if wish.session else shots:
                    shoot(camera)
                camera.context.close()
                print("pictured", camera.name, flush=True)
        browser.close()
    if not wish.session and (ALL / "session-hold-phone-dark.png").exists():
        publish()


if __name__ == "__main__":
    main()
