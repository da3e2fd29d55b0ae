"""The most for a day over all reminders together: the phone's own bell must ring alike."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from webapp.contract.schedule import USUAL_MOST_A_DAY, Schedule
from webapp.reminders.allowance import Counted, Place
from webapp.reminders.quiet import with_limits
from webapp.reminders.rows import turn_of
from webapp.reminders.schedule import Drinking, Occurrence, next_occurrence

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "most-a-day.json").read_text())
AIM_ML = 1600


def rings(case: dict[str, Any]) -> list[list[str]]:
    """Let the days pass as a worker sees them; return what rings, as date, slot and reminder."""
    now = datetime.fromisoformat(case["now"])
    end = now + timedelta(days=case["days"])
    schedules: dict[str, Schedule] = {
        name: with_limits(schedule, case["limits"]) for name, schedule in case["reminders"].items()
    }

    def following(name: str, after: datetime, nudge: datetime | None = None) -> Occurrence | None:
        drinking = Drinking(low_ml=AIM_ML, last_nudge=nudge)
        zone = ZoneInfo(case["zone"])
        return next_occurrence(schedules[name], zone=zone, after=after, drinking=drinking)

    counted = Counted(Counter(), Counter())
    waiting = {name: following(name, now) for name in schedules}
    found = []
    while due := [(each.due, turn_of(name), name) for name, each in waiting.items() if each]:
        moment, _turn, name = min(due)
        if moment > end:
            break
        each = waiting[name]
        assert each is not None
        most = schedules[name].get("max_per_day", USUAL_MOST_A_DAY)
        day = ("owner", each.local_date.isoformat())
        if counted.place(day, most=most, is_told=False, is_late=False) is Place.FREE:
            found.append([day[1], each.slot, name])
            # It has arrived.
            counted.flying[day] -= 1
            counted.heard[day] += 1
        waiting[name] = following(name, moment, moment.astimezone(UTC))
    return found


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_what_the_most_for_a_day_lets_ring(case: dict[str, Any]) -> None:
    assert rings(case) == case["rings"]
