"""Sessions: rows on the server, of which the browser holds only a secret name."""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from flask_login import UserMixin
from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from webapp.accounts.models import DeviceSession, Owner, Pairing
from webapp.accounts.user_agent import DeviceLabel
from webapp.foundation.clock import DAY_MS, HOUR_MS
from webapp.foundation.ids import is_id, new_id

IDLE_MS = 90 * DAY_MS
ABSOLUTE_MS = 365 * DAY_MS
SEEN_EVERY_MS = HOUR_MS
FRESH_MS = 10 * 60 * 1000

# Made once, and without the mapper: every request of everybody asks it.
_HELD: Final = (
    select(
        Owner.owner_id,
        Owner.username,
        Owner.zone,
        DeviceSession.session_id,
        DeviceSession.signed_in_ms,
        DeviceSession.seen_ms,
        DeviceSession.proved_ms,
    )
    .join(DeviceSession, DeviceSession.owner_id == Owner.owner_id)
    .where(
        Owner.owner_id == bindparam("owner"), DeviceSession.secret_hash == bindparam("secret_hash")
    )
)


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]
    """Whoever holds a live session: what `current_user` is."""

    owner_id: str
    username: str | None
    zone: str
    session_id: str
    signed_in_ms: int
    seen_ms: int
    proved_ms: int | None
    token: str = field(repr=False)

    def get_id(self) -> str:
        """Return what the cookie carries."""
        return self.token

    @property
    def has_account(self) -> bool:
        """Whether there is a name and a way to sign in, not only reminders."""
        return self.username is not None

    def is_fresh(self, *, now_ms: int) -> bool:
        """Whether a password or a passkey was given here a moment ago."""
        return self.proved_ms is not None and now_ms - self.proved_ms <= FRESH_MS


def begin(
    session: Session, owner: Owner, *, label: DeviceLabel, now_ms: int, has_proved: bool = True
) -> SignedIn:
    """Sign the owner in on one more device; one that was let in by another has proved nothing."""
    secret = secrets.token_urlsafe(32)
    row = DeviceSession(
        owner_id=owner.owner_id,
        session_id=new_id(),
        secret_hash=_hash(secret),
        browser=label.browser,
        system=label.system,
        signed_in_ms=now_ms,
        seen_ms=now_ms,
        proved_ms=now_ms if has_proved else None,
    )
    session.add(row)
    session.flush()
    return _signed_in(owner, row, f"{owner.owner_id}.{secret}")


def renew(
    session: Session, owner: Owner, session_id: str, *, now_ms: int, has_proved: bool = True
) -> SignedIn | None:
    """Give a signed-in device a new secret, or return None when its session has ended."""
    row = session.get(DeviceSession, (owner.owner_id, session_id), with_for_update=True)
    if row is None:
        return None
    secret = secrets.token_urlsafe(32)
    row.secret_hash, row.signed_in_ms, row.seen_ms = _hash(secret), now_ms, now_ms
    row.proved_ms = now_ms if has_proved else row.proved_ms
    session.flush()
    return _signed_in(owner, row, f"{owner.owner_id}.{secret}")


def find(session: Session, token: str, *, now_ms: int) -> SignedIn | None:
    """Return whose cookie this is, or None for a strange, ended or expired one."""
    owner_id, _, secret = token.partition(".")
    if not is_id(owner_id) or not secret:
        return None
    asked = {"owner": owner_id, "secret_hash": _hash(secret)}
    found = session.execute(_HELD, asked).mappings().first()
    if found is None:
        return None
    who = SignedIn(**found, token=token)
    if now_ms - who.seen_ms > IDLE_MS or now_ms - who.signed_in_ms > ABSOLUTE_MS:
        return None
    return who


def needs_touch(who: SignedIn, *, now_ms: int) -> bool:
    """Whether the hour is over in which a visit need not be written down."""
    return now_ms - who.seen_ms >= SEEN_EVERY_MS


def touch(session: Session, who: SignedIn, *, now_ms: int) -> None:
    """Write down that the session is in use."""
    row = session.get(DeviceSession, (who.owner_id, who.session_id))
    if row is not None:
        row.seen_ms = now_ms


def of_owner(session: Session, owner_id: str, *, now_ms: int) -> list[DeviceSession]:
    """Return the live sessions of one owner, the latest seen first."""
    return list(
        session.scalars(
            select(DeviceSession)
            .where(
                DeviceSession.owner_id == owner_id,
                DeviceSession.seen_ms >= now_ms - IDLE_MS,
                DeviceSession.signed_in_ms >= now_ms - ABSOLUTE_MS,
            )
            .order_by(DeviceSession.seen_ms.desc(), DeviceSession.session_id)
        )
    )


def end(session: Session, *, owner_id: str, session_id: str) -> bool:
    """End one session of this owner; return whether there was one."""
    if not is_id(session_id):
        return False
    row = session.get(DeviceSession, (owner_id, session_id))
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def end_all(session: Session, owner_id: str, *, but: str | None = None) -> None:
    """End every session of this owner, perhaps but one, and what lets another phone in."""
    session.execute(delete(Pairing).where(Pairing.owner_id == owner_id))
    ending = delete(DeviceSession).where(DeviceSession.owner_id == owner_id)
    if but is not None:
        ending = ending.where(DeviceSession.session_id != but)
    session.execute(ending)


def _signed_in(owner: Owner, row: DeviceSession, token: str) -> SignedIn:
    return SignedIn(
        owner_id=owner.owner_id,
        username=owner.username,
        zone=owner.zone,
        session_id=row.session_id,
        signed_in_ms=row.signed_in_ms,
        seen_ms=row.seen_ms,
        proved_ms=row.proved_ms,
        token=token,
    )


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
