"""When a reminder rings next: a pure function of its schedule, its zone and the time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.contract.schedule import HydrationWindow, Schedule
from webapp.reminders.hydration import (
    DEFAULT_GAP_MIN,
    DEFAULT_TAPER_H,
    Drink,
    Window,
    day_to_nudge,
    next_nudge,
)
from webapp.reminders.localtime import exists, instant_of, local_date
from webapp.reminders.quiet import deadline_of, end_of_quiet, is_quiet

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)
# Two weeks hold every weekday twice, also across a day that a zone jumped over.
HORIZON_DAYS = 15
# What rings before it is still of the evening before.
NIGHT_ENDS = time(4)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One due instant of one reminder; unique by reminder, local date and slot.

    After its deadline nobody wants to hear of it: it is too old, or quiet hours have begun.
    """

    local_date: date
    slot: str
    due: datetime
    deadline: datetime


@dataclass(frozen=True, kw_only=True)
class Drinking:
    """What hydration spacing needs to know of the person."""

    low_ml: int | None = None
    drinks: Sequence[Drink] = field(default_factory=tuple)
    last_nudge: datetime | None = None


def next_occurrence(
    schedule: Schedule,
    *,
    zone: ZoneInfo,
    after: datetime,
    drinking: Drinking | None = None,
    now: datetime | None = None,
) -> Occurrence | None:
    """Return the first occurrence strictly after an instant, or None when nothing will ring.

    `now` is given when the instant lies before it. Times of day that have come due since are
    found then; nudges to drink are not, for they follow what is drunk and would pile up.
    """
    if schedule.get("max_per_day") == 0:
        return None
    paused = schedule.get("paused_until")
    start = max(after, datetime.fromisoformat(paused)) if paused else after
    paced = start if now is None else max(start, now)
    candidates = [
        occurrence
        for occurrence in (
            _snoozed(schedule, zone=zone, after=start, drinking=drinking or Drinking()),
            _at_times(schedule, zone=zone, after=start),
            _by_pace(schedule, zone=zone, after=paced, drinking=drinking or Drinking()),
        )
        if occurrence is not None
    ]
    return min(candidates, key=lambda occurrence: occurrence.due, default=None)


def _at_times(schedule: Schedule, *, zone: ZoneInfo, after: datetime) -> Occurrence | None:
    walls = sorted(time.fromisoformat(text) for text in schedule.get("times", []))
    # A slot late in the evening before may have moved into the first instant of this date.
    first = local_date(after, zone=zone) - DAY
    # Later days and walls are never earlier instants, so the first that fits is the next.
    return next(
        (
            Occurrence(
                local_date=day,
                slot=wall.strftime("%H:%M"),
                due=due,
                deadline=deadline_of(due, quiet=schedule.get("quiet"), zone=zone),
            )
            for day in _days(schedule, first=first, zone=zone)
            for wall in walls
            if not is_quiet(wall, quiet=schedule.get("quiet"))
            and not is_over_at(day, wall, schedule=schedule)
            and (due := instant_of(day, wall, zone=zone)) > after
        ),
        None,
    )


def _days(schedule: Schedule, *, first: date, zone: ZoneInfo) -> Iterator[date]:
    wanted = schedule.get("days")
    for number in range(HORIZON_DAYS):
        day = first + number * DAY
        if is_over_at(day, time.min, schedule=schedule):
            return
        if (wanted is None or WEEKDAYS[day.weekday()] in wanted) and exists(day, zone=zone):
            yield day


def _snoozed(
    schedule: Schedule, *, zone: ZoneInfo, after: datetime, drinking: Drinking
) -> Occurrence | None:
    text = schedule.get("snooze_until")
    if not text or (due := datetime.fromisoformat(text)) <= after:
        return None
    local = due.astimezone(zone)
    if is_quiet(local.time(), quiet=schedule.get("quiet")):
        return None
    if "window" in schedule:
        return _snoozed_nudge(due, schedule, zone=zone, drinking=drinking)
    return Occurrence(
        local_date=local.date(),
        slot=f"snooze-{local.strftime('%H:%M')}",
        due=due,
        deadline=deadline_of(due, quiet=schedule.get("quiet"), zone=zone),
    )


def _snoozed_nudge(
    due: datetime, schedule: Schedule, *, zone: ZoneInfo, drinking: Drinking
) -> Occurrence | None:
    """Return a nudge that was put off; what forbids any nudge forbids this one, too."""
    window = window_of(schedule["window"])
    day = day_to_nudge(
        due, window=window, zone=zone, low_ml=drinking.low_ml, drinks=drinking.drinks
    )
    return None if day is None else _nudge(day, due, schedule, window=window, zone=zone)


def _by_pace(
    schedule: Schedule, *, zone: ZoneInfo, after: datetime, drinking: Drinking
) -> Occurrence | None:
    wish = schedule.get("window")
    if wish is None:
        return None
    window = window_of(wish)
    start = after
    # Each pass moves past a quiet stretch or an unwanted day; a fortnight of them is the end.
    for _pass in range(2 * HORIZON_DAYS):
        found = next_nudge(
            window=window,
            zone=zone,
            low_ml=drinking.low_ml,
            drinks=drinking.drinks,
            last_nudge=drinking.last_nudge,
            after=start,
        )
        if found is None:
            return None
        day, due = found
        if is_over(day, schedule=schedule):
            return None
        local = due.astimezone(zone)
        if not _is_wanted(day, schedule=schedule):
            start = max(due, window.bounds(day, zone=zone)[1])
        elif is_quiet(local.time(), quiet=schedule.get("quiet")):
            start = end_of_quiet(due, quiet=schedule["quiet"], zone=zone)
        else:
            return _nudge(day, due, schedule, window=window, zone=zone)
    return None


def _nudge(
    day: date, due: datetime, schedule: Schedule, *, window: Window, zone: ZoneInfo
) -> Occurrence:
    # A push that waits for a phone must not ring in the hours before bed either.
    last = window.bounds(day, zone=zone)[1]
    return Occurrence(
        local_date=day,
        slot=due.astimezone(zone).strftime("%H:%M"),
        due=due,
        deadline=min(deadline_of(due, quiet=schedule.get("quiet"), zone=zone), last),
    )


def is_over(day: date, *, schedule: Schedule) -> bool:
    """Tell whether a day comes after the last on which something rings."""
    return "until" in schedule and day > date.fromisoformat(schedule["until"])


def is_over_at(day: date, wall: time, *, schedule: Schedule) -> bool:
    """Tell the same for a time of day: the night after the last evening belongs to it."""
    return is_over(evening_of(day, wall), schedule=schedule)


def evening_of(day: date, wall: time) -> date:
    """Return the day whose evening, or the night after it, a time of day is of."""
    return day - DAY if wall < NIGHT_ENDS else day


def _is_wanted(day: date, *, schedule: Schedule) -> bool:
    wanted = schedule.get("days")
    return wanted is None or WEEKDAYS[day.weekday()] in wanted


def window_of(wish: HydrationWindow) -> Window:
    """Return the waking hours that a schedule asks for, with defaults for what it leaves out."""
    return Window(
        wake=time.fromisoformat(wish["wake"]),
        bedtime=time.fromisoformat(wish["bedtime"]),
        taper_h=wish.get("taper_h", DEFAULT_TAPER_H),
        min_gap_min=wish.get("min_gap_min", DEFAULT_GAP_MIN),
    )
