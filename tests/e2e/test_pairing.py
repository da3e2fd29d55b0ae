"""Another phone comes in with the word of one that is signed in."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.support.joining import asks_with, link_to, shown_code
from tests.support.phone import Phone, signed_up, until

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]


def is_in_sight(button: Locator) -> bool:
    """Whether a finger meets it where the page stands, below nothing and under no bar."""
    expect(button).to_be_visible()
    met: bool = button.evaluate(
        """(button) => {
          const { left, top, width, height } = button.getBoundingClientRect();
          return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }"""
    )
    return met


def test_a_phone_comes_in_with_the_eight_characters_of_the_other(far_phone: Phones) -> None:
    old, username = signed_up(far_phone)
    old.add_glass()
    old.await_synced()
    code = shown_code(old)
    new = far_phone()
    new.open("/account")
    new.page.get_by_text("I have a code from my other phone").click()
    new.page.get_by_label("Code", exact=True).fill(code.lower().replace("-", " "))
    new.button("Ask to come in").click()
    expect(new.page.get_by_text(f"asks to enter the account {username}")).to_be_visible()
    number = new.page.locator(".pair-code").inner_text()
    asking = f"Chrome on Linux wants to come in. Is {number} on the other phone?"
    expect(old.page.get_by_text(asking)).to_be_visible()

    old.button("Yes, let it in").click()

    expect(new.page.get_by_text(f"Signed in as {username}")).to_be_visible()
    until(lambda: [drink["ml"] for drink in new.fields("drink")] == [250])
    expect(old.page.get_by_text("It is in.")).to_be_visible()


def test_a_scanned_code_says_whose_account_it_is_and_a_phone_can_be_turned_away(
    far_phone: Phones,
) -> None:
    old, username = signed_up(far_phone)
    code = shown_code(old)
    new = far_phone()
    new.open(link_to(code))
    expect(new.page.get_by_label("Code", exact=True)).to_have_value(code)
    assert "#" not in new.page.url
    expect(new.page.get_by_text(f"leads into the account {username}.")).to_be_visible()
    until(lambda: is_in_sight(new.button("Ask to come in")))
    new.button("Ask to come in").click()
    until(lambda: is_in_sight(old.button("No, turn it away")))

    old.button("No, turn it away").click()

    told = new.page.get_by_text("This code is not known, or no longer.")
    expect(told).to_be_visible()
    said, button = told.bounding_box(), new.button("Ask to come in").bounding_box()
    assert said
    assert button
    assert said["y"] - (button["y"] + button["height"]) >= 8
    assert new.owner() == "guest"


def test_a_yes_that_did_not_reach_the_server_can_be_said_once_more(far_phone: Phones) -> None:
    old, username = signed_up(far_phone)
    code = shown_code(old)
    new = far_phone()
    new.open(link_to(code))
    new.await_said("This code leads into the account")
    new.button("Ask to come in").click()
    expect(old.button("Yes, let it in")).to_be_visible()
    old.context.set_offline(True)
    old.button("Yes, let it in").click()
    expect(old.page.get_by_text("The server cannot be reached.")).to_be_visible()
    old.context.set_offline(False)

    old.button("Yes, let it in").click()

    expect(new.page.get_by_text(f"Signed in as {username}")).to_be_visible()


def test_whoever_left_the_page_after_showing_a_code_is_asked_on_coming_back(
    far_phone: Phones,
) -> None:
    old, username = signed_up(far_phone)
    code = shown_code(old)
    old.open("/diary")
    old.open("/account")
    expect(old.page.get_by_text("The code that you showed still works")).to_be_visible()
    old.open("/diary")
    new = far_phone()
    asks_with(new, code)
    number = new.page.locator(".pair-code").inner_text()

    old.open("/account")

    expect(old.page.get_by_text(f"Is {number} on the other phone?")).to_be_visible()
    old.button("Yes, let it in").click()
    expect(new.page.get_by_text(f"Signed in as {username}")).to_be_visible()
    expect(old.page.get_by_text("It is in.")).to_be_visible()


def test_of_a_phone_that_stopped_asking_it_is_not_said_that_it_is_in(far_phone: Phones) -> None:
    old, _ = signed_up(far_phone)
    code = shown_code(old)
    new = far_phone()
    asks_with(new, code)
    expect(old.button("Yes, let it in")).to_be_visible()
    new.open("/diary")

    old.button("Yes, let it in").click()

    expect(old.page.get_by_text("It may come in now")).to_be_visible()
    # Asked from now on: what was asked before the yes may be answered only after it.
    with old.page.expect_request("**/api/v1/pairings/*") as looked:
        pass
    told = looked.value.response()
    assert told
    assert told.json()["state"] == "let-in"
    expect(old.page.get_by_text("It may come in now")).to_be_visible()
    expect(old.page.get_by_text("It is in.")).to_have_count(0)


def test_a_phone_that_lost_its_page_while_it_asked_finds_its_question_and_comes_in(
    far_phone: Phones,
) -> None:
    old, username = signed_up(far_phone)
    new = far_phone()
    asks_with(new, shown_code(old))
    number = new.page.locator(".pair-code").inner_text()
    new.open("/diary")
    new.open("/account")
    expect(new.page.locator(".pair-code")).to_have_text(number)
    new.open("/diary")
    old.button("Yes, let it in").click()
    expect(old.page.get_by_text("It may come in now")).to_be_visible()

    new.open("/account")

    expect(new.page.get_by_text(f"Signed in as {username}")).to_be_visible()
    expect(old.page.get_by_text("It is in.")).to_be_visible()


def test_a_link_opened_in_an_account_says_whose_is_open_and_whose_it_leads_into(
    far_phone: Phones,
) -> None:
    old, username = signed_up(far_phone)
    other, name = signed_up(far_phone)
    code = shown_code(old)

    other.page.goto("about:blank")
    other.open(link_to(code))

    there = f"This code leads into the account {username}, but on this phone {name} is open."
    expect(other.page.get_by_text(there)).to_be_in_viewport()
    expect(other.page.get_by_text("sign out here first")).to_be_visible()
    old.page.goto("about:blank")
    old.open(link_to(code))
    expect(old.page.get_by_text("this phone is in already")).to_be_in_viewport()


def test_a_code_with_too_few_signs_is_said_so_at_its_field(far_phone: Phones) -> None:
    new = far_phone()
    new.open("/account")
    new.page.get_by_text("I have a code from my other phone").click()

    new.button("Ask to come in").click()

    field = new.page.get_by_label("Code", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        re.compile("Enter the eight letters and digits that the other phone shows.")
    )
