"""What is said to be saved stays saved: a killed browser, a second tab, a full disk."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.fault_proxy import FaultProxy, Faults
from tests.support.phone import Phone, fresh_name, until
from tests.support.server import LiveServer
from tests.support.stored import kinds_of
from tests.support.sudden import browser_over

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]
ROUNDS = int(os.environ.get("BROWSER_KILLS", "20"))

# The browser's own limit does not hold for these databases, so they are told that the disk is full.
FULL_DISK = """
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...given) {
  if (globalThis.diskIsFull) throw new DOMException('full', 'QuotaExceededError');
  return put.apply(this, given);
};
"""

BY_HAND = b"kind,at,ml\r\ndrink,2026-11-20T08:00:00+01:00,330\r\n"


def kill(profile: Path) -> None:
    """End the browser as an empty battery would."""
    process = browser_over(profile)
    os.kill(process, signal.SIGKILL)
    until(lambda: not Path(f"/proc/{process}/exe").exists())


def test_what_was_called_saved_survives_the_death_of_the_browser(
    cold_phone: Callable[..., BrowserContext], server: LiveServer, tmp_path: Path
) -> None:
    for already in range(ROUNDS):
        context = cold_phone(service_workers="block")
        phone = Phone(context, context.pages[0], server.url)
        phone.open("/water")
        expect(phone.page.locator(".number")).to_have_text(f"{already * 250:,} ml")
        phone.button("Add 250 ml").click()
        phone.await_saved()
        kill(tmp_path / "profile")

    context = cold_phone(service_workers="block")
    phone = Phone(context, context.pages[0], server.url)
    phone.open("/water")
    expect(phone.page.locator(".number")).to_have_text(f"{ROUNDS * 250:,} ml")
    assert len(phone.outbox()) == ROUNDS


def test_what_a_backup_does_not_know_the_phones_tell_again(
    far_phone: Phones, far_server: LiveServer
) -> None:
    username = fresh_name()
    one, other = far_phone(), far_phone()
    one.sign_up(username)
    one.add_glass()
    one.await_synced()
    other.sign_in(username)
    other.await_synced()
    file, backup = far_server.folder / "uncramp.sqlite", far_server.folder / "backup.sqlite"
    with closing(sqlite3.connect(file)) as now, closing(sqlite3.connect(backup)) as then:
        now.backup(then)
    one.add_cramp()
    one.await_synced()
    look_again(other, "cramp")
    far_server.kill()
    for leftover in far_server.folder.glob("uncramp.sqlite*"):
        leftover.unlink()
    backup.rename(file)
    far_server.run("epoch", "new")
    far_server.start()
    assert kinds_of(far_server, username) == ["drink"]

    other.open("/about")

    until(lambda: kinds_of(far_server, username) == ["cramp", "drink"])
    other.await_synced()
    one.open("/about")
    one.await_synced()
    until(lambda: one.sync_state()["cursor"] == other.sync_state()["cursor"])
    assert {each["id"] for each in one.records()} == {each["id"] for each in other.records()}
    assert len(one.records()) == 2


def look_again(phone: Phone, kind: str) -> None:
    """Open a page and let it hear what another phone has written."""
    phone.open("/about")
    until(lambda: len(phone.records(kind)) == 1)
    phone.await_synced()


def test_two_tabs_show_what_is_written_in_either(far_phone: Phones) -> None:
    one = far_phone()
    other = Phone(one.context, one.context.new_page(), one.url)
    one.open("/water")
    other.open("/water")

    one.button("Add 250 ml").click()
    expect(other.page.locator(".number")).to_have_text("250 ml")
    other.page.bring_to_front()
    other.button("Add 250 ml").click()
    expect(one.page.locator(".number")).to_have_text("500 ml")
    other.page.get_by_role("button", name="Delete 250 ml").first.click()
    expect(one.page.locator(".number")).to_have_text("250 ml")


def test_a_full_disk_refuses_in_a_sentence_and_keeps_what_was_there(far_phone: Phones) -> None:
    phone = far_phone()
    phone.context.add_init_script(FULL_DISK)
    phone.add_glass()
    phone.page.evaluate("() => { globalThis.diskIsFull = true; }")

    phone.button("Add 250 ml").click()

    expect(phone.page.get_by_text("This phone has no room left")).to_be_visible()
    expect(phone.page.locator(".number")).to_have_text("250 ml")
    assert len(phone.fields("drink")) == 1


def test_a_full_disk_refuses_a_file_in_the_same_sentence_and_it_can_be_tried_again(
    far_phone: Phones,
) -> None:
    phone = far_phone()
    phone.context.add_init_script(FULL_DISK)
    phone.open("/account")
    file = {"name": "by-hand.csv", "mimeType": "text/csv", "buffer": BY_HAND}
    phone.page.get_by_label("Take in a file").set_input_files(file)  # type: ignore[arg-type]
    phone.page.evaluate("() => { globalThis.diskIsFull = true; }")

    phone.button("Take in 1 entry").click()

    expect(phone.page.get_by_text("This phone has no room left")).to_be_visible()
    assert phone.fields("drink") == []
    phone.page.evaluate("() => { globalThis.diskIsFull = false; }")
    phone.button("Take in 1 entry").click()
    phone.await_said("1 entry was added.")
    assert [drink["ml"] for drink in phone.fields("drink")] == [330]


def test_a_disk_that_fills_up_during_a_sync_loses_nothing(
    far_phone: Phones, network: FaultProxy
) -> None:
    username = fresh_name()
    far = far_phone()
    far.sign_up(username)
    far.add_cramp()
    far.await_synced()
    phone = far_phone()
    phone.context.add_init_script(FULL_DISK)
    phone.sign_in(username)
    phone.await_synced()
    network.faults = Faults(unreachable=True)
    phone.add_glass()
    phone.open("/account")
    expect(phone.status).to_contain_text("1 not yet sent")
    [waiting], before = phone.outbox(), phone.sync_state()
    phone.page.evaluate("() => { globalThis.diskIsFull = true; }")
    network.faults = Faults()
    far.open("/about")
    far.add_cramp("Right")
    far.await_synced()

    phone.button("Sync now").click()

    expect(phone.status).to_have_text("This phone is full")
    assert phone.outbox() == [waiting]
    assert phone.sync_state() == before
    assert sorted(each["kind"] for each in phone.records()) == ["cramp", "drink"]
    phone.page.evaluate("() => { globalThis.diskIsFull = false; }")
    phone.button("Sync now").click()
    phone.await_synced()
    assert sorted(each["kind"] for each in phone.records()) == ["cramp", "cramp", "drink"]
