"""Whole transactions: a piece of work is done once and whole, or not at all."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from flask import current_app
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from webapp.contract.problem import Code, Problem
from webapp.foundation.database import BUSY_TIMEOUT_MS, WRITERS, db
from webapp.foundation.turns import Turns, WaitedTooLong

T = TypeVar("T")

TRIES = 5
LONGEST_PAUSE_SECONDS = 0.05
# As long as all tries together may wait for another process; whoever is called at the end of it
# has its own tries still before it, and a client that has given up by then asks again.
PATIENCE_SECONDS = TRIES * BUSY_TIMEOUT_MS / 1000
BUSY_RETRY_AFTER_SECONDS = 2

# serialization_failure, deadlock_detected, lock_not_available
_RETRIED_STATES = frozenset({"40001", "40P01", "55P03"})


def write(work: Callable[[Session], T]) -> T:
    """Run the work in one transaction and commit it; conflicts repeat the whole of it.

    The work may run several times, so it must not act on anything but its session.
    """
    with _turn():
        for attempt in range(TRIES):
            try:
                with Session(db.engine, expire_on_commit=False) as session, session.begin():
                    return work(session)
            except DBAPIError as error:
                if not _is_conflict(error):
                    raise
            _let_others_finish(attempt)
    raise Problem(Code.BUSY, retry_after=BUSY_RETRY_AFTER_SECONDS)


def read(work: Callable[[Session], T]) -> T:
    """Run the work on one snapshot that nobody's writing disturbs, and disturbs nobody's."""
    options: dict[str, object] = {"read_only": True}
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with Session(db.engine, expire_on_commit=False) as session:
            session.connection(execution_options=options)
            return work(session)
    except DBAPIError as error:
        if _is_conflict(error):
            raise Problem(Code.BUSY, retry_after=BUSY_RETRY_AFTER_SECONDS) from error
        raise


@contextmanager
def _turn() -> Iterator[None]:
    """Let this process's writers to SQLite go one after another, in the order they came.

    SQLite has no line: who asks at the right moment goes first, and who asks at the wrong ones
    may wait until all others have finished.
    """
    if db.engine.dialect.name != "sqlite":
        yield
        return
    turns = cast("Turns", current_app.extensions[WRITERS])
    try:
        with turns.mine(patience_s=PATIENCE_SECONDS):
            yield
    except WaitedTooLong as error:
        raise Problem(Code.BUSY, retry_after=BUSY_RETRY_AFTER_SECONDS) from error


def _is_conflict(error: DBAPIError) -> bool:
    """Whether the same work may well succeed when it is done again."""
    if getattr(error.orig, "sqlstate", None) in _RETRIED_STATES:
        return True
    text = str(error.orig)
    return "database is locked" in text or "database table is locked" in text


def _let_others_finish(attempt: int) -> None:
    """Wait a little, and not as long as the writer that we collided with."""
    time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS) * (attempt + 1))  # noqa: S311
