"""Wall time and instants: what a clock on the wall of a zone says, and when it says it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.contract.schedule import FALLBACK_ZONE, FLOATING
from webapp.foundation.zones import is_zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_of(day: date, wall: time, *, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which the zone's clocks first show this date and time.

    A time that the clocks skip is the first instant after the gap; a time that they show
    twice is the first of the two.
    """
    naive = datetime.combine(day, wall)
    first = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == naive:
        return first
    return _end_of_gap(naive, zone=zone)


def local_date(instant: datetime, *, zone: ZoneInfo) -> date:
    """Return the zone's calendar date at the instant."""
    return instant.astimezone(zone).date()


def exists(day: date, *, zone: ZoneInfo) -> bool:
    """Tell whether the zone had this date at all (some have jumped over the date line)."""
    return local_date(instant_of(day, time.min, zone=zone), zone=zone) == day


def _end_of_gap(naive: datetime, *, zone: ZoneInfo) -> datetime:
    # In a gap, fold=1 reads the wall time with the later offset, which gives an instant before
    # the change, and fold=0 with the earlier one, which gives an instant after it.
    before = int(naive.replace(tzinfo=zone, fold=1).timestamp())
    after = int(naive.replace(tzinfo=zone, fold=0).timestamp())
    offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return datetime.fromtimestamp(after, UTC)


def own_zone(name: str | None) -> str | None:
    """Return the zone that a reminder stays with, or None where it follows the phone.

    It also follows the phone while this build's tzdata does not know the zone.
    """
    return name if name is not None and name != FLOATING and is_zone(name) else None


def zone_of(name: str) -> ZoneInfo:
    """Return the zone, or UTC for a name that this build's tzdata does not know."""
    return ZoneInfo(name if is_zone(name) else FALLBACK_ZONE)


def instant(ms: int) -> datetime:
    """Return milliseconds since 1970 as an aware instant."""
    return EPOCH + timedelta(milliseconds=ms)


def millis(moment: datetime) -> int:
    """Return an aware instant as whole milliseconds since 1970."""
    return (moment - EPOCH) // timedelta(milliseconds=1)
