"""How long a question takes from the last letter to its answers on the glass of a slow phone.

The floor is the same event on the same page, answered by one line of text.
"""

import json
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.table import Row
from tests.support.chromium import ARGUMENTS, PHONE, chromium
from tests.support.server import LiveServer

SLOWED = 6
GOAL_MS = 50
VECTORS = Path(__file__).resolve().parents[1] / "tests" / "vectors" / "ask.json"

# Counts from the event until the page has changed.
TYPED = """
async ([selector, place, text]) => {
  const box = document.querySelector(selector);
  const type = (value) => {
    box.value = value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  // Two questions may have the same answers: the page must change for each.
  type('');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const changed = new Promise((resolve) => {
    const watched = { childList: true, subtree: true, characterData: true };
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
      .observe(document.querySelector(place), watched);
  });
  const began = performance.now();
  type(text);
  await changed;
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


def questions() -> list[str]:
    """Return what the tests ask, each once."""
    cases = json.loads(VECTORS.read_text("utf-8"))
    return [case[0] for case in [*cases["answered"], *cases["led"]]]


def measure() -> list[Row]:
    """Return the slowest and the middle question."""
    with tempfile.TemporaryDirectory() as name, LiveServer(Path(name)) as server:
        ours, floor = _times(server.url)
    middle, plain = statistics.median(ours), statistics.median(floor)
    return [
        Row(
            what=f"a question answered, {SLOWED} x slower, {which} of {len(ours)}",
            value=value,
            floor=plain,
            unit="ms",
            goal=f"<= {GOAL_MS} ms",
            reached=value <= GOAL_MS,
        )
        for which, value in (("middle", middle), ("slowest", max(ours)))
    ]


def _times(url: str) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    floor: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport=PHONE)
        page.goto(f"{url}/learn")
        # The first question fetches the texts and opens the engine.
        page.get_by_role("searchbox", name="Ask").fill("cramp")
        page.get_by_role("heading", name="Answers").wait_for()
        page.evaluate(FLOOR)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        for text in questions():
            ours.append(page.evaluate(TYPED, ["#ask", "[data-island=ask]", text]))
            floor.append(page.evaluate(TYPED, ["#plain", "#floor", text]))
        browser.close()
    return ours, floor
