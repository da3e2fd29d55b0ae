"""Who presses a button by key that goes with what it does finds the next words where they are."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Locator, expect

from tests.support.chromium import NOON_ZONE
from tests.support.phone import Phone, signed_up

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-in-time")]

Phones = Callable[..., Phone]

SAVED: Final = "Saved on this phone."
ONE_GLASS: Final = re.compile("^Delete 250 ml Water")
OUT_OF_THE_TRASH: Final = re.compile("^Give back")


def press(phone: Phone, name: str) -> None:
    """Reach a button by key, and press it."""
    button = phone.button(name)
    button.focus()
    button.press("Enter")


def said(phone: Phone, sentence: str) -> Locator:
    """Return the line that tells what was done."""
    return phone.page.locator(".toast").filter(has_text=sentence)


def test_an_answer_about_the_night_leads_to_what_was_done(far_phone: Phones) -> None:
    phone = far_phone(timezone_id=NOON_ZONE)
    phone.open("/diary")

    press(phone, "No cramp last night")
    expect(phone.button("No cramp last night")).to_have_count(0)
    expect(said(phone, SAVED)).to_be_focused()

    press(phone, "Not so")
    expect(phone.button("Not so")).to_have_count(0)
    expect(said(phone, "Deleted.")).to_be_focused()


@pytest.mark.parametrize("name", ["No cramp last night", "Skip"])
def test_a_card_of_the_day_that_goes_leads_to_what_was_done(far_phone: Phones, name: str) -> None:
    phone = far_phone(timezone_id=NOON_ZONE)
    phone.open("/water")
    phone.add_glass()
    phone.await_saved()
    phone.open("/")

    press(phone, name)

    expect(phone.button(name)).to_have_count(0)
    expect(said(phone, SAVED)).to_be_focused()


def test_a_programme_begun_and_ended_leads_to_what_was_done(far_phone: Phones) -> None:
    phone = far_phone(timezone_id=NOON_ZONE)
    phone.open("/routines")

    for name in ("Begin tonight", "End the programme"):
        press(phone, name)
        expect(phone.button(name)).to_have_count(0)
        expect(said(phone, SAVED)).to_be_focused()


def test_in_the_account_reading_goes_on_where_a_button_was(far_phone: Phones) -> None:
    phone, username = signed_up(far_phone)
    far_phone().sign_in(username)
    phone.open("/account")

    press(phone, "Sync now")
    phone.await_synced()
    expect(phone.button("Sync now")).to_be_focused()

    for name, heading in (
        ("Sign out Chrome on Linux", "Your devices"),
        ("Show a code", "Add another phone"),
        ("Look into the trash", "Trash"),
    ):
        press(phone, name)
        expect(phone.button(name)).to_have_count(0)
        expect(phone.page.get_by_role("heading", name=heading)).to_be_focused()


def test_in_the_trash_reading_goes_on_with_what_was_given_back_kept_and_erased(
    far_phone: Phones,
) -> None:
    phone, _ = signed_up(far_phone)
    phone.open("/water")
    for _ in range(2):
        phone.add_glass()
        phone.page.get_by_role("button", name=ONE_GLASS).first.click()
        phone.await_said("Deleted.")
    phone.await_synced()
    phone.open("/account#trash")

    given = phone.page.get_by_role("button", name=OUT_OF_THE_TRASH)
    expect(given).to_have_count(2)
    given.first.press("Enter")
    expect(given).to_have_count(1)
    expect(said(phone, "It is back.")).to_be_focused()

    press(phone, "Erase all of it now")
    expect(phone.page.get_by_text("Erased, it cannot be given back")).to_be_focused()
    press(phone, "Keep it")
    expect(phone.button("Erase all of it now")).to_be_focused()

    press(phone, "Erase all of it now")
    press(phone, "Erase all of it")
    expect(phone.page.get_by_text("There is nothing to give back.")).to_be_visible()
    expect(said(phone, "The trash is empty.")).to_be_focused()
