"""Pairing: a phone without password comes in because a signed-in one says so."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from webapp.accounts.codes import ALPHABET, meant
from webapp.accounts.models import Owner, Pairing
from webapp.accounts.sessions import SignedIn
from webapp.accounts.visit import Visit, count_try, enter
from webapp.contract.pairing import PAIRING_CODE_LENGTH
from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import is_id, new_id
from webapp.foundation.problems import not_found
from webapp.foundation.transactions import read, write

LIVES_MS = 5 * 60 * 1000

# Two digits: enough to tell two phones apart that ask at once, few enough to compare at a glance.
LOWEST_NUMBER = 10
NUMBERS = 90


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A code on a signed-in phone's screen."""

    pairing_id: str
    code: str
    until_ms: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the phone that typed the code keeps."""

    pairing_id: str
    secret: str
    username: str
    number: int
    until_ms: int


def offer(who: SignedIn, *, visit: Visit) -> Offer:
    """Make a code; the one that this account showed before is void."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(PAIRING_CODE_LENGTH))

    def work(session: Session) -> Offer:
        session.execute(delete(Pairing).where(Pairing.owner_id == who.owner_id))
        row = Pairing(
            owner_id=who.owner_id,
            pairing_id=new_id(),
            session_id=who.session_id,
            code_hash=_code_hash(code, secret=visit.secret),
            made_ms=visit.now_ms,
            let_in=False,
        )
        session.add(row)
        session.flush()
        return Offer(pairing_id=row.pairing_id, code=code, until_ms=visit.now_ms + LIVES_MS)

    return write(work)


def whose(code: str, *, visit: Visit) -> str:
    """Return the name of the account behind a code, which stays unused: people look first."""
    tried = count_try(None, visit=visit)

    def work(session: Session) -> str:
        _, username = _offered(session, code, visit=visit)
        tried.forgive(session)
        return username

    return write(work)


def ask(code: str, *, visit: Visit) -> Asked:
    """Use the code up, and wait for the word of the phone that shows it."""
    tried = count_try(None, visit=visit)
    secret = secrets.token_urlsafe(32)

    def work(session: Session) -> Asked:
        row, username = _offered(session, code, visit=visit)
        row.code_hash, row.secret_hash = None, _secret_hash(secret)
        row.browser, row.system = visit.label.browser, visit.label.system
        tried.forgive(session)
        return Asked(
            pairing_id=row.pairing_id,
            secret=secret,
            username=username,
            number=_number(row.pairing_id, row.secret_hash, secret=visit.secret),
            until_ms=until_ms(row),
        )

    return write(work)


def held(who: SignedIn, *, visit: Visit) -> list[Pairing]:
    """Return what this very session has begun, until the other phone is in or the time is over."""
    query = select(Pairing).where(
        Pairing.owner_id == who.owner_id,
        Pairing.session_id == who.session_id,
        or_(Pairing.let_in.is_(False), Pairing.secret_hash.is_not(None)),
        _alive(visit),
    )
    return read(lambda session: list(session.scalars(query)))


def until_ms(row: Pairing) -> int:
    """Return the first instant at which it is over."""
    return row.made_ms + LIVES_MS


def shown(who: SignedIn, pairing_id: str, *, visit: Visit) -> Pairing:
    """Return how far the owner's pairing is; a stranger's or an old one does not exist."""
    return read(lambda session: _own(session, who, pairing_id, visit=visit))


def say(who: SignedIn, pairing_id: str, *, let_in: bool, visit: Visit) -> None:
    """Let the asking phone in, or end the pairing."""

    def work(session: Session) -> None:
        row = _own(session, who, pairing_id, visit=visit)
        if row.secret_hash is None and (let_in or row.let_in):
            raise not_found()  # nobody has asked, or they are in already
        if not let_in:
            session.delete(row)
        else:
            row.let_in = True

    write(work)


def state_of(row: Pairing) -> str:
    """Return how far it is, in the contract's words."""
    if row.let_in:
        return "in" if row.secret_hash is None else "let-in"
    return "open" if row.secret_hash is None else "asked"


def number_of(row: Pairing, *, secret: bytes) -> int | None:
    """Return the two digits that both phones show, once one asks."""
    if row.secret_hash is None:
        return None
    return _number(row.pairing_id, row.secret_hash, secret=secret)


def looked(pairing_id: str, secret: str, *, visit: Visit) -> Pairing:
    """Return the pairing of the phone that holds this secret."""
    return read(lambda session: _asked(session, pairing_id, secret, visit=visit))


def come_in(pairing_id: str, secret: str, *, visit: Visit) -> SignedIn:
    """Sign the phone in that was let in, once; the row stays to say so until its time is over."""

    def work(session: Session) -> SignedIn:
        row = _asked(session, pairing_id, secret, visit=visit)
        owner = session.get(Owner, row.owner_id, with_for_update=True)
        taken = session.execute(
            update(Pairing)
            .where(
                Pairing.owner_id == row.owner_id,
                Pairing.pairing_id == pairing_id,
                Pairing.secret_hash == _secret_hash(secret),
                Pairing.let_in.is_(True),
            )
            .values(secret_hash=None)
        )
        used: int = taken.rowcount  # type: ignore[attr-defined]
        if owner is None or used != 1:
            raise Problem(Code.WRONG_CODE)
        return enter(session, owner, visit=visit, has_proved=False)

    return write(work)


def forget_old(session: Session, *, now_ms: int) -> None:
    """Delete the pairings that are over."""
    session.execute(delete(Pairing).where(Pairing.made_ms <= now_ms - LIVES_MS))


def _alive(visit: Visit) -> ColumnElement[bool]:
    return Pairing.made_ms > visit.now_ms - LIVES_MS


def _offered(session: Session, code: str, *, visit: Visit) -> tuple[Pairing, str]:
    """Return the pairing that waits for this code, locked, and the name of its account."""
    row = session.scalar(
        select(Pairing)
        .where(Pairing.code_hash == _code_hash(code, secret=visit.secret), _alive(visit))
        .with_for_update()
    )
    owner = session.get(Owner, row.owner_id) if row is not None else None
    if row is None or owner is None or owner.username is None:
        raise Problem(Code.WRONG_CODE)
    return row, owner.username


def _own(session: Session, who: SignedIn, pairing_id: str, *, visit: Visit) -> Pairing:
    if not is_id(pairing_id):
        raise not_found()
    row = session.scalar(
        select(Pairing).where(
            Pairing.owner_id == who.owner_id, Pairing.pairing_id == pairing_id, _alive(visit)
        )
    )
    if row is None:
        raise not_found()
    return row


def _asked(session: Session, pairing_id: str, secret: str, *, visit: Visit) -> Pairing:
    row = session.scalar(
        select(Pairing).where(
            Pairing.pairing_id == pairing_id,
            Pairing.secret_hash == _secret_hash(secret),
            _alive(visit),
        )
    )
    if row is None:
        raise Problem(Code.WRONG_CODE)
    return row


def _number(pairing_id: str, secret_hash: str, *, secret: bytes) -> int:
    """Make two digits of what only the asking phone has: a phone that asks instead has others."""
    signed = hmac.new(secret, f"number:{pairing_id}:{secret_hash}".encode(), sha256)
    return LOWEST_NUMBER + int.from_bytes(signed.digest()) % NUMBERS


def _code_hash(code: str, *, secret: bytes) -> str:
    return hmac.new(secret, f"pairing:{meant(code)}".encode(), sha256).hexdigest()


def _secret_hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
