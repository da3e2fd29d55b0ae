"""Reminders as a page asks for them, and which of them arrive."""

from typing import Any

from flask.testing import FlaskClient

from tests.support.push_service import PushService

FIRST = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
SECOND = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c513"

MINUTE = 60_000
HOUR = 60 * MINUTE
# The tests' clock stands at 03:12:44 in Berlin; half past three comes in 17 minutes 16 seconds.
TILL_HALF_PAST = 17 * MINUTE + 16_000


def stretch(reminder: str, **schedule: object) -> dict[str, Any]:
    """Return a reminder to stretch at half past three."""
    plan = {"times": ["03:30"], **schedule}
    return {"id": reminder, "what": "bedtime-stretch", "schedule": plan}


def ask_for(
    client: FlaskClient, *reminders: dict[str, Any], timezone: str = "Europe/Berlin"
) -> None:
    """Let these be all the reminders of whoever has this browser."""
    wish = {"timezone": timezone, "reminders": list(reminders)}
    answer = client.put("/api/v1/reminder-schedule", json=wish)
    assert answer.status_code == 200, answer.get_json()


def next_at(client: FlaskClient) -> str | None:
    """Return when the first of this browser's reminders rings next, if any does."""
    told = client.get("/api/v1/reminder-schedule").get_json()["reminders"]
    return next((reminder["next_at"] for reminder in told), None)


def arrived(service: PushService) -> list[str]:
    """Take what has arrived and return the reminders that it tells of, sorted."""
    found = []
    while service.has_message():
        found.append(service.next_message().payload["uncramp"]["reminder"])
    return sorted(found)


def missed(client: FlaskClient) -> list[tuple[str, str]]:
    """Return date and time of what has reached none of this browser's phones."""
    told = client.get("/api/v1/push-subscriptions").get_json()["missed"]
    return [(each["date"], each["slot"]) for each in told]
