"""The player on glass that is small for its text: what matters is there without scrolling."""

import re

import pytest
from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from tests.support.app import GONE
from tests.support.night import INTO_THE_STRETCH, UNTIL_PAINTED, page_in_a_cramp

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-in-time")]

SMALL: list[ViewportSize] = [{"width": 320, "height": 568}, {"width": 360, "height": 640}]
GLASS: list[ViewportSize] = [
    *SMALL,
    {"width": 390, "height": 844},
    {"width": 820, "height": 1180},
    {"width": 1280, "height": 800},
]
PHONE_ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
TALLEST_LINE = 5
TWO_LINES = 2
SMALLEST_PICTURE = 112
UNDER_IT = 2
UNTIL_ASKED = 200_000


page = page_in_a_cramp


def be_of_size(page: Page, size: ViewportSize, text: float) -> None:
    """Let the page show itself on this glass and with text of this size."""
    page.evaluate("(k) => { document.documentElement.style.fontSize = `${112.5 * k}%`; }", text)
    page.set_viewport_size(size)
    page.clock.run_for(UNTIL_PAINTED)


def test_after_ten_minutes_the_call_is_seen_without_scrolling_and_again_after_a_sign(
    page: Page,
) -> None:
    page.clock.fast_forward(600_000)
    call = page.get_by_role("link", name="Call 112")
    for size in SMALL:
        page.set_viewport_size(size)
        page.locator(".player__column").evaluate("(column) => column.scrollTo(0, 0)")
        page.locator(".player__work").evaluate("(work) => work.scrollTo(0, 0)")

        expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
        expect(call).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name=GONE)).to_be_in_viewport(ratio=1)

    page.set_viewport_size(PHONE_ON_ITS_SIDE)
    for sign in page.locator(".player__signs .button").all():
        expect(sign).to_be_in_viewport(ratio=1)

    page.get_by_role("button", name="Stiff jaw").click()

    expect(call).to_have_class(re.compile("button--primary"))
    expect(call).to_be_in_viewport(ratio=1)
    expect(call).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (667, 375)])
def test_a_helper_on_a_usual_phone_sees_the_whole_row_of_tools(
    page: Page, width: int, height: int
) -> None:
    page.get_by_role("button", name="Helper").click()
    page.set_viewport_size({"width": width, "height": height})

    for tool in page.locator(".player__pair > *").all():
        expect(tool).to_be_in_viewport(ratio=1)


WITH_THE_CALL: list[ViewportSize] = [
    {"width": 390, "height": 844},
    {"width": 740, "height": 360},
    {"width": 820, "height": 1180},
]


def test_after_ten_minutes_the_stretch_that_goes_on_is_seen_with_the_call(page: Page) -> None:
    page.clock.fast_forward(560_000)
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("button", name="The same again").click()
    page.clock.run_for(50_000)
    parts = [".player__title", ".player__call a", ".player__doing", ".player__left b"]
    for size in WITH_THE_CALL:
        page.set_viewport_size(size)
        for part in (*parts, ".player__picture"):
            expect(page.locator(part)).to_be_in_viewport(ratio=1)

        box = page.locator(".player__picture").bounding_box()
        gone = page.get_by_role("button", name=GONE).bounding_box()

        assert box
        assert gone
        assert min(box["width"], box["height"]) >= SMALLEST_PICTURE
        assert box["y"] + box["height"] <= gone["y"]


def test_on_a_phone_on_its_side_the_minutes_of_a_pack_cover_no_sign(page: Page) -> None:
    page.clock.fast_forward(600_000)
    page.set_viewport_size(PHONE_ON_ITS_SIDE)
    for name in ("Warm pack", "All is well"):
        page.get_by_role("button", name=name).click()
        page.clock.run_for(6000)

    number = page.locator(".player__left b").bounding_box()
    stretch = page.locator(".player__stretch").bounding_box()

    assert number
    assert stretch
    assert number["x"] + number["width"] <= stretch["x"] + stretch["width"]


# The line about danger beside its button: how high it is in lines of its own, and what it touches.
SAFETY = """() => {
  const line = document.querySelector('.player__safety span');
  const box = line.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(line);
  const rows = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
  const button = line.nextElementSibling.getBoundingClientRect();
  const words = document.querySelector('.player__words').getBoundingClientRect();
  return {
    rows: rows.size,
    cut: line.scrollWidth > line.clientWidth,
    apart: button.left - box.right,
    covers: Math.round(words.bottom - Math.min(box.top, button.top)),
    seen: box.top >= 0 && box.bottom <= document.querySelector('.player__gone')
      .getBoundingClientRect().top,
  };
}"""


def test_the_line_about_danger_stands_calmly_under_the_step(page: Page) -> None:
    for size in SMALL:
        page.set_viewport_size(size)

        line = page.evaluate(SAFETY)

        assert line["rows"] <= TALLEST_LINE, size
        assert not line["cut"], size
        assert line["apart"] >= 0, size
        assert line["covers"] <= 0, size
        assert line["seen"], size


LONG_WORDS = "Keep the knee straight. If you cannot reach, loop a towel round the foot and pull."
# What a person sees of the step: the rail's rows, the picture, and what of the words is above Stop.
ROOM = """(words) => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const caption = document.querySelector('.player__caption');
  caption.textContent = words;
  const range = document.createRange();
  range.selectNodeContents(caption);
  const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  const scroller = [...document.querySelectorAll('.player__work, .player__column')]
    .find(({ clientWidth }) => clientWidth > 0);
  const tools = [...document.querySelectorAll('.player__tool')]
    .map((tool) => tool.getBoundingClientRect());
  return {
    lines,
    picture: box('.player__picture').width,
    rows: new Set(tools.map(({ top }) => Math.round(top))).size,
    columns: new Set(tools.map(({ left }) => Math.round(left))).size,
    besides: box('.player__rail').left >= box('.player__stage').right,
    hidden: Math.max(0, box('.player__caption').bottom - box('.player__safety').top),
    wide: scroller.scrollWidth - scroller.clientWidth,
  };
}"""


@pytest.mark.parametrize("text", [1, 2])
def test_a_step_keeps_its_picture_its_words_and_its_tools(page: Page, text: int) -> None:
    # The stretch itself, whose first words take two lines.
    page.clock.run_for(INTO_THE_STRETCH)
    for size in GLASS:
        be_of_size(page, size, text)

        room = page.evaluate(ROOM, LONG_WORDS)

        assert room["lines"] >= TWO_LINES, size
        assert room["picture"] >= SMALLEST_PICTURE, size
        # One rail beside the step, or two rows under it: never a column below everything.
        assert room["besides"] or room["rows"] == UNDER_IT, size
        assert room["columns"] == 1 or not room["besides"], size
        # With large text the words may be scrolled to; Stop may not have to be.
        assert room["hidden"] == 0 or text > 1, size
        assert room["wide"] == 0, size


NARROW: ViewportSize = {"width": 360, "height": 740}
USUAL: ViewportSize = {"width": 390, "height": 844}
UPRIGHT = [
    *((NARROW, text) for text in (1, 1.12, 1.25)),
    *((USUAL, text) for text in (1, 1.12, 1.25, 1.5)),
]
ON_ITS_SIDE: list[ViewportSize] = [
    {"width": 1024, "height": 768},
    {"width": 1180, "height": 820},
    {"width": 1280, "height": 800},
]
STEP = ("action", "picture", "number", "safety")
# The longest words of a step, and a number that is as wide as most are.
LONGEST = """(words) => {
  document.querySelector('.player__caption').textContent = words;
  document.querySelector('.player__number').textContent = '27';
}"""
LINES = """(number) => {
  const range = document.createRange();
  range.selectNodeContents(number);
  return range.getClientRects().length;
}"""


def show(page: Page, size: ViewportSize, text: float) -> None:
    """Show the step at its longest, on this glass and with text of this size."""
    be_of_size(page, size, text)
    page.evaluate(LONGEST, LONG_WORDS)


def expect_whole(page: Page, *parts: str, where: str) -> None:
    """Expect these parts of the step and every tool on the screen, without scrolling."""
    for part in parts:
        expect(page.locator(f".player__{part}"), f"{part}, {where}").to_be_in_viewport(ratio=1)
    for name in ("Mute", "Muscle", "Right leg", "Stand", "Helper"):
        tool = page.get_by_role("button", name=name)
        expect(tool, f"{name}, {where}").to_be_in_viewport(ratio=1)


def test_somewhat_larger_text_hides_neither_the_number_nor_a_tool(page: Page) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    for size, text in UPRIGHT:
        show(page, size, text)

        expect_whole(page, *STEP, where=f"{size} {text}")


def test_on_a_phone_held_upright_the_second_sentence_is_read_to_its_end(page: Page) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    for size, text in ((NARROW, 1), (NARROW, 1.12), (USUAL, 1), (USUAL, 1.25)):
        show(page, size, text)

        expect_whole(page, *STEP, "caption", where=f"{size} {text}")


@pytest.mark.parametrize("text", [1, 1.25, 1.5])
def test_a_tablet_on_its_side_shows_all_of_the_step_and_every_tool(page: Page, text: float) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    for size in ON_ITS_SIDE:
        show(page, size, text)

        expect_whole(page, *STEP, "caption", where=f"{size} {text}")
        assert page.locator(".player__number").evaluate(LINES) == 1, size


def test_where_the_step_goes_on_below_its_edge_says_so(page: Page) -> None:
    page.clock.run_for(INTO_THE_STRETCH)
    show(page, {"width": 320, "height": 568}, 1.5)
    work = page.locator(".player__work")
    box = work.bounding_box()
    assert box
    beside: FloatRect = {"x": box["x"], "y": box["y"] + box["height"] - 6, "width": 4, "height": 6}
    before = page.screenshot(clip=beside)

    work.evaluate("(work) => work.scrollTo(0, work.scrollHeight)")

    assert page.screenshot(clip=beside) != before


def test_on_a_phone_on_its_side_the_words_stand_beside_the_picture(page: Page) -> None:
    page.set_viewport_size(PHONE_ON_ITS_SIDE)
    page.clock.run_for(INTO_THE_STRETCH)

    room = page.evaluate(ROOM, LONG_WORDS)

    assert room["lines"] >= TWO_LINES
    assert room["picture"] >= SMALLEST_PICTURE
    assert room["hidden"] == 0
    assert room["wide"] == 0

    page.clock.fast_forward(UNTIL_ASKED)
    later = page.get_by_role("button", name="It's gone at about …")
    expect(later).to_be_visible()
    below = later.evaluate("(button) => button.getBoundingClientRect().bottom")
    line = page.locator(".player__safety").evaluate("(line) => line.getBoundingClientRect().top")
    assert below <= line
