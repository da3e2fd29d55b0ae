"""The brake on guessing passwords: kept in the database, so that all processes share it."""

import hmac
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.accounts.models import LoginAttempts
from webapp.contract.problem import Code, Problem
from webapp.foundation.upsert import insert_missing

MOST_TRIES = 10
WINDOW_MS = 15 * 60 * 1000


def key_of(kind: str, value: str, *, secret: bytes) -> str:
    """Return the name under which tries are counted, which tells nobody whose they are."""
    return hmac.new(secret, f"{kind}:{value}".encode(), sha256).hexdigest()


def count_try(session: Session, keys: Sequence[str], *, now_ms: int) -> None:
    """Count a try before it is made, or refuse it: many at once must not slip through."""
    for key in sorted(keys):
        insert_missing(session, LoginAttempts, key_hash=key, tries=0, first_ms=now_ms)
        row = session.get_one(LoginAttempts, key, with_for_update=True)
        if now_ms - row.first_ms >= WINDOW_MS:
            row.tries, row.first_ms = 0, now_ms
        if row.tries >= MOST_TRIES:
            wait_ms = row.first_ms + WINDOW_MS - now_ms
            raise Problem(Code.SLOW_DOWN, retry_after=-(-wait_ms // 1000))
        row.tries += 1


def forgive(session: Session, key: str) -> None:
    """Take back the one try that succeeded."""
    row = session.get(LoginAttempts, key, with_for_update=True)
    if row is not None and row.tries > 0:
        row.tries -= 1


def forget(session: Session, key: str) -> None:
    """Delete what was counted under one name."""
    session.execute(delete(LoginAttempts).where(LoginAttempts.key_hash == key))


def forget_old(session: Session, *, now_ms: int) -> None:
    """Delete the counts whose window is over."""
    session.execute(delete(LoginAttempts).where(LoginAttempts.first_ms <= now_ms - WINDOW_MS))
