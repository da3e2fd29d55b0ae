"""What the server keeps of people is written where they can read it; no more is promised."""

from collections.abc import Callable

import pytest

from tests.support.html import Page
from webapp.foundation.database import Base

# Every table, and the words that tell of it. A new one belongs on the page before it is filled.
SAID = {
    "owner": "your user name and time zone",
    "device_session": "For each device that is signed in",
    "login_attempts": "Tries to sign in are counted for 15 minutes",
    "recovery_code": "Of a password or a recovery code the server keeps a scrambled form",
    "passkey": "Of a passkey it keeps the public half",
    "pairing": "The code works once, for five minutes",
    "sync_record": "What you note is copied to the server",
    "sync_history": "What you delete or overwrite is kept for 30 days",
    "reminder_schedule": "the times you chose",
    "reminder_delivery": "what was sent in the last 30 days",
    "push_subscription": "the address of this browser at its push service",
    "calendar_feed": "a private calendar address",
}
OF_NOBODY = {"passkey_challenge", "sync_epoch", "worker_heartbeat"}
# Numbers that order changes, without a word of anybody's.
COUNTS = {"sync_head", "sync_receipt"}


@pytest.fixture
def words(visit: Callable[[str], Page]) -> str:
    return " ".join(" ".join(visit("/privacy").words).split())


def test_the_privacy_page_tells_of_everything_that_the_server_keeps(words: str) -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    ours = {name for name in tables if not name.startswith("test_")}

    assert ours == {*SAID, *OF_NOBODY, *COUNTS}
    assert [said for said in SAID.values() if said not in words] == []


def test_no_lock_is_promised_where_there_is_none(words: str) -> None:
    assert "Whoever can unlock the phone can read them; the app has no lock of its own." in words


def test_who_comes_in_by_another_phones_word_is_told_what_each_phone_learns(words: str) -> None:
    assert "The phone that asks is told the name of the account" in words
    assert "told what kind of browser and phone is asking" in words


def test_a_finger_never_reaches_the_server(words: str) -> None:
    assert "The secret half and your finger, face or PIN never reach the server." in words
