"""Reminders that are due at the same moment do not all leave in that moment."""

from datetime import UTC, date, datetime, timedelta

from webapp.reminders.localtime import millis
from webapp.reminders.rows import next_values
from webapp.reminders.schedule import Occurrence

JITTER_MS = 45_000
EIGHT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def claimed_after_ms(reminder: str, *, days: int = 0) -> int:
    """Return how long after its due time a reminder may be taken."""
    due = EIGHT + timedelta(days=days)
    occurrence = Occurrence(
        local_date=date(2026, 11, 21), slot="08:00", due=due, deadline=due + timedelta(hours=2)
    )
    values = next_values(occurrence, reminder_id=reminder, jitter_ms=JITTER_MS)
    assert values["due_ms"] == millis(due)
    return int(values["claim_ms"] - values["due_ms"])


def test_a_thousand_at_eight_are_spread_over_three_quarters_of_a_minute() -> None:
    shifts = [claimed_after_ms(f"reminder-{number}") for number in range(1000)]

    assert min(shifts) >= 0
    assert max(shifts) <= JITTER_MS
    in_each_third = [
        sum(shift // (JITTER_MS // 3) == third for shift in shifts) for third in (0, 1, 2)
    ]
    assert min(in_each_third) > 250


def test_one_keeps_its_place_from_day_to_day() -> None:
    assert len({claimed_after_ms("reminder-1", days=days) for days in range(30)}) == 1
