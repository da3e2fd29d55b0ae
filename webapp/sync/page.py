"""The page of changes after a cursor: as many as fit, and no number is ever passed over."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, TypeGuard

from sqlalchemy import BindParameter, bindparam, func, not_, select
from sqlalchemy.orm import Session

from webapp.contract.sync import (
    PAGE_BYTES,
    PAGE_RECORDS,
    Change,
    Fields,
    Held,
    WholeRecord,
)
from webapp.foundation.many_ids import IdSet, among
from webapp.sync.merge import Stored
from webapp.sync.models import SyncReceipt, SyncRecord
from webapp.sync.rows import stored_records
from webapp.sync.size import json_bytes

_FETCHED_AT_ONCE = 500
# The id, the kind, the number and the names around them.
_HEAD_BYTES = 128
_OWNER: Final[BindParameter[str]] = bindparam("owner")
_AFTER: Final = (
    select(
        SyncRecord.record_id,
        SyncRecord.kind,
        SyncRecord.seq,
        SyncRecord.deleted,
        SyncRecord.fields,
    )
    .where(SyncRecord.owner_id == _OWNER, SyncRecord.seq > bindparam("cursor"))
    .order_by(SyncRecord.seq)
    .execution_options(yield_per=_FETCHED_AT_ONCE)
)
_NUMBERS_AFTER: Final = (
    select(SyncRecord.record_id, SyncRecord.seq)
    .where(SyncRecord.owner_id == _OWNER, SyncRecord.seq > bindparam("cursor"))
    .order_by(SyncRecord.seq)
    .limit(bindparam("most"))
)
_CHANGED: Final = (
    select(SyncReceipt.record_id, func.max(SyncReceipt.seq))
    .where(
        SyncReceipt.owner_id == _OWNER,
        among(SyncReceipt.record_id, bindparam("records", type_=IdSet)),
        SyncReceipt.seq > bindparam("least"),
        not_(among(SyncReceipt.op_id, bindparam("ops", type_=IdSet))),
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
    told = _changes_after(session, owner_id, cursor=cursor, known=known, most=size.records)
    return _filled(told, cursor=cursor, size=size)


def page_among(
    changed: Iterable[tuple[str, Stored]],
    *,
    cursor: int,
    known: AbstractSet[str],
    size: PageSize,
) -> Page:
    """Return what `page_after` would, of all changes after the cursor, in their order."""
    told: Iterator[Change] = (
        {"record": record, "seq": stored.seq} if record in known else held(record, stored)
        for record, stored in changed
    )
    return _filled(told, cursor=cursor, size=size)


def _filled(told: Iterable[Change], *, cursor: int, size: PageSize) -> Page:
    changes: list[Change] = []
    filled = 0
    for change in told:
        filled += _size_of(change)
        if changes and (len(changes) == size.records or filled > size.size_bytes):
            return Page(changes=changes, cursor=changes[-1]["seq"], more=True)
        changes.append(change)
    return Page(changes=changes, cursor=changes[-1]["seq"] if changes else cursor, more=False)


def _changes_after(
    session: Session, owner_id: str, *, cursor: int, known: AbstractSet[str], most: int
) -> Iterator[Change]:
    """Return the changes after a cursor, one more than a page holds if there are as many."""
    asked = {"owner": owner_id, "cursor": cursor}
    if not known:
        with session.execute(_AFTER, asked) as rows:
            for record, kind, seq, deleted, fields in rows:
                yield _told(record, kind, seq=seq, deleted=deleted, fields=fields)
        return
    # The fields of what the device has need not be read to tell its number.
    numbers = session.execute(_NUMBERS_AFTER, {**asked, "most": most + 1}).all()
    others = [record for record, _ in numbers if record not in known]
    whole = stored_records(session, owner_id, records=others) if others else {}
    for record, seq in numbers:
        if record in known:
            yield {"record": record, "seq": seq}
        else:
            yield held(record, whole[record])


def _size_of(change: Change) -> int:
    """Return how many bytes a change fills in an answer, within a few."""
    return _HEAD_BYTES + (len(json_bytes(change["fields"])) if _is_whole(change) else 0)


def _is_whole(change: Change) -> TypeGuard[WholeRecord]:
    return "fields" in change


def held(record: str, stored: Stored) -> Held:
    """Return a record as it crosses the wire (it was checked on its way in)."""
    state = stored.state
    return _told(
        record, state.kind, seq=stored.seq, deleted=state.deleted, fields=dict(state.fields)
    )


def _told(record: str, kind: str, *, seq: int, deleted: bool, fields: Fields) -> Held:
    if deleted:
        return {"record": record, "kind": kind, "seq": seq, "deleted": True}
    return {"record": record, "kind": kind, "seq": seq, "deleted": False, "fields": fields}


def changed_by_others(
    session: Session, owner_id: str, *, since: Mapping[str, int], ops: AbstractSet[str]
) -> set[str]:
    """Return those of the records that any op but the named ones changed since a number each."""
    asked = {"owner": owner_id, "records": list(since), "least": min(since.values())}
    found = session.execute(_CHANGED, {**asked, "ops": list(ops)})
    return {record for record, last in found if last > since[record]}
