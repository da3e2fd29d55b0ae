"""Reads and writes the rows that one owner's ops touch; the caller's transaction holds them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.contract.problem import Code, Problem
from webapp.foundation.database import Base
from webapp.foundation.ids import new_id
from webapp.sync.digest import Digest
from webapp.sync.ledger import Ledger
from webapp.sync.merge import State, Stored, Version
from webapp.sync.models import SyncHead, SyncHistory, SyncReceipt, SyncRecord

Values = Mapping[str, Any]


def locked_head(session: Session, owner_id: str) -> SyncHead:
    """Return the owner's head row, locked until the transaction ends; it is made if need be.

    A row that is not there cannot be locked, so it is inserted first: two first requests at once
    then wait for each other instead of failing.
    """
    locking = select(SyncHead).where(SyncHead.owner_id == owner_id).with_for_update()
    head = session.scalars(locking).one_or_none()
    if head is not None:
        return head
    first = {"owner_id": owner_id, "seq": 0, "count": 0, "sum": Digest().hex}
    try:
        insert_or_ignore(session, SyncHead, [first])
    except IntegrityError as error:  # the account was deleted since the request was let in
        raise Problem(Code.SIGNED_OUT) from error
    return session.scalars(locking).one()


def stored_records(session: Session, owner_id: str, *, records: Iterable[str]) -> dict[str, Stored]:
    """Return those of the named records that the owner has, by id."""
    query = select(SyncRecord.__table__).where(
        SyncRecord.owner_id == owner_id, SyncRecord.record_id.in_(list(records))
    )
    return {row.record_id: as_stored(row) for row in session.execute(query)}


def receipts_of(session: Session, owner_id: str, *, ops: Iterable[str]) -> dict[str, str]:
    """Return which of the named ops counted already, with the record that each changed."""
    query = select(SyncReceipt.op_id, SyncReceipt.record_id).where(
        SyncReceipt.owner_id == owner_id, SyncReceipt.op_id.in_(list(ops))
    )
    return {row.op_id: row.record_id for row in session.execute(query)}


def as_stored(row: Row[Any]) -> Stored:
    """Return a record's row as the value that the rules work on."""
    return Stored(
        state=State(kind=row.kind, deleted=row.deleted, fields=row.fields),
        version=Version(epoch=row.version_epoch, seq=row.version_seq),
        seq=row.seq,
    )


def save(session: Session, owner_id: str, *, ledger: Ledger, head: SyncHead, now_ms: int) -> None:
    """Write what the ledger changed: records, receipts, history and head."""
    replace_records(session, [_record_row(owner_id, id_, ledger) for id_ in sorted(ledger.changed)])
    if ledger.written:
        receipts = [
            {"owner_id": owner_id, "op_id": made.op, "record_id": made.record, "seq": made.seq}
            for made in ledger.written
        ]
        session.execute(insert(SyncReceipt), receipts)
    if ledger.losses:
        session.execute(insert(SyncHistory), _history_rows(owner_id, ledger, now_ms))
    head.seq, head.count, head.sum = ledger.head, ledger.digest.count, ledger.digest.hex
    session.flush()


def _record_row(owner_id: str, record: str, ledger: Ledger) -> Values:
    stored = ledger.stored[record]
    return {
        "owner_id": owner_id,
        "record_id": record,
        "kind": stored.state.kind,
        "seq": stored.seq,
        "deleted": stored.state.deleted,
        "fields": dict(stored.state.fields),
        "version_epoch": stored.version.epoch,
        "version_seq": stored.version.seq,
    }


def _history_rows(owner_id: str, ledger: Ledger, now_ms: int) -> list[Values]:
    return [
        {
            "owner_id": owner_id,
            "entry_id": new_id(),
            "record_id": loss.record,
            "kind": loss.kind,
            "why": loss.lost.why,
            "at_ms": now_ms,
            "fields": dict(loss.lost.fields),
        }
        for loss in ledger.losses
    ]


def replace_records(session: Session, rows: Sequence[Values]) -> None:
    """Insert records, or put them in the place of what is stored under their ids."""
    if not rows:
        return
    upsert = _dialect_insert(session)(SyncRecord)
    kept = {"owner_id", "record_id"}
    values = {name: upsert.excluded[name] for name in rows[0] if name not in kept}
    session.execute(
        upsert.on_conflict_do_update(index_elements=["owner_id", "record_id"], set_=values),
        list(rows),
    )


def insert_or_ignore(session: Session, model: type[Base], rows: Sequence[Values]) -> None:
    """Insert rows, except those that somebody else has inserted meanwhile."""
    session.execute(_dialect_insert(session)(model).on_conflict_do_nothing(), list(rows))


def _dialect_insert(session: Session) -> Any:  # noqa: ANN401 - the two share a shape, not a type
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert if is_sqlite else postgresql.insert
