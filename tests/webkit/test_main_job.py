"""The main job in the engine of iPhones, with and without a server."""

from collections.abc import Callable

import pytest

from tests.support.phone import fresh_name
from tests.support.server import LiveServer
from tests.support.webkit import WebKitPhone

pytestmark = pytest.mark.webkit

PASSWORD = "a long night with a calf"

# One second into the first step: the second half of a double tap would count for nothing.
A_SECOND_LATER = "\n8\n"

# A write that goes on and on, as one does while the page is left in the middle of it.
NEVER_ENDING = """
IDBTransaction.prototype.commit = () => {};
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {
  const goOn = () => { this.count().onsuccess = goOn; };
  goOn();
  window.isWriting = true;
  return put.apply(this, row);
};
"""
HELD = """
const [done] = arguments;
navigator.locks.query().then(({ held }) => done(held.map(({ name }) => name)));
"""


def fill_in(phone: WebKitPhone, name: str) -> None:
    phone.open("/account")
    phone.fill("User name", name)
    phone.fill("Password", PASSWORD)


def test_one_tap_starts_relief_and_the_diary_remembers_it(phone: WebKitPhone) -> None:
    phone.tap("Cramp now")
    phone.await_words(A_SECOND_LATER)
    phone.tap("It's gone")
    phone.await_words("Saved.")

    phone.open("/diary")
    phone.await_words("ended during: Toes to shin")


def test_with_the_server_dead_relief_starts_and_a_glass_is_kept(
    phone: WebKitPhone, server: LiveServer
) -> None:
    server.kill()

    phone.open("/now?start=1")
    phone.await_words(A_SECOND_LATER)
    phone.tap("It's gone")
    phone.await_words("Saved.")
    phone.open("/water")
    phone.tap("Add 250 ml")

    phone.open("/diary")
    phone.await_words("1 drink")
    phone.await_words("ended during: Toes to shin")


def test_a_page_left_in_the_middle_of_a_write_keeps_nobody_from_the_store(
    phone: WebKitPhone,
) -> None:
    phone.open("/water")
    phone.await_words("Nothing noted yet today")
    phone.run(NEVER_ENDING)
    phone.tap("Add 250 ml")
    phone.await_true("return window.isWriting")

    phone.open("/routines/calf-bed-acute")
    phone.open("/water")
    phone.tap("Add 250 ml")

    phone.await_words("Change")


def test_a_page_come_back_to_goes_on_with_its_cramp_and_holds_its_lock(phone: WebKitPhone) -> None:
    phone.tap("Cramp now")
    phone.await_words("Straighten the knee.")
    phone.open("/about")
    assert phone.driver.execute_async_script(HELD) == []

    phone.driver.back()

    phone.await_words("It's gone")
    assert "uncramp-session" in phone.driver.execute_async_script(HELD)


def test_what_one_phone_notes_another_one_shows(new_phone: Callable[[], WebKitPhone]) -> None:
    one, other, name = new_phone(), new_phone(), fresh_name()
    one.open("/water")
    one.tap("Add 250 ml")
    one.await_words("Change")
    fill_in(one, name)
    one.tap("Create account")
    one.tap("I have kept them")
    one.open("/")
    one.await_words("All synced")

    fill_in(other, name)
    other.tap("Sign in")
    other.await_words("Signed in as")
    other.open("/water")

    other.await_words("Change")
