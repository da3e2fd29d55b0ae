"""Ways into an account beside the password: another phone's word, and a passkey."""

import json
import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.e2e.test_accessible import barriers, unroll
from tests.support.chromium import PHONE
from tests.support.joining import let_in_by, link_to
from tests.support.keeper import keeper_on
from tests.support.phone import PASSWORD, Phone, signed_up

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]


def test_a_passkey_is_added_opens_the_account_is_renamed_and_is_removed(far_phone: Phones) -> None:
    phone, username = signed_up(far_phone)
    keeper_on(phone)
    phone.open("/account")
    phone.page.get_by_label("Name of the new passkey").fill("My keys")
    phone.button("Add a passkey").click()
    expect(phone.page.get_by_text("made", exact=False).first).to_be_visible()
    expect(phone.page.get_by_role("status").filter(has_text="My keys is added.")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Passkeys")).to_be_focused()
    phone.button("Sign out").last.click()
    expect(phone.button("Create account")).to_be_visible()

    phone.button("Use a passkey").click()

    expect(phone.page.get_by_text(f"Signed in as {username}")).to_be_visible()
    expect(phone.page.get_by_text(re.compile("last used"))).to_be_visible()
    phone.button("Rename My keys").click()
    phone.page.get_by_label("New name of My keys").fill("The blue key")
    phone.button("Save the name").click()
    expect(phone.button("Rename The blue key")).to_be_focused()
    told = phone.page.get_by_role("region", name="Passkeys").get_by_role("status")
    expect(told).to_have_text("Its name is now The blue key.")
    phone.button("Remove The blue key").click()
    question = "Remove The blue key? It will not open the account any more."
    expect(phone.page.get_by_text(question)).to_be_focused()
    phone.button("Yes, remove it: The blue key").click()
    expect(phone.button("Remove The blue key")).to_have_count(0)
    expect(told).to_have_text("The blue key is removed.")
    expect(phone.page.get_by_role("heading", name="Passkeys")).to_be_focused()


def test_a_phone_that_was_let_in_gives_the_password_before_a_grave_step(
    far_phone: Phones,
) -> None:
    old, _ = signed_up(far_phone)
    new = far_phone()
    keeper_on(new)
    let_in_by(old, new)
    new.button("Add a passkey").click()
    expect(new.page.get_by_text("say once more that it is you")).to_be_focused()
    new.page.get_by_label("Your password").fill("not the right password")
    new.button("It is me").click()
    expect(new.page.get_by_text("The password is not right.")).to_be_visible()
    new.page.get_by_label("Your password").fill(PASSWORD)

    new.button("It is me").click()

    expect(new.button("Remove This phone")).to_be_visible()
    expect(new.page.get_by_role("heading", name="Passkeys")).to_be_focused()


def test_a_phone_that_was_signed_out_from_afar_comes_back_with_its_passkey(
    far_phone: Phones,
) -> None:
    phone, username = signed_up(far_phone)
    keeper_on(phone)
    phone.open("/account")
    phone.button("Add a passkey").click()
    expect(phone.button("Remove This phone")).to_be_visible()
    other = far_phone()
    other.sign_in(username)
    other.button("Sign out Chrome on Linux").click()
    expect(other.button("Sign out Chrome on Linux")).to_have_count(0)
    phone.add_glass()
    phone.open("/account")
    expect(phone.page.get_by_role("heading", name="Sign in again")).to_be_visible()

    phone.button("Use a passkey").click()

    expect(phone.page.get_by_text(f"Signed in as {username}")).to_be_visible()
    phone.await_synced()


def test_a_phone_that_was_let_in_gives_a_passkey_before_it_gets_the_servers_file(
    far_phone: Phones,
) -> None:
    old, _ = signed_up(far_phone)
    here = keeper_on(old)
    old.add_glass()
    old.await_synced()
    old.open("/account")
    old.button("Add a passkey").click()
    expect(old.button("Remove This phone")).to_be_visible()
    new = let_in_by(old, far_phone())
    here.hand_to(keeper_on(new))
    new.page.get_by_text("What the server keeps of you").click()
    new.button("Save the server’s file").click()

    with new.page.expect_download() as saved:
        new.button("Use a passkey instead").click()

    kept = json.loads(saved.value.path().read_text())
    assert [one["fields"]["ml"] for one in kept["records"] if one["kind"] == "drink"] == [250]


def test_an_account_and_both_sides_of_a_pairing_have_no_barrier(far_phone: Phones) -> None:
    # Nothing moves, so that every colour is the final one.
    calm = partial(far_phone, reduced_motion="reduce")
    old, _ = signed_up(calm)
    keeper_on(old)
    old.open("/account")
    old.page.get_by_label("Name of the new passkey").fill(ENDLESS)
    old.button("Add a passkey").click()
    old.button(f"Rename {ENDLESS}").click()
    old.button("Show a code").click()
    expect(old.page.get_by_role("img", name="The same code for a camera")).to_be_visible()
    old.page.evaluate(UNFOLD)
    assert old.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert seen_whole(old) == []
    new = calm()
    code = old.page.locator(".pair-code code").inner_text()
    new.open(link_to(code))
    new.await_said("This code leads into the account")
    assert seen_whole(new) == []
    new.button("Ask to come in").click()
    expect(new.page.locator(".pair-code")).to_be_visible()
    expect(old.button("Yes, let it in")).to_be_visible()

    assert seen_whole(new) == []
    assert seen_whole(old) == []


ENDLESS = "W" * 40  # a name without a place to break
UNFOLD = "() => { for (const part of document.querySelectorAll('details')) part.open = true; }"


def seen_whole(phone: Phone) -> list[str]:
    unroll(phone.page)
    return barriers(phone.page)
