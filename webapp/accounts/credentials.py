"""Replacing what opens an account, and deleting the account."""

from sqlalchemy.orm import Session

from webapp.accounts import names, passwords, recovery, sessions, throttle
from webapp.accounts.erasure import erase_owner
from webapp.accounts.models import Owner
from webapp.accounts.sessions import SignedIn
from webapp.accounts.visit import Visit, count_try, enter, name_key, owner_named, prove
from webapp.contract.problem import Code, Problem
from webapp.foundation.problems import bad_request
from webapp.foundation.transactions import write

NEW_PASSWORD = "/new_password"  # noqa: S105  (a place in a request)


def change_password(who: SignedIn, *, password: str, new_password: str, visit: Visit) -> SignedIn:
    """Replace the password, and sign out everywhere else."""
    username = who.username or ""
    passwords.check(new_password, username=username, pointer=NEW_PASSWORD)
    tried, kept = prove(username, password=password, visit=visit)
    new_hash = passwords.hashed(new_password)

    def work(session: Session) -> SignedIn:
        owner = _unchanged(session, who, kept)
        owner.password_hash = new_hash
        tried.forgive(session)
        sessions.end_all(session, who.owner_id, but=who.session_id)
        return enter(session, owner, visit=visit)

    return write(work)


def new_codes(who: SignedIn, *, password: str, visit: Visit) -> list[str]:
    """Void the recovery codes and return new ones, to be shown once."""
    tried, kept = prove(who.username or "", password=password, visit=visit)

    def work(session: Session) -> list[str]:
        _unchanged(session, who, kept)
        tried.forgive(session)
        return recovery.replace_codes(session, who.owner_id)

    return write(work)


def recover(username: str, *, code: str, new_password: str, visit: Visit) -> tuple[SignedIn, int]:
    """Open an account with a recovery code, which replaces the password and ends all sessions."""
    passwords.check(new_password, username=username, pointer=NEW_PASSWORD)
    tried = count_try(username, visit=visit)
    new_hash = passwords.hashed(new_password)  # before we know the name: alike for everybody

    def work(session: Session) -> tuple[SignedIn, int]:
        owner = owner_named(session, username)
        if owner is None or not recovery.use(session, owner.owner_id, code):
            raise Problem(Code.WRONG_CREDENTIALS)
        owner.password_hash = new_hash
        tried.forgive(session)
        sessions.end_all(session, owner.owner_id)
        left = recovery.left(session, owner.owner_id)
        return enter(session, owner, visit=visit), left

    return write(work)


def delete_account(who: SignedIn, *, typed_name: str, password: str | None, visit: Visit) -> None:
    """Erase the account whose name was typed; the password is needed unless it was just given."""
    if names.key_of(typed_name) != names.key_of(who.username or ""):
        raise bad_request("This is not the name of the account", names.POINTER)
    if password is not None:
        prove(typed_name, password=password, visit=visit)
    elif not who.is_fresh(now_ms=visit.now_ms):
        raise Problem(Code.SIGN_IN_AGAIN)

    def work(session: Session) -> None:
        throttle.forget(session, name_key(typed_name, secret=visit.secret))
        erase_owner(session, who.owner_id)

    write(work)


def _unchanged(session: Session, who: SignedIn, kept: str) -> Owner:
    """Return the owner, locked, if the password is still the one that was just proved."""
    owner = session.get(Owner, who.owner_id, with_for_update=True)
    if owner is None or owner.password_hash != kept:
        raise Problem(Code.WRONG_CREDENTIALS)
    return owner
