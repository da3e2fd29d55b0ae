"""What a person asked for, as planning takes it: with the limits of all, and the phone's names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from webapp.contract.record import ProfileFields, ReminderFields
from webapp.contract.schedule import HydrationWindow, Quiet, Schedule
from webapp.reminders.localtime import local_date
from webapp.reminders.quiet import with_limits
from webapp.reminders.schedule import WEEKDAYS, Occurrence, window_of

DAY = timedelta(days=1)


def known_part(schedule: Schedule) -> dict[str, Any]:
    """Return what of a schedule this build reads; whatever else a record holds stays there."""
    part = _named(schedule, Schedule)
    for key, kind in (("window", HydrationWindow), ("quiet", Quiet)):
        if key in part:
            part[key] = _named(part[key], kind)
    if "days" in part:
        part["days"] = [day for day in part["days"] if day in WEEKDAYS]
    return part


def _named(given: Mapping[str, Any], kind: type) -> dict[str, Any]:
    return {key: given[key] for key in kind.__annotations__ if key in given}


def plan_of(reminder: ReminderFields, profile: ProfileFields) -> dict[str, Any]:
    """Return what decides when it rings: its schedule, held by what holds for all."""
    plan = known_part(with_limits(_put_off(reminder), profile.get("reminders", {})))
    # A glass that nobody measured is the phone's to know: it is another one in ounces.
    if "window" in plan and "glass_ml" in profile:
        plan["glass_ml"] = profile["glass_ml"]
    return plan


def _put_off(reminder: ReminderFields) -> Schedule:
    """Return its schedule, put off as long as anything says."""
    schedule = reminder["schedule"]
    snoozed = [reminder["snoozed_until"]] if "snoozed_until" in reminder else []
    if "snooze_until" in schedule:
        snoozed.append(schedule["snooze_until"])
    if not snoozed:
        return schedule
    return {**schedule, "snooze_until": max(snoozed, key=datetime.fromisoformat)}


def limits_of(schedule: Schedule) -> dict[str, Any]:
    """Return what holds back a moment that was given, not computed."""
    return {key: schedule[key] for key in ("quiet", "paused_until") if key in schedule}


def as_named_by_phone(found: Occurrence, schedule: Schedule, *, zone: ZoneInfo) -> Occurrence:
    """Return a nudge at the moment that the phone gave, with the date and slot it has there.

    Both ring under one tag then. A day whose bedtime lies past midnight has its last nudges on
    the next date of the calendar; they are its own all the same, and end with it.
    """
    named = replace(found, slot=found.slot.removeprefix("snooze-"))
    if "window" not in schedule:
        return named
    window = window_of(schedule["window"])
    today = local_date(found.due, zone=zone)
    for day in (today - DAY, today):
        start, end = window.bounds(day, zone=zone)
        if start <= found.due <= end:
            return replace(named, local_date=day, deadline=min(found.deadline, end))
    return named
