"""Keeps each reminder's next occurrence up to date with what the person wrote and drank."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.contract.record import ProfileFields, ReminderFields
from webapp.contract.reminder import ScheduleEntry
from webapp.contract.schedule import FALLBACK_ZONE, USUAL_MOST_A_DAY, Schedule
from webapp.foundation.clock import DAY_MS
from webapp.foundation.ids import new_id
from webapp.reminders.allowance import Day, heard_in, told_to
from webapp.reminders.drinking import drinking_of
from webapp.reminders.localtime import instant, instant_of, millis, own_zone, zone_of
from webapp.reminders.models import ReminderSchedule
from webapp.reminders.payload import TEST, TEST_SLOT
from webapp.reminders.plans import as_named_by_phone, known_part, limits_of, plan_of
from webapp.reminders.quiet import TTL
from webapp.reminders.rows import (
    ScheduleRow,
    forget,
    has_pace,
    held_rows,
    last_delivery,
    new_row,
    next_values,
    phone_zones,
    rows_of,
    schedule_row_of,
    set_plan,
    store,
    store_all,
)
from webapp.reminders.schedule import Drinking, Occurrence, next_occurrence, window_of

LONGEST_JITTER_MS = 45_000
# What came due longer ago than this, while no worker ran, is neither sent nor said.
LONGEST_LOOK_BACK_MS = 7 * DAY_MS
# So many of the newest drinks surely hold those of one day.
NEWEST_DRINKS = 200
# Nudges count the drinks since yesterday's waking; wherever a drink was noted, its date is within.
DRINKS_SINCE = timedelta(days=4)
MOST_REMINDERS = 1000
# More than anybody drinks: who is never ahead of it is nudged by the gap alone.
UNKNOWN_GOAL_ML = 1_000_000
FOLLOWED_KINDS = frozenset({"reminder", "drink", "profile"})

log = structlog.get_logger(__name__)

RecordsOf = Callable[[Session, str, str, int, date | None], Iterable[tuple[str, Mapping[str, Any]]]]
ZonesOf = Callable[[Session, Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class Planner:
    """Finds and stores next occurrences.

    `records_of(session, owner_id, kind, newest, since)` reads the person's synced records,
    all of the newest or those since a date,
    `home_zones(session, owners)` the zones in which people began, for those without a phone here.
    """

    records_of: RecordsOf
    home_zones: ZonesOf
    jitter_ms: int = LONGEST_JITTER_MS

    def follow(self, session: Session, owner_id: str, kinds: Iterable[str], *, now_ms: int) -> None:
        """Bring the schedule up to date after records changed, in their transaction."""
        changed = FOLLOWED_KINDS & set(kinds)
        renewed: set[str] = set()
        if changed & {"reminder", "profile"}:
            renewed = self._take_reminders(session, owner_id)
        if changed & {"drink", "profile"}:
            renewed |= {row.reminder_id for row in rows_of(session, owner_id) if has_pace(row)}
        self.replan(session, owner_id, renewed, now_ms=now_ms)

    def _take_reminders(self, session: Session, owner_id: str) -> set[str]:
        """Make one row for each reminder that is switched on, drop the others; tell the new."""
        rows = {row.reminder_id: row for row in rows_of(session, owner_id)}
        profile = self._profile(session, owner_id)
        wanted = {reminder for reminder, row in rows.items() if row.what == TEST}
        renewed: set[str] = set()
        stored = self.records_of(session, owner_id, "reminder", MOST_REMINDERS, None)
        for record_id, fields in stored:
            reminder = cast("ReminderFields", fields)
            if not reminder.get("enabled", True):
                continue
            wanted.add(record_id)
            row = rows.get(record_id) or new_row(session, owner_id, record_id)
            row.title = reminder.get("title", "")
            plan = plan_of(reminder, profile)
            if set_plan(row, reminder["what"], plan, zone=reminder.get("zone")):
                renewed.add(record_id)
        forget(session, owner_id, set(rows) - wanted)
        return renewed

    def take_entries(
        self, session: Session, owner_id: str, entries: Sequence[ScheduleEntry], *, now_ms: int
    ) -> None:
        """Replace the reminders of a person without an account by those named."""
        rows = {row.reminder_id: row for row in rows_of(session, owner_id) if row.what != TEST}
        renewed: set[str] = set()
        for entry in entries:
            row = rows.get(entry.id) or new_row(session, owner_id, entry.id)
            plan = {**known_part(entry.schedule), "next_at": entry.next_at}
            if set_plan(row, entry.what, plan, zone=entry.zone):
                renewed.add(entry.id)
        forget(session, owner_id, set(rows) - {entry.id for entry in entries})
        self.replan(session, owner_id, renewed, now_ms=now_ms)

    def follow_zone(self, session: Session, owner_id: str, *, now_ms: int) -> None:
        """Plan anew what follows the phone, unless it is about to ring."""
        floating = {
            row.reminder_id
            for row in rows_of(session, owner_id)
            if own_zone(row.zone) is None and (row.due_ms is None or row.due_ms > now_ms)
        }
        self.replan(session, owner_id, floating, now_ms=now_ms)

    def replan(
        self, session: Session, owner_id: str, reminders: Collection[str], *, now_ms: int
    ) -> None:
        """Find the next occurrence of some of a person's reminders.

        The others are left alone. Of these, too, one that is due and waits for its turn is not
        passed over, as long as it is still wanted.
        """
        if not reminders:
            return
        session.flush()
        rows = [row for row in held_rows(session, owner_id, reminders) if row.what != TEST]
        waiting = [
            (schedule_row_of(row), now_ms if row.due_ms is None else min(now_ms, row.due_ms - 1))
            for row in rows
        ]
        planned = self._plan(session, waiting, now_ms=now_ms)
        for row, (_row, values) in zip(rows, planned, strict=True):
            store(row, values)

    def advance(self, session: Session, rows: Sequence[ScheduleRow], *, now_ms: int) -> None:
        """Go on from occurrences that were told, refused or too late; a test ends here.

        What has come due meanwhile is next, however late: whoever takes it sends it or, after
        its deadline, says that it was missed.
        """
        for row in rows:
            if row.what == TEST:
                forget(session, row.owner_id, [row.reminder_id])
        going_on = [
            (row, max(now_ms - LONGEST_LOOK_BACK_MS, row.due_ms or 0))
            for row in rows
            if row.what != TEST
        ]
        store_all(session, self._plan(session, going_on, now_ms=now_ms))

    def overtaken(
        self, session: Session, tries: Sequence[tuple[ScheduleRow, int]], *, now_ms: int
    ) -> set[tuple[str, str]]:
        """Name the rows for which what follows is due by the instant (ms) of their next try."""
        now_due = [(row, row.due_ms or now_ms) for row, _try_ms in tries]
        planned = self._plan(session, now_due, now_ms=now_ms)
        return {
            (row.owner_id, row.reminder_id)
            for (row, values), (_row, try_ms) in zip(planned, tries, strict=True)
            if values["due_ms"] is not None and values["due_ms"] <= try_ms
        }

    def next_told(
        self, session: Session, owner_id: str, *, now_ms: int
    ) -> list[tuple[str, int | None]]:
        """Return when (ms) each reminder rings next: not on a day that holds no more."""
        rows = rows_of(session, owner_id)
        owner = select(ReminderSchedule.owner_id).where(ReminderSchedule.owner_id == owner_id)
        dates = {row.local_date for row in rows if row.local_date is not None}
        heard = heard_in(told_to(session, owner, dates=dates))
        return [
            (row.reminder_id, self._past_full(session, row, heard, now_ms=now_ms)) for row in rows
        ]

    def _past_full(
        self, session: Session, row: ReminderSchedule, heard: Counter[Day], *, now_ms: int
    ) -> int | None:
        """Return when (ms) the row rings next on a day that holds one more."""
        most = row.schedule.get("max_per_day", USUAL_MOST_A_DAY)
        due_ms, day = row.due_ms, row.local_date
        while due_ms is not None and day is not None and heard[row.owner_id, day] >= most:
            if row.what == TEST:
                break
            over_ms = max(due_ms, self._end_ms(session, row, date.fromisoformat(day)))
            values = self._following(session, schedule_row_of(row), over_ms, now_ms=now_ms)
            due_ms, day = values["due_ms"], values["local_date"]
        return due_ms

    def _end_ms(self, session: Session, row: ReminderSchedule, day: date) -> int:
        """Return when (ms) the day is over where the row is; drinking ends at a late bedtime."""
        zone = self._zone(row, self._zones(session, {row.owner_id}))
        end = instant_of(day + timedelta(days=1), time.min, zone=zone) - timedelta(milliseconds=1)
        if has_pace(row):
            end = max(end, window_of(row.schedule["window"]).bounds(day, zone=zone)[1])
        return millis(end)

    def _following(
        self, session: Session, row: ScheduleRow, after_ms: int, *, now_ms: int
    ) -> dict[str, Any]:
        ((_row, values),) = self._plan(session, [(row, after_ms)], now_ms=now_ms)
        return values

    def _zones(self, session: Session, owners: Collection[str]) -> Mapping[str, str]:
        return {**self.home_zones(session, owners), **phone_zones(session, owners)}

    def _zone(self, row: ScheduleRow | ReminderSchedule, zones: Mapping[str, str]) -> ZoneInfo:
        return zone_of(own_zone(row.zone) or zones.get(row.owner_id, FALLBACK_ZONE))

    def _plan(
        self, session: Session, rows: Sequence[tuple[ScheduleRow, int]], *, now_ms: int
    ) -> list[tuple[ScheduleRow, dict[str, Any]]]:
        """Find what rings next, strictly after the instant (ms) that each row comes with."""
        if not rows:
            return []
        zones = self._zones(session, {row.owner_id for row, _after_ms in rows})
        planned = []
        for row, after_ms in rows:
            zone = self._zone(row, zones)
            found = self._found(session, row, zone, after=instant(after_ms), now=instant(now_ms))
            planned.append(
                (row, next_values(found, reminder_id=row.reminder_id, jitter_ms=self.jitter_ms))
            )
        return planned

    def _drinking(self, session: Session, row: ScheduleRow, *, after: datetime) -> Drinking:
        # One that nobody could be told keeps its distance, too: it is not due every minute.
        due = None if row.due_ms is None else instant(row.due_ms)
        told = (last_delivery(session, row), due if due and due <= after else None)
        since = (after - DRINKS_SINCE).date()
        drinks = self.records_of(session, row.owner_id, "drink", NEWEST_DRINKS, since)
        return drinking_of(
            self._profile(session, row.owner_id),
            drinks=[fields for _record, fields in drinks],
            last_nudge=max((nudge for nudge in told if nudge), default=None),
        )

    def _found(
        self, session: Session, row: ScheduleRow, zone: ZoneInfo, *, after: datetime, now: datetime
    ) -> Occurrence | None:
        """Return the next occurrence; one row that cannot be planned must not stop the others."""
        try:
            drinking = self._drinking(session, row, after=after) if has_pace(row) else Drinking()
            return self.occurrence(row, zone, after=after, now=now, drinking=drinking)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            log.warning("reminder-not-planned", error=type(error).__name__)
            return None

    def occurrence(
        self,
        row: ScheduleRow,
        zone: ZoneInfo,
        *,
        after: datetime,
        now: datetime,
        drinking: Drinking,
    ) -> Occurrence | None:
        """Return the row's next occurrence strictly after an instant, which may lie before now."""
        schedule = cast("Schedule", row.schedule)
        if "next_at" not in row.schedule:
            return next_occurrence(schedule, zone=zone, after=after, drinking=drinking, now=now)
        # Without an account only the phone knows the drinks, so it says when it is time; if it
        # has not been heard of since, the nudges go on at the gap that it asked for.
        asked = {"snooze_until": row.schedule["next_at"], **limits_of(schedule)}
        found = next_occurrence(cast("Schedule", asked), zone=zone, after=max(after, now))
        if found is not None:
            return as_named_by_phone(found, schedule, zone=zone)
        unknown = Drinking(low_ml=UNKNOWN_GOAL_ML, last_nudge=drinking.last_nudge)
        return next_occurrence(schedule, zone=zone, after=after, drinking=unknown, now=now)

    def test(self, session: Session, owner_id: str, *, now_ms: int) -> None:
        """Make something due at once, so that a person sees whether reminders arrive."""
        row = new_row(session, owner_id, new_id())
        row.what, row.schedule = TEST, {}
        now = instant(now_ms)
        slot = f"{TEST_SLOT}{now:%H%M%S}"
        now_due = Occurrence(local_date=now.date(), slot=slot, due=now, deadline=now + TTL)
        store(row, next_values(now_due))

    def _profile(self, session: Session, owner_id: str) -> ProfileFields:
        for _record, fields in self.records_of(session, owner_id, "profile", 1, None):
            return cast("ProfileFields", fields)
        return {}
