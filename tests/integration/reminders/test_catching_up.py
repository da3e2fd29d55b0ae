"""What came due while the worker or the push service was away: sent in time, or said."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import (
    HOUR,
    MINUTE,
    TILL_HALF_PAST,
    ask_for,
    missed,
    next_at,
    stretch,
)
from tests.support.sync_device import Device, put
from webapp.contract.record import PROFILE_ID
from webapp.foundation.clock import ManualClock

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
OTHER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c513"
TWICE = ["03:30", "04:30"]
TODAY = "2026-11-21"
TOMORROW = "2026-11-22T02:30:00.000Z"

Work = Callable[[], int]


@pytest.fixture
def account(app: Flask, client: FlaskClient, subscribe: Callable[..., Any]) -> Device:
    del client
    device = Device(app)
    device.sign_in("heron", "purple walrus sings", new=True)
    subscribe(device.http)
    return device


def told(service: PushService) -> list[tuple[str, str]]:
    """Take what has arrived and return at which phone, and of which time of day, in order."""
    found = []
    while service.has_message():
        message = service.next_message()
        phone = message.path.removeprefix("/push/")
        found.append((phone, str(message.payload["uncramp"]["slot"])))
    return found


def work_for(minutes: int, work: Work, clock: ManualClock) -> None:
    """Let the worker look once a minute."""
    for _minute in range(minutes):
        work()
        clock.advance(MINUTE)


def test_all_that_is_still_wanted_is_sent_when_the_worker_is_back(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER, times=TWICE))
    fixed_clock.advance(TILL_HALF_PAST + 90 * MINUTE)

    work()

    assert told(push_service) == [("phone", "03:30"), ("phone", "04:30")]
    assert missed(phone) == []
    assert next_at(phone) == TOMORROW


def test_what_is_too_late_is_said_and_what_came_after_it_is_sent(
    phone: FlaskClient,
    stranger: FlaskClient,
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    assert stranger.post("/api/v1/owners", json={"timezone": "UTC"}).status_code == 201
    ask_for(phone, stretch(REMINDER, times=TWICE))
    fixed_clock.advance(TILL_HALF_PAST + 150 * MINUTE)

    work()

    assert told(push_service) == [("phone", "04:30")]
    assert missed(phone) == [(TODAY, "03:30")]
    assert missed(stranger) == []
    assert next_at(phone) == TOMORROW


def test_a_push_service_that_is_well_again_gets_all_that_is_still_wanted(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER, times=TWICE))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.status = 500
    work_for(70, work, fixed_clock)
    assert told(push_service) == []
    push_service.status = 201

    work_for(12, work, fixed_clock)

    assert told(push_service) == [("phone", "03:30"), ("phone", "04:30")]
    assert missed(phone) == []


def test_a_push_service_that_stays_away_leaves_nothing_unsaid(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER, times=TWICE))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.status = 500

    work_for(3 * 60, work, fixed_clock)

    assert missed(phone) == [(TODAY, "04:30"), (TODAY, "03:30")]
    assert next_at(phone) == TOMORROW


def test_every_day_of_an_outage_is_said_up_to_a_week(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER))
    fixed_clock.advance(TILL_HALF_PAST + 10 * 24 * HOUR + 3 * HOUR)

    work()

    assert told(push_service) == []
    # The first, for which it was taken, and those of the week before.
    days = ["12-01", "11-30", "11-29", "11-28", "11-27", "11-26", "11-25", "11-21"]
    assert missed(phone) == [(f"2026-{day}", "03:30") for day in days]
    assert next_at(phone) == "2026-12-02T02:30:00.000Z"


def test_a_snooze_that_ended_meanwhile_rings(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER, snooze_until="2026-11-21T04:00:00+01:00"))
    fixed_clock.advance(TILL_HALF_PAST + HOUR)

    work()

    assert told(push_service) == [("phone", "03:30"), ("phone", "snooze-04:00")]


def test_the_most_for_a_day_holds_for_what_is_sent_late(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER, times=TWICE, max_per_day=1))
    fixed_clock.advance(TILL_HALF_PAST + 90 * MINUTE)

    work()

    assert told(push_service) == [("phone", "03:30")]
    assert missed(phone) == []


def test_what_is_too_late_to_send_takes_no_place_of_the_most_for_a_day(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(
        phone,
        stretch(REMINDER, max_per_day=1),
        stretch(OTHER, times=["04:30"], max_per_day=1),
    )
    # The very end of the first.
    fixed_clock.advance(TILL_HALF_PAST + 2 * HOUR)

    work()

    assert told(push_service) == [("phone", "04:30")]
    assert missed(phone) == [(TODAY, "03:30")]


def test_what_the_most_for_a_day_left_out_is_not_called_missed(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(
        phone,
        stretch(REMINDER, max_per_day=1),
        stretch(OTHER, times=["04:30"], max_per_day=1),
    )
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    fixed_clock.advance(4 * HOUR)

    work()

    assert told(push_service) == [("phone", "03:30")]
    assert missed(phone) == []


def test_nudges_to_drink_do_not_pile_up(
    account: Device, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    gates = dict.fromkeys(("fluid_limit", "heart", "kidney", "liver", "low_sodium"), "no")
    window = {"wake": "02:00", "bedtime": "20:00", "min_gap_min": 60}
    account.send(put({"gates": gates}, record=PROFILE_ID, kind="profile"))
    fields = {"what": "hydration", "schedule": {"window": window}}
    account.send(put(fields, record=REMINDER, kind="reminder"))
    fixed_clock.advance(TILL_HALF_PAST + 5 * HOUR)

    work()

    assert told(push_service) == []
    assert missed(account.http) == [(TODAY, "03:13")]
    # The least gap begins where the person was last told, or could not be.
    assert next_at(account.http) == "2026-11-21T08:30:00.000Z"


def test_new_limits_lose_nothing_that_waits_for_the_worker(
    account: Device, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    fields = {"what": "bedtime-stretch", "schedule": {"times": TWICE}}
    account.send(put(fields, record=REMINDER, kind="reminder"))
    fixed_clock.advance(TILL_HALF_PAST + 70 * MINUTE)
    limits = {"quiet": {"from": "23:00", "to": "01:00"}}
    account.send(put({"reminders": limits}, record=PROFILE_ID, kind="profile"))

    work()

    assert told(push_service) == [("phone", "03:30"), ("phone", "04:30")]


def test_new_limits_lose_nothing_that_waits_for_the_push_service(
    account: Device, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    fields = {"what": "bedtime-stretch", "schedule": {"times": TWICE}}
    account.send(put(fields, record=REMINDER, kind="reminder"))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.status = 500
    work()
    limits = {"quiet": {"from": "23:00", "to": "01:00"}}
    account.send(put({"reminders": limits}, record=PROFILE_ID, kind="profile"))
    push_service.status = 201
    # It is not sent at once: the service is left alone for as long as after any failure.
    assert work() == 0

    work_for(2, work, fixed_clock)

    assert told(push_service) == [("phone", "03:30")]


def test_new_quiet_hours_end_what_waits_for_the_worker(
    account: Device, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    fields = {"what": "bedtime-stretch", "schedule": {"times": ["03:30"]}}
    account.send(put(fields, record=REMINDER, kind="reminder"))
    fixed_clock.advance(TILL_HALF_PAST + 10 * MINUTE)
    limits = {"quiet": {"from": "03:35", "to": "07:00"}}
    account.send(put({"reminders": limits}, record=PROFILE_ID, kind="profile"))

    work()

    assert told(push_service) == []
    assert missed(account.http) == [(TODAY, "03:30")]


def test_a_phone_that_cannot_be_reached_does_not_keep_the_next_from_the_others(
    phone: FlaskClient,
    subscribe: Callable[..., Any],
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(phone, "tablet")
    ask_for(phone, stretch(REMINDER, times=TWICE))
    fixed_clock.advance(TILL_HALF_PAST)
    for _minute in range(61):
        push_service.fail_next("/push/tablet", status=503)
        work_for(1, work, fixed_clock)

    assert told(push_service) == [("phone", "03:30"), ("phone", "04:30")]
