"""A cramp at night: one tap, and the rest is told, shown and felt until it is gone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.app import GONE, START, fill_up, let_go, wait_for_first_step
from tests.support.night import stand_still
from tests.support.published import steps_of
from tests.support.senses import note_senses, wait_until_felt, wait_until_heard
from tests.support.server import LiveServer
from tests.support.taps import press_back

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief")]

SAFETY_LINE = (
    "One leg swollen, warm or red? Chest pain, breathless? Cold or numb? Injury, dark urine?"
)

Phones = Callable[..., BrowserContext]


@pytest.fixture
def bedside(phone: Phones) -> BrowserContext:
    """Take a phone without the app on it, which notes what is done to it."""
    context = phone(service_workers="block")
    note_senses(context)
    return context


@pytest.fixture
def today(bedside: BrowserContext, server: LiveServer) -> Page:
    """Open Today."""
    page = bedside.new_page()
    page.goto(server.url)
    return page


def start(page: Page) -> None:
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()


def end(page: Page) -> None:
    let_go(page)
    expect(page.get_by_text("Saved.")).to_be_visible()


def only_cramp(page: Page, server: LiveServer) -> Locator:
    """Return the line of the diary's list about the one cramp."""
    page.goto(f"{server.url}/diary")
    line = page.get_by_role("link", name=re.compile("^Calf"))
    expect(line).to_have_count(1)
    return line


def test_one_tap_on_today_starts_relief_without_leaving_the_page(
    today: Page, server: LiveServer
) -> None:
    today.evaluate("() => { globalThis.sameDocument = true; }")

    start(today)

    assert today.evaluate("() => globalThis.sameDocument") is True
    assert today.url == f"{server.url}/now"
    expect(today).to_have_title("Cramp now · Uncramp")

    # Back leads away no more than any other slip of the hand, however often it is pressed.
    for _ in range(2):
        press_back(today)
    expect(today.get_by_text("It is still running.")).to_be_visible()
    assert today.evaluate("() => globalThis.sameDocument") is True


def test_the_first_step_is_there_within_a_second_of_the_tap(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()
    stand_still(page, server.url)

    wait_for_first_step(page, within_ms=1000)


def test_a_step_is_one_sentence_one_large_number_and_one_picture(
    bedside: BrowserContext, server: LiveServer
) -> None:
    first, *_ = steps_of(server, "calf-bed-acute")
    page = bedside.new_page()
    stand_still(page, server.url)

    start(page)

    expect(page.get_by_role("heading", level=1)).to_have_text(first["action"])
    number = page.locator(".player__number")
    expect(number).to_have_text("10")
    assert number.evaluate("(shown) => parseFloat(getComputedStyle(shown).fontSize)") >= 96
    picture = page.get_by_role("img")
    expect(picture).to_be_visible()
    assert picture.locator("title").text_content()
    assert picture.evaluate("(drawn) => drawn.getBoundingClientRect().height") > 80


def test_the_first_tap_speaks_buzzes_and_keeps_the_screen_on(today: Page) -> None:
    start(today)

    wait_until_heard(today)
    wait_until_felt(today)


def test_one_quiet_line_leads_to_the_emergency_number_while_the_time_goes_on(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()
    stand_still(page, server.url)
    start(page)
    expect(page.get_by_text(SAFETY_LINE)).to_be_visible()

    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stop. Get medical help now.")).to_be_visible()
    expect(page.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    expect(page.get_by_role("button", name="Chest pain or short of breath")).to_be_visible()
    page.clock.fast_forward(75_000)
    end(page)
    page.clock.fast_forward(21_000)

    expect(page.get_by_role("heading", level=1)).to_contain_text("1 minute")


@pytest.mark.parametrize(("text", "share"), [("100%", 0.4), ("200%", 0.3)])
def test_the_way_out_is_as_large_as_a_hand_and_never_scrolled_away(
    today: Page, text: str, share: float
) -> None:
    start(today)
    root = today.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    today.evaluate(
        "(size) => { document.documentElement.style.fontSize = size; }",
        f"{root * float(text.rstrip('%')) / 100}px",
    )
    expect(today.get_by_role("button", name=GONE)).to_be_in_viewport(ratio=1)

    box = today.get_by_role("button", name=GONE).bounding_box()

    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == 844
    assert round(box["height"]) >= round(share * 844)


# The way from each button on the screen to its nearest neighbour, and its own size, in pixels.
TARGETS = """() => {
  const boxes = [...document.querySelectorAll('.player button')].map((button) => ({
    name: button.textContent, ...button.getBoundingClientRect().toJSON(),
  }));
  const apart = (one, other) => Math.max(
    one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom,
  );
  return boxes.map((box) => ({
    name: box.name,
    inView: box.top >= 0 && box.bottom <= innerHeight,
    size: Math.min(box.width, box.height),
    apart: Math.min(...boxes.filter((other) => other !== box).map((other) => apart(box, other))),
  }));
}"""


def test_on_small_glass_every_tool_is_seen_large_and_apart(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server.url)
    start(page)
    expect(page.locator(".player__tool")).to_have_count(5)

    targets = page.evaluate(TARGETS)

    assert [target["name"] for target in targets if not target["inView"]] == []
    assert [target for target in targets if round(target["size"]) < 64] == []
    tools = [target for target in targets if "Say it again" not in target["name"]]
    assert [target for target in tools if round(target["apart"]) < 16] == []


def test_a_cramp_that_is_gone_stands_in_the_diary_with_its_length(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()
    stand_still(page, server.url)
    start(page)
    page.clock.fast_forward(40_000)

    end(page)

    page.clock.resume()
    line = only_cramp(page, server)
    expect(line).to_contain_text(re.compile(r"\b40 s\b"))
    expect(line).to_contain_text("ended during: Toes to shin")
    line.click()
    expect(page.get_by_text("Ended during: Toes to shin")).to_be_visible()


def test_the_end_can_be_taken_back(bedside: BrowserContext, server: LiveServer) -> None:
    page = bedside.new_page()
    stand_still(page, server.url)
    start(page)
    end(page)

    page.get_by_role("button", name="Undo: it is still there").click()

    expect(page.locator(".player__number")).to_be_visible()
    end(page)
    page.clock.resume()
    expect(only_cramp(page, server)).to_contain_text("ended during")


def test_a_routine_for_a_cramp_can_be_learned_without_one(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()
    page.goto(f"{server.url}/routines/calf-stand-acute/play")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text(re.compile("^Next: "))).to_be_visible()
    expect(page.get_by_role("button", name=GONE)).to_be_hidden()

    page.get_by_role("button", name="End", exact=True).click()

    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(f"{server.url}/diary")
    expect(page.get_by_role("link", name=re.compile("^Heel down"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Calf"))).to_have_count(0)


def test_the_page_of_a_routine_for_a_cramp_meets_one(
    bedside: BrowserContext, server: LiveServer
) -> None:
    first, *_ = steps_of(server, "calf-stand-acute")
    page = bedside.new_page()
    page.goto(f"{server.url}/routines/calf-stand-acute/play")

    start(page)

    expect(page.get_by_role("heading", level=1)).to_have_text(first["action"])
    end(page)
    expect(only_cramp(page, server)).to_contain_text("ended during: Heel down")


def test_a_full_phone_stops_no_relief_and_says_so(today: Page) -> None:
    fill_up(today)
    start(today)
    expect(today.get_by_text("This phone could not save. The routine goes on.")).to_be_visible()

    let_go(today)

    expect(today.get_by_text("Sit up slowly. Hold on to something.")).to_be_visible()
    expect(today.get_by_text(re.compile("^This phone could not save it"))).to_be_visible()


def test_after_the_end_comes_a_black_screen(bedside: BrowserContext, server: LiveServer) -> None:
    page = bedside.new_page()
    stand_still(page, server.url)
    start(page)
    let_go(page)
    expect(page.get_by_role("heading", name="Sit up slowly. Hold on to something.")).to_be_focused()
    page.clock.fast_forward(21_000)

    page.get_by_role("button", name="Back to sleep").click()

    dark = page.get_by_role("button", name="Back to Today")
    assert dark.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert dark.evaluate("(all) => getComputedStyle(all).backgroundColor") == "rgb(0, 0, 0)"


def test_the_shortcut_on_the_home_screen_starts_by_itself_and_only_once(
    bedside: BrowserContext, server: LiveServer
) -> None:
    page = bedside.new_page()

    page.goto(f"{server.url}/now?start=1")

    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    assert page.url == f"{server.url}/now"
    expect(page.get_by_text("Tap for sound")).to_be_visible()
    end(page)
    page.goto(f"{server.url}/now")
    expect(page.get_by_role("button", name=START)).to_be_visible()
    expect(only_cramp(page, server)).to_contain_text("ended during")


def test_a_tap_gives_the_shortcut_its_voice(bedside: BrowserContext, server: LiveServer) -> None:
    page = bedside.new_page()
    page.goto(f"{server.url}/now?start=1")
    expect(page.get_by_text("Tap for sound")).to_be_visible()

    page.get_by_role("heading", level=1).click()

    expect(page.get_by_text("Tap for sound")).to_be_hidden()
    wait_until_heard(page)
