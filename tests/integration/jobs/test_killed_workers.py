"""Real worker processes that are killed at random moments: nothing lost, nothing shown twice."""

import os

import pytest

from bench.reminders.killing import kills

A_HANDFUL = 3
MANY = int(os.environ.get("WORKER_KILLS", "1000"))


def rows_after(count: int) -> dict[str, float]:
    return {row.what.split(" ")[0]: row.value for row in kills(count)}


def test_no_reminder_is_lost_or_shown_twice_by_workers_that_are_killed() -> None:
    found = rows_after(A_HANDFUL)

    assert (found["lost"], found["visible"]) == (0, 0)


@pytest.mark.soak
def test_a_thousand_kills_lose_nothing_and_show_nothing_twice() -> None:
    found = rows_after(MANY)

    assert (found["lost"], found["visible"]) == (0, 0)
