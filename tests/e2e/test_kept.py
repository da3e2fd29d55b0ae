"""What is said to be saved stays saved: a killed browser, a second tab, a full disk."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.fault_proxy import FaultProxy, Faults
from tests.support.phone import Phone, fresh_name, until
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]
ROUNDS = 5

# The browser's own limit does not hold for these databases, so they are told that the disk is full.
FULL_DISK = """
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...given) {
  if (globalThis.diskIsFull) throw new DOMException('full', 'QuotaExceededError');
  return put.apply(this, given);
};
"""


def process_of(profile: Path) -> int:
    """Return the id of the browser that has this profile open."""
    mine = f"--user-data-dir={profile}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended meanwhile
        if mine in words and not any(word.startswith(b"--type=") for word in words):
            return int(folder.name)
    raise LookupError(f"no browser has {profile} open")


def kill(profile: Path) -> None:
    """End the browser as an empty battery would."""
    process = process_of(profile)
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
