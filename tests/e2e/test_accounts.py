"""An account: coming in, what a refusal says, the way back in, and its end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.support.fault_proxy import OUT_OF_REACH, FaultProxy, Faults
from tests.support.phone import PASSWORD, Phone, fresh_name, signed_up, until
from tests.support.server import LiveServer
from tests.support.stored import tables_about

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

TOO_SHORT = "The password needs at least 12 characters."
COMMON = "This password is one of the first that others would try."
TAKEN = "This user name is taken."
NO_MATCH = "User name and password do not match."

GOOD = Faults()
SIGN_UP = "/api/v1/accounts"


def form(phone: Phone) -> tuple[str, str]:
    """Return what stands in the fields."""
    name = phone.page.get_by_label("User name", exact=True)
    return name.input_value(), phone.page.get_by_label("Password", exact=True).input_value()


def recover(phone: Phone, username: str, *, code: str, password: str) -> None:
    """Open the account with a code, as somebody who has lost the password."""
    phone.open("/account")
    phone.page.get_by_text("I lost my password").click()
    phone.page.get_by_label("Your user name").fill(username)
    phone.page.get_by_label("Recovery code").fill(code)
    phone.page.get_by_label("New password").fill(password)
    phone.button("Open with the code").click()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("elevenchars", TOO_SHORT), ("password1234", COMMON), ("", "Enter a password.")],
)
def test_a_weak_password_is_refused_in_a_sentence_and_the_form_stays(
    far_phone: Phones, password: str, sentence: str
) -> None:
    phone, username = far_phone(), fresh_name()
    phone.open("/account")
    phone.fill_in(username, password)

    phone.button("Create account").click()

    expect(phone.page.get_by_text(sentence)).to_be_visible()
    assert form(phone) == (username, password)
    assert phone.owner() == "guest"


def test_a_taken_name_is_refused_in_a_sentence_and_the_form_stays(far_phone: Phones) -> None:
    _, username = signed_up(far_phone)
    phone = far_phone()
    phone.open("/account")
    phone.fill_in(username.upper(), "another long password")

    phone.button("Create account").click()

    expect(phone.page.get_by_text(TAKEN)).to_be_visible()
    assert form(phone) == (username.upper(), "another long password")
    assert phone.owner() == "guest"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(far_phone: Phones) -> None:
    _, username = signed_up(far_phone)
    phone = far_phone()
    for name in (username, fresh_name()):
        phone.open("/account")
        phone.fill_in(name, "not the right password")
        phone.button("Sign in").click()
        expect(phone.page.get_by_text(NO_MATCH)).to_be_visible()
        assert form(phone) == (name, "not the right password")


def test_without_network_the_form_says_so_and_stays(far_phone: Phones, network: FaultProxy) -> None:
    phone, username = far_phone(), fresh_name()
    network.faults = OUT_OF_REACH
    phone.open("/account")
    phone.fill_in(username)

    phone.button("Create account").click()

    expect(phone.page.get_by_text("The server cannot be reached.")).to_be_visible()
    assert form(phone) == (username, PASSWORD)


@pytest.mark.parametrize(
    "faults", [Faults(path=SIGN_UP, drop_every=1), Faults(path=SIGN_UP, cut_every=1)]
)
def test_an_account_of_whose_making_nothing_was_heard_is_still_the_persons(
    far_phone: Phones, network: FaultProxy, faults: Faults
) -> None:
    phone, username = far_phone(), fresh_name()
    phone.add_glass()
    phone.open("/account")
    network.faults = faults
    phone.fill_in(username)
    phone.button("Create account").click()
    expect(phone.page.get_by_text("The server cannot be reached.")).to_be_visible()
    network.faults = GOOD
    phone.button("Create account").click()
    expect(phone.page.get_by_text(TAKEN)).to_be_visible()

    phone.button("Sign in").click()
    phone.button("Take them along").click()

    expect(phone.page.get_by_text("Signed in as")).to_be_visible()
    phone.await_synced()
    assert [drink["ml"] for drink in phone.fields("drink")] == [250]


def test_a_new_account_has_what_is_on_the_phone_before_anything_else_is_pressed(
    far_phone: Phones,
) -> None:
    phone, username = far_phone(), fresh_name()
    phone.add_glass()
    phone.open("/account")
    phone.fill_in(username)
    phone.button("Create account").click()
    expect(phone.button("I have kept them")).to_be_visible()

    phone.open("/water")

    expect(phone.page.locator(".number")).to_have_text("250 ml")
    phone.await_synced()


def test_deleting_the_account_leaves_nothing_of_it(
    far_phone: Phones, far_server: LiveServer
) -> None:
    phone, username = signed_up(far_phone)
    phone.add_cramp()
    phone.await_synced()
    owner = phone.owner()
    needles = (owner, owner.replace("-", ""), username)
    assert {"owner", "sync_record", "device_session"} <= tables_about(far_server, *needles)
    phone.open("/account")
    phone.page.get_by_text("Delete this account").click()
    farewell = phone.page.locator("form").filter(has_text="It cannot be taken back.")
    farewell.get_by_label("Password", exact=True).fill(PASSWORD)
    farewell.get_by_label(f"Type {username} to confirm").fill("somebody else")
    phone.button("Delete the account for good").click()
    expect(phone.page.get_by_text("That is not the name of this account.")).to_be_visible()

    farewell.get_by_label(f"Type {username} to confirm").fill(username)
    phone.button("Delete the account for good").click()

    done = phone.page.get_by_text("The account is deleted, and its records on this phone with it.")
    expect(done).to_be_focused()
    expect(phone.button("Create account")).to_be_visible()
    assert tables_about(far_server, *needles) == set()
    assert not phone.has_database(owner)


def test_a_recovery_code_opens_the_account_once(far_phone: Phones) -> None:
    phone, username = far_phone(), fresh_name()
    codes = phone.sign_up(username)
    phone.add_glass()
    phone.await_synced()
    lost = far_phone()

    recover(lost, username, code=codes[0], password="a new long password")
    expect(lost.page.get_by_text("Signed in as")).to_be_visible()
    lost.await_synced()
    until(lambda: [drink["ml"] for drink in lost.fields("drink")] == [250])

    third = far_phone()
    recover(third, username, code=codes[0], password="yet another password")
    expect(third.page.get_by_text("do not match")).to_be_visible()
    assert third.owner() == "guest"
    third.sign_in(username, "a new long password")
