"""How long a question takes from the last letter to its answers on the page of a slow phone.

The floor is the same event on the same page, answered by one line of text. Both include the layout
that follows. The app is on the phone already, as it is for everyone who comes a second time. Each
round is a page opened anew, so that no question profits from a round before.
"""

import json
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from bench.table import Row
from tests.support.app import READY
from tests.support.chromium import ARGUMENTS, PHONE, chromium
from tests.support.server import LiveServer

SLOWED = 6
GOAL_MS = 50
# Nobody has finished a word sooner.
OPEN_GOAL_MS = 1000
ROUNDS = 5
VECTORS = Path(__file__).resolve().parents[1] / "tests" / "vectors" / "ask.json"

# As much as the box takes, half of it misspelt.
STORY = (
    "my calv hurts terribel evry nigt when i lie down, "
    "neither streching nor magnesum nor walkking help"
)

WATCHED = """
() => {
  globalThis.tasks = [];
  globalThis.watched = new PerformanceObserver((list) => {
    globalThis.tasks.push(...list.getEntries());
  });
  globalThis.watched.observe({ type: 'longtask' });
}
"""
# The page opens the engine by itself, and begins with fetching the texts: what ran before that is
# the page's own start, which is measured elsewhere. A task is reported after it has ended.
LONGEST = """
async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  globalThis.tasks.push(...globalThis.watched.takeRecords());
  const texts = performance.getEntriesByType('resource')
    .find(({ name }) => new URL(name).pathname.endsWith('/learn/search.json'));
  if (!texts) throw new Error('the engine was never opened');
  const meanwhile = globalThis.tasks
    .filter(({ startTime, duration }) => startTime + duration > texts.startTime);
  return Math.max(0, ...meanwhile.map(({ duration }) => duration));
}
"""
# Counts from the event until the page has changed and is laid out again.
TYPED = """
async ([selector, place, text, again]) => {
  const box = document.querySelector(selector);
  const type = (value) => {
    box.value = value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  // Two questions may have the same answers: the page must change for each.
  if (again) {
    type('');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const changed = new Promise((resolve) => {
    const watched = { childList: true, subtree: true, characterData: true };
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
      .observe(document.querySelector(place), watched);
  });
  const began = performance.now();
  type(text);
  await changed;
  document.body.getBoundingClientRect();
  return performance.now() - began;
}
"""
FLOOR = """
() => {
  document.body.insertAdjacentElement('beforeend', document.createElement('p')).id = 'floor';
  const box = document.body.insertAdjacentElement('beforeend', document.createElement('input'));
  box.id = 'plain';
  const line = document.querySelector('#floor');
  box.addEventListener('input', () => { line.textContent = box.value; });
}
"""
ASK = ("#ask", "[data-island=ask]")
PLAIN = ("#plain", "#floor")


@dataclass(frozen=True)
class Round:
    """What one page took: opening the engine, its longest task, each question and its floor."""

    opening: float
    longest: float
    asked: dict[str, float]
    floor: list[float]


def questions() -> list[str]:
    """Return what the tests ask, each once, and one long story."""
    cases = json.loads(VECTORS.read_text("utf-8"))
    return [*dict.fromkeys(case[0] for case in [*cases["answered"], *cases["led"]]), STORY]


def measure() -> list[Row]:
    """Return what opening took, the slowest question of all, and the middle of each."""
    with tempfile.TemporaryDirectory() as name, LiveServer(Path(name)) as server:
        rounds = _rounds(server.url)
    return [*_opening(rounds), *_asked(rounds)]


def _opening(rounds: Sequence[Round]) -> list[Row]:
    opening = statistics.median(one.opening for one in rounds)
    longest = statistics.median(one.longest for one in rounds)
    return [
        Row(
            what="asked as the page opens: engine opened, then answered",
            value=opening,
            unit="ms",
            goal=f"<= {OPEN_GOAL_MS} ms",
            reached=opening <= OPEN_GOAL_MS,
        ),
        Row(
            what="longest task meanwhile, answer drawn (0: none over 50 ms)",
            value=longest,
            unit="ms",
            goal=f"<= {GOAL_MS} ms",
            reached=longest <= GOAL_MS,
        ),
    ]


def _asked(rounds: Sequence[Round]) -> list[Row]:
    floor = statistics.median(time for one in rounds for time in one.floor)

    def row(what: str, value: float) -> Row:
        return Row(
            what=what,
            value=value,
            floor=floor,
            unit="ms",
            goal=f"<= {GOAL_MS} ms",
            reached=value <= GOAL_MS,
        )

    every = [(time, text) for one in rounds for text, time in one.asked.items()]
    slowest, which = max(every)
    middles = {text: statistics.median(one.asked[text] for one in rounds) for text in questions()}
    return [
        row(f"slowest of {len(every)}: {_short(which)}", slowest),
        *(
            row(f"middle of {ROUNDS}: {_short(text)}", middle)
            for text, middle in sorted(middles.items(), key=lambda pair: -pair[1])
        ),
    ]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}… ({len(text)} letters)"


def _rounds(url: str) -> list[Round]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport=PHONE)
        page.goto(url)
        expect(page.get_by_text(READY)).to_be_visible(timeout=60_000)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.add_init_script(f"({WATCHED})()")
        rounds = [_round(page, f"{url}/learn") for _ in range(ROUNDS)]
        browser.close()
    return rounds


def _round(page: Page, address: str) -> Round:
    page.goto(address)
    opening = _typed(page, ASK, "cramp", again=False)
    longest = float(page.evaluate(LONGEST))
    page.evaluate(FLOOR)
    asked: dict[str, float] = {}
    floor: list[float] = []
    for text in questions():
        asked[text] = _typed(page, ASK, text)
        floor.append(_typed(page, PLAIN, text))
    return Round(opening, longest, asked, floor)


def _typed(page: Page, place: tuple[str, str], text: str, *, again: bool = True) -> float:
    return float(page.evaluate(TYPED, [*place, text, again]))
