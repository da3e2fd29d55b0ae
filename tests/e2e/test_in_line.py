"""What a careful eye sees: words in line, folds of one size, and a note that hides little."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
FINGER_PX = 48
# A line of its own for the note, and a distance from the button to Undo.
NOTE_PX = 60

# Where the words themselves begin and end, which is not where a place to tap does.
WORDS = """(part) => {
  const range = document.createRange();
  range.selectNodeContents(part);
  const { left, right } = range.getBoundingClientRect();
  return { left: Math.round(left), right: Math.round(right) };
}"""


@pytest.fixture
def page(phone: Callable[..., BrowserContext]) -> Page:
    page = phone(service_workers="block", timezone_id="UTC", reduced_motion="reduce").new_page()
    page.clock.install(time=NOON)
    return page


@pytest.fixture
def water(page: Page, server: LiveServer) -> Page:
    """Open Water with a goal, one glass and the note about it."""
    page.goto(f"{server.url}/water")
    page.get_by_role("button", name="Show the questions").click()
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Add 250 ml").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    return page


def words(part: Locator) -> dict[str, int]:
    found: dict[str, int] = part.evaluate(WORDS)
    return found


def height(part: Locator) -> float:
    size = part.bounding_box()
    assert size
    return size["height"]


def test_words_to_tap_stand_in_line_with_the_text_around_them(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_label("Right").check()
    taken_back = page.get_by_role("button", name="Take this answer back")

    question = page.get_by_text("Which leg?", exact=True)
    assert words(taken_back)["left"] == words(question)["left"]
    assert height(taken_back) >= FINGER_PX


def test_a_list_ends_where_the_page_ends(water: Page) -> None:
    delete = water.get_by_role("button", name="Delete 250 ml Water")

    end = water.get_by_role("button", name="Add 250 ml").bounding_box()
    assert end
    assert words(delete)["right"] == round(end["x"] + end["width"])
    assert height(delete) >= FINGER_PX


def test_all_folds_of_a_page_speak_equally_loud(water: Page) -> None:
    sizes = water.locator("summary").evaluate_all(
        "(all) => [...new Set(all.map((each) => getComputedStyle(each).fontSize))]"
    )

    assert len(sizes) == 1


def test_the_note_about_what_was_saved_hides_one_line_at_most(water: Page) -> None:
    action = water.locator("main .action")
    with_note = height(action)
    water.reload()
    expect(water.get_by_text("Saved on this phone.")).to_have_count(0)
    expect(water.get_by_role("button", name="Add 250 ml")).to_be_visible()

    assert with_note - height(action) <= NOTE_PX


def test_what_lies_below_the_one_action_goes_out_softly(water: Page) -> None:
    fade = water.locator("main .action").evaluate(
        "(action) => getComputedStyle(action, '::before').backgroundImage"
    )

    assert fade.startswith("linear-gradient(to top,")


def test_an_open_form_leaves_no_empty_strip_above_the_bar(water: Page) -> None:
    water.get_by_role("button", name="Another amount, drink or time").click()
    expect(water.get_by_role("button", name="Add 250 ml")).to_have_count(0)

    assert height(water.locator("main .action")) < FINGER_PX / 4
