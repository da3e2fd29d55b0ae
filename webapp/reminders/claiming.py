"""Taking due reminders and saying what became of them: two short transactions round a send."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.reminders.models import PushSubscription, ReminderDelivery, ReminderSchedule
from webapp.reminders.outcome import Fate, Outcome, pause_s
from webapp.reminders.payload import Ringing
from webapp.reminders.rows import TEST
from webapp.reminders.scheduling import Planner
from webapp.reminders.sending import Target

LEASE_MS = 120_000
MOST_A_DAY = 16
FAILURES_TO_DISABLE = 3
FAILING_FOR_MS = 24 * 3600 * 1000


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One occurrence that this worker holds until its lease ends, and whom to tell."""

    owner_id: str
    ringing: Ringing
    tries: int
    targets: Sequence[Target]


def claim(session: Session, *, now_ms: int, limit: int) -> list[Claim]:
    """Take what is due, oldest first; other workers pass over rows that are being taken."""
    rows = session.scalars(
        select(ReminderSchedule)
        .where(ReminderSchedule.claim_ms <= now_ms)
        .order_by(ReminderSchedule.claim_ms)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    claims = []
    for row in rows:
        row.claim_ms = now_ms + LEASE_MS
        row.tries += 1
        claims.append(_claim_of(session, row, now_ms=now_ms))
    return claims


def settle(
    session: Session,
    taken: Claim,
    outcomes: Mapping[str, Outcome],
    *,
    planner: Planner,
    now_ms: int,
) -> None:
    """Record what became of a claim and find what rings next."""
    for target in taken.targets:
        _note(session, taken, target, outcomes[target.subscription_id], now_ms=now_ms)
    row = session.get(
        ReminderSchedule, (taken.owner_id, taken.ringing.reminder_id), with_for_update=True
    )
    if row is None or (row.local_date, row.slot) != (
        taken.ringing.local_date,
        taken.ringing.slot,
    ):
        return  # the person changed the reminder meanwhile, and it has a plan of its own
    later = [outcome for outcome in outcomes.values() if outcome.fate == Fate.LATER]
    if later:
        asked = max((o.retry_after_s for o in later if o.retry_after_s is not None), default=None)
        again = now_ms + int(pause_s(taken.tries, asked=asked) * 1000)
        if again < taken.ringing.deadline_ms:
            row.claim_ms = again
            return
    planner.advance(session, row, now_ms=now_ms)


def _claim_of(session: Session, row: ReminderSchedule, *, now_ms: int) -> Claim:
    ringing = Ringing(
        reminder_id=row.reminder_id,
        what=row.what,
        title=row.title,
        local_date=row.local_date or "",
        slot=row.slot or "",
        due_ms=row.due_ms or now_ms,
        deadline_ms=row.deadline_ms or now_ms,
    )
    wanted = now_ms < ringing.deadline_ms and not _is_enough(session, row)
    targets = _targets(session, row) if wanted else []
    return Claim(owner_id=row.owner_id, ringing=ringing, tries=row.tries, targets=targets)


def _is_enough(session: Session, row: ReminderSchedule) -> bool:
    """Tell whether the person has been told as often today as they allow."""
    most = row.schedule.get("max_per_day", MOST_A_DAY)
    told = select(ReminderDelivery.reminder_id, ReminderDelivery.slot).where(
        ReminderDelivery.owner_id == row.owner_id,
        ReminderDelivery.local_date == row.local_date,
        ReminderDelivery.outcome == Fate.SENT,
    )
    count = session.scalar(select(func.count()).select_from(told.distinct().subquery()))
    return row.what != TEST and (count or 0) >= most


def _targets(session: Session, row: ReminderSchedule) -> list[Target]:
    """Return the living subscriptions that have not been told of this occurrence yet."""
    told = select(ReminderDelivery.subscription_id).where(
        ReminderDelivery.owner_id == row.owner_id,
        ReminderDelivery.reminder_id == row.reminder_id,
        ReminderDelivery.local_date == row.local_date,
        ReminderDelivery.slot == row.slot,
    )
    found = session.scalars(
        select(PushSubscription).where(
            PushSubscription.owner_id == row.owner_id,
            PushSubscription.state == "live",
            PushSubscription.subscription_id.not_in(told),
        )
    )
    return [
        Target(
            subscription_id=each.subscription_id,
            endpoint=each.endpoint,
            p256dh=each.p256dh,
            auth=each.auth,
            vapid_key=each.vapid_key,
        )
        for each in found
    ]


def _note(session: Session, taken: Claim, target: Target, outcome: Outcome, *, now_ms: int) -> None:
    """Write one outcome down; what is tried again later leaves no row."""
    subscription = session.get(PushSubscription, (taken.owner_id, target.subscription_id))
    if subscription is None or outcome.fate == Fate.LATER:
        return
    if outcome.fate == Fate.GONE:
        # Only if it is still the endpoint that failed: the phone may have subscribed anew.
        session.execute(
            delete(PushSubscription).where(
                PushSubscription.owner_id == taken.owner_id,
                PushSubscription.subscription_id == target.subscription_id,
                PushSubscription.endpoint == target.endpoint,
            )
        )
        return
    _count(subscription, outcome, now_ms=now_ms)
    session.merge(
        ReminderDelivery(
            owner_id=taken.owner_id,
            reminder_id=taken.ringing.reminder_id,
            local_date=taken.ringing.local_date,
            slot=taken.ringing.slot,
            subscription_id=target.subscription_id,
            outcome=outcome.fate,
            at_ms=now_ms,
        )
    )


def _count(subscription: PushSubscription, outcome: Outcome, *, now_ms: int) -> None:
    """Keep the subscription's record: silence for over a day at three failures ends it."""
    if outcome.fate == Fate.SENT:
        subscription.delivered_ms = now_ms
        subscription.failures, subscription.failing_since_ms = 0, None
        return
    if outcome.fate == Fate.SUBSCRIBE_AGAIN:
        subscription.state = "subscribe-again"
        return
    subscription.failures += 1
    subscription.failing_since_ms = subscription.failing_since_ms or now_ms
    if (
        subscription.failures >= FAILURES_TO_DISABLE
        and now_ms - subscription.failing_since_ms > FAILING_FOR_MS
    ):
        subscription.state = "disabled"
