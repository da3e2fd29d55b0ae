"""One request as the services see it, and the steps that all ways of signing in share."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts import names, passwords, sessions, throttle
from webapp.accounts.erasure import erase_owner
from webapp.accounts.models import Owner
from webapp.accounts.sessions import SignedIn
from webapp.accounts.user_agent import DeviceLabel
from webapp.contract.problem import Code, Problem
from webapp.foundation.transactions import read, write


@dataclass(frozen=True)
class Visit:
    """Where a request comes from, and whom it already belongs to."""

    label: DeviceLabel
    network: str
    held: SignedIn | None
    now_ms: int
    secret: bytes
    throttled: bool
    # Our own address, to which passkeys are bound.
    origin: str


@dataclass(frozen=True)
class Tried:
    """A counted try, at an account's name if one was given."""

    by_name: str | None
    by_network: str

    def forgive(self, session: Session) -> None:
        """Forget the mistakes before the try that succeeded."""
        if self.by_name is not None:
            throttle.forget(session, self.by_name)
        throttle.forgive(session, self.by_network)


def count_try(username: str | None, *, visit: Visit) -> Tried:
    """Count a try from this network, and at this name if there is one, or refuse it."""
    tried = Tried(
        by_name=None if username is None else name_key(username, secret=visit.secret),
        by_network=throttle.key_of("network", visit.network, secret=visit.secret),
    )
    if visit.throttled:
        keys = [key for key in (tried.by_name, tried.by_network) if key is not None]
        write(lambda session: throttle.count_try(session, keys, now_ms=visit.now_ms))
    return tried


def name_key(username: str, *, secret: bytes) -> str:
    """Return under which key tries at this name are counted."""
    return throttle.key_of("name", names.key_of(username), secret=secret)


def prove(username: str, *, password: str, visit: Visit) -> tuple[Tried, str]:
    """Return the hash that the password matches, or refuse; alike whether there is such a name."""
    tried = count_try(username, visit=visit)
    kept = read(lambda session: _kept_hash(session, username))
    if not passwords.matches(password, kept) or kept is None:
        raise Problem(Code.WRONG_CREDENTIALS)
    return tried, kept


def owner_named(session: Session, username: str) -> Owner | None:
    """Return the owner of a name, in whichever spelling."""
    return session.scalar(
        select(Owner).where(Owner.username_key == names.key_of(username)).with_for_update()
    )


def enter(session: Session, owner: Owner, *, visit: Visit, proved: bool = True) -> SignedIn:
    """Sign in on this browser: the device stays the same one, the secret never does."""
    held, now_ms = visit.held, visit.now_ms
    if held is not None and held.owner_id == owner.owner_id:
        renewed = sessions.renew(session, owner, held.session_id, now_ms=now_ms, proved=proved)
        if renewed is not None:
            return renewed
    leave(session, held)
    return sessions.begin(session, owner, label=visit.label, now_ms=now_ms, proved=proved)


def leave(session: Session, held: SignedIn | None) -> None:
    """End the session held so far; without a name there is no way back to it, so erase all."""
    if held is None:
        return
    if held.has_account:
        sessions.end(session, owner_id=held.owner_id, session_id=held.session_id)
    else:
        erase_owner(session, held.owner_id)


def _kept_hash(session: Session, username: str) -> str | None:
    key = names.key_of(username)
    return session.scalar(select(Owner.password_hash).where(Owner.username_key == key))
