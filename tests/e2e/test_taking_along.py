"""What belongs to the person, without network: files out, files in, and the trash."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.app import forget_the_network
from tests.support.phone import Phone
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

BY_HAND = b"kind;at;ml\r\ndrink;2026-11-20T08:00:00+01:00;330\r\ndrink;yesterday;330\r\n"

A_ZIP = b"PK\x05\x06" + bytes(18)


def give(phone: Phone, content: bytes) -> None:
    """Choose a file of this content to be taken in."""
    file = {"name": "by-hand.csv", "mimeType": "text/csv", "buffer": content}
    phone.page.get_by_label("Take in a file").set_input_files(file)  # type: ignore[arg-type]


def hollow(folder: Path, size: int) -> Path:
    """Make a file of that many bytes, which takes no room."""
    path = folder / "large.json"
    with path.open("wb") as file:
        file.truncate(size)
    return path


def saved(phone: Phone, button: str) -> str:
    """Press a button that saves a file; return what stands in it."""
    with phone.page.expect_download() as download:
        phone.button(button).click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_without_network_files_go_out_and_in_and_a_deletion_is_taken_back(
    ready_phone: BrowserContext, mortal_server: LiveServer, tmp_path: Path
) -> None:
    phone = Phone(ready_phone, ready_phone.pages[0], mortal_server.url)
    phone.open("/about")
    mortal_server.kill()
    forget_the_network(phone.page)
    phone.add_glass()
    [glass] = phone.records("drink")
    phone.open(f"/diary/{glass['id']}")
    phone.button("Delete this entry").click()
    phone.await_said("Deleted.")

    phone.open("/diary")
    phone.page.get_by_role("link", name="Look into the trash").click()
    phone.button("Give back: Deleted: 250 ml", exact=False).click()
    phone.await_said("It is back.")
    everything = json.loads(saved(phone, "Save to a file"))
    phone.page.get_by_text("As tables for a spreadsheet").click()
    table = saved(phone, "Drink (1)")
    phone.page.get_by_label("Take in a file").set_input_files(hollow(tmp_path, 50_000_001))
    phone.await_said("This file is larger than any of this app. Nothing was changed.")
    give(phone, A_ZIP)
    phone.await_said("This is not a file of this app. Nothing was changed.")
    give(phone, json.dumps(everything)[:-9].encode())
    phone.await_said("This is a file of this app, but it is damaged or not complete.")
    give(phone, json.dumps({**everything, "version": 2}).encode())
    phone.await_said("This file was made by a newer version of this app.")
    give(phone, BY_HAND)
    expect(phone.page.get_by_text("1 is left out: see why")).to_be_visible()
    phone.button("Take in 1 entry").click()
    phone.await_said("1 entry was added.")

    alive = [one for one in everything["records"] if not one["deleted"]]
    assert [one["fields"]["ml"] for one in alive] == [250]
    assert table.startswith('"kind","id","at","ml"')
    assert sorted(drink["ml"] for drink in phone.fields("drink")) == [250, 330]
