"""A day that holds one more reminder only: who waits for whom, and what is told of the next."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import (
    FIRST,
    HOUR,
    MINUTE,
    SECOND,
    TILL_HALF_PAST,
    arrived,
    ask_for,
    missed,
    next_at,
    stretch,
)
from webapp.foundation.clock import ManualClock
from webapp.reminders.rows import turn_of

Work = Callable[[], int]
THIRD = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c514"


def test_the_next_one_is_not_told_of_a_day_that_holds_no_more(
    phone: FlaskClient, work: Work, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1, times=["03:30", "03:40"]))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert next_at(phone) == "2026-11-22T02:30:00.000Z"


def test_a_late_nudge_to_drink_is_not_told_of_either_when_its_day_holds_no_more(
    phone: FlaskClient, work: Work, fixed_clock: ManualClock
) -> None:
    window = {"wake": "12:00", "bedtime": "07:00", "min_gap_min": 20, "taper_h": 2}
    nudges = {"id": SECOND, "what": "hydration", "schedule": {"window": window, "max_per_day": 1}}
    ask_for(phone, {**nudges, "next_at": "2026-11-21T03:30:00.000+01:00"})
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert next_at(phone) > "2026-11-21T11:00"


def test_who_has_heard_the_last_of_the_day_on_one_phone_hears_it_on_the_other_too(
    phone: FlaskClient,
    subscribe: Callable[..., Any],
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(phone, "tablet")
    ask_for(phone, stretch(FIRST, max_per_day=1))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.fail_next("/push/tablet", status=503)
    work()
    assert push_service.next_message().path == "/push/phone"

    fixed_clock.advance(MINUTE)
    work()

    assert push_service.next_message().path == "/push/tablet"


@pytest.fixture
def other_person(stranger: FlaskClient, subscribe: Callable[..., Any]) -> FlaskClient:
    """Give somebody else a phone that can be told."""
    assert stranger.post("/api/v1/owners", json={"timezone": "Europe/Berlin"}).status_code == 201
    subscribe(stranger, "tablet")
    return stranger


def test_what_is_on_its_way_to_one_person_takes_no_place_of_another(
    phone: FlaskClient,
    other_person: FlaskClient,
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1))
    ask_for(other_person, stretch(SECOND, max_per_day=1))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert arrived(push_service) == [FIRST, SECOND]


def test_what_one_person_has_heard_takes_no_place_of_another(
    phone: FlaskClient,
    other_person: FlaskClient,
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1), stretch(THIRD, max_per_day=1, times=["03:31"]))
    ask_for(other_person, stretch(SECOND, max_per_day=1, times=["03:31"]))
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    assert arrived(push_service) == [FIRST]
    fixed_clock.advance(MINUTE)

    work()

    assert arrived(push_service) == [SECOND]


# The first may be sent until a quarter to four only, the second comes due while it is tried again.
SHORT_LIVED = stretch(FIRST, max_per_day=1, quiet={"from": "03:45", "to": "04:00"})
NEXT_TO_IT = stretch(SECOND, max_per_day=1, times=["03:31"])


@pytest.fixture
def awaited(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> FlaskClient:
    """Let the first of two be tried in vain while the second comes due; the day holds one."""
    push_service.status = 500
    ask_for(phone, SHORT_LIVED, NEXT_TO_IT)
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    fixed_clock.advance(MINUTE)
    work()
    return phone


def test_what_waited_for_another_is_sent_once_that_one_has_failed_for_good(
    awaited: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    fixed_clock.advance(15 * MINUTE)
    push_service.status = 201

    work()

    assert arrived(push_service) == [SECOND]
    assert missed(awaited) == [("2026-11-21", "03:30")]


def test_two_that_wait_for_another_do_not_wait_for_each_other(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    push_service.status = 500
    ask_for(phone, SHORT_LIVED, NEXT_TO_IT, stretch(THIRD, max_per_day=1, times=["03:32"]))
    fixed_clock.advance(TILL_HALF_PAST)
    for _minute in range(15):
        work()
        fixed_clock.advance(MINUTE + 7_000)
    push_service.status = 201

    for _look in range(3):
        fixed_clock.advance(10_000)
        work()

    assert len(arrived(push_service)) == 1


def test_what_waited_for_another_is_called_missed_when_neither_could_be_told(
    awaited: FlaskClient, work: Work, fixed_clock: ManualClock
) -> None:
    fixed_clock.advance(3 * HOUR)

    work()

    assert missed(awaited) == [("2026-11-21", "03:31"), ("2026-11-21", "03:30")]


def test_what_waited_for_another_is_left_out_once_that_one_has_arrived(
    awaited: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    push_service.status = 201
    fixed_clock.advance(MINUTE)
    work()
    assert arrived(push_service) == [FIRST]
    fixed_clock.advance(MINUTE)

    work()

    assert arrived(push_service) == []
    assert missed(awaited) == []


def test_a_test_takes_no_place_of_the_most_for_a_day(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1))
    assert phone.post("/api/v1/push-subscriptions/test").status_code == 204
    work()
    assert len(arrived(push_service)) == 1
    assert next_at(phone) == "2026-11-21T02:30:00.000Z"
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert arrived(push_service) == [FIRST]


def test_of_several_at_one_moment_the_first_in_turn_gets_the_last_place(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    three = [FIRST, SECOND, THIRD]
    ask_for(phone, *(stretch(reminder, max_per_day=2) for reminder in three))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert arrived(push_service) == sorted(sorted(three, key=turn_of)[:2])
