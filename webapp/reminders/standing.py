"""How subscriptions stand with their push service: read, changed and written as sets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.orm import Session

from webapp.foundation.clock import DAY_MS
from webapp.reminders.models import PushSubscription
from webapp.reminders.outcome import Fate, Outcome

FAILURES_TO_DISABLE = 3
FAILING_FOR_MS = DAY_MS

_PHONES = cast("Table", PushSubscription.__table__)
_THIS = (
    _PHONES.c.owner_id == bindparam("of_owner"),
    _PHONES.c.subscription_id == bindparam("of_subscription"),
)

# Owner and subscription.
PhoneKey = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of one subscription, as far as an outcome changes it."""

    state: str
    delivered_ms: int | None
    failures: int
    failing_since_ms: int | None

    def after(self, outcome: Outcome, *, now_ms: int) -> "Standing":
        """Return how it stands then: three failed occurrences over more than a day end it."""
        if outcome.fate == Fate.SENT:
            return replace(self, delivered_ms=now_ms, failures=0, failing_since_ms=None)
        if outcome.fate == Fate.SUBSCRIBE_AGAIN:
            return replace(self, state="subscribe-again")
        if outcome.pauses_host or outcome.is_ours:
            return self  # the whole service is busy, or we were: nothing is known of this phone
        failures, since_ms = self.failures + 1, self.failing_since_ms or now_ms
        over = failures >= FAILURES_TO_DISABLE and now_ms - since_ms > FAILING_FOR_MS
        state = "disabled" if over else self.state
        return replace(self, state=state, failures=failures, failing_since_ms=since_ms)


def standings(session: Session, owners: Collection[str]) -> dict[PhoneKey, Standing]:
    """Return these people's subscriptions, held in one order by every worker."""
    of = _PHONES.c
    query = (
        select(
            of.owner_id,
            of.subscription_id,
            of.state,
            of.delivered_ms,
            of.failures,
            of.failing_since_ms,
        )
        .where(of.owner_id.in_(sorted(owners)))
        .order_by(of.owner_id, of.subscription_id)
        .with_for_update()
    )
    return {
        (owner, phone): Standing(
            state=state,
            delivered_ms=delivered_ms,
            failures=failures,
            failing_since_ms=since_ms,
        )
        for owner, phone, state, delivered_ms, failures, since_ms in session.execute(query)
    }


def write_standings(session: Session, changed: Mapping[PhoneKey, Standing]) -> None:
    """Write how subscriptions stand, all with one statement."""
    if not changed:
        return
    statement = (
        update(_PHONES)
        .where(*_THIS)
        .values(
            state=bindparam("new_state"),
            delivered_ms=bindparam("new_delivered_ms"),
            failures=bindparam("new_failures"),
            failing_since_ms=bindparam("new_failing_since_ms"),
        )
    )
    session.execute(
        statement,
        [
            {
                "of_owner": owner,
                "of_subscription": phone,
                "new_state": new.state,
                "new_delivered_ms": new.delivered_ms,
                "new_failures": new.failures,
                "new_failing_since_ms": new.failing_since_ms,
            }
            for (owner, phone), new in changed.items()
        ],
    )


def forget_phones(session: Session, gone: Collection[PhoneKey]) -> None:
    """Delete subscriptions that their browsers have thrown away."""
    if gone:
        session.execute(
            delete(_PHONES).where(*_THIS),
            [{"of_owner": owner, "of_subscription": phone} for owner, phone in gone],
        )
