"""Drinks and nights: noted with one tap, changed, taken back, and never lost on a full phone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.support.app import fill_up, make_room
from tests.support.noon import (
    NOON,
    SAVED,
    drunk,
    page_at_noon,
    press,
    water_with_a_glass,
)
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("water-and-diary")]

NO_ROOM = re.compile("no room left.*Nothing saved before is lost.*still here")


page, water = page_at_noon, water_with_a_glass


@pytest.fixture
def diary(page: Page, server: LiveServer) -> Page:
    """Open the diary with one cramp of last night in it."""
    page.goto(f"{server.url}/diary/new")
    page.get_by_label("Began").fill("2026-11-21T03:12")
    page.get_by_label("Ended").fill("2026-11-21T03:15")
    page.get_by_label("Right").check()
    page.get_by_label("Calf").check()
    page.get_by_role("button", name="Add this cramp").click()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.goto(f"{server.url}/diary")
    return page


def test_one_tap_adds_a_glass_to_today(water: Page) -> None:
    drunk(water, "250 ml")

    press(water, "Add 250 ml")

    drunk(water, "500 ml")


def test_a_drink_stays_when_the_page_is_opened_again(water: Page) -> None:
    water.reload()

    drunk(water, "250 ml")


def test_a_drink_can_be_changed(water: Page) -> None:
    press(water, re.compile("^Change 250 ml Water"))
    water.get_by_label("Amount in ml").fill("330")
    water.get_by_label("Tea").check()

    press(water, "Save")

    drunk(water, "330 ml")
    expect(water.get_by_text(re.compile("12:0.* · Tea"))).to_be_visible()


def test_the_second_half_of_a_double_tap_deletes_no_other_drink(water: Page) -> None:
    for total in ("500 ml", "750 ml"):
        press(water, "Add 250 ml")
        drunk(water, total)
    delete = water.get_by_role("button", name=re.compile("^Delete 250 ml Water")).first
    delete.scroll_into_view_if_needed()
    box = delete.bounding_box()
    assert box
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    water.mouse.click(*place)
    drunk(water, "500 ml")
    beneath = "place => document.elementFromPoint(...place).textContent"
    assert water.evaluate(beneath, place) == "Delete"

    water.mouse.down(click_count=2)
    water.mouse.up(click_count=2)

    press(water, "Undo")
    drunk(water, "750 ml")


def test_a_deleted_drink_can_be_taken_back(water: Page) -> None:
    press(water, re.compile("^Delete 250 ml Water"))
    drunk(water, "0 ml")

    press(water, "Undo")

    drunk(water, "250 ml")


def test_an_added_drink_can_be_taken_back(water: Page) -> None:
    press(water, "Undo")

    drunk(water, "0 ml")


def test_what_was_saved_can_be_taken_back_for_a_while_only(water: Page) -> None:
    water.clock.run_for(61_000)

    expect(water.get_by_role("button", name="Undo")).to_have_count(0)
    expect(water.get_by_text(SAVED)).to_have_count(0)
    drunk(water, "250 ml")


def test_a_phone_that_slept_meanwhile_does_not_offer_to_take_it_back(water: Page) -> None:
    # The clock goes on while timers stand still.
    water.clock.set_system_time(NOON + timedelta(hours=8))

    water.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")

    expect(water.get_by_role("button", name="Undo")).to_have_count(0)
    drunk(water, "250 ml")


def test_the_button_adds_the_persons_own_glass(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/settings")
    page.get_by_label("Another size").check()
    page.get_by_label("Size of your glass in ml").fill("180")
    page.get_by_label("Size of your glass in ml").blur()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.goto(f"{server.url}/water")

    press(page, "Add 180 ml")

    drunk(page, "180 ml")


def test_yesterdays_drink_is_not_todays(water: Page, server: LiveServer) -> None:
    press(water, "Another amount, drink or time")
    press(water, "That was yesterday")

    press(water, "Save")

    expect(water.get_by_text(SAVED)).to_be_visible()
    drunk(water, "250 ml")
    water.goto(f"{server.url}/diary")
    expect(water.get_by_text("1 drink", exact=True)).to_have_count(2)


def test_a_cramp_that_is_over_is_added_with_its_length(diary: Page) -> None:
    line = diary.get_by_role("link", name=re.compile("^Right"))

    expect(line).to_contain_text("03:12 · 3 min")
    expect(diary.get_by_text("Last night: 1 cramp.")).to_be_visible()


def test_a_night_of_another_year_names_it(diary: Page, server: LiveServer) -> None:
    diary.goto(f"{server.url}/diary/new")
    diary.get_by_label("Began").fill("2025-03-05T03:12")
    press(diary, "Add this cramp")
    expect(diary.get_by_text(SAVED)).to_be_visible()

    diary.goto(f"{server.url}/diary")

    expect(diary.get_by_role("heading", name="Tue, Mar 4 to Wed, Mar 5, 2025")).to_be_visible()
    expect(diary.get_by_role("heading", name="Nov 20 to", exact=False)).not_to_contain_text("2026")


def test_what_is_told_about_a_cramp_later_stands_in_the_diary(
    diary: Page, server: LiveServer
) -> None:
    diary.get_by_role("link", name=re.compile("^Right")).click()
    strength = diary.get_by_role("group", name="How strong was the pain?")
    strength.get_by_label("7", exact=True).check()

    press(diary, "Save")

    expect(diary.get_by_text(SAVED)).to_be_visible()
    diary.goto(f"{server.url}/diary")
    expect(diary.get_by_role("link", name=re.compile("^Right"))).to_contain_text("pain 7 of 10")


def test_a_deleted_cramp_can_be_taken_back(diary: Page, server: LiveServer) -> None:
    missing = diary.get_by_text("There is no such entry on this phone.")
    diary.get_by_role("link", name=re.compile("^Right")).click()
    press(diary, "Delete this entry")
    expect(diary.get_by_text("Deleted.")).to_be_visible()
    expect(missing).to_have_count(0)
    expect(diary.get_by_role("link", name="All nights")).to_be_focused()

    press(diary, "Undo")

    expect(diary.get_by_text("Taken back.")).to_be_visible()
    expect(diary.get_by_role("status").locator(":focus")).to_have_text("Taken back.")
    expect(missing).to_have_count(0)
    diary.goto(f"{server.url}/diary")
    expect(diary.get_by_role("link", name=re.compile("^Right"))).to_contain_text("03:12 · 3 min")


def test_a_cramp_cannot_end_before_it_began(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_label("Began").fill("2026-11-21T03:12")
    page.get_by_label("Ended").fill("2026-11-21T03:02")

    press(page, "Add this cramp")

    expect(page.get_by_text("The end is before the beginning.")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Ended")).to_be_focused()
    expect(page.get_by_label("Began")).to_have_value("2026-11-21T03:12")


BELOW_THE_BUTTON = """() => {
  const [button, told] = ['button[type=submit]', '.toast'].map((each) =>
    document.querySelector(each)?.getBoundingClientRect());
  return told !== undefined && told.top >= button.bottom;
}"""


def test_what_was_saved_hides_nothing_of_the_button(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary/new")

    press(page, "Add this cramp")

    page.wait_for_function(BELOW_THE_BUTTON)
    expect(page.get_by_text(SAVED)).to_be_in_viewport(ratio=1)


def test_a_night_without_a_cramp_is_one_tap(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary")

    press(page, "No cramp last night")

    expect(page.get_by_text("Last night: no cramp.")).to_be_visible()


def test_a_full_phone_says_that_nothing_is_lost(water: Page) -> None:
    fill_up(water)

    press(water, "Add 250 ml")

    expect(water.get_by_role("alert").get_by_text(NO_ROOM)).to_be_visible()
    expect(water.get_by_role("link", name="Save to a file")).to_be_visible()
    drunk(water, "250 ml")
    make_room(water)
    press(water, "Add 250 ml")
    drunk(water, "500 ml")


def test_a_full_phone_keeps_what_was_typed(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_text("More about it").click()
    page.get_by_label("Note").fill("after the long walk")
    fill_up(page)

    press(page, "Add this cramp")

    expect(page.get_by_role("alert").get_by_text(NO_ROOM)).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("after the long walk")
    make_room(page)
    press(page, "Add this cramp")
    expect(page.get_by_text(SAVED)).to_be_visible()
