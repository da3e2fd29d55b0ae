"""A message is complete, small and neutral, whatever the reminder is called."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from webapp.reminders.payload import KNOWN, Ringing, payload_of

LARGEST = 1024
TAGS = json.loads((Path(__file__).parents[2] / "vectors" / "tags.json").read_text())
ID = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
HOUSE = "https://uncramp.example.org"
NAMES = ["Feet up", "\U0001f9b5" * 200, '"\\' * 100, "ein Glas für später"]


def ringing(**other: Any) -> Ringing:  # noqa: ANN401 - any of its values
    told: dict[str, Any] = {
        "owner_id": ID,
        "reminder_id": ID,
        "what": "hydration",
        "title": "",
        "local_date": "2026-11-21",
        "slot": "snooze-23:59",
        "due_ms": 1_795_227_164_000,
        "deadline_ms": 1_795_234_364_000,
        "ml": 20_000,
    }
    return Ringing(**(told | other))


@pytest.mark.parametrize("title", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("what", ["custom", "ü" * 64])
def test_no_message_is_larger_than_a_kilobyte(what: str, title: str) -> None:
    payload = payload_of(ringing(what=what, title=title), public_url=HOUSE)

    assert len(payload) <= LARGEST
    assert json.loads(payload)["notification"]["title"]


@pytest.mark.parametrize("what", KNOWN)
def test_the_words_on_a_lock_screen_tell_no_stranger_anything(what: str) -> None:
    message = json.loads(payload_of(ringing(what=what), public_url=HOUSE))

    title = message["notification"]["title"].lower()
    assert not any(word in title for word in ("cramp", "leg", "pain", "medic", "disease", "pill"))


def test_a_browser_without_our_code_shows_it_and_leads_to_the_answer() -> None:
    told = ringing()

    message = json.loads(payload_of(told, public_url=HOUSE))

    assert message["web_push"] == 8030
    shown = message["notification"]
    assert (shown["tag"], shown["silent"]) == (told.topic, False)
    address = urlsplit(shown["navigate"])
    assert (f"{address.scheme}://{address.netloc}", address.path) == (HOUSE, "/reminders")
    asked = {name: value for name, [value] in parse_qs(address.query).items()}
    assert asked == {name: str(value) for name, value in message["uncramp"].items()}


@pytest.mark.parametrize("case", TAGS, ids=lambda case: case["slot"])
def test_what_is_pushed_has_the_tag_that_an_open_app_gives_it(case: dict[str, str]) -> None:
    told = ringing(reminder_id=case["reminder"], local_date=case["date"], slot=case["slot"])

    assert told.topic == case["tag"]


def test_a_tag_is_of_one_occurrence_and_short_enough_for_every_service() -> None:
    topics = {ringing(slot=slot).topic for slot in ("10:00", "11:00", "11:00")}

    assert len(topics) == 2
    assert all(len(topic) <= 32 for topic in topics)
