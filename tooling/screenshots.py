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

ALL = ROOT / "build" / "screenshots"
INSTALLERS = ROOT / "static" / "screenshots"
README = ROOT / "docs" / "images"

SIZES = {"small": (360, 740), "phone": (390, 844), "tablet": (820, 1180)}
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
    """A browser of one size and theme, with some records in it."""

    context: BrowserContext
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
    """Return a camera whose phone shows the theme and has a short history."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", has_touch=True
    )
    context.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    camera = Camera(context=context, url=url, name=f"{size}-{theme}")
    _live_a_day(camera)
    return camera


def _live_a_day(camera: Camera) -> None:
    water = camera.page("/water")
    water.get_by_role("button", name="Show the questions").click()
    water.get_by_role("button", name="None of these").click()
    for _glass in range(3):
        water.get_by_role("button", name="Add 250 ml").click()
        expect(water.get_by_text("Saved on this phone").first).to_be_visible()
    water.close()


def shoot_pages(camera: Camera) -> None:
    """Picture every page."""
    for what, address in PAGES.items():
        page = camera.page(address)
        camera.shoot(page, what)
        page.close()


def shoot_session(camera: Camera) -> None:
    """Picture a cramp from the first step to the dark."""
    page = camera.page("/")
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Cramp now").click()
    page.get_by_role("button", name="It's gone").wait_for()
    for what, seconds in (("session-lead-in", 2), ("session-hold", 26), ("session-ten", 600)):
        page.clock.run_for(seconds * 1000)
        camera.shoot(page, what)
    page.get_by_role("button", name="It's gone").click()
    camera.shoot(page, "session-end")
    page.clock.run_for(25_000)
    camera.shoot(page, "session-saved")
    page.close()


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
                for shoot in shots:
                    shoot(camera)
                camera.context.close()
                print("pictured", camera.name, flush=True)
        browser.close()
    if (ALL / "session-hold-phone-dark.png").exists():
        publish()


if __name__ == "__main__":
    main()
