"""Workers as processes see them: several at once, killed, asked to stop, watched by an operator."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import TILL_HALF_PAST, ask_for, stretch
from webapp.foundation.clock import ManualClock
from webapp.foundation.transactions import write
from webapp.jobs.reminders import Worker
from webapp.reminders import claiming
from webapp.reminders.outcome import PUT_OFF, Fate, Outcome
from webapp.reminders.sending import Message, Sender, Target
from webapp.reminders.settling import settle

MANY = 40


def reminder(number: int) -> str:
    return f"0199f0c3-5a1e-7c44-9d21-{number:012d}"


@pytest.fixture
def many_due(
    guest: FlaskClient, subscribe: Callable[..., Any], fixed_clock: ManualClock
) -> FlaskClient:
    """Give a guest many reminders that are due at the same moment."""
    subscribe(guest)
    ask_for(guest, *[stretch(reminder(number), max_per_day=48) for number in range(MANY)])
    fixed_clock.advance(TILL_HALF_PAST)
    return guest


@pytest.fixture
def workers(worker: Worker) -> Iterator[list[Worker]]:
    """Make four workers that differ in nothing but their names."""
    with ThreadPoolExecutor(16) as pool:
        yield [
            Worker(
                planner=worker.planner,
                sender=worker.sender,
                clock=worker.clock,
                pool=pool,
                public_url=worker.public_url,
                name=f"worker-{number}",
            )
            for number in range(4)
        ]


def topics(service: PushService) -> Counter[str]:
    found: Counter[str] = Counter()
    while service.has_message():
        found[service.next_message().headers["topic"]] += 1
    return found


def work_side_by_side(app: Flask, workers: list[Worker]) -> None:
    def work(worker: Worker) -> None:
        with app.app_context():
            while worker.once():
                pass

    threads = [threading.Thread(target=work, args=[worker]) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.usefixtures("many_due")
def test_four_workers_at_once_send_each_occurrence_once(
    app: Flask,
    workers: list[Worker],
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("webapp.jobs.reminders.AT_A_TIME", 3)

    work_side_by_side(app, workers)

    sent = topics(push_service)
    assert len(sent) == MANY
    assert set(sent.values()) == {1}


@pytest.mark.usefixtures("many_due")
def test_a_worker_that_is_told_to_stop_finishes_what_is_in_the_air(
    app: Flask, worker: Worker, push_service: PushService
) -> None:
    claimed = threading.Event()
    keep = worker.sender

    class Slow(Sender):
        def send(self, message: Message, target: Target) -> Outcome:
            claimed.set()
            return keep.send(message, target)

    worker.sender = Slow(vapid=keep.vapid, clock=keep.clock, extra_hosts=keep.extra_hosts)

    def run() -> None:
        with app.app_context():
            worker.run()

    thread = threading.Thread(target=run)
    thread.start()
    claimed.wait()
    worker.stopping.set()
    thread.join()

    sent = topics(push_service)
    # What was taken was settled, too: a worker that comes after it sends only the rest.
    with app.app_context():
        while worker.once():
            pass
    assert set((sent + topics(push_service)).values()) == {1}


@pytest.mark.usefixtures("many_due")
def test_a_worker_whose_lease_has_ended_leaves_the_sending_to_the_next(
    app: Flask, worker: Worker, push_service: PushService, fixed_clock: ManualClock
) -> None:
    with app.app_context():
        held = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
    fixed_clock.advance(claiming.LEASE_MS)
    (mine,) = held
    message = Message(
        payload=b"{}",
        topic="late",
        deadline_ms=mine.ringing.deadline_ms,
        lease_ms=mine.lease_ms,
    )

    assert worker.sender.send(message, mine.targets[0]).fate == "later"
    assert not push_service.has_message()


@pytest.mark.usefixtures("many_due")
def test_a_late_settling_does_not_undo_what_another_worker_did(
    app: Flask, worker: Worker, many_due: FlaskClient, fixed_clock: ManualClock
) -> None:
    with app.app_context():
        (old,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        fixed_clock.advance(claiming.LEASE_MS)
        while worker.once():
            pass
    before = many_due.get("/api/v1/reminder-schedule").get_json()

    with app.app_context():
        later = fixed_clock.now_ms()
        write(lambda s: settle(s, [(old, {})], planner=worker.planner, now_ms=later))

    assert many_due.get("/api/v1/reminder-schedule").get_json() == before


def test_a_late_settling_does_not_hurry_who_is_sending_meanwhile(
    app: Flask, worker: Worker, phone: FlaskClient, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(reminder(1)))
    fixed_clock.advance(TILL_HALF_PAST)
    with app.app_context():
        (old,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        fixed_clock.advance(claiming.LEASE_MS)
        (_mine,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))

        later = fixed_clock.now_ms()
        write(lambda s: settle(s, [(old, {"it": PUT_OFF})], planner=worker.planner, now_ms=later))

        fixed_clock.advance(claiming.LEASE_MS - 1)
        assert not write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))


@pytest.mark.parametrize("fates", [(Fate.SENT, Fate.GONE), (Fate.GONE, Fate.SENT)])
def test_a_phone_that_hears_one_reminder_and_is_gone_at_another_is_settled_with_both(
    fates: tuple[Fate, Fate],
    app: Flask,
    worker: Worker,
    phone: FlaskClient,
    fixed_clock: ManualClock,
) -> None:
    ask_for(phone, stretch(reminder(1)), stretch(reminder(2)))
    fixed_clock.advance(TILL_HALF_PAST)
    now = fixed_clock.now_ms()

    with app.app_context():
        taken = write(lambda s: claiming.claim(s, now_ms=now, limit=2))
        (target,) = {each.targets[0].subscription_id for each in taken}
        outcomes = ({target: Outcome(fate=fate)} for fate in fates)
        sent = list(zip(taken, outcomes, strict=True))
        write(lambda s: settle(s, sent, planner=worker.planner, now_ms=now))

    assert phone.get("/api/v1/push-subscriptions").get_json()["subscriptions"] == []


def test_a_phone_that_subscribed_anew_outlives_the_death_of_its_old_address(
    app: Flask,
    worker: Worker,
    many_due: FlaskClient,
    subscribe: Callable[..., Any],
    fixed_clock: ManualClock,
) -> None:
    with app.app_context():
        (taken,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
    (target,) = taken.targets
    many_due.delete("/api/v1/push-subscriptions", json={"endpoint": target.endpoint})
    again = subscribe(many_due, "phone-anew")
    dead = {target.subscription_id: Outcome(fate=Fate.GONE)}

    with app.app_context():
        later = fixed_clock.now_ms()
        write(lambda s: settle(s, [(taken, dead)], planner=worker.planner, now_ms=later))
        (after,) = write(lambda s: claiming.claim(s, now_ms=later, limit=1))

    assert [phone.endpoint for phone in after.targets] == [again.endpoint]


@pytest.mark.usefixtures("many_due")
def test_workers_that_die_at_any_point_lose_nothing_and_show_nothing_twice(
    app: Flask, worker: Worker, push_service: PushService, fixed_clock: ManualClock
) -> None:
    """Die after the claim, after a send, and before the settling: ids and tags stay the same."""
    with app.app_context():
        for size in (1, 3, 5):
            held = write(
                lambda s, size=size: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=size)
            )
            for claim in held[::2]:
                message = Message(
                    payload=b"{}",
                    topic=claim.ringing.topic,
                    deadline_ms=claim.ringing.deadline_ms,
                    lease_ms=claim.lease_ms,
                )
                worker.sender.send(message, claim.targets[0])
        fixed_clock.advance(claiming.LEASE_MS)
        while worker.once():
            pass

    sent = topics(push_service)
    assert len(sent) == MANY
    assert sum(sent.values()) == MANY + 6


@pytest.mark.usefixtures("many_due")
def test_an_operator_sees_the_waiting_the_worker_and_what_it_sent(
    client: FlaskClient, work: Callable[[], int], fixed_clock: ManualClock
) -> None:
    fixed_clock.advance(30_000)
    assert client.get("/healthz").get_json()["reminders_behind_seconds"] == 30

    work()

    health = client.get("/healthz").get_json()
    assert (health["worker_lag_seconds"], health["reminders_behind_seconds"]) == (0, 0)
    lines = client.get("/metrics").text.splitlines()
    assert any(
        line.startswith("uncramp_worker_push_total{") and line.endswith(f'fate="sent"}} {MANY}')
        for line in lines
    )


def test_a_worker_that_has_died_takes_the_server_out(
    client: FlaskClient, work: Callable[[], int], fixed_clock: ManualClock
) -> None:
    work()
    fixed_clock.advance(121_000)

    assert client.get("/healthz").status_code == 503
