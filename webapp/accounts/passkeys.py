"""Passkeys of an account: adding, naming, removing, and coming in with one."""

from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.accounts import passkey_proof as proof
from webapp.accounts import recovery
from webapp.accounts.models import Owner, Passkey
from webapp.accounts.passkey_proof import Claimed, Json, MadeKey, NotProved
from webapp.accounts.sessions import SignedIn
from webapp.accounts.visit import Tried, Visit, count_try, enter
from webapp.contract.passkey import MOST_PASSKEYS
from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import is_id, new_id
from webapp.foundation.problems import bad_request, not_found
from webapp.foundation.transactions import read, write


def of_owner(session: Session, owner_id: str) -> list[Passkey]:
    """Return the owner's passkeys in the order made."""
    query = select(Passkey).where(Passkey.owner_id == owner_id)
    return list(session.scalars(query.order_by(Passkey.made_ms, Passkey.passkey_id)))


def ways_in(who: SignedIn) -> tuple[list[Passkey], bool, int]:
    """Return passkeys, whether there is a password, and how many recovery codes are left."""

    def look(session: Session) -> tuple[list[Passkey], bool, int]:
        owner = session.get(Owner, who.owner_id)
        has_password = owner is not None and owner.password_hash is not None
        codes = recovery.left(session, who.owner_id)
        return of_owner(session, who.owner_id), has_password, codes

    return read(look)


def begin_adding(who: SignedIn, *, visit: Visit) -> Json:
    """Return what the browser needs to make a passkey; only a moment after a proof."""
    _fresh(who, visit)

    def work(session: Session) -> Json:
        known = _with_room(session, who)
        return proof.adding_options(
            session,
            (who.owner_id, who.username or ""),
            known=[one.credential for one in known],
            origin=visit.origin,
            now_ms=visit.now_ms,
        )

    return write(work)


def add(who: SignedIn, *, name: str, given: Json, visit: Visit) -> Passkey:
    """Keep the public half of a passkey that the browser has just made."""
    _fresh(who, visit)
    try:
        made = _made(who, given, visit=visit)
        return write(lambda session: _keep(session, who, made, name=name, now_ms=visit.now_ms))
    except (NotProved, IntegrityError):
        raise bad_request("This passkey was not made for us, or is known", "/credential") from None


def _made(who: SignedIn, given: Json, *, visit: Visit) -> MadeKey:
    """Return the key in the answer to a question that is used up whatever comes of it."""
    question = proof.question_of_making(given)
    write(
        lambda session: proof.use_question_of_making(
            session, who.owner_id, question, now_ms=visit.now_ms
        )
    )
    return proof.check_made(given, question, origin=visit.origin)


def _keep(session: Session, who: SignedIn, made: MadeKey, *, name: str, now_ms: int) -> Passkey:
    # Counted again behind a lock: several may have been begun when there was room for one.
    session.get(Owner, who.owner_id, with_for_update=True)
    _with_room(session, who)
    row = Passkey(
        owner_id=who.owner_id,
        passkey_id=new_id(),
        credential_hash=_hash(made.credential),
        credential=made.credential,
        public_key=made.public_key,
        sign_count=made.sign_count,
        name=name,
        made_ms=now_ms,
    )
    session.add(row)
    session.flush()
    return row


def rename(who: SignedIn, passkey_id: str, *, name: str) -> Passkey:
    """Give one of the owner's passkeys another name."""

    def work(session: Session) -> Passkey:
        row = _own(session, who, passkey_id)
        row.name = name
        return row

    return write(work)


def remove(who: SignedIn, passkey_id: str, *, visit: Visit) -> None:
    """Forget a passkey, unless nothing else would open the account."""
    _fresh(who, visit)

    def work(session: Session) -> None:
        owner = session.get(Owner, who.owner_id, with_for_update=True)
        row = _own(session, who, passkey_id)
        others = len(of_owner(session, who.owner_id)) - 1
        if owner is None or (owner.password_hash is None and others == 0):
            raise Problem(Code.LAST_WAY_IN)
        session.delete(row)

    write(work)


def begin_entering(*, visit: Visit) -> Json:
    """Return what the browser needs to ask for a passkey."""
    return write(
        lambda session: proof.entering_options(session, origin=visit.origin, now_ms=visit.now_ms)
    )


def come_in(given: Json, *, owner: str | None = None, visit: Visit) -> SignedIn:
    """Open the account that a passkey belongs to, or prove anew who is here.

    With an `owner` only their passkeys count: a proof must not change whose session this is.
    """
    tried = count_try(None, visit=visit)
    try:
        claimed = proof.claimed_by(given)
        # Used up whatever comes of it, so not in the transaction that a refusal takes back.
        write(lambda session: proof.use_question(session, claimed, now_ms=visit.now_ms))
        _expect(owner, claimed)
        return write(lambda session: _admit(session, claimed, given, tried=tried, visit=visit))
    except NotProved:
        raise Problem(Code.WRONG_CREDENTIALS) from None


def _admit(
    session: Session, claimed: Claimed, given: Json, *, tried: Tried, visit: Visit
) -> SignedIn:
    """Sign the owner in whose key signed the answer."""
    owner = session.get(Owner, claimed.owner_id, with_for_update=True)
    row = _held(session, claimed)
    row.sign_count = proof.check_answer(
        given, claimed, public_key=row.public_key, sign_count=row.sign_count, origin=visit.origin
    )
    if owner is None:
        raise NotProved
    row.used_ms = visit.now_ms
    tried.forgive(session)
    return enter(session, owner, visit=visit)


def _expect(owner: str | None, claimed: Claimed) -> None:
    """Refuse everybody else's passkey when one person's is wanted."""
    if owner not in (None, claimed.owner_id):
        raise NotProved


def _held(session: Session, claimed: Claimed) -> Passkey:
    row = session.scalar(
        select(Passkey).where(
            Passkey.owner_id == claimed.owner_id,
            Passkey.credential_hash == _hash(claimed.credential),
        )
    )
    if row is None:
        raise NotProved
    return row


def _with_room(session: Session, who: SignedIn) -> list[Passkey]:
    """Return the owner's passkeys if one more may be made."""
    known = of_owner(session, who.owner_id)
    if len(known) >= MOST_PASSKEYS:
        raise bad_request(f"An account has at most {MOST_PASSKEYS} passkeys", "/name")
    return known


def _own(session: Session, who: SignedIn, passkey_id: str) -> Passkey:
    """Return one of the owner's passkeys; a stranger's does not exist."""
    row = session.get(Passkey, (who.owner_id, passkey_id)) if is_id(passkey_id) else None
    if row is None:
        raise not_found()
    return row


def _fresh(who: SignedIn, visit: Visit) -> None:
    if not who.is_fresh(now_ms=visit.now_ms):
        raise Problem(Code.SIGN_IN_AGAIN)


def _hash(credential: str) -> str:
    return sha256(credential.encode()).hexdigest()
