"""Passwords: what is accepted, how they are hashed, and how much of the machine that may take."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from webapp.accounts.common import is_guessable
from webapp.contract.account import SHORTEST_PASSWORD
from webapp.contract.problem import Code, Problem

# OWASP's figures for argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Hashing takes a whole core for a moment. Few may do it at a time and few may wait, so that
# a flood of sign-ins leaves threads for everybody who is signed in already.
AT_ONCE = 2
AT_ONCE_AND_WAITING = 3
_RUNNING = BoundedSemaphore(AT_ONCE)
_PLACES = BoundedSemaphore(AT_ONCE_AND_WAITING)


def check(password: str, *, username: str, pointer: str = "/password") -> None:
    """Refuse a password that is too short or that others would guess."""
    plain = _normal(password)
    if len(plain) < SHORTEST_PASSWORD:
        raise Problem(
            Code.WEAK_PASSWORD,
            f"A password has at least {SHORTEST_PASSWORD} characters",
            reason="short",
            pointer=pointer,
        )
    if is_guessable(plain, context=(username,)):
        raise Problem(
            Code.WEAK_PASSWORD,
            "This password is one of the first that others would try",
            reason="common",
            pointer=pointer,
        )


def hashed(password: str) -> str:
    """Return the hash to keep."""
    with _a_place():
        return _HASHER.hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password; takes as long when there is no account at all."""
    with _a_place():
        try:
            _HASHER.verify(kept or _nobodys_hash(), _normal(password))
        except (VerifyMismatchError, InvalidHashError):
            return False
        return kept is not None


def _normal(password: str) -> str:
    """Write the same characters in the same way, whichever keyboard they came from."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("the password of nobody")


@contextmanager
def _a_place() -> Iterator[None]:
    """Wait for a turn among few, or say at once that there are too many."""
    if not _PLACES.acquire(blocking=False):
        raise Problem(Code.BUSY, retry_after=1)
    try:
        with _RUNNING:
            yield
    finally:
        _PLACES.release()
