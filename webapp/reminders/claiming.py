"""Taking what is due: one short transaction before the sending."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, select, update
from sqlalchemy.orm import Session

from webapp.reminders.models import PushSubscription, ReminderDelivery, ReminderSchedule
from webapp.reminders.outcome import Fate
from webapp.reminders.payload import TEST, Ringing
from webapp.reminders.sending import Target

LEASE_MS = 120_000
MOST_A_DAY = 16

_ROWS = ReminderSchedule.__table__
_SUBSCRIPTIONS = PushSubscription.__table__
_DELIVERIES = ReminderDelivery.__table__

# Reminder, local date and slot: one occurrence of one person.
Occasion = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One occurrence that this worker holds until its lease ends, and whom to tell.

    `late` says that its deadline has passed: nobody is told, but it was missed.
    """

    ringing: Ringing
    tries: int
    lease_ms: int
    late: bool
    targets: Sequence[Target]

    @property
    def key(self) -> tuple[str, str]:
        """Name the row that is held."""
        return self.ringing.owner_id, self.ringing.reminder_id


def due_buckets(session: Session, *, now_ms: int) -> list[int]:
    """Return the buckets in which something is due."""
    query = select(_ROWS.c.bucket).where(_ROWS.c.claim_ms <= now_ms).distinct()
    return sorted(session.scalars(query))


def claim(
    session: Session, *, now_ms: int, limit: int, buckets: Collection[int] | None = None
) -> list[Claim]:
    """Take what is due, oldest first; other workers pass over rows that are being taken."""
    wanted = [_ROWS.c.claim_ms <= now_ms]
    if buckets is not None:
        wanted.append(_ROWS.c.bucket.in_(buckets))
    due = (
        select(_ROWS.c.owner_id, _ROWS.c.reminder_id)
        .where(*wanted)
        .order_by(_ROWS.c.claim_ms)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taking = (
        update(ReminderSchedule)
        .where(_ROWS.c.owner_id == due.c.owner_id, _ROWS.c.reminder_id == due.c.reminder_id)
        .values(claim_ms=now_ms + LEASE_MS, tries=_ROWS.c.tries + 1)
        .returning(*_ROWS.c)
        .execution_options(synchronize_session=False)
    )
    rows = sorted(session.execute(taking), key=lambda row: row.due_ms)
    return _claims_of(session, rows, now_ms=now_ms) if rows else []


def _claims_of(session: Session, rows: Sequence[Row], *, now_ms: int) -> list[Claim]:  # type: ignore[type-arg]  # a table's row, read by column
    lease_ms = now_ms + LEASE_MS
    # Named by what was just written: hundreds of ids in a statement cost more than the reading.
    owners = select(_ROWS.c.owner_id).where(_ROWS.c.claim_ms == lease_ms)
    told = _told(session, owners, dates={row.local_date for row in rows})
    counted = _counted(session, owners, told=told, lease_ms=lease_ms)
    phones = _phones(session, owners)
    claims = []
    for row in rows:
        occasion = (row.reminder_id, row.local_date, row.slot)
        allowed = _is_allowed(row, occasion, counted[row.owner_id])
        heard = told.get((row.owner_id, occasion), {})
        claims.append(
            Claim(
                ringing=_ringing(row),
                tries=row.tries,
                lease_ms=row.claim_ms,
                late=now_ms >= row.deadline_ms,
                targets=[
                    phone
                    for phone in (phones.get(row.owner_id, ()) if allowed else ())
                    if phone.subscription_id not in heard
                ],
            )
        )
    return claims


def _is_allowed(row: Row, occasion: Occasion, counted: set[Occasion]) -> bool:  # type: ignore[type-arg]  # the same
    """Tell whether the person wants one more today, all reminders together; if so, count it."""
    if row.what == TEST:
        return True
    others = sum(1 for each in counted if each[1] == row.local_date and each != occasion)
    if others >= row.schedule.get("max_per_day", MOST_A_DAY):
        return False
    counted.add(occasion)
    return True


def _counted(
    session: Session,
    owners: Select[tuple[str]],
    *,
    told: Mapping[tuple[str, Occasion], Mapping[str, str]],
    lease_ms: int,
) -> defaultdict[str, set[Occasion]]:
    """Return what has been sent to each person, and what another worker may be sending now."""
    counted: defaultdict[str, set[Occasion]] = defaultdict(set)
    for (owner, occasion), heard in told.items():
        if Fate.SENT in heard.values():
            counted[owner].add(occasion)
    flying = select(_ROWS.c.owner_id, _ROWS.c.reminder_id, _ROWS.c.local_date, _ROWS.c.slot).where(
        _ROWS.c.owner_id.in_(owners), _ROWS.c.tries > 0, _ROWS.c.claim_ms != lease_ms
    )
    for owner, reminder, date, slot in session.execute(flying):
        counted[owner].add((reminder, date, slot))
    return counted


def _told(
    session: Session, owners: Select[tuple[str]], *, dates: Collection[str]
) -> dict[tuple[str, Occasion], dict[str, str]]:
    """Return, for each occurrence of these days, which subscriptions have heard of it and how."""
    found: dict[tuple[str, Occasion], dict[str, str]] = {}
    of = _DELIVERIES.c
    query = select(
        of.owner_id, of.reminder_id, of.local_date, of.slot, of.subscription_id, of.outcome
    ).where(of.owner_id.in_(owners), of.local_date.in_(dates))
    for owner, reminder, date, slot, subscription, outcome in session.execute(query):
        found.setdefault((owner, (reminder, date, slot)), {})[subscription] = outcome
    return found


def _phones(session: Session, owners: Select[tuple[str]]) -> dict[str, list[Target]]:
    """Return the living subscriptions of these people."""
    found: dict[str, list[Target]] = {}
    of = _SUBSCRIPTIONS.c
    query = select(
        of.owner_id, of.subscription_id, of.endpoint, of.p256dh, of.auth, of.vapid_key
    ).where(of.owner_id.in_(owners), of.state == "live")
    for owner, subscription, endpoint, p256dh, auth, vapid_key in session.execute(query):
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


def _ringing(row: Row) -> Ringing:  # type: ignore[type-arg]  # the same
    return Ringing(
        owner_id=row.owner_id,
        reminder_id=row.reminder_id,
        what=row.what,
        title=row.title,
        local_date=row.local_date,
        slot=row.slot,
        due_ms=row.due_ms,
        deadline_ms=row.deadline_ms,
        ml=row.schedule.get("glass_ml"),
    )
