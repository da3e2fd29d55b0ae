"""What records lost: readable for a while, then erased. It syncs to nobody."""

from typing import Any, Final, cast

from sqlalchemy import CursorResult, Delete, Select, delete, select
from sqlalchemy.orm import Session

from webapp.contract.sync import HistoryAnswer, HistoryEntry
from webapp.foundation.clock import DAY_MS, iso
from webapp.foundation.problems import not_found
from webapp.sync.models import SyncHistory

KEPT_MS: Final = 30 * DAY_MS
ENTRIES_A_PAGE: Final = 200


def history_of(
    session: Session, owner_id: str, *, before: str | None, now_ms: int
) -> HistoryAnswer:
    """Return an owner's entries that are not yet erased, newest first, from below an entry on."""
    query = _kept(owner_id, now_ms=now_ms)
    if before is not None:
        query = query.where(SyncHistory.entry_id < before)
    found = list(session.scalars(query.limit(ENTRIES_A_PAGE + 1)))
    entries = [_entry(row) for row in found[:ENTRIES_A_PAGE]]
    return HistoryAnswer.model_construct(
        entries=entries, next=entries[-1].id if len(found) > ENTRIES_A_PAGE else None
    )


def kept_entries(session: Session, owner_id: str, *, now_ms: int) -> list[HistoryEntry]:
    """Return all of an owner's entries that are not yet erased, newest first."""
    return [_entry(row) for row in session.scalars(_kept(owner_id, now_ms=now_ms))]


def _kept(owner_id: str, *, now_ms: int) -> Select[tuple[SyncHistory]]:
    return (
        select(SyncHistory)
        .where(SyncHistory.owner_id == owner_id, SyncHistory.at_ms > now_ms - KEPT_MS)
        .order_by(SyncHistory.entry_id.desc())
    )


def erase_history(session: Session, owner_id: str, *, entry: str | None = None) -> None:
    """Erase one entry of an owner, or all of them; `not-found` for an entry of somebody else."""
    query = delete(SyncHistory).where(SyncHistory.owner_id == owner_id)
    if entry is not None:
        query = query.where(SyncHistory.entry_id == entry)
    if not _deleted_by(session, query) and entry is not None:
        raise not_found()


def forget_history(session: Session, *, now_ms: int) -> int:
    """Erase what everybody's records lost more than 30 days ago; return how many entries."""
    return _deleted_by(session, delete(SyncHistory).where(SyncHistory.at_ms <= now_ms - KEPT_MS))


def _deleted_by(session: Session, query: Delete) -> int:
    return cast("CursorResult[Any]", session.execute(query)).rowcount


def _entry(row: SyncHistory) -> HistoryEntry:
    return HistoryEntry.model_construct(
        id=row.entry_id,
        record=row.record_id,
        kind=row.kind,
        why=row.why,
        at=iso(row.at_ms),
        until=iso(row.at_ms + KEPT_MS),
        fields=row.fields,
    )
