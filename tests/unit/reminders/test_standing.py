"""When a phone that cannot be reached is given up, and when it is not."""

from collections.abc import Iterable
from functools import reduce

import pytest

from webapp.foundation.clock import DAY_MS, HOUR_MS
from webapp.reminders.outcome import PUT_OFF, Fate, Outcome
from webapp.reminders.standing import Standing

LIVE = Standing(state="live", delivered_ms=None, failures=0, failing_since_ms=None)
START_MS = 1_800_000_000_000

FAILED = Outcome(fate=Fate.LATER)
SENT = Outcome(fate=Fate.SENT)
BUSY = Outcome(fate=Fate.LATER, pauses_host=True)


def after(*told: tuple[Outcome, int]) -> Standing:
    """Return how a phone stands after these outcomes, each so long (ms) after the first."""
    outcomes: Iterable[tuple[Outcome, int]] = told
    return reduce(
        lambda standing, each: standing.after(each[0], now_ms=START_MS + each[1]), outcomes, LIVE
    )


def test_three_failures_over_more_than_a_day_end_it() -> None:
    told = [(FAILED, 0), (FAILED, HOUR_MS)]

    assert after(*told, (FAILED, DAY_MS + 1)).state == "disabled"


def test_any_number_of_failures_within_a_day_ends_nothing() -> None:
    assert after(*[(FAILED, hour * HOUR_MS) for hour in range(25)]).state == "live"


def test_two_failures_end_nothing_however_far_apart() -> None:
    assert after((FAILED, 0), (FAILED, 30 * DAY_MS)).state == "live"


def test_one_that_arrives_begins_the_count_anew() -> None:
    failed = [(FAILED, 0), (FAILED, HOUR_MS)]
    reached = after(*failed, (SENT, 2 * DAY_MS))

    assert (reached.failures, reached.failing_since_ms) == (0, None)
    assert reached.delivered_ms == START_MS + 2 * DAY_MS
    assert after(*failed, (SENT, 2 * DAY_MS), (FAILED, 3 * DAY_MS)).state == "live"


@pytest.mark.parametrize("told", [BUSY, PUT_OFF])
def test_a_busy_service_and_trouble_of_ours_say_nothing_of_the_phone(told: Outcome) -> None:
    assert after(*[(told, day * DAY_MS) for day in range(5)]) == LIVE


def test_a_phone_of_another_key_is_asked_to_subscribe_again() -> None:
    assert after((Outcome(fate=Fate.SUBSCRIBE_AGAIN), 0)).state == "subscribe-again"
