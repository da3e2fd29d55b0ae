"""Where to push to: one row for each browser that allowed it, kept honest at every open."""

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session

from webapp.contract.problem import Code, Problem
from webapp.contract.reminder import PushSubscriptionWish
from webapp.foundation.ids import new_id
from webapp.foundation.zones import zone_to_keep
from webapp.reminders.endpoint import read_endpoint
from webapp.reminders.models import PushSubscription, ReminderDelivery
from webapp.reminders.outcome import Fate

MOST = 10
MOST_MISSED = 20


def put_subscription(  # noqa: PLR0913 - what a browser and its sign-in are told by
    session: Session,
    owner_id: str,
    wish: PushSubscriptionWish,
    *,
    session_id: str,
    extra_hosts: Iterable[str],
    known_zone: str | None,
    our_key: str,
    now_ms: int,
) -> PushSubscription:
    """Store or refresh a subscription; a change of keys or zone replaces what was known.

    `known_zone` is where the person was last, for a phone that tells of no zone that we know.
    """
    endpoint = read_endpoint(wish.endpoint, extra_hosts=extra_hosts)
    row = _find(session, owner_id, endpoint.url)
    if row is None:
        _make_room(session, owner_id)
        row = PushSubscription(
            owner_id=owner_id,
            subscription_id=new_id(),
            endpoint=endpoint.url,
            endpoint_hash=_hash(endpoint.url),
        )
        session.add(row)
    row.session_id = session_id
    row.p256dh, row.auth = wish.keys.p256dh, wish.keys.auth
    row.vapid_key = wish.vapid_key or our_key
    row.timezone = zone_to_keep(wish.timezone, row.timezone, known_zone)
    row.state, row.failures, row.failing_since_ms = "live", 0, None
    row.seen_ms = now_ms
    session.flush()
    return row


def remove_subscription(session: Session, owner_id: str, *, endpoint: str) -> None:
    """Forget one browser; the others of this person and other people's stay."""
    session.execute(
        delete(PushSubscription).where(
            PushSubscription.owner_id == owner_id,
            PushSubscription.endpoint_hash == _hash(endpoint),
        )
    )


def subscriptions_of(session: Session, owner_id: str) -> list[PushSubscription]:
    """Return the person's subscriptions, the one seen last first."""
    return list(
        session.scalars(
            select(PushSubscription)
            .where(PushSubscription.owner_id == owner_id)
            .order_by(PushSubscription.seen_ms.desc())
        )
    )


def missed_since(session: Session, owner_id: str, *, since_ms: int) -> list[tuple[str, str, str]]:
    """Return reminder, date and slot of what reached none of a person's phones, newest first."""
    of = ReminderDelivery
    query = (
        select(of.reminder_id, of.local_date, of.slot)
        .where(of.owner_id == owner_id, of.at_ms >= since_ms)
        .group_by(of.reminder_id, of.local_date, of.slot)
        .having(func.sum(case((of.outcome == Fate.SENT, 1), else_=0)) == 0)
        .order_by(of.local_date.desc(), of.slot.desc())
        .limit(MOST_MISSED)
    )
    return [(reminder, date, slot) for reminder, date, slot in session.execute(query)]


def host_of(row: PushSubscription) -> str:
    """Return the push service's name: all that a person need know of an endpoint."""
    return urlsplit(row.endpoint).hostname or ""


def _find(session: Session, owner_id: str, endpoint: str) -> PushSubscription | None:
    return session.scalar(
        select(PushSubscription).where(
            PushSubscription.owner_id == owner_id,
            PushSubscription.endpoint_hash == _hash(endpoint),
        )
    )


def _make_room(session: Session, owner_id: str) -> None:
    """Refuse an eleventh phone: so many are an attack, or dead ones that should be removed."""
    count = session.scalar(select(func.count()).where(PushSubscription.owner_id == owner_id))
    if count is not None and count >= MOST:
        raise Problem(Code.BAD_REQUEST, f"There are {MOST} phones already; remove one first.")


def _hash(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()
