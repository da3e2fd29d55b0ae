"""What the answer of a push service means, over every status there is."""

from datetime import UTC, datetime

import pytest

from webapp.reminders.outcome import Fate, outcome_of, pause_s, seconds_of

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def fate_of(status: int, *, key_is_current: bool = True) -> Fate:
    return outcome_of(status, retry_after=None, key_is_current=key_is_current, now=NOW).fate


@pytest.mark.parametrize("status", range(200, 600))
def test_only_404_and_410_say_that_a_subscription_is_dead(status: int) -> None:
    assert (fate_of(status) == Fate.GONE) == (status in {404, 410})


@pytest.mark.parametrize("status", range(200, 300))
def test_every_2xx_is_sent(status: int) -> None:
    assert fate_of(status) == Fate.SENT


@pytest.mark.parametrize("status", [408, 429, *range(500, 600)])
def test_what_may_pass_is_tried_again(status: int) -> None:
    assert fate_of(status) == Fate.LATER


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refusal_of_an_old_key_asks_the_phone_to_subscribe_again(status: int) -> None:
    assert fate_of(status, key_is_current=False) == Fate.SUBSCRIBE_AGAIN
    assert fate_of(status, key_is_current=True) == Fate.REFUSED


def test_too_many_requests_pauses_the_host_for_as_long_as_it_asks() -> None:
    outcome = outcome_of(429, retry_after="120", key_is_current=True, now=NOW)

    assert (outcome.pauses_host, outcome.retry_after_s) == (True, 120)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30", 30.0),
        ("Sat, 21 Nov 2026 07:01:00 GMT", 60.0),
        ("Sat, 21 Nov 2026 06:00:00 GMT", None),
        ("0", None),
        ("9" * 30, 600.0),
        ("9" * 400, 600.0),
        ("Sun, 21 Nov 2027 07:00:00 GMT", 600.0),
        ("Sat, 21 Nov 2026 07:01:00 +99999999999999", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_never_more_than_ten_minutes(
    text: str | None, seconds: float | None
) -> None:
    assert seconds_of(text, now=NOW) == seconds


def test_tries_come_further_and_further_apart() -> None:
    pauses = [pause_s(tries, asked=None) for tries in range(1, 12)]

    assert pauses == sorted(pauses)
    assert pauses[0] == 5
    assert pauses[-1] == 600
