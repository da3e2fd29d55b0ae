"""From a schedule to a decrypted message, and what happens when the way there is broken."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import HOUR, MINUTE, TILL_HALF_PAST, ask_for, next_at, stretch
from webapp.foundation.clock import ManualClock

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"


def schedule(client: FlaskClient, *, timezone: str = "Europe/Berlin", **entry: object) -> None:
    ask_for(client, {**stretch(REMINDER), **entry}, timezone=timezone)


@pytest.fixture
def due(guest: FlaskClient, subscribe: Callable[..., Any], fixed_clock: ManualClock) -> FlaskClient:
    """Give a guest a reminder that has just become due."""
    subscribe(guest)
    schedule(guest)
    fixed_clock.advance(TILL_HALF_PAST)
    return guest


def test_a_due_reminder_arrives_and_can_be_read(
    due: FlaskClient, work: Callable[[], int], push_service: PushService
) -> None:
    assert work() == 1

    message = push_service.next_message()
    assert message.payload["web_push"] == 8030
    assert message.payload["notification"]["title"] == "Time to stretch?"
    assert message.payload["uncramp"]["reminder"] == REMINDER
    assert message.headers["urgency"] == "high"
    assert int(message.headers["ttl"]) == 2 * 3600
    assert message.headers["topic"] == message.payload["notification"]["tag"]
    assert message.headers["authorization"].startswith("vapid t=")
    assert next_at(due) == "2026-11-22T02:30:00.000Z"


def test_nothing_is_sent_before_it_is_due(
    guest: FlaskClient, subscribe: Callable[..., Any], work: Callable[[], int]
) -> None:
    subscribe(guest)
    schedule(guest)

    assert work() == 0
    assert next_at(guest) == "2026-11-21T02:30:00.000Z"


@pytest.mark.usefixtures("due")
def test_an_occurrence_is_sent_once(work: Callable[[], int], push_service: PushService) -> None:
    work()
    push_service.next_message()

    assert work() == 0
    assert not push_service.has_message()


def test_every_phone_of_a_person_is_told(
    due: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
) -> None:
    subscribe(due, "tablet")

    work()

    paths = {push_service.next_message().path, push_service.next_message().path}
    assert paths == {"/push/phone", "/push/tablet"}


def test_nothing_is_sent_after_its_deadline(
    due: FlaskClient,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    fixed_clock.advance(2 * HOUR)

    work()

    assert not push_service.has_message()
    assert next_at(due) == "2026-11-22T02:30:00.000Z"


@pytest.mark.parametrize("status", [404, 410])
def test_a_dead_subscription_is_removed(
    status: int, due: FlaskClient, work: Callable[[], int], push_service: PushService
) -> None:
    push_service.status = status

    work()

    assert due.get("/api/v1/push-subscriptions").get_json()["subscriptions"] == []


@pytest.mark.parametrize("status", [301, 400, 401, 403, 408, 413, 429, 500, 502, 503])
def test_a_living_subscription_survives_every_other_answer(
    status: int, due: FlaskClient, work: Callable[[], int], push_service: PushService
) -> None:
    push_service.status = status

    work()

    (kept,) = due.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    assert kept["state"] == "live"


def test_a_failed_send_is_tried_again_with_the_same_topic_before_the_deadline(
    due: FlaskClient,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    push_service.status = 500
    work()
    push_service.status = 201
    assert work() == 0

    fixed_clock.advance(5_000)

    assert work() == 1
    message = push_service.next_message()
    assert message.payload["uncramp"]["slot"] == "03:30"
    assert next_at(due) == "2026-11-22T02:30:00.000Z"


def test_only_the_phone_that_was_not_reached_is_tried_again(
    due: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(due, "tablet")
    push_service.fail_next("/push/tablet", status=503)
    work()
    assert push_service.next_message().path == "/push/phone"

    fixed_clock.advance(5_000)
    work()

    assert push_service.next_message().path == "/push/tablet"
    assert not push_service.has_message()


@pytest.mark.usefixtures("due")
def test_a_worker_that_dies_after_claiming_loses_nothing(
    work: Callable[[], int],
    claim_and_die: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    assert claim_and_die() == 1
    assert work() == 0

    fixed_clock.advance(2 * MINUTE)

    assert work() == 1
    assert push_service.next_message().payload["uncramp"]["slot"] == "03:30"


def test_moving_to_another_zone_moves_what_follows_the_phone(
    guest: FlaskClient, subscribe: Callable[..., Any]
) -> None:
    subscribe(guest)
    schedule(guest)

    subscribe(guest, timezone="America/New_York")

    assert next_at(guest) == "2026-11-21T08:30:00.000Z"


def test_who_flies_west_after_a_ring_does_not_hear_it_again_on_the_same_date(
    due: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    work()
    push_service.next_message()
    subscribe(due, timezone="America/New_York")
    schedule(due, timezone="America/New_York")
    assert next_at(due) == "2026-11-21T08:30:00.000Z"

    fixed_clock.advance(6 * HOUR)
    work()

    assert not push_service.has_message()
    assert next_at(due) == "2026-11-22T08:30:00.000Z"
    fixed_clock.advance(24 * HOUR)
    work()
    assert push_service.next_message().payload["uncramp"]["date"] == "2026-11-22"


def test_a_phone_without_push_that_moves_to_another_zone_moves_what_follows_it(
    guest: FlaskClient,
) -> None:
    schedule(guest)

    schedule(guest, timezone="America/New_York")

    assert next_at(guest) == "2026-11-21T08:30:00.000Z"


def test_moving_leaves_alone_what_is_about_to_ring(
    guest: FlaskClient, fixed_clock: ManualClock
) -> None:
    schedule(guest)
    fixed_clock.advance(TILL_HALF_PAST)

    schedule(guest, timezone="America/New_York")

    assert next_at(guest) == "2026-11-21T02:30:00.000Z"


def test_a_test_is_sent_at_once(
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
) -> None:
    subscribe(guest)

    assert guest.post("/api/v1/push-subscriptions/test").status_code == 204
    work()

    title = push_service.next_message().payload["notification"]["title"]
    assert title == "This is the test you asked for"
    assert work() == 0


def test_the_phone_says_when_the_next_nudge_is_due_and_the_gap_goes_on_from_there(
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(guest)
    window = {"wake": "03:00", "bedtime": "20:00", "min_gap_min": 90}
    schedule(
        guest,
        what="hydration",
        schedule={"window": window},
        next_at="2026-11-21T03:20:00.000+01:00",
    )
    assert next_at(guest) == "2026-11-21T02:20:00.000Z"

    fixed_clock.advance(10 * MINUTE)
    work()

    assert push_service.next_message().payload["notification"]["title"] == "Time for a glass?"
    assert next_at(guest) == "2026-11-21T03:53:00.000Z"


@pytest.mark.parametrize(
    "endpoint",
    ["https://127.0.0.1/push", "http://fcm.googleapis.com/fcm", "https://example.org/push"],
)
def test_a_browser_cannot_subscribe_an_address_that_is_no_push_service(
    endpoint: str, guest: FlaskClient, subscribe: Callable[..., Any]
) -> None:
    told = subscribe(guest).as_json()

    answer = guest.put(
        "/api/v1/push-subscriptions",
        json={
            "endpoint": endpoint,
            "keys": told["keys"],
            "timezone": "Europe/Berlin",
            "vapid_key": "k",
        },
    )

    assert answer.status_code == 400
    (kept,) = guest.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    assert kept["host"] == "127.0.0.1"
