"""What was written before somebody signed in: asked about until there is an answer, never lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.support.phone import ALL_SYNCED, PASSWORD, Phone, fresh_name

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

FOLDED = "This phone’s records from before you signed in"
NO_NEED = "You do not need an account."


def question(phone: Phone) -> Locator:
    """Return the card that asks whether this phone's records go along."""
    return phone.page.get_by_role("heading", name="Take this phone’s records along?")


def welcome(phone: Phone) -> Locator:
    """Return the heading that says who is signed in."""
    return phone.page.get_by_role("heading", name="Signed in as")


def asked(far_phone: Phones) -> Phone:
    """Give a phone with two glasses on which somebody signed in; its question has no answer."""
    phone, username = far_phone(), fresh_name()
    far_phone().sign_up(username)
    phone.add_glass()
    phone.add_glass()
    phone.open("/account")
    phone.fill_in(username)
    phone.button("Sign in").click()
    expect(question(phone)).to_be_focused()
    return phone


def test_a_question_without_an_answer_is_asked_again_and_the_answer_is_told(
    far_phone: Phones,
) -> None:
    phone = asked(far_phone)
    phone.open("/")
    phone.status.get_by_role("link", name="1 needs a look").click()
    expect(question(phone)).to_be_visible()

    phone.button("Take them along").click()

    came = phone.page.get_by_role("status").filter(has_text="2 entries came along.")
    expect(came).to_be_visible()
    expect(welcome(phone)).to_be_focused()
    expect(welcome(phone)).to_be_in_viewport()
    expect(question(phone)).to_have_count(0)
    phone.await_synced()
    assert [drink["ml"] for drink in phone.fields("drink")] == [250, 250]
    phone.page.reload()
    expect(welcome(phone)).to_be_visible()
    expect(came).to_have_count(0)


def test_records_that_were_left_are_not_asked_about_again_and_can_still_be_taken(
    far_phone: Phones,
) -> None:
    phone = asked(far_phone)
    phone.page.reload()
    phone.button("Leave them here").click()
    fold = phone.page.locator("summary", has_text=FOLDED)
    expect(fold).to_be_focused()
    phone.page.reload()
    expect(fold).to_be_visible()
    expect(question(phone)).to_be_hidden()
    assert len(phone.records("drink", owner="guest")) == 2

    fold.click()
    phone.button("Take them along").click()

    expect(phone.page.get_by_text("2 entries came along.")).to_be_visible()
    phone.await_synced()
    assert len(phone.records("drink")) == 2


def test_whoever_leaves_the_records_when_first_asked_reads_on_at_the_account(
    far_phone: Phones,
) -> None:
    phone = asked(far_phone)

    phone.button("Leave them here").click()

    expect(welcome(phone)).to_be_focused()
    expect(phone.page.locator("summary", has_text=FOLDED)).to_be_visible()
    expect(question(phone)).to_be_hidden()


def test_a_question_answered_in_one_tab_is_not_counted_in_any(far_phone: Phones) -> None:
    phone = asked(far_phone)
    phone.page.reload()
    expect(phone.status.get_by_role("link", name="1 needs a look")).to_be_visible()
    other = Phone(phone.context, phone.context.new_page(), phone.url)
    other.open("/")
    expect(other.status.get_by_role("link", name="1 needs a look")).to_be_visible()

    phone.button("Leave them here").click()

    for each in (phone, other):
        expect(each.status).to_have_text(ALL_SYNCED)


def test_that_no_account_is_needed_is_said_only_to_those_without(far_phone: Phones) -> None:
    phone = far_phone()
    phone.open("/account")
    expect(phone.button("Create account")).to_be_visible()
    expect(phone.page.get_by_text(NO_NEED)).to_be_visible()
    phone.fill_in(fresh_name())
    phone.button("Create account").click()
    expect(phone.button("I have kept them")).to_be_visible()
    expect(phone.page.get_by_text(NO_NEED)).to_have_count(0)

    phone.button("I have kept them").click()

    expect(welcome(phone)).to_be_focused()
    expect(phone.page.get_by_text(NO_NEED)).to_have_count(0)
    phone.button("Sign out").click()
    expect(phone.page.get_by_text(NO_NEED)).to_be_visible()


def test_whoever_has_kept_fresh_codes_reads_on_where_they_were_made(far_phone: Phones) -> None:
    phone = far_phone()
    phone.sign_up(fresh_name())
    title = phone.page.locator("summary", has_text=re.compile("^New recovery codes$"))
    title.click()
    making = phone.page.locator("details", has=title)
    making.get_by_label("Password", exact=True).fill(PASSWORD)
    phone.button("Make new codes").click()

    phone.button("I have kept them").click()

    expect(title).to_be_focused()
