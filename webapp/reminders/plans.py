"""What a person asked for, as planning takes it: with the limits of all, and the phone's names."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from webapp.contract.record import ProfileFields, ReminderFields, Schedule
from webapp.reminders.localtime import local_date
from webapp.reminders.quiet import with_limits
from webapp.reminders.schedule import Occurrence, window_of

DAY = timedelta(days=1)
USUAL_GLASS_ML = 250


def plan_of(reminder: ReminderFields, profile: ProfileFields) -> dict[str, Any]:
    """Return what decides when it rings: its schedule, held by what holds for all."""
    plan: dict[str, Any] = {**with_limits(reminder["schedule"], profile.get("reminders", {}))}
    if "window" in plan:
        plan["glass_ml"] = profile.get("glass_ml", USUAL_GLASS_ML)
    return plan


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
