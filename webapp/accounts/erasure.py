"""Erasing an owner: every row of theirs in every table, also of features written later."""

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from webapp.accounts.models import DeviceSession, Owner
from webapp.accounts.sessions import ABSOLUTE_MS, IDLE_MS
from webapp.foundation.database import Base

COLUMN = "owner_id"


def personal_tables() -> list[Table]:
    """Return the tables that hold rows of people, those that refer to others first."""
    return [table for table in reversed(Base.metadata.sorted_tables) if COLUMN in table.columns]


def erase_owner(session: Session, owner_id: str) -> None:
    """Leave nothing of this owner.

    The owner's row is locked first: whoever is just writing for them finishes before, and whoever
    comes later finds no owner to refer to.
    """
    session.get(Owner, owner_id, with_for_update=True)
    for table in personal_tables():
        session.execute(delete(table).where(table.columns[COLUMN] == owner_id))


def erase_expired(session: Session, *, now_ms: int) -> None:
    """Delete sessions that nobody can use any more, and anonymous owners that lost their last."""
    session.execute(
        delete(DeviceSession).where(
            (DeviceSession.seen_ms < now_ms - IDLE_MS)
            | (DeviceSession.signed_in_ms < now_ms - ABSOLUTE_MS)
        )
    )
    lost = select(Owner.owner_id).where(
        Owner.username_key.is_(None),
        ~select(DeviceSession.session_id).where(DeviceSession.owner_id == Owner.owner_id).exists(),
    )
    for owner_id in session.scalars(lost).all():
        erase_owner(session, owner_id)
