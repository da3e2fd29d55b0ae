"""The page of changes after a cursor: as many as fit, and no number is ever passed over."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from webapp.contract.sync import (
    PAGE_BYTES,
    PAGE_RECORDS,
    Change,
    Held,
    OwnChange,
    Tombstone,
    WholeRecord,
)
from webapp.sync.merge import Stored
from webapp.sync.models import SyncReceipt, SyncRecord
from webapp.sync.rows import as_stored
from webapp.sync.size import json_bytes

_FETCHED_AT_ONCE = 500
_OWNER: Final = bindparam("owner")
_AFTER: Final = (
    select(SyncRecord.__table__)
    .where(SyncRecord.owner_id == _OWNER, SyncRecord.seq > bindparam("cursor"))
    .order_by(SyncRecord.seq)
    .execution_options(yield_per=_FETCHED_AT_ONCE)
)
_CHANGED: Final = (
    select(SyncReceipt.record_id, func.max(SyncReceipt.seq))
    .where(
        SyncReceipt.owner_id == _OWNER,
        SyncReceipt.record_id.in_(bindparam("records", expanding=True)),
        SyncReceipt.seq > bindparam("least"),
        SyncReceipt.op_id.not_in(bindparam("ops", expanding=True)),
    )
    .group_by(SyncReceipt.record_id)
)


@dataclass(frozen=True, kw_only=True)
class PageSize:
    """How much one answer carries; a page always carries at least one change."""

    records: int = PAGE_RECORDS
    size_bytes: int = PAGE_BYTES


WHOLE_PAGE: Final = PageSize()


@dataclass(frozen=True, kw_only=True)
class Page:
    """Changes in the order of their numbers, where they end, and whether that is the end."""

    changes: list[Change]
    cursor: int
    more: bool


def page_after(
    session: Session, owner_id: str, *, cursor: int, known: AbstractSet[str], size: PageSize
) -> Page:
    """Return the changes after a cursor; of the `known` records only the number."""
    changes: list[Change] = []
    filled = 0
    for row in _rows_after(session, owner_id, cursor):
        change = _change(row, known)
        filled += len(json_bytes(change.model_dump()))
        if changes and (len(changes) == size.records or filled > size.size_bytes):
            return Page(changes=changes, cursor=changes[-1].seq, more=True)
        changes.append(change)
    return Page(changes=changes, cursor=changes[-1].seq if changes else cursor, more=False)


def _rows_after(session: Session, owner_id: str, cursor: int) -> Iterator[Row[Any]]:
    with session.execute(_AFTER, {"owner": owner_id, "cursor": cursor}) as rows:
        yield from rows


def _change(row: Row[Any], known: AbstractSet[str]) -> Change:
    if row.record_id in known:
        return OwnChange.model_construct(record=row.record_id, seq=row.seq)
    return held(row.record_id, as_stored(row))


def held(record: str, stored: Stored) -> Held:
    """Return a record as it crosses the wire (it was checked on its way in)."""
    if stored.state.deleted:
        return Tombstone.model_construct(
            record=record, kind=stored.state.kind, seq=stored.seq, deleted=True
        )
    return WholeRecord.model_construct(
        record=record,
        kind=stored.state.kind,
        seq=stored.seq,
        deleted=False,
        fields=dict(stored.state.fields),
    )


def changed_by_others(
    session: Session, owner_id: str, *, since: Mapping[str, int], ops: AbstractSet[str]
) -> set[str]:
    """Return those of the records that any op but the named ones changed since a number each."""
    asked = {"owner": owner_id, "records": list(since), "least": min(since.values())}
    found = session.execute(_CHANGED, {**asked, "ops": list(ops)})
    return {record for record, last in found if last > since[record]}
