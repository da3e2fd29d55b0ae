"""When reminders ring: weekdays, quiet hours, pauses, snoozes, and the change of clocks."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from webapp.contract.schedule import Quiet, Schedule
from webapp.reminders.hydration import Drink
from webapp.reminders.quiet import with_limits
from webapp.reminders.schedule import Drinking, Occurrence, next_occurrence

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY_NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
# The browser's function must answer alike: phone and server name the same occurrence.
VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "schedule.json").read_text())


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_what_rings_next(case: dict[str, Any]) -> None:
    drunk = [Drink(at=datetime.fromisoformat(at), ml=ml) for at, ml in case["drinks"]]
    nudged = case["last_nudge"] and datetime.fromisoformat(case["last_nudge"])

    found = next_occurrence(
        with_limits(case["schedule"], case["limits"]),
        zone=ZoneInfo(case["zone"]),
        after=datetime.fromisoformat(case["after"]),
        drinking=Drinking(low_ml=case["low_ml"], drinks=drunk, last_nudge=nudged),
    )

    assert (
        found
        and {
            "date": found.local_date.isoformat(),
            "slot": found.slot,
            "due": f"{found.due.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
    ) == case["next"]


def due_of(**schedule: object) -> str | None:
    found = next_occurrence(
        cast("Schedule", schedule), zone=BERLIN, after=SATURDAY_NOON, drinking=Drinking(low_ml=1600)
    )
    return found and found.due.astimezone(BERLIN).strftime("%a %d %H:%M")


def test_only_the_wanted_weekdays_ring() -> None:
    assert due_of(times=["08:00"], days=["tue"]) == "Tue 24 08:00"


def test_quiet_hours_silence_a_time_within_them() -> None:
    quiet = {"from": "21:00", "to": "07:00"}

    assert due_of(times=["21:30", "09:00"], quiet=quiet) == "Sun 22 09:00"


def test_quiet_hours_silence_a_snooze_too() -> None:
    quiet = {"from": "21:00", "to": "07:00"}

    assert due_of(snooze_until="2026-11-21T21:10:00+01:00", quiet=quiet) is None


def test_nothing_rings_after_the_last_day() -> None:
    window = {"wake": "07:00", "bedtime": "22:00"}

    assert due_of(times=["08:00"], until="2026-11-22") == "Sun 22 08:00"
    assert due_of(times=["08:00"], until="2026-11-21") is None
    assert due_of(window=window, days=["sun"], until="2026-11-22") == "Sun 22 08:30"
    assert due_of(window=window, days=["sun"], until="2026-11-21") is None


def test_a_pause_silences_until_its_end() -> None:
    assert due_of(times=["08:00"], paused_until="2026-12-01T00:00:00+01:00") == "Tue 01 08:00"


@pytest.mark.parametrize(
    "plan",
    [
        {"times": ["08:00"]},
        {"window": {"wake": "07:00", "bedtime": "22:00"}},
        {"snooze_until": "2026-11-21T12:30:00+01:00"},
    ],
    ids=min,
)
def test_nothing_comes_next_where_none_a_day_are_wanted(plan: dict[str, object]) -> None:
    assert due_of(**plan) is not None

    assert due_of(**plan, max_per_day=0) is None


def test_the_evening_time_rings_on_both_sides_of_the_change_of_clocks() -> None:
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    schedule = cast("Schedule", {"times": ["22:00"]})

    first = next_occurrence(schedule, zone=BERLIN, after=before)
    assert first is not None
    second = next_occurrence(schedule, zone=BERLIN, after=first.due)

    assert second is not None
    assert (first.local_date, second.local_date) == (date(2026, 10, 24), date(2026, 10, 25))
    assert (second.due - first.due).total_seconds() == 25 * 3600


def occurrence(**schedule: object) -> Occurrence:
    found = next_occurrence(
        cast("Schedule", schedule),
        zone=BERLIN,
        after=SATURDAY_NOON,
        drinking=Drinking(low_ml=1600),
    )
    assert found is not None
    return found


def test_an_occurrence_is_wanted_for_two_hours() -> None:
    found = occurrence(times=["13:00"])

    assert found.deadline - found.due == timedelta(hours=2)


def test_nobody_wants_to_hear_of_it_once_quiet_hours_have_begun() -> None:
    found = occurrence(times=["21:30"], quiet={"from": "22:00", "to": "07:00"})

    assert found.deadline.astimezone(BERLIN).strftime("%H:%M") == "22:00"


def test_nobody_wants_to_hear_of_it_once_quiet_hours_after_midnight_have_begun() -> None:
    found = occurrence(times=["23:30"], quiet={"from": "00:30", "to": "07:00"})

    assert found.deadline.astimezone(BERLIN).strftime("%a %H:%M") == "Sun 00:30"


def test_a_nudge_that_waits_for_a_phone_ends_before_the_hours_before_bed() -> None:
    found = occurrence(window={"wake": "07:00", "bedtime": "15:00", "min_gap_min": 340})

    assert found.due.astimezone(BERLIN).strftime("%H:%M") == "12:40"
    assert found.deadline.astimezone(BERLIN).strftime("%H:%M") == "13:00"


def test_limits_of_all_are_stronger_than_those_of_one() -> None:
    own: Schedule = {"times": ["09:00"], "quiet": {"from": "01:00", "to": "02:00"}}
    quiet: Quiet = {"from": "22:00", "to": "07:00"}

    held = with_limits(own, {"quiet": quiet, "max_per_day": 3})

    assert held == {"times": ["09:00"], "quiet": quiet, "max_per_day": 3}


def test_of_two_pauses_the_longer_counts() -> None:
    early, late = "2026-12-01T00:00:00+01:00", "2026-12-01T00:00:00Z"

    assert with_limits({"paused_until": early}, {"paused_until": late})["paused_until"] == late
    assert with_limits({"paused_until": late}, {"paused_until": early})["paused_until"] == late


def test_wherever_a_journey_leads_the_next_morning_there_is_the_next_to_ring() -> None:
    # Late in the evening of the 20th in Auckland, from there once around the date line.
    after = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    rung = []
    for name in ("Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Berlin"):
        found = next_occurrence({"times": ["08:00"]}, zone=ZoneInfo(name), after=after)
        assert found is not None
        rung.append((found.local_date.isoformat(), f"{found.due:%dT%H:%MZ}"))
        after = found.due

    assert rung == [
        ("2026-11-21", "20T19:00Z"),
        ("2026-11-21", "21T18:00Z"),
        ("2026-11-23", "22T18:00Z"),
        ("2026-11-23", "23T07:00Z"),
    ]
