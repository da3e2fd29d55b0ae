"""Erasing an owner: every row of theirs in every table, also of features written later."""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.orm import Session

from webapp.accounts.models import DeviceSession, Owner
from webapp.accounts.sessions import ABSOLUTE_MS, IDLE_MS
from webapp.foundation.database import Base
from webapp.foundation.transactions import read, write

COLUMN = "owner_id"

# How many owners one transaction is about: it keeps others from writing as long as it lasts.
MOST_AT_ONCE = 200


def personal_tables() -> list[Table]:
    """Return the tables that hold rows of people, those that refer to others first."""
    return [table for table in reversed(Base.metadata.sorted_tables) if COLUMN in table.columns]


def erase_owner(session: Session, owner_id: str) -> None:
    """Leave nothing of this owner.

    The owner's row is locked first: whoever is just writing for them finishes before, and whoever
    comes later finds no owner to refer to.
    """
    session.get(Owner, owner_id, with_for_update=True)
    _erase(session, [owner_id])


def erase_expired(*, now_ms: int) -> None:
    """Delete sessions that nobody can use any more, and anonymous owners that lost their last.

    Found by reading, which keeps nobody waiting; deleted in transactions of a few owners each.
    """
    for some in _portions(read(lambda session: _owners_of_expired(session, now_ms=now_ms))):
        write(partial(_end_expired, owners=some, now_ms=now_ms))
    for some in _portions(read(_lost)):
        write(partial(_erase_lost, owners=some))


def _portions(owners: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(owners), MOST_AT_ONCE):
        yield owners[at : at + MOST_AT_ONCE]


def _expired(now_ms: int) -> ColumnElement[bool]:
    return (DeviceSession.seen_ms < now_ms - IDLE_MS) | (
        DeviceSession.signed_in_ms < now_ms - ABSOLUTE_MS
    )


def _owners_of_expired(session: Session, *, now_ms: int) -> Sequence[str]:
    query = select(DeviceSession.owner_id).where(_expired(now_ms)).distinct()
    return session.scalars(query.order_by(DeviceSession.owner_id)).all()


def _end_expired(session: Session, *, owners: Sequence[str], now_ms: int) -> None:
    theirs = DeviceSession.owner_id.in_(owners)
    session.execute(delete(DeviceSession).where(theirs, _expired(now_ms)))


def _lost(session: Session, *, among: ColumnElement[bool] | None = None) -> Sequence[str]:
    """Return the owners without a name whom no browser holds any more; writers lock them, too."""
    query = (
        select(Owner.owner_id)
        .where(
            Owner.username_key.is_(None),
            ~select(DeviceSession.session_id)
            .where(DeviceSession.owner_id == Owner.owner_id)
            .exists(),
        )
        .order_by(Owner.owner_id)
    )
    if among is not None:
        query = query.where(among).with_for_update(of=Owner)
    return session.scalars(query).all()


def _erase_lost(session: Session, *, owners: Sequence[str]) -> None:
    """Erase those of them that are lost still."""
    _erase(session, _lost(session, among=Owner.owner_id.in_(owners)))


def _erase(session: Session, owners: Sequence[str]) -> None:
    for table in personal_tables():
        session.execute(delete(table).where(table.columns[COLUMN].in_(owners)))
