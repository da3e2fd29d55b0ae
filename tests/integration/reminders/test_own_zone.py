"""A reminder that stays with a zone of its own while the phone is in another."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.support.push_service import PushService
from tests.support.reminding import TILL_HALF_PAST, arrived, ask_for, next_at, stretch
from tests.support.sync_device import Device, put
from webapp.foundation.clock import ManualClock
from webapp.foundation.transactions import write
from webapp.reminders.models import PushSubscription, ReminderSchedule

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
STAYS = {**stretch(REMINDER), "zone": "Europe/Berlin"}
HERE = "America/New_York"
# No such place, and two of tzdata's own files that are none.
UNKNOWN = ("Mars/Base", "Europe", "leapseconds")


def test_a_reminder_with_a_zone_of_its_own_rings_there_wherever_the_phone_is(
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(guest, timezone=HERE)
    ask_for(guest, STAYS, timezone=HERE)

    fixed_clock.advance(TILL_HALF_PAST)

    assert next_at(guest) == "2026-11-21T02:30:00.000Z"
    assert work() == 1
    assert arrived(push_service) == [REMINDER]


def test_a_phone_that_moves_leaves_alone_what_stays_with_its_zone(
    guest: FlaskClient, subscribe: Callable[..., Any]
) -> None:
    ask_for(guest, STAYS)

    subscribe(guest, timezone=HERE)
    ask_for(guest, STAYS, timezone=HERE)

    assert next_at(guest) == "2026-11-21T02:30:00.000Z"


def test_a_reminder_told_to_follow_the_phone_again_leaves_its_zone(guest: FlaskClient) -> None:
    ask_for(guest, STAYS, timezone=HERE)

    ask_for(guest, stretch(REMINDER), timezone=HERE)

    assert next_at(guest) == "2026-11-21T08:30:00.000Z"


@pytest.mark.parametrize("zone", ["floating", *UNKNOWN])
def test_a_reminder_whose_zone_is_called_floating_or_not_known_follows_the_phone(
    guest: FlaskClient, subscribe: Callable[..., Any], zone: str
) -> None:
    subscribe(guest)
    ask_for(guest, {**STAYS, "zone": zone})
    assert next_at(guest) == "2026-11-21T02:30:00.000Z"

    subscribe(guest, timezone=HERE)

    assert next_at(guest) == "2026-11-21T08:30:00.000Z"


@pytest.mark.parametrize("zone", ["floating", *UNKNOWN])
def test_a_record_whose_zone_is_called_floating_or_not_known_follows_the_phone(
    app: Flask, client: FlaskClient, subscribe: Callable[..., Any], zone: str
) -> None:
    del client
    device = Device(app)
    device.sign_in("heron", "purple walrus sings", new=True)
    subscribe(device.http, timezone=HERE)

    fields = {"what": "bedtime-stretch", "schedule": {"times": ["03:30"]}, "zone": zone}
    device.send(put(fields, record=REMINDER, kind="reminder"))

    assert next_at(device.http) == "2026-11-21T08:30:00.000Z"


@pytest.mark.parametrize("zone", ["floating", *UNKNOWN])
def test_what_an_earlier_release_kept_of_zones_is_read_as_it_is_now(
    app: Flask, with_two_phones: FlaskClient, work: Callable[[], int], zone: str
) -> None:
    guest = with_two_phones
    ask_for(guest, STAYS, timezone=HERE)
    with app.app_context():
        write(lambda session: kept_before(session, zone))

    app.extensions["clock"].advance(TILL_HALF_PAST)
    assert work() == 1

    assert next_at(guest) == "2026-11-21T08:30:00.000Z"


@pytest.fixture
def with_two_phones(
    guest: FlaskClient, subscribe: Callable[..., Any], fixed_clock: ManualClock
) -> FlaskClient:
    """Return a browser of somebody whose second phone was seen after the first."""
    subscribe(guest, timezone=HERE)
    fixed_clock.advance(1)
    subscribe(guest, "tablet", timezone=HERE)
    return guest


def kept_before(session: Session, zone: str) -> None:
    """Write a zone into the reminder and into the phone that was seen last."""
    session.execute(update(ReminderSchedule).values(zone=zone))
    newest = session.scalar(select(func.max(PushSubscription.seen_ms)))
    session.execute(
        update(PushSubscription).where(PushSubscription.seen_ms == newest).values(timezone=zone)
    )


@pytest.mark.parametrize("zone", ["", "Europe/Berlin\r\nX:1", "../etc", 1])
def test_the_zone_of_a_reminder_is_read_as_strictly_as_that_of_the_phone(
    guest: FlaskClient, zone: object
) -> None:
    def refusal(wish: dict[str, Any]) -> tuple[str, str]:
        answer = guest.put("/api/v1/reminder-schedule", json=wish)
        assert answer.status_code == 400
        told = answer.get_json()
        return told["pointer"], told["detail"]

    pointer, detail = refusal({"timezone": zone, "reminders": []})

    assert pointer == "/timezone"
    of_reminder = {"timezone": HERE, "reminders": [{**STAYS, "zone": zone}]}
    assert refusal(of_reminder) == ("/reminders/0/zone", detail)
