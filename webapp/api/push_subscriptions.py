"""Where reminders are pushed to: the caller's browsers, and a test that one of them arrives."""

from flask import Response, current_app
from flask_openapi.blueprint import APIBlueprint
from sqlalchemy.orm import Session

from webapp.accounts.login import admit_owners, signed_in
from webapp.accounts.owners import hold_owner
from webapp.api.answers import answer, nothing
from webapp.contract.reminder import (
    MissedReminder,
    PushEndpoint,
    PushHealth,
    PushSubscriptionHealth,
    PushSubscriptionWish,
)
from webapp.foundation.clock import DAY_MS, iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.transactions import read, write
from webapp.reminders.subscriptions import (
    host_of,
    missed_since,
    put_subscription,
    remove_subscription,
    subscriptions_of,
)
from webapp.wiring import known_zone, planner_of, settings_of, vapid_of

bp = APIBlueprint("push_subscriptions", __name__, url_prefix="/api/v1/push-subscriptions")
bp.before_request(admit_owners)

MISSED_FOR_MS = 7 * DAY_MS


@bp.get("", responses={200: PushHealth})
def health() -> Response:
    """Tell the caller's browsers and the key to subscribe with."""
    owner, now = signed_in().owner_id, now_ms()
    return answer(read(lambda session: _health(session, owner, now_ms=now)))


@bp.put("", responses={200: PushHealth})
def put(body: PushSubscriptionWish) -> Response:
    """Store or refresh this browser; its zone moves reminders that follow the phone."""
    who, now = signed_in(), now_ms()
    owner = who.owner_id
    hosts = settings_of(current_app).push_hosts
    planner = planner_of(current_app)
    our_key = vapid_of(current_app).public_key

    def store(session: Session) -> PushHealth:
        hold_owner(session, owner)
        put_subscription(
            session,
            owner,
            body,
            session_id=who.session_id,
            extra_hosts=hosts,
            known_zone=known_zone(session, owner),
            our_key=our_key,
            now_ms=now,
        )
        planner.follow_zone(session, owner, now_ms=now)
        return _health(session, owner, now_ms=now)

    return answer(write(store))


@bp.delete("", responses={204: None})
def remove(body: PushEndpoint) -> Response:
    """Forget this browser."""
    owner = signed_in().owner_id
    write(lambda session: remove_subscription(session, owner, endpoint=body.endpoint))
    return nothing()


@bp.post("/test", responses={204: None})
@limited("10 per hour")
def test() -> Response:
    """Ask the worker to push to the caller's browsers now."""
    owner, now = signed_in().owner_id, now_ms()
    planner = planner_of(current_app)
    write(lambda session: planner.test(session, owner, now_ms=now))
    return nothing()


def _health(session: Session, owner: str, *, now_ms: int) -> PushHealth:
    missed = missed_since(session, owner, since_ms=now_ms - MISSED_FOR_MS)
    return PushHealth(
        vapid_key=vapid_of(current_app).public_key,
        subscriptions=[
            PushSubscriptionHealth(
                id=row.subscription_id,
                host=host_of(row),
                timezone=row.timezone,
                state=row.state,  # type: ignore[arg-type]  # the column holds these words only
                last_delivered_at=None if row.delivered_ms is None else iso(row.delivered_ms),
            )
            for row in subscriptions_of(session, owner)
        ],
        missed=[
            MissedReminder(reminder=reminder, date=date, slot=slot)
            for reminder, date, slot in missed
        ],
    )
