"""When the next nudge to drink is due: behind the pace, and not right after a drink.

The same function stands in the browser (`client/reminders/logic/hydration.ts`); one file of
vectors, `tests/vectors/hydration.json`, holds both to the same answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.reminders.localtime import instant_of, local_date

DEFAULT_TAPER_H = 2.0
SHORTEST_TAPER_H = 2.0
LONGEST_TAPER_H = 4.0
DEFAULT_GAP_MIN = 90
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
TICK = timedelta(seconds=1)
# A nudge needs time to arrive before the hours in which none may ring.
LEAST_LIFE = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class Window:
    """The waking hours over which drinks are spread, as wall times."""

    wake: time
    bedtime: time
    taper_h: float = DEFAULT_TAPER_H
    min_gap_min: int = DEFAULT_GAP_MIN

    def bounds(self, day: date, *, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return the first and the last instant of the day's nudges (UTC).

        A bedtime at or before the wake time is past midnight; the taper before it is silent.
        """
        start = instant_of(day, self.wake, zone=zone)
        evening = day if self.bedtime > self.wake else day + DAY
        end = instant_of(evening, self.bedtime, zone=zone) - timedelta(hours=self.taper)
        return start, end

    @property
    def taper(self) -> float:
        """Return the hours before bed that are silent: two at least, four at most."""
        return min(max(self.taper_h, SHORTEST_TAPER_H), LONGEST_TAPER_H)

    @property
    def gap(self) -> timedelta:
        """Return the least time between a drink or a nudge and the next nudge."""
        return timedelta(minutes=self.min_gap_min)


@dataclass(frozen=True, kw_only=True)
class Drink:
    """Something drunk that counts: when, and how much water (ml)."""

    at: datetime
    ml: float


def nudge_on(  # noqa: PLR0913 - the values that the answer depends on
    day: date,
    *,
    window: Window,
    zone: ZoneInfo,
    low_ml: int | None,
    drinks: Sequence[Drink],
    last_nudge: datetime | None,
    after: datetime,
) -> datetime | None:
    """Return the day's next nudge strictly after an instant, or None when the day needs none.

    `low_ml` is the lower end of the goal range, at which the pace line aims. Without one
    nobody is behind, so there is no nudge.
    """
    start, end = window.bounds(day, zone=zone)
    today = [drink for drink in drinks if start <= drink.at <= after]
    total = sum(drink.ml for drink in today)
    if not low_ml or total >= low_ml or end <= start:
        return None
    behind_from = start + (end - start) * (total / low_ml)
    calm_until = max([start, last_nudge or start, *(drink.at for drink in today)])
    due = _whole_minute(max(behind_from, calm_until + window.gap, after + TICK))
    return due if due + LEAST_LIFE <= end else None


def next_nudge(  # noqa: PLR0913 - the same
    *,
    window: Window,
    zone: ZoneInfo,
    low_ml: int | None,
    drinks: Sequence[Drink],
    last_nudge: datetime | None,
    after: datetime,
) -> tuple[date, datetime] | None:
    """Return the next nudge after an instant and the day that it belongs to.

    The days looked at are yesterday's (whose bedtime may lie past midnight), today and the
    two after it.
    """
    today = local_date(after, zone=zone)
    for shift in (-1, 0, 1, 2):
        day = today + shift * DAY
        due = nudge_on(
            day,
            window=window,
            zone=zone,
            low_ml=low_ml,
            drinks=drinks,
            last_nudge=last_nudge,
            after=after,
        )
        if due is not None:
            return day, due
    return None


def day_to_nudge(
    at: datetime, *, window: Window, zone: ZoneInfo, low_ml: int | None, drinks: Sequence[Drink]
) -> date | None:
    """Return the day whose nudge may ring at a given instant, such as the end of a snooze.

    None where none may: nobody aims at anything, enough has been drunk or just now, or it is
    before bed.
    """
    today = local_date(at, zone=zone)
    for day in (today - DAY, today):
        due = nudge_on(
            day,
            window=window,
            zone=zone,
            low_ml=low_ml,
            drinks=drinks,
            last_nudge=None,
            after=at - TICK,
        )
        if due is not None and due < at + MINUTE:
            return day
    return None


def _whole_minute(instant: datetime) -> datetime:
    """Return the minute that the instant lies in or, unless it is whole, the next one."""
    whole = instant.replace(second=0, microsecond=0)
    return whole if whole == instant else whole + timedelta(minutes=1)
