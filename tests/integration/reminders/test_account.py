"""Reminders of an account follow its records: what one phone writes, the server rings by."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import TILL_HALF_PAST
from tests.support.sync_device import Device, put
from webapp.contract.record import PROFILE_ID
from webapp.foundation.clock import ManualClock

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
DRINK = "0199f0c3-5a1e-7c44-9d21-3f6b8a07d000"
OPEN_GATES = dict.fromkeys(("fluid_limit", "heart", "kidney", "liver", "low_sodium"), "no")
WINDOW = {"wake": "02:00", "bedtime": "20:00", "min_gap_min": 60}


@pytest.fixture
def device(app: Flask, client: FlaskClient) -> Device:
    del client
    device = Device(app)
    device.sign_in("heron", "purple walrus sings", new=True)
    return device


@pytest.fixture
def phone(device: Device, subscribe: Callable[..., Any]) -> Device:
    subscribe(device.http)
    return device


def remind(device: Device, what: str = "bedtime-stretch", **schedule: object) -> None:
    fields = {"what": what, "schedule": schedule or {"times": ["03:30"]}}
    device.send(put(fields, record=REMINDER, kind="reminder"))


def profile(device: Device, **fields: object) -> None:
    device.send(put(fields, record=PROFILE_ID, kind="profile"))


def next_at(device: Device) -> str | None:
    (told,) = device.http.get("/api/v1/reminder-schedule").get_json()["reminders"]
    return str(told["next_at"])


def test_quiet_hours_of_the_profile_hold_for_reminders_made_before(phone: Device) -> None:
    remind(phone, times=["03:30", "09:00"])
    assert next_at(phone) == "2026-11-21T02:30:00.000Z"

    profile(phone, reminders={"quiet": {"from": "22:00", "to": "07:00"}})

    assert next_at(phone) == "2026-11-21T08:00:00.000Z"


def test_a_holiday_silences_and_its_end_rings_again(phone: Device) -> None:
    remind(phone)
    profile(phone, reminders={"paused_until": "2026-12-01T00:00:00+01:00"})
    assert next_at(phone) == "2026-12-01T02:30:00.000Z"

    profile(phone, reminders={})

    assert next_at(phone) == "2026-11-21T02:30:00.000Z"


def test_a_message_names_owner_date_slot_and_the_persons_own_glass(
    phone: Device,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    profile(phone, glass_ml=330, gates=OPEN_GATES)
    remind(phone, "hydration", window=WINDOW)
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    payload = push_service.next_message().payload
    ours = payload["uncramp"]
    assert ours["owner"] == phone.owner
    assert (ours["date"], ours["slot"], ours["ml"]) == ("2026-11-21", "03:13", 330)
    assert payload["notification"]["navigate"].startswith("http://localhost:8000/reminders?")
    assert len(str(payload)) < 1024


def test_a_glass_that_nobody_measured_is_left_to_the_phone(
    phone: Device,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    profile(phone, units="floz", gates=OPEN_GATES)
    remind(phone, "hydration", window=WINDOW)
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert "ml" not in push_service.next_message().payload["uncramp"]


def test_a_synced_drink_pushes_the_next_nudge_out(phone: Device) -> None:
    profile(phone, gates=OPEN_GATES)
    remind(phone, "hydration", window=WINDOW)
    assert next_at(phone) == "2026-11-21T02:13:00.000Z"

    drink = {"at": "2026-11-21T03:12:00+01:00", "ml": 100, "beverage": "water"}
    phone.send(put(drink, record=DRINK, kind="drink"))

    assert next_at(phone) == "2026-11-21T03:12:00.000Z"


def test_who_must_not_drink_more_is_not_nudged_from_that_moment_on(phone: Device) -> None:
    profile(phone, gates=OPEN_GATES)
    remind(phone, "hydration", window=WINDOW)

    profile(phone, gates={**OPEN_GATES, "kidney": "unsure"})

    assert next_at(phone) == "None"


def test_a_reminder_that_is_switched_off_or_deleted_rings_no_more(phone: Device) -> None:
    remind(phone)

    phone.send(put({"enabled": False}, record=REMINDER, kind="reminder"))

    assert phone.http.get("/api/v1/reminder-schedule").get_json()["reminders"] == []


def test_what_a_phone_puts_off_leaves_the_times_that_another_has_changed(phone: Device) -> None:
    remind(phone, times=["09:00"])
    phone.send(put({"schedule": {"times": ["10:00"]}}, record=REMINDER, kind="reminder"))

    put_off = {"snoozed_until": "2026-11-21T04:00:00.000+01:00"}
    phone.send(put(put_off, record=REMINDER, kind="reminder"))

    assert next_at(phone) == "2026-11-21T03:00:00.000Z"
    phone.send(put({"snoozed_until": None}, record=REMINDER, kind="reminder"))
    assert next_at(phone) == "2026-11-21T09:00:00.000Z"


def test_a_change_just_before_it_is_due_does_not_lose_the_others(
    phone: Device,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    remind(phone)
    fixed_clock.advance(TILL_HALF_PAST)
    profile(phone, units="floz")

    work()

    assert push_service.next_message().payload["uncramp"]["slot"] == "03:30"


def test_a_nudge_that_nobody_could_be_told_keeps_its_distance_too(
    device: Device, work: Callable[[], int], fixed_clock: ManualClock
) -> None:
    profile(device, gates=OPEN_GATES)
    remind(device, "hydration", window=WINDOW)
    fixed_clock.advance(TILL_HALF_PAST)

    assert work() == 1

    # It was due at 03:13 in Berlin; an hour lies between two.
    assert next_at(device) == "2026-11-21T03:13:00.000Z"
