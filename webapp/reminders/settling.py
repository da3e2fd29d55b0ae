"""Writing down what became of claims: one short transaction after the sending."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.reminders.claiming import Claim
from webapp.reminders.models import PushSubscription, ReminderDelivery, ReminderSchedule
from webapp.reminders.outcome import Fate, Outcome, pause_s
from webapp.reminders.scheduling import Planner
from webapp.reminders.sending import Target

FAILURES_TO_DISABLE = 3
FAILING_FOR_MS = 24 * 3600 * 1000

Phones = Mapping[tuple[str, str], PushSubscription]
Sent = tuple[Claim, Mapping[str, Outcome]]


def settle(session: Session, sent: Sequence[Sent], *, planner: Planner, now_ms: int) -> None:
    """Record what became of claims and find what rings next; later tries are set, too."""
    phones = _phones(session, sent)
    rows = _rows(session, sent)
    over: list[ReminderSchedule] = []
    notes: list[dict[str, Any]] = []
    for taken, outcomes in sent:
        row = rows.get(taken.key)
        again = _next_try_ms(taken, outcomes, now_ms=now_ms)
        if row is not None and _is_held(row, taken):
            if again is None:
                over.append(row)
            else:
                row.claim_ms = again
        for target in taken.targets:
            outcome = outcomes.get(target.subscription_id, Outcome(fate=Fate.LATER))
            if outcome.fate != Fate.LATER or again is None:
                phone = phones.get((taken.ringing.owner_id, target.subscription_id))
                notes += _note(session, taken, target, outcome, phone=phone, now_ms=now_ms)
    _write(session, notes)
    planner.advance(session, over, now_ms=now_ms)


def _next_try_ms(taken: Claim, outcomes: Mapping[str, Outcome], *, now_ms: int) -> int | None:
    """Return when to try again what could not be sent, or None when this occurrence is over."""
    if taken.late:
        return None
    later = [outcome for outcome in outcomes.values() if outcome.fate == Fate.LATER]
    if not later:
        return None
    asked = max((o.retry_after_s for o in later if o.retry_after_s is not None), default=None)
    again = now_ms + int(pause_s(taken.tries, asked=asked) * 1000)
    return again if again < taken.ringing.deadline_ms else None


def _is_held(row: ReminderSchedule, taken: Claim) -> bool:
    """Tell whether the row is still ours: neither changed by the person nor another worker's."""
    ringing = taken.ringing
    here = (row.claim_ms, row.local_date, row.slot)
    return here == (taken.lease_ms, ringing.local_date, ringing.slot)


def _rows(session: Session, sent: Iterable[Sent]) -> dict[tuple[str, str], ReminderSchedule]:
    keys = sorted({taken.key for taken, _outcomes in sent})
    query = (
        select(ReminderSchedule)
        .where(tuple_(ReminderSchedule.owner_id, ReminderSchedule.reminder_id).in_(keys))
        .order_by(ReminderSchedule.owner_id, ReminderSchedule.reminder_id)
        .with_for_update()
    )
    return {(row.owner_id, row.reminder_id): row for row in session.scalars(query)}


def _phones(session: Session, sent: Iterable[Sent]) -> Phones:
    """Return the subscriptions told that are still there, held in one order by every worker."""
    owners = sorted({taken.ringing.owner_id for taken, _outcomes in sent if taken.targets})
    query = (
        select(PushSubscription)
        .where(PushSubscription.owner_id.in_(owners))
        .order_by(PushSubscription.owner_id, PushSubscription.subscription_id)
        .with_for_update()
    )
    return {(row.owner_id, row.subscription_id): row for row in session.scalars(query)}


def _note(  # noqa: PLR0913 - one outcome and everything that it changes
    session: Session,
    taken: Claim,
    target: Target,
    outcome: Outcome,
    *,
    phone: PushSubscription | None,
    now_ms: int,
) -> list[dict[str, Any]]:
    """Let an outcome count for its subscription; return the row to write about it, if any."""
    if phone is None:
        return []
    if outcome.fate == Fate.GONE:
        _forget(session, taken.ringing.owner_id, target)
        return []
    if not taken.late:
        _count(phone, outcome, now_ms=now_ms)
    fate = Fate.MISSED if outcome.fate == Fate.LATER else outcome.fate
    ringing = taken.ringing
    return [
        {
            "owner_id": ringing.owner_id,
            "reminder_id": ringing.reminder_id,
            "local_date": ringing.local_date,
            "slot": ringing.slot,
            "subscription_id": target.subscription_id,
            "outcome": str(fate),
            "at_ms": now_ms,
        }
    ]


def _forget(session: Session, owner_id: str, target: Target) -> None:
    # Only if it is still the endpoint that failed: the phone may have subscribed anew.
    session.execute(
        delete(PushSubscription).where(
            PushSubscription.owner_id == owner_id,
            PushSubscription.subscription_id == target.subscription_id,
            PushSubscription.endpoint == target.endpoint,
        )
    )


def _count(phone: PushSubscription, outcome: Outcome, *, now_ms: int) -> None:
    """Keep the subscription's record: three failed occurrences over more than a day end it."""
    if outcome.fate == Fate.SENT:
        phone.delivered_ms = now_ms
        phone.failures, phone.failing_since_ms = 0, None
        return
    if outcome.fate == Fate.SUBSCRIBE_AGAIN:
        phone.state = "subscribe-again"
        return
    if outcome.pauses_host:
        return  # the whole service is busy, which says nothing about this phone
    phone.failures += 1
    phone.failing_since_ms = phone.failing_since_ms or now_ms
    if phone.failures >= FAILURES_TO_DISABLE and now_ms - phone.failing_since_ms > FAILING_FOR_MS:
        phone.state = "disabled"


def _write(session: Session, notes: Sequence[dict[str, Any]]) -> None:
    """Write what was told; the second of two workers that told the same is the one that counts."""
    if not notes:
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(ReminderDelivery)
    told = statement.on_conflict_do_update(
        index_elements=list(ReminderDelivery.__table__.primary_key),
        set_={"outcome": statement.excluded.outcome, "at_ms": statement.excluded.at_ms},
    )
    session.flush()
    session.execute(told, list(notes))
