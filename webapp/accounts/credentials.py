"""Replacing what opens an account, and deleting the account."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.accounts import names, passkeys, passwords, recovery, sessions, throttle
from webapp.accounts.erasure import erase_owner
from webapp.accounts.models import Owner
from webapp.accounts.sessions import SignedIn
from webapp.accounts.visit import Visit, count_try, enter, name_key, owner_named, prove
from webapp.contract.problem import Code, Problem
from webapp.foundation.problems import bad_request
from webapp.foundation.transactions import write

NEW_PASSWORD = "/new_password"  # noqa: S105  (a place in a request)
FEWEST_PASSKEYS = 2


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An account opened with a recovery code, and what else opens it."""

    who: SignedIn
    codes_left: int
    passkeys: int


def change_password(
    who: SignedIn, *, password: str | None, new_password: str, visit: Visit
) -> SignedIn:
    """Replace the password, and sign out everywhere else; whoever has none needs a fresh proof."""
    username = who.username or ""
    passwords.check(new_password, username=username, pointer=NEW_PASSWORD)
    proved = _prove(who, password=password, visit=visit)
    new_hash = passwords.hashed(new_password)

    def work(session: Session) -> SignedIn:
        owner = _unchanged(session, who, proved)
        if proved is None and owner.password_hash is not None:
            raise Problem(Code.WRONG_CREDENTIALS)
        owner.password_hash = new_hash
        sessions.end_all(session, who.owner_id, but=who.session_id)
        return enter(session, owner, visit=visit)

    return write(work)


def remove_password(who: SignedIn, *, visit: Visit) -> None:
    """Forget the password, if two passkeys remain: one may be lost with its phone."""
    _prove(who, password=None, visit=visit)

    def work(session: Session) -> None:
        owner = _unchanged(session, who, None)
        if len(passkeys.of_owner(session, who.owner_id)) < FEWEST_PASSKEYS:
            raise Problem(Code.LAST_WAY_IN)
        owner.password_hash = None

    write(work)


def new_codes(who: SignedIn, *, password: str | None, visit: Visit) -> list[str]:
    """Void the recovery codes and return new ones, to be shown once."""
    proved = _prove(who, password=password, visit=visit)

    def work(session: Session) -> list[str]:
        _unchanged(session, who, proved)
        return recovery.replace_codes(session, who.owner_id)

    return write(work)


def recover(
    username: str,
    *,
    code: str,
    new_password: str,
    revoke: Callable[[Session, str], None],
    visit: Visit,
) -> Opened:
    """Open an account with a recovery code, which replaces the password and ends all sessions.

    Passkeys stay: a code replaces one thing only. The person is asked about them.
    `revoke` takes back, for an owner, what other features have let out.
    """
    passwords.check(new_password, username=username, pointer=NEW_PASSWORD)
    # Strangers who guess at the password must not close this way, too: of 80 bits nobody guesses
    # any, so the network's count is enough.
    tried = count_try(username, visit=visit, is_guessable=False)
    new_hash = passwords.hashed(new_password)  # before we know the name: alike for everybody

    def work(session: Session) -> Opened:
        owner = owner_named(session, username)
        if owner is None or not recovery.use(session, owner.owner_id, code):
            raise Problem(Code.WRONG_CREDENTIALS)
        owner.password_hash = new_hash
        tried.forgive(session)
        sessions.end_all(session, owner.owner_id)
        revoke(session, owner.owner_id)
        return Opened(
            codes_left=recovery.left(session, owner.owner_id),
            passkeys=len(passkeys.of_owner(session, owner.owner_id)),
            who=enter(session, owner, visit=visit),
        )

    return write(work)


def delete_account(who: SignedIn, *, typed_name: str, password: str | None, visit: Visit) -> None:
    """Erase the account whose name was typed; the password is needed unless it was just given."""
    if names.key_of(typed_name) != names.key_of(who.username or ""):
        raise bad_request("This is not the name of the account", names.POINTER)
    _prove(who, password=password, visit=visit)

    def work(session: Session) -> None:
        throttle.forget(session, name_key(typed_name, secret=visit.secret))
        erase_owner(session, who.owner_id)

    write(work)


def _prove(who: SignedIn, *, password: str | None, visit: Visit) -> str | None:
    """Return the hash of the password that was given, or None for a fresh proof without it."""
    if password is None:
        if not who.is_fresh(now_ms=visit.now_ms):
            raise Problem(Code.SIGN_IN_AGAIN)
        return None
    tried, kept = prove(who.username or "", password=password, visit=visit)
    write(tried.forgive)
    return kept


def _unchanged(session: Session, who: SignedIn, proved: str | None) -> Owner:
    """Return the owner, locked, if the password is still the one that was just proved."""
    owner = session.get(Owner, who.owner_id, with_for_update=True)
    if owner is None or (proved is not None and owner.password_hash != proved):
        raise Problem(Code.WRONG_CREDENTIALS)
    return owner
