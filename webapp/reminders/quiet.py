"""Quiet hours and the other limits that stand above every single reminder."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.contract.schedule import Quiet, ReminderLimits, Schedule
from webapp.reminders.localtime import instant_of, local_date

DAY = timedelta(days=1)
TTL = timedelta(hours=2)


def is_quiet(wall: time, *, quiet: Quiet | Mapping[str, str] | None) -> bool:
    """Tell whether a wall time lies in the quiet hours, which may span midnight."""
    if not quiet:
        return False
    start, end = (time.fromisoformat(quiet[edge]) for edge in ("from", "to"))
    if start <= end:
        return start <= wall < end
    return wall >= start or wall < end


def with_limits(schedule: Schedule, limits: ReminderLimits) -> Schedule:
    """Return a reminder's schedule with what holds for all of them laid over it."""
    held: Schedule = {**schedule}
    if "quiet" in limits:
        held["quiet"] = limits["quiet"]
    if "max_per_day" in limits:
        held["max_per_day"] = limits["max_per_day"]
    pauses = [each["paused_until"] for each in (schedule, limits) if "paused_until" in each]
    if pauses:
        held["paused_until"] = max(pauses, key=datetime.fromisoformat)
    return held


def end_of_quiet(due: datetime, *, quiet: Mapping[str, str] | Quiet, zone: ZoneInfo) -> datetime:
    """Return the last second of the quiet hours that an instant lies in."""
    end = time.fromisoformat(quiet["to"])
    local = due.astimezone(zone)
    day = local.date() if local.time() < end else local.date() + DAY
    # One second before, because what follows looks strictly after.
    return instant_of(day, end, zone=zone) - timedelta(seconds=1)


def deadline_of(due: datetime, *, quiet: Quiet | None, zone: ZoneInfo) -> datetime:
    """Return when an occurrence is too old, or when the quiet hours after it begin."""
    if not quiet:
        return due + TTL
    begin = time.fromisoformat(quiet["from"])
    today = local_date(due, zone=zone)
    begins = (instant_of(today + shift * DAY, begin, zone=zone) for shift in (0, 1))
    return min([due + TTL, *(instant for instant in begins if instant > due)])
