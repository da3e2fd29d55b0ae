"""The player with large text and on a phone on its side: what matters is never scrolled away."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.support.app import GONE
from tests.support.night import INTO_THE_STRETCH, page_in_a_cramp
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("large-text")]

UPRIGHT: list[ViewportSize] = [
    {"width": 390, "height": 844},
    {"width": 360, "height": 640},
    {"width": 320, "height": 640},
]
ON_ITS_SIDE: list[ViewportSize] = [
    {"width": 844, "height": 390},
    {"width": 740, "height": 360},
    {"width": 667, "height": 375},
]
GLASS = [*UPRIGHT, *ON_ITS_SIDE]
NO_MORE_UNDO = 11_000
SMALLEST_PICTURE = 112
FLATTEST_PICTURE = 84
LONGEST_STRIP = 2.2
TARGET = 64
APART = 16


def shown(page: Page, *texts: float, on: list[ViewportSize] = GLASS) -> Iterator[str]:
    """Show the screen on each glass with text of each size, and tell which that is."""
    for text in texts:
        enlarge = "(k) => { document.documentElement.style.fontSize = `${112.5 * k}%`; }"
        page.evaluate(enlarge, text)
        for size in on:
            page.set_viewport_size(size)
            yield f"{size['width']}x{size['height']}, text x {text}"


page = page_in_a_cramp


# Words that stand on two lines, and parts with more in them than they have room for.
BROKEN = """() => {
  const player = document.querySelector('.player');
  const walk = document.createTreeWalker(player, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (walk.nextNode()) {
    const { currentNode: node } = walk;
    if (node.parentElement.closest('.visually-hidden')) continue;
    for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
    }
  }
  const cut = [...player.querySelectorAll('button, h1, p')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ textContent }) => `cut: ${textContent}`);
  return [...broken, ...cut];
}"""

WAYS = """() => [...document.querySelectorAll(':is(.player__safety, .player__ground) button')]
  .map((way) => {
    const { left, right, top, bottom } = way.getBoundingClientRect();
    const whole = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return [way.textContent, whole && way.contains(seen)];
  })"""


def troubles(page: Page, *ways: str) -> list[str]:
    """Return the words that break or are cut off, and the ways that are not whole on the screen."""
    found: list[str] = page.evaluate(BROKEN)
    here = dict(page.evaluate(WAYS))
    return found + [f"{way} is not in reach" for way in ways if not here.get(way)]


def test_stop_and_the_way_out_are_there_without_scrolling_and_no_word_breaks(page: Page) -> None:
    def wrong() -> dict[str, list[str]]:
        every = {name: troubles(page, "Stop", GONE) for name in shown(page, 1, 1.5, 2)}
        return {name: found for name, found in every.items() if found}

    assert wrong() == {}
    page.clock.run_for(INTO_THE_STRETCH)
    assert wrong() == {}
    page.get_by_role("button", name="Right leg").click()  # and there is something to undo
    assert wrong() == {}

    for tool, back in (("Muscle", "Back"), ("Helper", "Return to the stretch")):
        page.get_by_role("button", name=tool).click()
        expect(page.locator(".player__title")).to_be_in_viewport()
        assert wrong() == {}
        page.get_by_role("button", name=back, exact=True).click()


def test_the_keys_of_a_routine_leave_stop_in_reach(page: Page, server: LiveServer) -> None:
    page.get_by_role("button", name=GONE).click(position={"x": 12, "y": 12})
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(f"{server.url}/routines/bed-prep/play")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Skip")).to_be_visible()

    every = {
        name: troubles(page, "Stop", "Previous", "Pause", "Skip") for name in shown(page, 1, 1.5, 2)
    }

    assert {name: found for name, found in every.items() if found} == {}


def test_the_step_itself_is_seen_above_stop_and_its_picture_is_no_strip(page: Page) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    for name in shown(page, 1, 2):
        for part in ("action", "number", "safety", "picture"):
            expect(page.locator(f".player__{part}"), name).to_be_in_viewport(ratio=1)

        box = page.locator(".player__picture").bounding_box()

        assert box, name
        assert box["width"] >= SMALLEST_PICTURE, name
        assert box["height"] >= FLATTEST_PICTURE, name
        assert box["width"] <= box["height"] * LONGEST_STRIP, name


def test_on_a_phone_on_its_side_every_tool_is_seen_whole_large_and_apart(page: Page) -> None:
    tools = page.locator(".player__tool")
    for name in shown(page, 1, on=ON_ITS_SIDE):
        for tool in tools.all():
            expect(tool, name).to_be_in_viewport(ratio=1)

        boxes = [box for tool in tools.all() if (box := tool.bounding_box())]

        assert min(min(box["width"], box["height"]) for box in boxes) >= TARGET, name
        across = {(box["x"], box["x"] + box["width"]) for box in boxes}
        down = {(box["y"], box["y"] + box["height"]) for box in boxes}
        for edges in (sorted(across), sorted(down)):
            assert all(after[0] - edge[1] >= APART for edge, after in pairwise(edges)), name


def test_sitting_up_is_read_from_its_beginning_and_led_on_from(page: Page) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    page.get_by_role("button", name=GONE).click(position={"x": 12, "y": 12})
    onward = page.get_by_role("button", name="I am sitting")

    for name in shown(page, 1, 2):
        expect(page.get_by_role("heading", level=1), name).to_be_in_viewport(ratio=1)
        expect(onward, name).to_be_in_viewport(ratio=1)
    page.clock.run_for(NO_MORE_UNDO)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    onward.click()

    expect(page.get_by_role("button", name="Back to sleep")).to_be_in_viewport(ratio=1)
