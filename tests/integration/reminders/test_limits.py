"""What holds for all reminders together, and what is said about those that did not arrive."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

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
from webapp.contract.schedule import USUAL_MOST_A_DAY
from webapp.foundation.clock import ManualClock
from webapp.foundation.transactions import read, write
from webapp.reminders.models import PushSubscription, ReminderDelivery

Work = Callable[[], int]


def state_of(client: FlaskClient) -> str:
    (found,) = client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    return str(found["state"])


def test_the_most_for_a_day_holds_for_reminders_due_at_the_same_moment(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1), stretch(SECOND, max_per_day=1))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert len(arrived(push_service)) == 1


def test_who_wants_none_a_day_is_told_of_no_next_one(phone: FlaskClient) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=0))
    assert next_at(phone) is None

    ask_for(phone, stretch(FIRST, max_per_day=1))

    assert next_at(phone) == "2026-11-21T02:30:00.000Z"


def test_the_most_for_a_day_begins_anew_the_next_day(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1, times=["03:30", "03:40"]))
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    fixed_clock.advance(10 * MINUTE)
    work()
    assert len(arrived(push_service)) == 1

    fixed_clock.advance(24 * HOUR - 10 * MINUTE)
    work()

    assert len(arrived(push_service)) == 1


def test_a_test_is_sent_although_the_day_holds_no_more(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    times = [f"03:{minute}" for minute in range(30, 30 + USUAL_MOST_A_DAY)]
    ask_for(phone, stretch(FIRST, times=times))
    fixed_clock.advance(TILL_HALF_PAST + USUAL_MOST_A_DAY * MINUTE)
    work()
    assert len(arrived(push_service)) == USUAL_MOST_A_DAY

    assert phone.post("/api/v1/push-subscriptions/test").status_code == 204
    work()

    assert len(arrived(push_service)) == 1


def test_one_that_another_worker_is_sending_counts_too(
    phone: FlaskClient,
    work: Work,
    claim_and_die: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    ask_for(phone, stretch(FIRST, max_per_day=1), stretch(SECOND, times=["03:31"], max_per_day=1))
    fixed_clock.advance(TILL_HALF_PAST)
    assert claim_and_die() == 1
    fixed_clock.advance(MINUTE)

    work()

    assert arrived(push_service) == []


@pytest.mark.parametrize("kept", [{"p256dh": "AA"}, {"p256dh": ""}, {"auth": "*"}])
def test_unusable_keys_that_were_kept_end_at_once_and_the_phone_mends_them(
    app: Flask, phone: FlaskClient, subscribe: Callable[..., Any], work: Work, kept: dict[str, str]
) -> None:
    clock = app.extensions["clock"]
    ask_for(phone, stretch(FIRST, times=["03:30", "03:40"]))
    with app.app_context():
        write(lambda session: session.execute(update(PushSubscription).values(**kept)))
    clock.advance(TILL_HALF_PAST)
    work()
    assert state_of(phone) == "subscribe-again"
    assert missed(phone) == [("2026-11-21", "03:30")]

    subscribe(phone)
    clock.advance(10 * MINUTE)
    work()

    assert state_of(phone) == "live"
    assert missed(phone) == [("2026-11-21", "03:30")]


def test_until_the_last_moment_before_its_deadline_it_is_sent(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST))
    fixed_clock.advance(TILL_HALF_PAST + 2 * HOUR - 1)

    work()

    assert arrived(push_service) == [FIRST]
    assert missed(phone) == []


def test_a_phone_that_refused_is_not_asked_again_for_the_sake_of_another(
    phone: FlaskClient,
    subscribe: Callable[..., Any],
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(phone, "tablet")
    ask_for(phone, stretch(FIRST))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.fail_next("/push/phone", status=403)
    push_service.fail_next("/push/tablet", status=503)
    work()

    fixed_clock.advance(MINUTE)
    work()

    assert push_service.next_message().path == "/push/tablet"
    assert not push_service.has_message()


def test_a_try_is_not_made_once_quiet_hours_have_begun(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, quiet={"from": "03:31", "to": "07:00"}))
    fixed_clock.advance(TILL_HALF_PAST)
    push_service.status = 500
    work()
    push_service.status = 201

    fixed_clock.advance(MINUTE)
    work()

    assert arrived(push_service) == []


def test_a_push_service_is_told_to_keep_a_message_only_until_quiet_hours(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST, quiet={"from": "04:00", "to": "07:00"}))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert push_service.next_message().headers["ttl"] == str(30 * 60)


def test_what_came_too_late_is_not_sent_but_said(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST))
    fixed_clock.advance(TILL_HALF_PAST + 6 * HOUR)

    work()

    assert arrived(push_service) == []
    assert missed(phone) == [("2026-11-21", "03:30")]


def test_what_is_tried_no_more_is_kept_as_missed(
    app: Flask, phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST))
    push_service.status = 503
    fixed_clock.advance(TILL_HALF_PAST + 2 * HOUR - 1)

    work()

    with app.app_context():
        assert read(lambda s: s.scalars(select(ReminderDelivery.outcome)).all()) == ["missed"]


def test_what_arrived_is_not_called_missed(
    phone: FlaskClient, work: Work, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert missed(phone) == []


def test_three_occurrences_that_failed_over_more_than_a_day_end_a_subscription(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    push_service.status = 403
    ask_for(phone, stretch(FIRST))
    fixed_clock.advance(TILL_HALF_PAST)
    for day in range(3):
        work()
        assert state_of(phone) == ("live" if day < 2 else "disabled")
        fixed_clock.advance(24 * HOUR)

    push_service.status = 201
    work()
    assert arrived(push_service) == []
    assert len(missed(phone)) == 3


def test_a_busy_push_service_is_left_alone_for_as_long_as_it_asks(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(FIRST), stretch(SECOND, times=["03:31"]))
    push_service.status, push_service.answer_headers = 429, {"Retry-After": "300"}
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    push_service.status = 201

    fixed_clock.advance(MINUTE)
    work()
    assert arrived(push_service) == []

    fixed_clock.advance(5 * MINUTE)
    work()
    assert arrived(push_service) == [FIRST, SECOND]


@pytest.mark.parametrize("asked", ["9" * 30, "9" * 400, "Sun, 21 Nov 2027 07:00:00 GMT"])
def test_a_push_service_that_asks_for_ages_is_tried_again_after_ten_minutes(
    asked: str,
    phone: FlaskClient,
    work: Work,
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    ask_for(phone, stretch(FIRST), stretch(SECOND, times=["03:31"]))
    push_service.status, push_service.answer_headers = 429, {"Retry-After": asked}
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    push_service.status = 201

    fixed_clock.advance(9 * MINUTE)
    work()
    assert arrived(push_service) == []

    fixed_clock.advance(MINUTE)
    work()
    assert arrived(push_service) == [FIRST, SECOND]


def test_a_push_service_is_left_alone_no_longer_than_what_it_refused_was_wanted(
    phone: FlaskClient, work: Work, push_service: PushService, fixed_clock: ManualClock
) -> None:
    soon_over = stretch(FIRST, quiet={"from": "03:31", "to": "07:00"})
    ask_for(phone, soon_over, stretch(SECOND, times=["03:31"]))
    push_service.status, push_service.answer_headers = 429, {"Retry-After": "300"}
    fixed_clock.advance(TILL_HALF_PAST)
    work()
    push_service.status = 201

    fixed_clock.advance(MINUTE)
    work()

    assert arrived(push_service) == [SECOND]
