"""An amount that cannot be drunk is refused at its field, and nothing is stored in its place."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.noon import SAVED, drunk, page_at_noon, press, water_with_a_glass
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("water-and-diary")]

ABOVE_ZERO = "Enter an amount above zero."
AT_MOST = "Enter 20,000 ml or less."


page, water = page_at_noon, water_with_a_glass


def refuse(page: Page, typed: str, sentence: str, *, unit: str = "ml") -> None:
    """Save an amount that cannot be: nothing is stored, and the field says why."""
    field = page.get_by_label(f"Amount in {unit}")
    field.fill(typed)

    press(page, "Save")

    expect(field).to_have_accessible_description(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(typed)
    expect(field).to_be_focused()
    expect(page.get_by_role("status").filter(has_text=re.compile("Saved|changed"))).to_have_count(0)


def save_good_amount(page: Page, *, unit: str = "ml", typed: str = "330") -> None:
    field = page.get_by_label(f"Amount in {unit}")
    field.fill(typed)
    expect(field).not_to_have_attribute("aria-invalid", "true")

    press(page, "Save")

    expect(page.get_by_text(SAVED)).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("0", ABOVE_ZERO), ("-5", ABOVE_ZERO), ("", ABOVE_ZERO), ("25000", AT_MOST)],
)
def test_an_amount_that_cannot_be_is_not_added(water: Page, typed: str, sentence: str) -> None:
    press(water, "Another amount, drink or time")

    refuse(water, typed, sentence)

    drunk(water, "250 ml")
    save_good_amount(water)
    drunk(water, "580 ml")


def test_an_amount_that_cannot_be_changes_no_drink(water: Page) -> None:
    press(water, re.compile("^Change 250 ml Water"))

    refuse(water, "0", ABOVE_ZERO)

    drunk(water, "250 ml")
    save_good_amount(water)
    drunk(water, "330 ml")


def test_an_amount_to_choose_takes_the_place_of_a_refused_one(water: Page) -> None:
    press(water, "Another amount, drink or time")
    refuse(water, "0", ABOVE_ZERO)
    expect(
        water.get_by_role("group", name="How much").get_by_role("radio", checked=True)
    ).to_have_count(0)

    water.get_by_label("500 ml", exact=True).check()

    expect(water.get_by_label("Amount in ml")).to_have_value("500")
    press(water, "Save")
    drunk(water, "750 ml")


def test_the_most_is_told_in_the_persons_own_unit(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/settings")
    page.get_by_label("US fluid ounces").check()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.goto(f"{server.url}/water")
    press(page, "Another amount, drink or time")

    refuse(page, "800", "Enter 676.3 fl oz or less.", unit="fl oz")

    save_good_amount(page, unit="fl oz", typed="12.5")
    drunk(page, "12.5 fl oz")


def test_an_amount_that_cannot_be_does_not_get_into_the_diary(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_role("radio", name="A drink", exact=True).check()

    refuse(page, "0", ABOVE_ZERO)

    save_good_amount(page)
    refuse(page, "25000", AT_MOST)
    page.goto(f"{server.url}/diary")
    expect(page.get_by_text("1 drink", exact=True)).to_be_visible()


def test_an_amount_that_cannot_be_changes_no_entry(water: Page, server: LiveServer) -> None:
    water.goto(f"{server.url}/diary")
    water.get_by_text("1 drink", exact=True).click()
    water.get_by_role("link", name=re.compile("250 ml")).click()

    refuse(water, "25000", AT_MOST)

    save_good_amount(water)
    refuse(water, "", ABOVE_ZERO)
    water.goto(f"{server.url}/water")
    drunk(water, "330 ml")
