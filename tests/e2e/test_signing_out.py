"""Going out: nothing unsent is lost in passing, and nobody sees what is another's."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect

from tests.support.fault_proxy import OUT_OF_REACH, FaultProxy, Faults
from tests.support.phone import GUEST, PASSWORD, Phone, fresh_name, signed_up, until
from tests.support.server import LiveServer
from tests.support.stored import kinds_of

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

LOSE = "Sign out and lose them"
SYNC_FIRST = "Sync now, then sign out"
GOOD = Faults()


def read(saved: Download) -> dict[str, list[dict[str, dict[str, object]]]]:
    """Return what stands in the file."""
    found: dict[str, list[dict[str, dict[str, object]]]] = json.loads(
        Path(saved.path()).read_text()
    )
    return found


def unsent_glass(phone: Phone, network: FaultProxy) -> None:
    """Log a drink while the server cannot be reached; it stays out of reach."""
    network.faults = OUT_OF_REACH
    phone.add_glass()
    expect(phone.status).to_contain_text("1 not yet sent")


def test_the_guests_records_stay_when_they_are_not_taken_along(far_phone: Phones) -> None:
    phone, username = far_phone(), fresh_name()
    phone.add_glass()
    phone.sign_up(username, along=False)
    phone.await_synced()
    assert phone.records() == []

    phone.button("Sign out").click()

    expect(phone.page.get_by_text("You are signed out. The account’s records")).to_be_focused()
    expect(phone.button("Create account")).to_be_visible()
    assert [drink["ml"] for drink in phone.fields("drink")] == [250]
    phone.page.reload()
    expect(phone.button("Create account")).to_be_visible()
    expect(phone.page.get_by_text("You are signed out.")).to_have_count(0)


def test_a_second_tab_shows_nothing_of_an_account_that_was_signed_out_in_the_first(
    far_phone: Phones,
) -> None:
    one, _ = signed_up(far_phone)
    other = Phone(one.context, one.context.new_page(), one.url)
    other.add_glass()
    other.await_synced()
    one.page.bring_to_front()

    one.button("Sign out").click()

    expect(other.page.locator(".number")).to_have_text("0 ml")
    expect(other.status).to_have_text(GUEST)
    expect(one.button("Create account")).to_be_visible()


def test_signing_out_offers_to_send_what_is_not_sent(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, username = signed_up(far_phone)
    owner = phone.owner()
    unsent_glass(phone, network)
    phone.open("/account")
    phone.button("Sign out").click()
    expect(phone.page.get_by_text("1 change is not on the server yet.")).to_be_visible()
    offers = phone.page.get_by_role("alert").get_by_role("button").all_inner_texts()
    assert offers[0] == SYNC_FIRST
    assert offers.index(LOSE) > offers.index("Save them to a file")
    network.faults = GOOD

    phone.button(SYNC_FIRST).click()

    expect(phone.button("Create account")).to_be_visible()
    assert not phone.has_database(owner)
    phone.sign_in(username)
    phone.await_synced()
    until(lambda: [drink["ml"] for drink in phone.fields("drink")] == [250])


def test_what_could_not_be_sent_before_signing_out_is_said_and_every_way_stays(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, _ = signed_up(far_phone)
    unsent_glass(phone, network)
    phone.open("/account")
    phone.button("Sign out").click()
    waiting = phone.page.get_by_text("1 change is not on the server yet.")
    expect(waiting).to_be_focused()

    phone.button(SYNC_FIRST).click()

    expect(
        phone.page.get_by_role("status").filter(has_text="could not be sent just now")
    ).to_be_visible()
    expect(waiting).to_be_focused()
    expect(phone.button(LOSE)).to_be_visible()
    assert len(phone.outbox()) == 1
    phone.button("Stay signed in").click()
    expect(phone.button("Sign out")).to_be_focused()
    expect(phone.page.get_by_text("could not be sent just now")).to_have_count(0)


def test_signing_out_offers_a_file_of_what_is_not_sent(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, username = signed_up(far_phone)
    owner = phone.owner()
    unsent_glass(phone, network)
    phone.open("/account")
    phone.button("Sign out").click()

    with phone.page.expect_download() as saved:
        phone.button("Save them to a file").click()
    phone.button("The file is saved: sign out").click()

    expect(phone.button("Create account")).to_be_visible()
    assert not phone.has_database(owner)
    assert [each["fields"]["ml"] for each in read(saved.value)["records"]] == [250]
    network.faults = GOOD
    phone.sign_in(username)
    phone.page.get_by_label("Take in a file").set_input_files(saved.value.path())
    phone.button("Take in 1 entry").click()
    expect(phone.page.get_by_text("1 entry was added.")).to_be_visible()
    phone.await_synced()
    assert [drink["ml"] for drink in phone.fields("drink")] == [250]


def test_discarding_wipes_this_account_only(far_phone: Phones, network: FaultProxy) -> None:
    phone, username = far_phone(), fresh_name()
    phone.add_cramp()
    phone.sign_up(username, along=False)
    owner = phone.owner()
    unsent_glass(phone, network)
    phone.open("/account")
    phone.button("Sign out").click()

    phone.button(LOSE).click()

    expect(phone.button("Create account")).to_be_visible()
    assert not phone.has_database(owner)
    assert [each["kind"] for each in phone.records(owner="guest")] == ["cramp"]


def test_a_second_account_on_the_phone_never_sees_the_first_ones_records(
    far_phone: Phones, far_server: LiveServer
) -> None:
    phone, first = signed_up(far_phone)
    phone.add_cramp()
    phone.await_synced()
    owner = phone.owner()
    phone.open("/account")
    phone.button("Sign out").click()
    expect(phone.button("Create account")).to_be_visible()
    second = fresh_name()

    phone.sign_up(second)
    phone.add_glass()
    phone.await_synced()

    assert [each["kind"] for each in phone.records()] == ["drink"]
    assert not phone.has_database(owner)
    phone.open("/diary")
    expect(phone.page.get_by_role("main").get_by_text("1 drink")).to_be_visible()
    expect(phone.page.get_by_text("details still missing")).to_have_count(0)
    assert kinds_of(far_server, first) == ["cramp"]
    assert kinds_of(far_server, second) == ["drink"]


def test_a_sign_out_without_network_lets_nobody_in_until_the_server_knows(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, username = signed_up(far_phone)
    network.faults = OUT_OF_REACH
    phone.open("/account")
    phone.button("Sign out").click()
    expect(phone.page.get_by_text("You are signed out on this phone.")).to_be_visible()
    phone.fill_in(username)
    phone.button("Sign in").click()
    expect(phone.page.get_by_text("The server cannot be reached.")).to_be_visible()
    assert phone.owner() == "guest"
    network.faults = GOOD

    phone.sign_in(username)

    phone.await_synced()


def test_a_phone_signed_out_from_another_opens_with_a_recovery_code_too(
    far_phone: Phones, network: FaultProxy
) -> None:
    lost, mine, username = far_phone(), far_phone(), fresh_name()
    code = lost.sign_up(username)[0]
    unsent_glass(lost, network)
    lost.page.goto("about:blank")
    network.faults = GOOD
    mine.sign_in(username)
    devices = mine.page.get_by_role("region", name="Your devices")
    devices.get_by_role("button", name="Sign out").click()
    expect(devices.get_by_role("listitem")).to_have_count(1)
    lost.open("/account")
    again = lost.page.get_by_role("region", name="Sign in again")
    again.get_by_text("I lost my password").click()
    again.get_by_label("Recovery code").fill(code)
    again.get_by_label("New password").fill("another purple walrus")

    again.get_by_role("button", name="Open with the code").click()

    expect(lost.page.get_by_text("Signed in as")).to_be_visible()
    lost.await_synced()
    assert [drink["ml"] for drink in lost.fields("drink")] == [250]


def test_the_page_follows_when_the_server_has_heard_of_a_sign_out(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, _ = signed_up(far_phone)
    network.faults = OUT_OF_REACH
    phone.open("/account")
    phone.button("Sign out").click()
    expect(phone.page.get_by_text("until then nobody can sign in here")).to_be_visible()
    phone.fill_in("half-typed")
    network.faults = GOOD

    Phone(phone.context, phone.context.new_page(), phone.url).open("/water")

    expect(phone.page.get_by_text("the server has heard of it")).to_be_visible()
    expect(phone.page.get_by_text("until then nobody can sign in here")).to_have_count(0)
    expect(phone.page.get_by_label("User name", exact=True)).to_have_value("half-typed")


def test_a_sign_out_without_network_goes_out_when_the_network_is_back(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone, username = signed_up(far_phone)
    network.faults = OUT_OF_REACH
    phone.open("/account")
    phone.button("Sign out").click()
    expect(phone.page.get_by_text("until then nobody can sign in here")).to_be_visible()
    phone.context.set_offline(True)
    network.faults = GOOD

    phone.context.set_offline(False)

    expect(phone.page.get_by_text("the server has heard of it")).to_be_visible()
    phone.fill_in(username)
    phone.button("Sign in").click()
    # Its page begins anew now: until then nothing can be asked of it.
    expect(phone.page.get_by_text("Signed in as")).to_be_visible()
    phone.await_synced()


def test_a_phone_signed_out_from_another_keeps_what_it_has_not_sent(
    far_phone: Phones, network: FaultProxy
) -> None:
    lost, username = signed_up(far_phone)
    unsent_glass(lost, network)
    lost.page.goto("about:blank")
    network.faults = GOOD
    mine = far_phone()
    mine.sign_in(username)
    devices = mine.page.get_by_role("region", name="Your devices")
    expect(devices.get_by_role("listitem")).to_have_count(2)

    devices.get_by_role("button", name="Sign out").click()

    expect(devices.get_by_role("listitem")).to_have_count(1)
    lost.open("/water")
    expect(lost.status).to_have_text("Signed out, 1 not yet sent")
    assert len(lost.outbox()) == 1
    lost.status.get_by_role("link").click()
    again = lost.page.get_by_role("region", name="Sign in again")
    again.get_by_label("Password", exact=True).fill(PASSWORD)
    again.get_by_role("button", name="Sign in").click()
    expect(lost.page.get_by_text("Signed in as")).to_be_visible()
    lost.await_synced()
    mine.open("/water")
    expect(mine.page.locator(".number")).to_have_text("250 ml")
