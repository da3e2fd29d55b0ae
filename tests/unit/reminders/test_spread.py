"""Not all that is due at one moment is sent at one moment."""

from datetime import UTC, datetime, timedelta

from webapp.reminders.rows import next_values
from webapp.reminders.schedule import Occurrence
from webapp.reminders.scheduling import LONGEST_JITTER_MS

DUE = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
MANY = 2000


def claim_ms(number: int, *, day: int = 0) -> int:
    due = DUE + timedelta(days=day)
    found = Occurrence(
        local_date=due.date(), slot="22:30", due=due, deadline=due + timedelta(hours=2)
    )
    name = f"0199f0c3-5a1e-7c44-9d21-{number:012d}"
    values = next_values(found, reminder_id=name, jitter_ms=LONGEST_JITTER_MS)
    return int(values["claim_ms"] - values["due_ms"])


def test_what_is_due_together_is_taken_within_three_quarters_of_a_minute() -> None:
    shifts = sorted(claim_ms(number) for number in range(MANY))

    assert shifts[0] >= 0
    assert shifts[-1] <= 45_000
    # Evenly, so that no second has to send much more than its share.
    assert abs(shifts[MANY // 2] - 22_500) < 2_000


def test_a_reminder_comes_at_the_same_second_every_day() -> None:
    assert {claim_ms(7, day=day) for day in range(30)} == {claim_ms(7)}
