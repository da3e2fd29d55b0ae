"""From the tap to the first instruction, seen and heard; warm, and from a cold process.

The floor is a page with one button that shows a sentence and starts one clip: what no page that
speaks can do without.
"""

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from bench.phones import SLOWED, phone_over, warm_profile
from bench.player.floor import floor_server
from bench.table import Row
from tests.support.app import START
from tests.support.server import LiveServer

RUNS = 9
SHOWN_GOAL = 100
HEARD_GOAL = 250
COLD_GOAL = 1000

MARKS = """(() => {
  const marks = {};
  globalThis.__marks = marks;
  addEventListener('click', ({ timeStamp }) => { marks.tap ??= timeStamp; }, { capture: true });
  const look = () => {
    if (document.querySelector('.player__action')) marks.shown = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (...when) {
    // Shorter ones are the silence that wakes a loudspeaker.
    if (this.buffer.duration > 0.2) marks.heard ??= performance.now();
    return start.apply(this, when);
  };
})()"""


@dataclass(frozen=True)
class Answer:
    """Milliseconds from the tap until the first instruction is seen, and its sound laid out."""

    shown: float
    heard: float


def _answer(page: Page) -> Answer:
    page.get_by_role("button", name=START).click()
    page.wait_for_function("() => __marks.shown && __marks.heard")
    marks = page.evaluate("() => __marks")
    return Answer(shown=marks["shown"] - marks["tap"], heard=marks["heard"] - marks["tap"])


def _warm(playwright: Playwright, *, profile: Path, url: str) -> Iterator[Answer]:
    """Tap on a page that has been open for a moment, on a phone without a past each time."""
    for _ in range(RUNS):
        with phone_over(playwright, profile, slowed=1) as page:
            page.add_init_script(MARKS)
            page.goto(url)
            page.wait_for_load_state("networkidle")
            yield _answer(page)


def _cold(playwright: Playwright, *, profile: Path, url: str) -> Iterator[Answer]:
    """Tap as soon as the page answers, in a fresh process over a copy of the profile."""
    for _ in range(RUNS):
        with phone_over(playwright, profile, slowed=SLOWED) as page:
            page.add_init_script(MARKS)
            page.goto(url, wait_until="commit")
            page.wait_for_function("() => document.documentElement.dataset.hears !== undefined")
            yield _answer(page)


def measure() -> list[Row]:
    """Return warm and cold, seen and heard; for the cold ones the servers are dead."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "server").mkdir()
        with floor_server() as floor, LiveServer(folder / "server") as server:
            urls = {"floor": floor, "now": f"{server.url}/now"}
            firsts = {"floor": floor, "now": f"{server.url}/about"}
            profiles = {
                name: warm_profile(playwright, folder / name, first)
                for name, first in firsts.items()
            }
            warm = {
                name: list(_warm(playwright, profile=profiles[name], url=url))
                for name, url in urls.items()
            }
        cold = {
            name: list(_cold(playwright, profile=profiles[name], url=url))
            for name, url in urls.items()
        }
    dead = f"cold process, server dead, {SLOWED} x slower"
    return [
        _row(warm, "shown", SHOWN_GOAL, "tap to instruction seen"),
        _row(warm, "heard", HEARD_GOAL, "tap to its sound laid out"),
        _row(cold, "shown", COLD_GOAL, f"tap to instruction seen, {dead}"),
        _row(cold, "heard", COLD_GOAL, f"tap to its sound laid out, {dead}"),
    ]


def _row(answers: dict[str, list[Answer]], mark: str, goal: int, what: str) -> Row:
    value, floor = (
        statistics.median(getattr(answer, mark) for answer in answers[name])
        for name in ("now", "floor")
    )
    return Row(
        what=what, value=value, floor=floor, unit="ms", goal=f"<= {goal} ms", reached=value <= goal
    )
