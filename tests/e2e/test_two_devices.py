"""Two phones of one person: both show the same, whatever the network does to them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.fault_proxy import FaultProxy, Faults
from tests.support.phone import GUEST, PATIENT_MS, Phone, fresh_name, until
from tests.support.server import LiveServer
from tests.support.stored import kinds_of

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

NETWORKS = {
    "a good network": Faults(),
    # The server has kept what it was sent; the phone hears half of it, or nothing.
    "every third answer lost": Faults(cut_every=3, drop_every=6),
}


@pytest.fixture(params=list(NETWORKS), autouse=True)
def _network(request: pytest.FixtureRequest, network: FaultProxy) -> Iterator[None]:
    """Run every test on each of the networks; the bad one must have been bad."""
    network.faults = faults = NETWORKS[request.param]
    yield
    lost = [each for each in network.passed if each.fate in {"cut", "dropped"}]
    assert len(lost) > 1 or faults == Faults()


def stop_a_cramp(phone: Phone) -> None:
    phone.open("/now")
    # Two taps at one place right after each other would count as one.
    phone.button("Cramp now").click(position={"x": 20, "y": 20})
    phone.button("It's gone").click()
    expect(phone.page.get_by_text("Saved.")).to_be_visible()


def do_a_routine(phone: Phone) -> None:
    phone.open("/routines/winddown-breath/play")
    phone.button("Start").click()
    # A routine whose file has not come yet has not begun: nothing of it would be kept.
    expect(phone.page.get_by_role("img")).to_be_visible()
    phone.button("End").click()
    expect(phone.page.get_by_text("Saved.")).to_be_visible()


def together(phones: Phones) -> tuple[Phone, Phone, str]:
    """Give two phones of one account and the address of a cramp that both know."""
    username = fresh_name()
    one, other = phones(), phones()
    address = one.add_cramp("Left")
    one.sign_up(username, along=True)
    one.await_synced()
    other.sign_in(username)
    other.await_synced()
    return one, other, address


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True).check()


def change(phone: Phone, question: str, answer: str) -> None:
    """Change one field of the entry that is open."""
    choose(phone.page, question, answer)
    phone.button("Save").click()
    phone.await_saved()


def look(phone: Phone, address: str) -> None:
    """Open a page and let it hear what is new."""
    phone.open(address)
    phone.await_synced()


def held(phone: Phone) -> list[tuple[str, int, dict[str, object]]]:
    return [(each["id"], each["seq"], each["fields"]) for each in phone.records()]


def assert_alike(one: Phone, other: Phone) -> None:
    """Both hold the same under the same numbers, and nothing waits on either."""
    look(one, "/diary")
    look(other, "/diary")
    until(lambda: held(one) == held(other))
    assert (one.outbox(), other.outbox(), one.refused(), other.refused()) == ([], [], [], [])


def test_what_a_guest_wrote_is_on_the_second_phone_once_both_are_signed_in(
    far_phone: Phones, far_server: LiveServer
) -> None:
    username = fresh_name()
    one = far_phone()
    stop_a_cramp(one)
    one.add_glass()
    do_a_routine(one)
    one.open("/about")
    expect(one.status).to_have_text(GUEST)

    codes = one.sign_up(username, along=True)
    one.await_synced()

    assert len(set(codes)) == 10
    expect(one.page.get_by_text(codes[0])).to_have_count(0)
    # The profile comes last: it fills gaps of the account's, which must be known first.
    kinds = ["cramp", "drink", "profile", "session"]
    until(lambda: kinds_of(far_server, username) == kinds)
    until(lambda: one.records(owner="guest") == [])
    other = far_phone()
    other.sign_in(username)
    look(other, "/diary")
    diary = other.page.get_by_role("main")
    expect(diary.get_by_text("1 drink", exact=True)).to_be_visible()
    expect(diary.get_by_text("Calm wind-down")).to_be_visible()
    expect(diary.get_by_text("Calf", exact=False).first).to_be_visible()
    other.open("/water")
    expect(other.page.locator(".number")).to_have_text("250 ml")
    assert_alike(one, other)


def test_edits_and_deletions_travel_both_ways(far_phone: Phones) -> None:
    one, other, address = together(far_phone)
    one.open(address)
    change(one, "How strong was the pain?", "7")
    one.await_synced()

    look(other, address)
    pain = other.page.get_by_role("group", name="How strong was the pain?")
    expect(pain.get_by_role("radio", name="7", exact=True)).to_be_checked()
    change(other, "Where?", "Foot")
    other.await_synced()
    look(one, "/diary")
    expect(one.page.get_by_role("main").get_by_text("foot", exact=False).first).to_be_visible()

    one.add_glass()
    one.await_synced()
    look(other, "/water")
    other.page.get_by_role("button", name="Delete 250 ml").click()
    other.await_said("Deleted.")
    other.await_synced()
    look(one, "/water")
    expect(one.page.locator(".number")).to_have_text("0 ml")
    one.open(address)
    one.button("Delete this entry").click()
    one.await_said("Deleted.")
    one.await_synced()
    look(other, address)
    expect(other.page.get_by_text("There is no such entry on this phone.")).to_be_visible()
    assert_alike(one, other)


def go_offline(phone: Phone) -> None:
    phone.context.set_offline(True)


def test_two_phones_without_network_both_keep_what_they_changed(far_phone: Phones) -> None:
    one, other, address = together(far_phone)
    one.open(address)
    change(one, "How strong was the pain?", "1")
    change(one, "How much did it disturb your sleep?", "1")
    one.await_synced()
    other.open(address)
    until(lambda: held(one) == held(other))
    other.open(address)
    go_offline(one)
    go_offline(other)
    change(one, "How strong was the pain?", "4")
    change(other, "How much did it disturb your sleep?", "6")
    expect(one.status).to_contain_text("1 not yet sent")

    one.context.set_offline(False)
    one.await_synced()
    other.context.set_offline(False)
    other.await_synced()

    assert_alike(one, other)
    [fields] = one.fields("cramp")
    assert (fields["intensity"], fields["sleep_disturbance"]) == (4, 6)
    assert fields["side"] == "left"


def six_glasses(phone: Phone) -> None:
    phone.open("/water")
    for _ in range(6):
        count = len(phone.records("drink"))
        phone.button("Add 250 ml").click()
        until(lambda: len(phone.records("drink")) == count + 1)  # noqa: B023 - asked at once


def delete_every_glass(phone: Phone) -> None:
    look(phone, "/water")
    glasses = phone.page.get_by_role("button", name="Delete 250 ml")
    for left in reversed(range(len(phone.records("drink")))):
        expect(glasses).to_have_count(left + 1)
        glasses.first.click()
    until(lambda: phone.records("drink") == [])
    phone.await_synced()


@pytest.mark.parametrize(("word", "left"), [("Keep mine", 6), ("Delete them", 0)])
def test_many_deletions_from_elsewhere_wait_for_a_word(
    far_phone: Phones, word: str, left: int
) -> None:
    one, other, _ = together(far_phone)
    six_glasses(one)
    one.await_synced()
    look(other, "/water")
    until(lambda: held(one) == held(other))
    delete_every_glass(one)
    other.open("/about")
    expect(other.status).to_have_text("1 needs a look", timeout=PATIENT_MS)
    assert len(other.records("drink")) == 6
    other.status.get_by_role("link").click()

    other.button(word).click()

    other.await_synced()
    look(one, "/water")
    until(lambda: len(one.records("drink")) == left)
    assert_alike(one, other)
