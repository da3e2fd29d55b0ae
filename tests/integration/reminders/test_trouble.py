"""What goes wrong unforeseen: it is said and counted, and ends nothing but itself."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.support.push_service import PushService
from tests.support.reminding import TILL_HALF_PAST, arrived, ask_for, stretch
from webapp.foundation.clock import ManualClock
from webapp.foundation.stopping import Stopping
from webapp.foundation.transactions import write
from webapp.jobs import flight
from webapp.jobs import reminders as job
from webapp.jobs.reminders import Worker
from webapp.reminders import payload, settling
from webapp.reminders.claiming import LEASE_MS
from webapp.reminders.outcome import Outcome
from webapp.reminders.payload import Ringing
from webapp.reminders.sending import Message, Sender, Target

NAMES = [f"0199f0c3-5a1e-7c44-9d21-{number:012d}" for number in range(4)]
UNLUCKY = NAMES[2]


@pytest.fixture
def four_due(
    guest: FlaskClient, subscribe: Callable[..., Any], fixed_clock: ManualClock
) -> FlaskClient:
    """Give a guest four reminders that are due at the same moment."""
    subscribe(guest)
    ask_for(guest, *[stretch(name, max_per_day=48) for name in NAMES])
    fixed_clock.advance(TILL_HALF_PAST)
    return guest


class Pauses(Stopping):
    """Notes how long it is waited for, instead of waiting; is set after so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.waited: list[float] = []
        self.times = times

    def wait(self, timeout_s: float) -> bool:
        self.waited.append(timeout_s)
        if len(self.waited) == self.times:
            self.set()
        return self.is_set()


def test_a_mistake_in_every_turn_ends_no_worker_is_counted_and_tried_ever_more_slowly(
    app: Flask, client: FlaskClient, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> list[int]:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(job, "due_buckets", fail)
    pauses = worker.stopping = Pauses(8)

    with app.app_context():
        worker.run()

    assert pauses.waited == [2, 4, 8, 16, 32, 60, 60, 60]
    lines = client.get("/metrics").text.splitlines()
    assert f'uncramp_worker_unforeseen_total{{worker="{worker.name}"}} 8' in lines


@pytest.mark.usefixtures("four_due")
def test_after_a_mistake_the_worker_goes_on_as_before(
    app: Flask, worker: Worker, push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, tries = job.due_buckets, []

    def fail_once(session: Session, *, now_ms: int) -> list[int]:
        tries.append(now_ms)
        if len(tries) == 1:
            raise LookupError("a mistake of ours")
        return right(session, now_ms=now_ms)

    monkeypatch.setattr(job, "due_buckets", fail_once)
    pauses = worker.stopping = Pauses(2)

    with app.app_context():
        worker.run()

    assert (pauses.waited, arrived(push_service)) == ([2, 1], NAMES)


@pytest.mark.usefixtures("four_due")
def test_cleaning_that_fails_does_not_keep_reminders_back(
    app: Flask, worker: Worker, push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_options: object) -> None:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(job.cleaning, "clean_up", fail)
    worker.stopping = Pauses(2)

    with app.app_context():
        worker.run()

    assert arrived(push_service) == NAMES


@pytest.mark.usefixtures("four_due")
def test_one_that_cannot_be_written_down_does_not_send_the_others_again(
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def settle(session: Session, done: Sequence[settling.Sent], **options: Any) -> None:  # noqa: ANN401 - handed on
        settling.settle(session, done, **options)
        if any(claim.ringing.reminder_id == UNLUCKY for claim, _outcomes in done):
            raise LookupError("a mistake of ours")

    monkeypatch.setattr(job, "settle", settle)
    work()
    assert arrived(push_service) == NAMES

    monkeypatch.setattr(job, "settle", settling.settle)
    fixed_clock.advance(LEASE_MS)
    work()

    assert arrived(push_service) == [UNLUCKY]


@pytest.mark.usefixtures("four_due")
def test_a_message_that_fails_unforeseen_is_tried_again_and_the_others_arrive(
    worker: Worker,
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    keep, failed = worker.sender, []

    class Clumsy(Sender):
        def send(self, message: Message, target: Target) -> Outcome:
            if UNLUCKY.encode() in message.payload and not failed:
                failed.append(message.topic)
                raise LookupError("a mistake of ours")
            return keep.send(message, target)

    worker.sender = Clumsy(vapid=keep.vapid, clock=keep.clock, extra_hosts=keep.extra_hosts)
    work()
    assert arrived(push_service) == [name for name in NAMES if name != UNLUCKY]

    fixed_clock.advance(5_000)
    work()

    assert arrived(push_service) == [UNLUCKY]


@pytest.mark.parametrize(
    "odd", [10**300, "\0", "\ud800", "x" * 100_000, {"a": [10**30]}], ids=range(5)
)
@pytest.mark.parametrize("key", ["x", "glass_ml", "next_at"])
def test_what_somebody_adds_to_a_schedule_keeps_no_reminder_back(  # noqa: PLR0913, PLR0917 - fixtures
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
    key: str,
    odd: object,
) -> None:
    subscribe(guest)
    ask_for(guest, stretch(NAMES[0], **{key: odd}), stretch(NAMES[1]))
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert arrived(push_service) == NAMES[:2]


def test_a_schedule_that_cannot_be_read_keeps_no_other_back(  # noqa: PLR0913, PLR0917 - fixtures
    app: Flask,
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    subscribe(guest)
    ask_for(guest, stretch(NAMES[0]), stretch(NAMES[1]))
    with app.app_context():
        write(
            lambda session: session.execute(
                text("UPDATE reminder_schedule SET schedule = :odd WHERE reminder_id = :id"),
                {"odd": '{"x": 1' + "0" * 5000 + "}", "id": NAMES[0]},
            )
        )
    fixed_clock.advance(TILL_HALF_PAST)

    work()

    assert NAMES[1] in arrived(push_service)
    assert work() == 0


@pytest.mark.usefixtures("four_due")
def test_a_message_that_cannot_be_written_holds_no_other_back(
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def payload_of(ringing: Ringing, *, public_url: str) -> bytes:
        if ringing.reminder_id == UNLUCKY:
            raise LookupError("a mistake of ours")
        return payload.payload_of(ringing, public_url=public_url)

    monkeypatch.setattr(job, "payload_of", payload_of)
    work()
    assert arrived(push_service) == [name for name in NAMES if name != UNLUCKY]

    monkeypatch.setattr(job, "payload_of", payload.payload_of)
    fixed_clock.advance(5_000)
    work()

    assert arrived(push_service) == [UNLUCKY]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the database be busy once; return how many each try wanted to write down."""
    tries: list[int] = []

    def settle(session: Session, done: Sequence[settling.Sent], **options: Any) -> None:  # noqa: ANN401 - handed on
        tries.append(len(done))
        if len(tries) == 1:
            raise OperationalError("settle", {}, Exception("busy"))
        settling.settle(session, done, **options)

    monkeypatch.setattr(job, "settle", settle)
    return tries


@pytest.mark.usefixtures("four_due")
def test_what_a_busy_database_did_not_take_is_written_down_at_the_next_turn(
    app: Flask,
    worker: Worker,
    push_service: PushService,
    fixed_clock: ManualClock,
    written: list[int],
) -> None:
    worker.stopping = Pauses(3)
    with app.app_context():
        worker.run()
    assert arrived(push_service) == NAMES
    assert len(written) > 1

    fixed_clock.advance(LEASE_MS)
    with app.test_request_context():
        worker.once()

    assert arrived(push_service) == []


@pytest.mark.usefixtures("four_due")
def test_what_a_busy_database_did_not_take_is_written_down_with_what_lands_next(
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    written: list[int],
) -> None:
    monkeypatch.setattr(flight, "MOST_AT_ONCE", 1)
    work()
    assert arrived(push_service) == NAMES
    assert written == [1, 2, 1, 1]

    fixed_clock.advance(LEASE_MS)
    work()

    assert arrived(push_service) == []


@pytest.mark.usefixtures("four_due")
def test_cleaning_that_fails_does_not_keep_a_single_turn_back(
    work: Callable[[], int], push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_options: object) -> None:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(job.cleaning, "clean_up", fail)

    work()

    assert arrived(push_service) == NAMES
