"""The private calendar address: whoever knows it may read, and nothing else opens it."""

import base64
import binascii
import hashlib
import hmac
import secrets
import uuid

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.reminders.models import CalendarFeed

# Together with the owner a multiple of three, so that base64 needs no padding.
SECRET_BYTES = 26
OWNER_BYTES = 16
_NOBODY = "0" * 64


def make_feed(session: Session, owner_id: str, *, now_ms: int) -> str:
    """Return a new token, shown this once; an older one stops working."""
    token = _text(uuid.UUID(owner_id).bytes + secrets.token_bytes(SECRET_BYTES))
    session.merge(CalendarFeed(owner_id=owner_id, token_hash=_hash(token), made_ms=now_ms))
    return token


def feed_made_ms(session: Session, owner_id: str) -> int | None:
    """Return when the address was made, or None when there is none."""
    feed = session.get(CalendarFeed, owner_id)
    return None if feed is None else feed.made_ms


def revoke_feed(session: Session, owner_id: str) -> None:
    """Make the address lead nowhere."""
    session.execute(delete(CalendarFeed).where(CalendarFeed.owner_id == owner_id))


def owner_of(session: Session, token: str) -> str | None:
    """Return whose calendar a token opens; every kind of wrong one takes the same way to None."""
    owner = _owner_in(token)
    feed = session.get(CalendarFeed, owner) if owner else None
    known = _NOBODY if feed is None else feed.token_hash
    right = hmac.compare_digest(_hash(token), known)
    return owner if right and feed is not None else None


def _owner_in(token: str) -> str | None:
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != OWNER_BYTES + SECRET_BYTES:
        return None
    return str(uuid.UUID(bytes=raw[:OWNER_BYTES]))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
