"""The private calendar address: who may read it, and who finds nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from webapp.foundation.clock import ManualClock

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
FEED = "/api/v1/calendar-feed"
FILE = "/api/v1/calendar-file"
WISH: dict[str, Any] = {
    "timezone": "Europe/Berlin",
    "reminders": [
        {"id": REMINDER, "what": "bedtime-stretch", "schedule": {"times": ["22:30"]}},
    ],
}


@pytest.fixture
def person(guest: FlaskClient) -> FlaskClient:
    assert guest.put("/api/v1/reminder-schedule", json=WISH).status_code == 200
    return guest


def address(client: FlaskClient) -> str:
    answer = client.post(FEED)
    assert answer.status_code == 201
    return str(answer.get_json()["address"]).removeprefix("http://localhost:8000")


def test_a_calendar_reads_the_reminders_without_any_cookie(
    person: FlaskClient, stranger: FlaskClient
) -> None:
    answer = stranger.get(address(person))

    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "DTSTART;TZID=Europe/Berlin:20261121T223000" in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_address_is_shown_once_and_only_its_making_is_told_later(person: FlaskClient) -> None:
    assert person.get(FEED).get_json() == {"made_at": None, "address": None}

    address(person)

    told = person.get(FEED).get_json()
    assert told["address"] is None
    assert told["made_at"] == "2026-11-21T02:12:44.000Z"


def test_an_address_that_was_switched_off_leads_nowhere(
    person: FlaskClient, stranger: FlaskClient
) -> None:
    old = address(person)

    assert person.delete(FEED).status_code == 204

    assert stranger.get(old).status_code == 404


def test_a_new_address_ends_the_old_one(person: FlaskClient, stranger: FlaskClient) -> None:
    old, new = address(person), address(person)

    assert (stranger.get(old).status_code, stranger.get(new).status_code) == (404, 200)


def test_every_wrong_address_finds_the_same_nothing(
    person: FlaskClient, stranger: FlaskClient
) -> None:
    right = address(person).removeprefix("/calendar/").removesuffix(".ics")
    other_end = right[:-1] + ("A" if right[-1] != "A" else "B")
    wrong = [other_end, right[:-4], right + "AAAA", "x", "%00", "..", "ü", "A" * len(right)]

    answers = [stranger.get(f"/calendar/{token}.ics") for token in wrong]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.get_data() for answer in answers}) == 1


def test_an_unchanged_calendar_is_not_sent_again(
    person: FlaskClient, stranger: FlaskClient, fixed_clock: ManualClock
) -> None:
    feed = address(person)
    tag = stranger.get(feed).headers["ETag"]
    fixed_clock.advance(3 * 24 * 3_600_000)

    assert stranger.get(feed, headers={"If-None-Match": tag}).status_code == 304


def test_a_change_of_the_reminders_shows_in_the_calendar(
    person: FlaskClient, stranger: FlaskClient
) -> None:
    feed = address(person)

    person.put("/api/v1/reminder-schedule", json={**WISH, "reminders": []})

    assert "VEVENT" not in stranger.get(feed).text


def test_a_file_needs_no_owner_and_keeps_nothing(stranger: FlaskClient) -> None:
    answer = stranger.post(FILE, json=WISH)

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename=reminders.ics"
    assert "SUMMARY:Time to stretch?" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert stranger.get("/api/v1/reminder-schedule").status_code == 401


def abroad() -> dict[str, Any]:
    """Return a wish from New York: one reminder stays with Berlin, one follows the phone."""
    (kept,) = WISH["reminders"]
    follows = {**kept, "id": REMINDER[:-1] + "3"}
    zoned = {**kept, "zone": "Europe/Berlin"}
    return {"timezone": "America/New_York", "reminders": [zoned, follows]}


def starts(calendar: str) -> list[str]:
    return sorted(line for line in calendar.splitlines() if line.startswith("DTSTART;"))


IN_BOTH_ZONES = [
    "DTSTART;TZID=America/New_York:20261120T223000",
    "DTSTART;TZID=Europe/Berlin:20261121T223000",
]


def test_a_file_keeps_the_zone_that_a_reminder_stays_with(stranger: FlaskClient) -> None:
    answer = stranger.post(FILE, json=abroad())

    assert starts(answer.text) == IN_BOTH_ZONES
    assert "TZID:Europe/Berlin" in answer.text.splitlines()


def test_an_address_keeps_the_zone_that_a_reminder_stays_with(
    guest: FlaskClient, stranger: FlaskClient
) -> None:
    assert guest.put("/api/v1/reminder-schedule", json=abroad()).status_code == 200

    assert starts(stranger.get(address(guest)).text) == IN_BOTH_ZONES


FLOATS = pytest.mark.parametrize("zone", ["floating", "Mars/Base", "Europe"])


def floating(zone: str) -> dict[str, Any]:
    """Return a wish from New York whose reminder follows the phone: said so, or not known here."""
    (kept,) = WISH["reminders"]
    return {"timezone": "America/New_York", "reminders": [{**kept, "zone": zone}]}


WHERE_THE_PHONE_IS = ["DTSTART;TZID=America/New_York:20261120T223000"]


@FLOATS
def test_in_a_file_floating_is_the_zone_of_the_phone(stranger: FlaskClient, zone: str) -> None:
    assert starts(stranger.post(FILE, json=floating(zone)).text) == WHERE_THE_PHONE_IS


@FLOATS
def test_behind_an_address_floating_is_the_zone_of_the_phone(
    guest: FlaskClient, stranger: FlaskClient, zone: str
) -> None:
    assert guest.put("/api/v1/reminder-schedule", json=floating(zone)).status_code == 200

    assert starts(stranger.get(address(guest)).text) == WHERE_THE_PHONE_IS


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_address_needs_an_owner(method: str, stranger: FlaskClient) -> None:
    call: Callable[..., object] = getattr(stranger, method)

    assert getattr(call(FEED), "status_code") == 401  # noqa: B009 - one name for three methods
