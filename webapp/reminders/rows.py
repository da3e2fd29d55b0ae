"""The schedule's rows: finding, changing and removing them."""

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from webapp.foundation.zones import is_zone
from webapp.reminders.localtime import instant, millis
from webapp.reminders.models import (
    BUCKETS,
    PushSubscription,
    ReminderDelivery,
    ReminderSchedule,
    WorkerHeartbeat,
)
from webapp.reminders.schedule import Occurrence

# Counted beside the fates of messages: a worker's own mistakes, or no database.
UNFORESEEN = "unforeseen"

_ROWS = cast("Table", ReminderSchedule.__table__)
TURN_BITS = 32
_NEXT = ("due_ms", "deadline_ms", "local_date", "slot", "claim_ms")


class ScheduleRow(NamedTuple):
    """A schedule row without its session: as much of it as planning the next occurrence reads."""

    owner_id: str
    reminder_id: str
    what: str
    schedule: Mapping[str, Any]
    zone: str | None
    due_ms: int | None


def schedule_row_of(row: ReminderSchedule) -> ScheduleRow:
    """Return a loaded row as planning reads it."""
    return ScheduleRow(
        owner_id=row.owner_id,
        reminder_id=row.reminder_id,
        what=row.what,
        schedule=row.schedule,
        zone=row.zone,
        due_ms=row.due_ms,
    )


def rows_of(session: Session, owner_id: str) -> Sequence[ReminderSchedule]:
    """Return all schedule rows of a person."""
    return session.scalars(
        select(ReminderSchedule).where(ReminderSchedule.owner_id == owner_id)
    ).all()


def held_rows(
    session: Session, owner_id: str, reminders: Collection[str]
) -> Sequence[ReminderSchedule]:
    """Return some of a person's rows as they are now, and keep workers from changing them."""
    query = (
        select(ReminderSchedule)
        .where(
            ReminderSchedule.owner_id == owner_id,
            ReminderSchedule.reminder_id.in_(list(reminders)),
        )
        .order_by(ReminderSchedule.reminder_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).all()


def forget(session: Session, owner_id: str, reminders: Iterable[str]) -> None:
    """Remove reminders that are no longer wanted."""
    session.execute(
        delete(ReminderSchedule).where(
            ReminderSchedule.owner_id == owner_id,
            ReminderSchedule.reminder_id.in_(list(reminders)),
        )
    )


def phone_zones(session: Session, owners: Collection[str]) -> dict[str, str]:
    """Return the zone of the phone that was seen last and whose zone is known, if there is one."""
    query = (
        select(PushSubscription.owner_id, PushSubscription.timezone)
        .where(PushSubscription.owner_id.in_(owners))
        .order_by(PushSubscription.seen_ms)
    )
    # The newest wins.
    return {owner: zone for owner, zone in session.execute(query) if is_zone(zone)}


def last_delivery(session: Session, row: ScheduleRow) -> datetime | None:
    """Return when this reminder was last told."""
    newest = session.scalar(
        select(func.max(ReminderDelivery.at_ms)).where(
            ReminderDelivery.owner_id == row.owner_id,
            ReminderDelivery.reminder_id == row.reminder_id,
        )
    )
    return None if newest is None else instant(newest)


def next_values(
    occurrence: Occurrence | None, *, reminder_id: str = "", jitter_ms: int = 0
) -> dict[str, Any]:
    """Return what a row says of its next occurrence, or that there is none.

    The claim is moved a little, the same for a reminder each day, so that not all come at once.
    Of those due together the first in turn is claimed first, however far they are moved.
    """
    if occurrence is None:
        return dict.fromkeys(_NEXT, None) | {"tries": 0}
    due_ms = millis(occurrence.due)
    shift_ms = turn_of(reminder_id) * (jitter_ms + 1) >> TURN_BITS
    return {
        "due_ms": due_ms,
        "deadline_ms": millis(occurrence.deadline),
        "local_date": occurrence.local_date.isoformat(),
        "slot": occurrence.slot,
        "claim_ms": due_ms + shift_ms,
        "tries": 0,
    }


def turn_of(reminder_id: str) -> int:
    """Return whose turn it is of those due at one moment, the lowest first.

    Where a day holds one more only, the open app (`client/reminders/logic/turn.ts`) rings the same.
    """
    return zlib.crc32(reminder_id.encode())


def store(row: ReminderSchedule, values: Mapping[str, Any]) -> None:
    """Write an occurrence into its row.

    One that stands there already keeps its turn: a worker may be sending it, or wait with the
    next try for as long as the push service needs.
    """
    if all(getattr(row, name) == values[name] for name in ("due_ms", "local_date", "slot")):
        row.deadline_ms = values["deadline_ms"]
        return
    for name, value in values.items():
        setattr(row, name, value)


def store_all(session: Session, values: Sequence[tuple[ScheduleRow, Mapping[str, Any]]]) -> None:
    """Write the next occurrences of many rows with one statement."""
    _update_each(session, values, names=(*_NEXT, "tries"))


def try_again(session: Session, later: Sequence[tuple[ScheduleRow, int]]) -> None:
    """Let rows be taken once more, each at its own instant; what they ring stays as it is."""
    claims = [(row, {"claim_ms": at_ms}) for row, at_ms in later]
    _update_each(session, claims, names=("claim_ms",))


def put_back(session: Session, waiting: Sequence[tuple[ScheduleRow, int]]) -> None:
    """Let rows be taken at their instants as if they had not been: nothing of them was sent."""
    claims = [(row, {"claim_ms": at_ms, "tries": 0}) for row, at_ms in waiting]
    _update_each(session, claims, names=("claim_ms", "tries"))


def _update_each(
    session: Session,
    values: Sequence[tuple[ScheduleRow, Mapping[str, Any]]],
    *,
    names: Sequence[str],
) -> None:
    """Write these columns of many rows with one statement."""
    if not values:
        return
    session.execute(
        update(_ROWS)
        .where(
            _ROWS.c.owner_id == bindparam("of_owner"),
            _ROWS.c.reminder_id == bindparam("of_row"),
        )
        .values({name: bindparam(f"new_{name}") for name in names}),
        [
            {
                "of_owner": row.owner_id,
                "of_row": row.reminder_id,
                **{f"new_{name}": value for name, value in new.items()},
            }
            for row, new in values
        ],
    )


def bucket_of(owner_id: str) -> int:
    """Return the bucket by which workers share out the owners."""
    return zlib.crc32(owner_id.encode()) % BUCKETS


def new_row(session: Session, owner_id: str, reminder_id: str) -> ReminderSchedule:
    """Add a row that has no plan yet."""
    row = ReminderSchedule(
        owner_id=owner_id,
        reminder_id=reminder_id,
        bucket=bucket_of(owner_id),
        what="",
        schedule={},
        tries=0,
    )
    session.add(row)
    return row


def set_plan(
    row: ReminderSchedule, what: str, schedule: Mapping[str, Any], *, zone: str | None
) -> bool:
    """Write a plan into its row; tell whether it differs from what stood there."""
    before = (row.what, row.schedule, row.zone)
    # As it was told: what this build takes for no zone may be one to the next.
    row.what, row.schedule, row.zone = what, dict(schedule), zone
    return before != (row.what, row.schedule, row.zone)


def has_pace(row: ReminderSchedule | ScheduleRow) -> bool:
    """Tell whether what the person drinks moves this reminder."""
    return "window" in row.schedule


def last_beat_ms(session: Session) -> int | None:
    """Return when any worker last looked for something due."""
    return session.scalar(select(func.max(WorkerHeartbeat.at_ms)))


def oldest_claim_ms(session: Session) -> int | None:
    """Return since when the reminder that has waited longest could have been taken."""
    return session.scalar(select(func.min(ReminderSchedule.claim_ms)))


def counts_of_workers(session: Session) -> dict[str, dict[str, int]]:
    """Return what each worker has sent since it began, by what became of it."""
    rows = session.execute(select(WorkerHeartbeat.worker, WorkerHeartbeat.counts))
    return {worker: dict(counts) for worker, counts in rows}
