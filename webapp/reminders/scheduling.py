"""Keeps each reminder's next occurrence up to date with what the person wrote and drank."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.orm import Session

from webapp.contract.record import ProfileFields, ReminderFields, Schedule
from webapp.contract.reminder import ScheduleEntry
from webapp.foundation.ids import new_id
from webapp.reminders.drinking import drinking_of
from webapp.reminders.localtime import instant, zone_of
from webapp.reminders.models import ReminderSchedule
from webapp.reminders.rows import (
    TEST,
    floating_zone,
    forget,
    has_pace,
    last_delivery,
    new_row,
    rows_of,
    set_plan,
    spread,
    store,
)
from webapp.reminders.schedule import Drinking, Occurrence, next_occurrence

LONGEST_JITTER_MS = 45_000
# So many of the newest drinks surely hold those of one day.
NEWEST_DRINKS = 200
MOST_REMINDERS = 1000
# More than anybody drinks: who is never ahead of it is nudged by the gap alone.
UNKNOWN_GOAL_ML = 1_000_000
FOLLOWED_KINDS = frozenset({"reminder", "drink", "profile"})

RecordsOf = Callable[[Session, str, str, int], Iterable[tuple[str, Mapping[str, Any]]]]


@dataclass(frozen=True, kw_only=True)
class Planner:
    """Finds and stores next occurrences.

    `records_of(session, owner_id, kind, newest)` reads the person's synced records.
    """

    records_of: RecordsOf
    jitter_ms: int = LONGEST_JITTER_MS

    def follow(self, session: Session, owner_id: str, kinds: Iterable[str], *, now_ms: int) -> None:
        """Bring the schedule up to date after records changed, in their transaction."""
        changed = FOLLOWED_KINDS & set(kinds)
        renewed: set[str] = set()
        if "reminder" in changed:
            renewed = self._take_reminders(session, owner_id)
        if changed & {"drink", "profile"}:
            renewed |= {row.reminder_id for row in rows_of(session, owner_id) if has_pace(row)}
        self.replan(session, owner_id, renewed, now_ms=now_ms)

    def _take_reminders(self, session: Session, owner_id: str) -> set[str]:
        """Make one row for each reminder that is switched on, drop the others; tell the new."""
        rows = {row.reminder_id: row for row in rows_of(session, owner_id)}
        wanted: set[str] = set()
        renewed: set[str] = set()
        for record_id, fields in self.records_of(session, owner_id, "reminder", MOST_REMINDERS):
            reminder = cast("ReminderFields", fields)
            if not reminder.get("enabled", True):
                continue
            wanted.add(record_id)
            row = rows.get(record_id) or new_row(session, owner_id, record_id)
            row.title = reminder.get("title", "")
            if set_plan(row, reminder["what"], reminder["schedule"], zone=reminder.get("zone")):
                renewed.add(record_id)
        forget(session, owner_id, set(rows) - wanted)
        return renewed

    def take_entries(
        self, session: Session, owner_id: str, entries: Sequence[ScheduleEntry], *, now_ms: int
    ) -> None:
        """Replace the reminders of a person without an account by those named."""
        rows = {row.reminder_id: row for row in rows_of(session, owner_id)}
        renewed: set[str] = set()
        for entry in entries:
            row = rows.get(entry.id) or new_row(session, owner_id, entry.id)
            if set_plan(row, entry.what, {**entry.schedule, "next_at": entry.next_at}, zone=None):
                renewed.add(entry.id)
        forget(session, owner_id, set(rows) - {entry.id for entry in entries})
        self.replan(session, owner_id, renewed, now_ms=now_ms)

    def follow_zone(self, session: Session, owner_id: str, *, now_ms: int) -> None:
        """Plan anew what follows the phone, unless it is about to ring."""
        floating = {
            row.reminder_id
            for row in rows_of(session, owner_id)
            if row.zone is None and (row.due_ms is None or row.due_ms > now_ms)
        }
        self.replan(session, owner_id, floating, now_ms=now_ms)

    def replan(
        self, session: Session, owner_id: str, reminders: Collection[str], *, now_ms: int
    ) -> None:
        """Find the next occurrence of some of a person's reminders.

        The others are left alone: one that is due and waits for its turn must not be passed over.
        """
        if not reminders:
            return
        session.flush()
        zone_name = floating_zone(session, owner_id)
        profile = self._profile(session, owner_id)
        drinks = list(self.records_of(session, owner_id, "drink", NEWEST_DRINKS))
        after = instant(now_ms)
        for row in rows_of(session, owner_id):
            if row.reminder_id not in reminders or row.what == TEST:
                continue
            drinking = drinking_of(
                profile,
                drinks=[fields for _record, fields in drinks],
                last_nudge=last_delivery(session, row),
            )
            store(row, self.occurrence(row, zone_name, after=after, drinking=drinking))
            spread(row, jitter_ms=self.jitter_ms)

    def occurrence(
        self, row: ReminderSchedule, floating: str, *, after: datetime, drinking: Drinking
    ) -> Occurrence | None:
        """Return the row's next occurrence strictly after an instant."""
        zone = zone_of(row.zone or floating)
        schedule = cast("Schedule", row.schedule)
        if "next_at" not in row.schedule:
            return next_occurrence(schedule, zone=zone, after=after, drinking=drinking)
        # Without an account only the phone knows the drinks, so it says when it is time; if it
        # has not been heard of since, the nudges go on at the gap that it asked for.
        next_at = row.schedule["next_at"]
        if next_at and datetime.fromisoformat(next_at) > after:
            schedule = cast("Schedule", {"snooze_until": next_at, **_limits_of(schedule)})
        unknown = Drinking(low_ml=UNKNOWN_GOAL_ML, last_nudge=drinking.last_nudge)
        return next_occurrence(schedule, zone=zone, after=after, drinking=unknown)

    def advance(self, session: Session, row: ReminderSchedule, *, now_ms: int) -> None:
        """Go on from an occurrence that was told, refused or too late; a test ends here."""
        if row.what == TEST:
            session.delete(row)
            return
        self.replan(session, row.owner_id, {row.reminder_id}, now_ms=max(now_ms, row.due_ms or 0))

    def test(self, session: Session, owner_id: str, *, now_ms: int) -> None:
        """Make something due at once, so that a person sees whether reminders arrive."""
        row = new_row(session, owner_id, new_id())
        row.what, row.schedule = TEST, {}
        now = instant(now_ms)
        store(row, Occurrence(local_date=now.date(), slot="test", due=now))

    def _profile(self, session: Session, owner_id: str) -> ProfileFields:
        for _record, fields in self.records_of(session, owner_id, "profile", 1):
            return cast("ProfileFields", fields)
        return {}


def _limits_of(schedule: Schedule) -> dict[str, Any]:
    return {key: schedule[key] for key in ("quiet", "paused_until") if key in schedule}
