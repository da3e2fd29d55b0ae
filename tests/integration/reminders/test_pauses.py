"""When a reminder is tried again on the phones that it did not reach."""

from flask import Flask
from flask.testing import FlaskClient

from tests.support.reminding import TILL_HALF_PAST, ask_for, stretch
from webapp.foundation.clock import ManualClock
from webapp.foundation.transactions import write
from webapp.jobs.reminders import Worker
from webapp.reminders import claiming
from webapp.reminders.outcome import FIRST_PAUSE_S, Fate, Outcome
from webapp.reminders.settling import settle

REMINDER = "0199f0c3-5a1e-7c44-9d21-000000000001"


def test_where_push_services_ask_for_different_pauses_the_longest_holds(
    app: Flask, worker: Worker, phone: FlaskClient, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER))
    fixed_clock.advance(TILL_HALF_PAST)
    asked = {str(s): Outcome(fate=Fate.LATER, retry_after_s=s) for s in (60, 300, 120)}
    with app.app_context():
        (taken,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        now = fixed_clock.now_ms()
        write(lambda s: settle(s, [(taken, asked)], planner=worker.planner, now_ms=now))

        fixed_clock.advance(299_999)
        assert not write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        fixed_clock.advance(1)
        assert write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))


def test_a_host_that_asked_for_a_pause_does_not_keep_a_phone_elsewhere_waiting(
    app: Flask, worker: Worker, phone: FlaskClient, fixed_clock: ManualClock
) -> None:
    ask_for(phone, stretch(REMINDER))
    fixed_clock.advance(TILL_HALF_PAST)
    outcomes = {
        "busy host": Outcome(fate=Fate.LATER, retry_after_s=600, pauses_host=True),
        "elsewhere": Outcome(fate=Fate.LATER),
    }
    with app.app_context():
        (taken,) = write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        now = fixed_clock.now_ms()
        write(lambda s: settle(s, [(taken, outcomes)], planner=worker.planner, now_ms=now))

        fixed_clock.advance(FIRST_PAUSE_S * 1000 - 1)
        assert not write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
        fixed_clock.advance(1)
        assert write(lambda s: claiming.claim(s, now_ms=fixed_clock.now_ms(), limit=1))
