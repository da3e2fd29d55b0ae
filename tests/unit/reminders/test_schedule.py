"""When reminders ring: weekdays, quiet hours, pauses, snoozes, and the change of clocks."""

from datetime import UTC, date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from webapp.contract.record import Schedule
from webapp.reminders.schedule import Drinking, next_occurrence

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY_NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def due_of(after: datetime = SATURDAY_NOON, low_ml: int = 1600, **schedule: object) -> str | None:
    found = next_occurrence(
        cast("Schedule", schedule), zone=BERLIN, after=after, drinking=Drinking(low_ml=low_ml)
    )
    return found and found.due.astimezone(BERLIN).strftime("%a %d %H:%M")


def test_the_next_of_several_times_rings_first() -> None:
    assert due_of(times=["08:00", "21:30"]) == "Sat 21 21:30"


def test_a_time_that_has_passed_rings_tomorrow() -> None:
    assert due_of(times=["08:00"]) == "Sun 22 08:00"


def test_only_the_wanted_weekdays_ring() -> None:
    assert due_of(times=["08:00"], days=["tue"]) == "Tue 24 08:00"


def test_no_wanted_weekday_rings_never() -> None:
    assert due_of(times=["08:00"], days=[]) is None


def test_quiet_hours_silence_a_time_within_them() -> None:
    quiet = {"from": "21:00", "to": "07:00"}

    assert due_of(times=["21:30", "09:00"], quiet=quiet) == "Sun 22 09:00"


def test_quiet_hours_silence_a_snooze_too() -> None:
    quiet = {"from": "21:00", "to": "07:00"}

    assert due_of(snooze_until="2026-11-21T21:10:00+01:00", quiet=quiet) is None


def test_a_snooze_rings_before_the_next_time() -> None:
    snoozed = "2026-11-21T12:30:00+01:00"

    assert due_of(times=["21:30"], snooze_until=snoozed) == "Sat 21 12:30"


def test_a_pause_silences_until_its_end() -> None:
    assert due_of(times=["08:00"], paused_until="2026-12-01T00:00:00+01:00") == "Tue 01 08:00"


def test_hydration_leaves_out_unwanted_days() -> None:
    window = {"wake": "07:00", "bedtime": "22:00"}

    assert due_of(window=window, days=["mon"]) == "Mon 23 08:30"


def test_hydration_resumes_after_quiet_hours() -> None:
    window = {"wake": "07:00", "bedtime": "22:00"}
    quiet = {"from": "12:00", "to": "15:00"}

    assert due_of(window=window, quiet=quiet) == "Sat 21 15:00"


def test_the_evening_time_rings_on_both_sides_of_the_change_of_clocks() -> None:
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    schedule = cast("Schedule", {"times": ["22:00"]})

    first = next_occurrence(schedule, zone=BERLIN, after=before)
    assert first is not None
    second = next_occurrence(schedule, zone=BERLIN, after=first.due)

    assert second is not None
    assert (first.local_date, second.local_date) == (date(2026, 10, 24), date(2026, 10, 25))
    assert (second.due - first.due).total_seconds() == 25 * 3600
