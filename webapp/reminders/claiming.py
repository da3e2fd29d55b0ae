"""Taking what is due: one short transaction before the sending."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Text,
    any_,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from webapp.contract.schedule import USUAL_MOST_A_DAY
from webapp.foundation.database import json_value
from webapp.reminders.allowance import Occasion, Place, counted_for, told_to
from webapp.reminders.models import PushSubscription, ReminderSchedule
from webapp.reminders.outcome import Fate
from webapp.reminders.payload import TEST, Ringing
from webapp.reminders.rows import turn_of
from webapp.reminders.sending import Target

LEASE_MS = 120_000
LOOKED_AT = 1000

_ROWS = cast("Table", ReminderSchedule.__table__)
_SUBSCRIPTIONS = cast("Table", PushSubscription.__table__)


class _Taken(NamedTuple):
    """A row that was just taken, as far as telling of it needs."""

    owner_id: str
    reminder_id: str
    what: str
    title: str
    local_date: str
    slot: str
    due_ms: int
    deadline_ms: int
    tries: int
    schedule: str

    @property
    def occasion(self) -> Occasion:
        return self.reminder_id, self.local_date, self.slot


# The schedule as text: of all that may stand in it two figures are read here.
_TAKEN = (
    *(_ROWS.c[name] for name in _Taken._fields[:-1]),
    sql_cast(_ROWS.c.schedule, Text).label("schedule"),
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One occurrence that this worker holds until its lease ends, and whom to tell.

    `is_late` says that its deadline has passed: nobody is told, but it was missed.
    `is_told` says that it has reached a phone already; `targets` are those that it has not.
    `awaits` says that another, still on its way, may be the last that the person wants that day.
    """

    ringing: Ringing
    tries: int
    lease_ms: int
    is_late: bool
    is_told: bool
    awaits: bool
    targets: Sequence[Target]

    @property
    def key(self) -> tuple[str, str]:
        """Name the row that is held."""
        return self.ringing.owner_id, self.ringing.reminder_id


def due_buckets(session: Session, *, now_ms: int) -> list[int]:
    """Return the buckets in which something has been due for longest: a look, however much is."""
    query = (
        select(_ROWS.c.bucket)
        .where(_ROWS.c.claim_ms <= now_ms)
        .order_by(_ROWS.c.claim_ms)
        .limit(LOOKED_AT)
    )
    return sorted(set(session.scalars(query).all()))


def claim(
    session: Session, *, now_ms: int, limit: int, buckets: Collection[int] | None = None
) -> list[Claim]:
    """Take what is due, oldest first; other workers pass over rows that are being taken."""
    wanted = [_ROWS.c.claim_ms <= now_ms]
    if buckets is not None:
        wanted.append(_ROWS.c.bucket.in_(buckets))
    # Rows are named by where they lie: whatever the planner believes, none is looked for twice.
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    place: ColumnElement[str] = literal_column("rowid" if is_sqlite else "ctid")
    due = (
        select(place)
        .select_from(_ROWS)
        .where(*wanted)
        .order_by(_ROWS.c.claim_ms)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
        .correlate(None)
    )
    taking = (
        update(_ROWS)
        .where(place.in_(due) if is_sqlite else place == any_(func.array(due)))
        .values(claim_ms=now_ms + LEASE_MS, tries=_ROWS.c.tries + 1)
        .returning(*_TAKEN)
    )
    rows = sorted((_Taken(*row) for row in session.execute(taking).all()), key=_in_turn)
    return _claims_of(session, rows, now_ms=now_ms) if rows else []


def _in_turn(row: _Taken) -> tuple[int, int]:
    """Order what is due; of those due together the first gets the last place of its day."""
    return row.due_ms, turn_of(row.reminder_id)


def _claims_of(session: Session, rows: Sequence[_Taken], *, now_ms: int) -> list[Claim]:
    lease_ms = now_ms + LEASE_MS
    # Named by what was just written: hundreds of ids in a statement cost more than the reading.
    owners = select(_ROWS.c.owner_id).where(_ROWS.c.claim_ms == lease_ms)
    told = told_to(session, owners, dates={row.local_date for row in rows})
    counted = counted_for(session, owners, told=told, lease_ms=lease_ms)
    phones = _phones(session, owners)
    claims = []
    for row in rows:
        schedule = _schedule_of(row)
        heard = told.get((row.owner_id, row.occasion), {})
        most = schedule.get("max_per_day", USUAL_MOST_A_DAY)
        is_told = Fate.SENT in heard.values()
        day = (row.owner_id, row.local_date)
        is_late = now_ms >= row.deadline_ms
        is_test = row.what == TEST
        place = (
            Place.FREE
            if is_test
            else counted.place(day, most=most, is_told=is_told, is_late=is_late)
        )
        targets = phones.get(row.owner_id, ()) if place is Place.FREE else ()
        claims.append(
            Claim(
                ringing=_ringing(row, ml=schedule.get("glass_ml")),
                tries=row.tries,
                lease_ms=lease_ms,
                is_late=is_late,
                is_told=is_told,
                awaits=place is Place.AWAITED,
                targets=[phone for phone in targets if phone.subscription_id not in heard],
            )
        )
    return claims


def _phones(session: Session, owners: Select[tuple[str]]) -> dict[str, list[Target]]:
    """Return the living subscriptions of these people."""
    found: dict[str, list[Target]] = {}
    of = _SUBSCRIPTIONS.c
    query = select(
        of.owner_id, of.subscription_id, of.endpoint, of.p256dh, of.auth, of.vapid_key
    ).where(of.owner_id.in_(owners), of.state == "live")
    for owner, subscription, endpoint, p256dh, auth, vapid_key in session.execute(query).all():
        found.setdefault(owner, []).append(
            Target(
                subscription_id=subscription,
                endpoint=endpoint,
                p256dh=p256dh,
                auth=auth,
                vapid_key=vapid_key,
            )
        )
    return found


def _schedule_of(row: _Taken) -> dict[str, Any]:
    """Return the plan; one that cannot be read must not keep the others of its batch waiting."""
    try:
        schedule = json_value(row.schedule)
    except ValueError:
        return {}
    return schedule if isinstance(schedule, dict) else {}


def _ringing(row: _Taken, *, ml: int | None) -> Ringing:
    return Ringing(
        owner_id=row.owner_id,
        reminder_id=row.reminder_id,
        what=row.what,
        title=row.title,
        local_date=row.local_date,
        slot=row.slot,
        due_ms=row.due_ms,
        deadline_ms=row.deadline_ms,
        ml=ml,
    )
