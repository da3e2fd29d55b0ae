"""What of a schedule is read here: the rest belongs to builds that know it."""

from typing import cast

from webapp.contract.schedule import Schedule
from webapp.reminders.plans import known_part

WINDOW = {"wake": "08:00", "bedtime": "20:00"}
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
