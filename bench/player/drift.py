"""A routine of twenty minutes in a page that nobody looks at and that wakes once a minute."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from bench.table import Row
from tests.support.chromium import ARGUMENTS, PHONE, chromium
from tests.support.published import Turn, turns_in
from tests.support.server import LiveServer

ROUTINE = "calf-bed-acute"
MINUTES = 20
# The steps after the first two, again and again until it lasts as long.
ROUNDS = 30
NIGHT = datetime(2026, 11, 21, 3, 12, tzinfo=UTC)
HIDE = """(hidden) => {
  Object.defineProperty(document, 'visibilityState',
    { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@dataclass(frozen=True)
class Look:
    """What the screen should show at a moment, and what it does show."""

    turn: Turn
    left: float
    action: str
    number: float

    @property
    def is_wrong(self) -> bool:
        """Say whether another step is shown than is due."""
        return self.action != self.turn.action

    @property
    def off(self) -> float:
        """Return by how many seconds the shown time is off."""
        return abs(self.number - self.left)


def _long(routine: dict[str, Any]) -> dict[str, Any]:
    """Return the routine with so many rounds that it takes its time."""
    blocks = [
        {**block, "repetitions": ROUNDS if block["repetitions"] > 1 else 1}
        for block in routine["blocks"]
    ]
    return {**routine, "blocks": blocks}


def _seconds(text: str) -> float:
    minutes, _, seconds = text.rpartition(":")
    return 60 * int(minutes or 0) + int(seconds)


def _looks(page: Page, turns: list[Turn]) -> Iterator[Look]:
    """Sleep through each minute, come back for a look, and hide again."""
    for minute in range(1, MINUTES + 1):
        page.evaluate(HIDE, arg=True)
        page.clock.fast_forward(59_500)
        page.evaluate(HIDE, arg=False)
        page.clock.run_for(500)
        now = 60.0 * minute
        turn = next(turn for turn in turns if now < turn.end)
        yield Look(
            turn,
            # Getting into position has a number of its own, and the same words.
            (turn.start if now < turn.start else turn.end) - now,
            page.get_by_role("heading", level=1).inner_text(),
            _seconds(page.locator(".player__number").inner_text()),
        )


def measure() -> list[Row]:
    """Return the wrong steps, the largest error of the shown time, and the reloads."""
    with (
        tempfile.TemporaryDirectory() as folder,
        LiveServer(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        context = browser.new_context(viewport=PHONE, service_workers="block")
        page = context.new_page()
        shown: list[dict[str, Any]] = []

        def lengthen(route: Route) -> None:
            shown.append(_long(route.fetch().json()))
            route.fulfill(body=json.dumps(shown[-1]), content_type="application/json")

        page.route(f"**/{ROUTINE}.json", lengthen)
        reloads: list[str] = []
        page.clock.install(time=NIGHT)
        page.goto(f"{server.url}/routines/{ROUTINE}/play")
        page.wait_for_load_state("networkidle")
        page.clock.pause_at(NIGHT.replace(minute=20))
        page.on("load", lambda page: reloads.append(page.url))
        page.get_by_role("button", name="Start").click()
        page.clock.run_for(0)
        page.locator(".player__keys").wait_for()
        looks = list(_looks(page, list(turns_in(shown[0]))))
        browser.close()
    return [
        _row("wrong steps", sum(look.is_wrong for look in looks), "of 20", goal=0),
        _row("shown time off by at most", max(look.off for look in looks), "s", goal=1),
        _row("reloads that nobody asked for", len(reloads), "", goal=0),
    ]


def _row(what: str, value: float, unit: str, *, goal: int) -> Row:
    what = f"{what}, {MINUTES} min hidden, waking once a minute"
    return Row(what=what, value=value, unit=unit, goal=f"<= {goal} {unit}", reached=value <= goal)
