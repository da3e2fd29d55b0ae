"""VTIMEZONE: the changes of a zone's clocks, written out so that no reader needs to know them."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from webapp.reminders.ical import Lines

YEARS_BEFORE = 1
YEARS_AFTER = 10
STEP = timedelta(days=1)
SECOND = timedelta(seconds=1)

# From which offset to which, and the later one's name.
_Change = tuple[timedelta, timedelta, str]


def timezone_lines(name: str, *, since: datetime) -> Lines:
    """Return the component of a zone, right from a year before an instant to ten after it."""
    return list(_component(name, since.year))


@lru_cache(maxsize=512)
def _component(name: str, year: int) -> tuple[str, ...]:
    zone = ZoneInfo(name)
    begin = datetime(year - YEARS_BEFORE, 1, 1, tzinfo=UTC)
    end = datetime(year + YEARS_AFTER, 1, 1, tzinfo=UTC)
    offset = _offset(begin, zone)
    changes: dict[_Change, list[datetime]] = {
        (offset, offset, begin.astimezone(zone).tzname() or name): [begin]
    }
    for instant in _changes(zone, begin=begin, end=end):
        before, after = _offset(instant - SECOND, zone), _offset(instant, zone)
        change = (before, after, instant.astimezone(zone).tzname() or name)
        changes.setdefault(change, []).append(instant)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for change, instants in changes.items():
        lines += _observance(change, instants)
    return (*lines, "END:VTIMEZONE")


def _observance(change: _Change, instants: list[datetime]) -> Lines:
    before, after, name = change
    kind = "DAYLIGHT" if after > before else "STANDARD"
    # Said in the time that was in force until then.
    walls = [f"{(instant + before):%Y%m%dT%H%M%S}" for instant in instants]
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{walls[0]}",
        *(f"RDATE:{wall}" for wall in walls[1:]),
        f"TZOFFSETFROM:{_signed(before)}",
        f"TZOFFSETTO:{_signed(after)}",
        f"TZNAME:{name}",
        f"END:{kind}",
    ]


def _changes(zone: ZoneInfo, *, begin: datetime, end: datetime) -> list[datetime]:
    """Return the instants at which the zone's offset changes."""
    found = []
    at = begin
    while at < end:
        if _offset(at, zone) != _offset(at + STEP, zone):
            found.append(_first_after(zone, low=at, high=at + STEP))
        at += STEP
    return found


def _first_after(zone: ZoneInfo, *, low: datetime, high: datetime) -> datetime:
    offset = _offset(low, zone)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        if _offset(middle, zone) == offset:
            low = middle
        else:
            high = middle
    return high


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _signed(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    text = f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}"
    return f"{text}{left:02}" if left else text
