"""Reminders as a calendar (RFC 5545): for phones that no push reaches."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.contract.schedule import USUAL_MOST_A_DAY, Schedule
from webapp.reminders.ical import Lines, folded, text_of
from webapp.reminders.localtime import instant_of, local_date
from webapp.reminders.payload import title_of
from webapp.reminders.quiet import is_quiet
from webapp.reminders.schedule import NIGHT_ENDS, WEEKDAYS, is_over_at, window_of
from webapp.reminders.timezone import timezone_lines

DAY = timedelta(days=1)
LONGEST_PAUSE = timedelta(days=5 * 365)
MINUTES_OF_A_DAY = 24 * 60
FOR_EVER = "9999-12-31"
# From here on a calendar need not be told of an end, and some cannot count so far.
FAR_YEAR = 2200
# A calendar does not know what was drunk, so it asks less often than a push would.
LEAST_GAP_MIN = 120
PRODUCT = "-//Uncramp//Reminders//EN"


@dataclass(frozen=True, kw_only=True)
class Series:
    """One reminder as it stands in a calendar: its schedule, limits included, and its zone."""

    reminder_id: str
    what: str
    title: str
    schedule: Schedule
    zone: str


@dataclass(frozen=True, kw_only=True)
class _Slot:
    """One time of day on some weekdays."""

    series: Series
    wall: time
    days: tuple[str, ...]


def calendar_of(series: Iterable[Series], *, since: datetime, name: str) -> bytes:
    """Return the calendar file; events begin on or after the day of `since`."""
    slots = _within_limit([slot for each in series for slot in _slots(each, since=since)])
    zones = sorted({slot.series.zone for slot in slots})
    lines: Lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{text_of(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    for zone in zones:
        lines += timezone_lines(zone, since=since)
    for slot in slots:
        lines += _event(slot, since=since)
    return folded([*lines, "END:VCALENDAR"])


def _slots(series: Series, *, since: datetime) -> list[_Slot]:
    """Return the times of a reminder, without those in quiet hours or after its last day."""
    schedule = series.schedule
    wanted = tuple(day for day in WEEKDAYS if day in schedule.get("days", WEEKDAYS))
    found = [(time.fromisoformat(text), wanted) for text in schedule.get("times", [])]
    if "window" in schedule:
        found += _spread(schedule, wanted)
    slots = [
        _Slot(series=series, wall=wall, days=days)
        for wall, days in sorted(found)
        if days and not is_quiet(wall, quiet=schedule.get("quiet"))
    ]
    return [slot for slot in slots if not _is_over(slot, since=since)]


def _is_over(slot: _Slot, *, since: datetime) -> bool:
    return is_over_at(_first_day(slot, since=since), slot.wall, schedule=slot.series.schedule)


def _spread(schedule: Schedule, wanted: Sequence[str]) -> list[tuple[time, tuple[str, ...]]]:
    """Return evenly spaced times of the waking hours; after midnight they are the next day's."""
    window = window_of(schedule["window"])
    start = window.wake.hour * 60 + window.wake.minute
    end = window.bedtime.hour * 60 + window.bedtime.minute
    if end <= start:
        end += MINUTES_OF_A_DAY
    gap = max(window.min_gap_min, LEAST_GAP_MIN)
    last = end - int(window.taper * 60)
    next_days = tuple(WEEKDAYS[(WEEKDAYS.index(day) + 1) % len(WEEKDAYS)] for day in wanted)
    return [
        (
            time(minute % MINUTES_OF_A_DAY // 60, minute % 60),
            tuple(wanted) if minute < MINUTES_OF_A_DAY else next_days,
        )
        for minute in range(start + gap, last, gap)
    ]


def _within_limit(slots: Iterable[_Slot]) -> list[_Slot]:
    """Keep the first of each day up to the most that the person wants, all reminders together."""
    taken: Counter[str] = Counter()
    kept = []
    for slot in sorted(slots, key=lambda slot: slot.wall):
        most = slot.series.schedule.get("max_per_day", USUAL_MOST_A_DAY)
        days = tuple(day for day in slot.days if taken[day] < most)
        taken.update(days)
        if days:
            kept.append(_Slot(series=slot.series, wall=slot.wall, days=days))
    return kept


def _event(slot: _Slot, *, since: datetime) -> Lines:
    series = slot.series
    title = title_of(series.what, title=series.title)
    first = datetime.combine(_first_day(slot, since=since), slot.wall)
    by_day = ",".join(sorted((day[:2].upper() for day in slot.days), key=_weekday))
    rule = "FREQ=DAILY" if len(slot.days) == len(WEEKDAYS) else f"FREQ=WEEKLY;BYDAY={by_day}"
    return [
        "BEGIN:VEVENT",
        f"UID:{series.reminder_id}-{slot.wall:%H%M}@uncramp",
        f"DTSTAMP:{since.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID={series.zone}:{first:%Y%m%dT%H%M%S}",
        "DURATION:PT5M",
        f"RRULE:{rule}{_until(slot)}",
        f"SUMMARY:{text_of(title)}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{text_of(title)}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ]


def _until(slot: _Slot) -> str:
    """Return where a rule ends, which stands there in UTC; nothing for what has no last day."""
    last = date.fromisoformat(slot.series.schedule.get("until", FOR_EVER))
    if last.year >= FAR_YEAR:
        return ""
    after = NIGHT_ENDS if slot.wall < NIGHT_ENDS else time.min
    end = instant_of(last + DAY, after, zone=ZoneInfo(slot.series.zone)) - timedelta(seconds=1)
    return f";UNTIL={end.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _weekday(two_letters: str) -> int:
    return [day[:2].upper() for day in WEEKDAYS].index(two_letters)


def _first_day(slot: _Slot, *, since: datetime) -> date:
    """Return the first wanted day, after a pause if there is one."""
    zone = ZoneInfo(slot.series.zone)
    paused = slot.series.schedule.get("paused_until")
    start = max(since, datetime.fromisoformat(paused)) if paused else since
    # A pause until the end of time has no day after it.
    start = min(start, since + LONGEST_PAUSE)
    day = local_date(start, zone=zone)
    while WEEKDAYS[day.weekday()] not in slot.days:
        day += DAY
    return day
