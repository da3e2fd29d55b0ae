"""Every state of the player, reached by tapping and by letting its clock run."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.support.app import fill_up, let_go

NIGHT = datetime(2026, 11, 21, 3, 12, tzinfo=UTC)
CRAMP = ("/now", "Cramp now")
BEDTIME = ("/routines/bedtime-trial-seated/play", "Start")
HEAT = ("/routines/recovery-heat/play", "Start")
MINUTE = 60
# From the far end of the wash of a changed step.
SETTLED = 1


@dataclass(frozen=True)
class State:
    """A picture's name, where it begins, and how the player comes to it."""

    name: str
    start: tuple[str, str]
    reach: Callable[[Page], None]


def _wait(seconds: float) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.clock.run_for(int(seconds * 1000))

    return reach


def _tap(*names: str, after: float = SETTLED) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.clock.run_for(int(after * 1000))
        for name in names:
            page.get_by_role("button", name=name, exact=True).first.click()
            page.clock.run_for(SETTLED * 1000)

    return reach


def _end(seconds: float) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.clock.run_for(40_000)
        let_go(page)
        page.clock.run_for(int(seconds * 1000))

    return reach


def _large(page: Page) -> None:
    page.clock.run_for(26_000)
    page.evaluate("() => { document.documentElement.style.fontSize = '36px'; }")


def _locked(page: Page) -> None:
    page.clock.run_for(12_000)
    page.clock.fast_forward(40_000)


def _sleep(page: Page) -> None:
    _end(24)(page)
    page.get_by_role("button", name="Back to sleep").click()
    page.get_by_role("button", name="Back to Today").wait_for()


def _full_disk(page: Page) -> None:
    fill_up(page)
    _end(2)(page)


def _too_warm(page: Page) -> None:
    _tap("All is well. Go on.", after=10)(page)
    _tap("Pause", after=30)(page)
    page.clock.fast_forward(20 * MINUTE * 1000)


def _left_alone(page: Page) -> None:
    """Leave a cramp without ending it, twice, and come back in the morning."""
    home = urljoin(page.url, "/")
    for night in range(2):
        page.clock.run_for(40_000)
        page.goto(urljoin(home, "/about"))
        page.clock.fast_forward(3 * 60 * MINUTE * 1000)
        page.clock.resume()
        page.goto(home)
        page.get_by_role("region", name="was never ended").first.wait_for()
        if night == 0:
            page.get_by_role("button", name=CRAMP[1], exact=True).click()
            page.locator(".player").wait_for()


def _numb(page: Page) -> None:
    """Tell by day that the skin feels less, and try a warm pack all the same."""
    page.get_by_role("button", name="End", exact=True).click()
    play = page.url
    page.goto(urljoin(play, "/settings"))
    page.get_by_text(re.compile("of .* questions answered")).click()
    page.get_by_role("group", name=re.compile("feel numb")).get_by_label("Not sure").check()
    page.get_by_text("Saved on this phone.").first.wait_for()
    page.goto(play)
    page.get_by_role("button", name=HEAT[1], exact=True).click()
    page.get_by_role("heading", name="This one is not for you").wait_for()


# A plan of four rounds is over well before this, and ten minutes are not.
_OVER = 9 * MINUTE

STATES = (
    State("lead-in", CRAMP, _wait(2)),
    State("hold", CRAMP, _wait(26)),
    State("large-text", CRAMP, _large),
    State("after-lock", CRAMP, _locked),
    State("muscle", CRAMP, _tap("Muscle", after=12)),
    State("helper", CRAMP, _tap("Helper", after=12)),
    State("undo", CRAMP, _tap("Right leg", after=12)),
    State("stop", CRAMP, _tap("Stop", after=12)),
    State("asking", CRAMP, _wait(_OVER)),
    State("next", CRAMP, _tap("Yes", after=_OVER)),
    State("gone-at", CRAMP, _tap("It's gone at about …", after=_OVER)),
    State("ten-minutes", CRAMP, _wait(10 * MINUTE + 2)),
    State("alarm", CRAMP, _tap("Chest pain or short of breath", after=10 * MINUTE + 2)),
    State("end", CRAMP, _end(2)),
    State("saved", CRAMP, _end(24)),
    State("routine", BEDTIME, _wait(16)),
    State("other-leg", BEDTIME, _wait(24.5)),
    State("paused", BEDTIME, _tap("Pause", after=16)),
    State("finished", BEDTIME, _wait(_OVER)),
    State("check", HEAT, _wait(10)),
    State("pack-on", HEAT, _tap("All is well. Go on.", after=10)),
    State("take-off", HEAT, _too_warm),
    State("closed", HEAT, _numb),
    State("not-saved", CRAMP, _full_disk),
    State("black", CRAMP, _sleep),
    State("left-alone", CRAMP, _left_alone),
)


def reach(page: Page, state: State, *, url: str) -> None:
    """Bring the page to a state; its clock stands still afterwards."""
    address, button = state.start
    page.clock.install(time=NIGHT)
    page.goto(f"{url}{address}")
    page.locator("html[data-ready]").wait_for(state="attached")
    page.clock.pause_at(NIGHT.replace(minute=14))
    page.get_by_role("button", name=button, exact=True).click()
    page.locator(".player").wait_for()
    page.clock.run_for(100)
    page.locator(".player__rail, .player__keys").first.wait_for()
    state.reach(page)
    page.clock.run_for(200)
