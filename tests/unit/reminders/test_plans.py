"""What of a schedule is read here: the rest belongs to builds that know it."""

from typing import cast

import pytest

from webapp.contract.record import ReminderFields
from webapp.contract.schedule import Schedule
from webapp.reminders.plans import known_part, plan_of

WINDOW = {"wake": "08:00", "bedtime": "20:00"}
EARLY, LATE = "2026-12-01T00:00:00+01:00", "2026-12-01T00:00:00Z"
QUIET = {"from": "22:00", "to": "07:00"}


def test_what_this_build_does_not_know_is_left_out_also_inside() -> None:
    odd = {
        "moon": "full",
        "window": {**WINDOW, "moon": "new"},
        "quiet": {**QUIET, "moon": "half"},
        "days": ["mon", "moonday"],
    }

    found = known_part(cast("Schedule", odd))

    assert found == {"window": WINDOW, "quiet": QUIET, "days": ["mon"]}


def test_what_was_given_stays_as_it_was() -> None:
    given = {"window": {**WINDOW, "moon": "new"}}

    known_part(cast("Schedule", given))

    assert given == {"window": {**WINDOW, "moon": "new"}}


@pytest.mark.parametrize(
    ("own", "beside", "until"),
    [(EARLY, LATE, LATE), (LATE, EARLY, LATE), (EARLY, None, EARLY), (None, EARLY, EARLY)],
)
def test_what_is_put_off_rings_when_the_later_of_schedule_and_reminder_says(
    own: str | None, beside: str | None, until: str
) -> None:
    schedule: Schedule = {"times": ["08:00"]} if own is None else {"snooze_until": own}
    reminder: ReminderFields = {"what": "custom", "schedule": schedule}
    if beside is not None:
        reminder["snoozed_until"] = beside

    assert plan_of(reminder, {})["snooze_until"] == until


def test_what_was_never_put_off_is_not() -> None:
    assert plan_of({"what": "custom", "schedule": {"times": ["08:00"]}}, {}) == {"times": ["08:00"]}
