"""Forgets what is over: once an hour, by whichever worker gets to it."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.accounts import service as accounts
from webapp.foundation.clock import DAY_MS, HOUR_MS
from webapp.foundation.transactions import write
from webapp.reminders.models import ReminderDelivery, WorkerHeartbeat
from webapp.sync.history import forget_history

EVERY_MS = HOUR_MS
DELIVERIES_KEPT_MS = 30 * DAY_MS


def clean_up(*, now_ms: int) -> None:
    """Delete what nobody needs or may need any more, each kind in a transaction of its own.

    A kind that cannot be deleted does not keep the others; what was wrong is raised at the end.
    """
    failures: list[Exception] = []
    for clean in (
        lambda: accounts.clean_up(now_ms=now_ms),
        lambda: write(lambda session: forget_history(session, now_ms=now_ms)),
        lambda: write(lambda session: _forget_sent(session, now_ms=now_ms)),
    ):
        try:
            clean()
        except Exception as error:  # noqa: BLE001 - the others may be well
            failures.append(error)
    if failures:
        raise ExceptionGroup("cleaning", failures)


def _forget_sent(session: Session, *, now_ms: int) -> None:
    """Delete what was sent long ago, and the signs of life of workers that are gone."""
    kept_from = now_ms - DELIVERIES_KEPT_MS
    session.execute(delete(ReminderDelivery).where(ReminderDelivery.at_ms < kept_from))
    session.execute(delete(WorkerHeartbeat).where(WorkerHeartbeat.at_ms < now_ms - DAY_MS))
