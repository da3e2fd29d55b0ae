"""Signing up, in and out. Passwords are hashed outside of transactions, because that is slow."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.accounts import (
    names,
    pairing,
    passkey_proof,
    passwords,
    recovery,
    sessions,
    throttle,
)
from webapp.accounts.erasure import erase_expired
from webapp.accounts.models import DeviceSession, Owner
from webapp.accounts.sessions import SignedIn
from webapp.accounts.visit import Visit, enter, leave, owner_named, prove
from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import new_id
from webapp.foundation.problems import not_found
from webapp.foundation.transactions import read, write
from webapp.foundation.zones import zone_to_keep


def begin_anonymous(zone: str, *, visit: Visit) -> SignedIn:
    """Make an owner without a name, for reminders only."""

    def work(session: Session) -> SignedIn:
        return enter(session, _new_owner(session, zone=zone, now_ms=visit.now_ms), visit=visit)

    return write(work)


def sign_up(username: str, *, password: str, zone: str, visit: Visit) -> tuple[SignedIn, list[str]]:
    """Make an account, out of the anonymous owner of this browser if there is one."""
    shown = names.clean(username)
    passwords.check(password, username=shown)
    password_hash = passwords.hashed(password)

    def work(session: Session) -> tuple[SignedIn, list[str]]:
        owner = _held_anonymous(session, visit) or _new_owner(
            session, zone=zone, now_ms=visit.now_ms
        )
        owner.username, owner.username_key = shown, names.key_of(shown)
        owner.password_hash, owner.zone = password_hash, zone_to_keep(zone, owner.zone)
        _flush_unless_taken(session)
        codes = recovery.replace_codes(session, owner.owner_id)
        return enter(session, owner, visit=visit), codes

    return write(work)


def sign_in(username: str, *, password: str, visit: Visit) -> SignedIn:
    """Open an account with its password."""
    tried, kept = prove(username, password=password, visit=visit)

    def work(session: Session) -> SignedIn:
        owner = owner_named(session, username)
        if owner is None or owner.password_hash != kept:
            raise Problem(Code.WRONG_CREDENTIALS)  # it changed while we were hashing
        tried.forgive(session)
        return enter(session, owner, visit=visit)

    return write(work)


def sign_out(who: SignedIn) -> None:
    """End the session of this browser."""
    write(lambda session: leave(session, who))


def who_holds(token: str, *, now_ms: int) -> SignedIn | None:
    """Return whose cookie this is, and note once an hour that it is in use."""
    who = read(lambda session: sessions.find(session, token, now_ms=now_ms))
    if who is not None and sessions.needs_touch(who, now_ms=now_ms):
        write(lambda session: sessions.touch(session, who, now_ms=now_ms))
    return who


def devices(owner_id: str, *, now_ms: int) -> list[DeviceSession]:
    """Return where this owner is signed in."""
    return read(lambda session: sessions.of_owner(session, owner_id, now_ms=now_ms))


def end_device(owner_id: str, session_id: str) -> None:
    """Sign one of the owner's devices out; a stranger's does not exist."""
    if not write(lambda session: sessions.end(session, owner_id=owner_id, session_id=session_id)):
        raise not_found()


def clean_up(*, now_ms: int) -> None:
    """Delete what is over: sessions, owners that nobody can reach, tries, questions, pairings."""

    def work(session: Session) -> None:
        throttle.forget_old(session, now_ms=now_ms)
        passkey_proof.forget_old(session, now_ms=now_ms)
        pairing.forget_old(session, now_ms=now_ms)

    erase_expired(now_ms=now_ms)
    write(work)


def _new_owner(session: Session, *, zone: str, now_ms: int) -> Owner:
    owner = Owner(owner_id=new_id(), zone=zone_to_keep(zone), created_ms=now_ms)
    session.add(owner)
    session.flush()
    return owner


def _held_anonymous(session: Session, visit: Visit) -> Owner | None:
    """Return the anonymous owner whom this browser holds, if it is still one."""
    if visit.held is None or visit.held.has_account:
        return None
    owner = session.get(Owner, visit.held.owner_id, with_for_update=True)
    return owner if owner is not None and owner.username_key is None else None


def _flush_unless_taken(session: Session) -> None:
    """Let the database decide who was first with a name."""
    try:
        session.flush()
    except IntegrityError:
        raise Problem(Code.NAME_TAKEN, pointer=names.POINTER) from None
