"""One request as the services see it, and the steps that all ways of signing in share."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts import known, names, passwords, sessions, throttle
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
    # What tells that an account was opened in this browser before.
    mark: str | None
    now_ms: int
    secret: bytes
    is_throttled: bool
    # Our own address, to which passkeys are bound.
    origin: str


@dataclass(frozen=True)
class Tried:
    """A counted try: at an account from its own browser, or else at its name and from a network."""

    at_account: str | None
    by_network: str | None

    def forgive(self, session: Session) -> None:
        """Forget the mistakes before the try that succeeded."""
        if self.at_account is not None:
            throttle.forget(session, self.at_account)
        if self.by_network is not None:
            throttle.forgive(session, self.by_network)


def count_try(username: str | None, *, visit: Visit, is_guessable: bool = True) -> Tried:
    """Count a try, or refuse it: from this network, and at this name if that can be guessed at.

    A browser in which the account was opened before has tries of its own: neither strangers who
    guess at the name nor neighbours in the network use them up.
    """
    own = None if username is None else _own_key(username, visit=visit)
    by_name = name_key(username, secret=visit.secret) if username and is_guessable else None
    tried = Tried(
        at_account=own or by_name,
        by_network=None if own else throttle.key_of("network", visit.network, secret=visit.secret),
    )
    if visit.is_throttled:
        keys = [key for key in (tried.at_account, tried.by_network) if key is not None]
        write(lambda session: throttle.count_try(session, keys, now_ms=visit.now_ms))
    return tried


def _own_key(username: str, *, visit: Visit) -> str | None:
    """Return under which key this browser's own tries at the account are counted, if it has any."""
    held, mark, secret = visit.held, visit.mark, visit.secret
    if held and held.username and names.key_of(held.username) == names.key_of(username):
        return throttle.key_of("session", held.session_id, secret=secret)
    if mark is not None and known.is_mark_of(mark, username, secret=secret):
        return throttle.key_of("mark", mark, secret=secret)
    return None


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


def enter(session: Session, owner: Owner, *, visit: Visit, has_proved: bool = True) -> SignedIn:
    """Sign in on this browser: the device stays the same one, the secret never does."""
    held, now_ms = visit.held, visit.now_ms
    if held is not None and held.owner_id == owner.owner_id:
        renewed = sessions.renew(
            session, owner, held.session_id, now_ms=now_ms, has_proved=has_proved
        )
        if renewed is not None:
            return renewed
    leave(session, held)
    return sessions.begin(session, owner, label=visit.label, now_ms=now_ms, has_proved=has_proved)


def leave(session: Session, held: SignedIn | None) -> None:
    """End the session held so far; without a name there is no way back to it, so erase all.

    Who held it is known from the beginning of the request: they may have got a name since.
    """
    if held is None:
        return
    if held.has_account or _has_got_a_name(session, held.owner_id):
        sessions.end(session, owner_id=held.owner_id, session_id=held.session_id)
    else:
        erase_owner(session, held.owner_id)


def _has_got_a_name(session: Session, owner_id: str) -> bool:
    """Whether there is an account by now, and until the transaction ends."""
    owner = session.get(Owner, owner_id, with_for_update=True)
    return owner is not None and owner.username_key is not None


def _kept_hash(session: Session, username: str) -> str | None:
    key = names.key_of(username)
    return session.scalar(select(Owner.password_hash).where(Owner.username_key == key))
