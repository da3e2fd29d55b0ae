"""Reads and writes the rows that one owner's ops touch; the caller's transaction holds them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import new_id
from webapp.foundation.upsert import insert_missing, replace_rows
from webapp.sync.digest import Digest
from webapp.sync.ledger import Ledger, Receipt
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
    nothing = Digest()
    try:
        insert_missing(
            session, SyncHead, owner_id=owner_id, seq=0, count=nothing.count, sum=nothing.hex
        )
    except IntegrityError as error:  # the account was deleted since the request was let in
        raise Problem(Code.SIGNED_OUT) from error
    return session.scalars(locking).one()


def stored_records(session: Session, owner_id: str, *, records: Iterable[str]) -> dict[str, Stored]:
    """Return those of the named records that the owner has, by id."""
    query = select(SyncRecord.__table__).where(
        SyncRecord.owner_id == owner_id, SyncRecord.record_id.in_(list(records))
    )
    return {row.record_id: as_stored(row) for row in session.execute(query)}


def receipts_of(session: Session, owner_id: str, *, ops: Iterable[str]) -> dict[str, Receipt]:
    """Return the receipts of those of the named ops that counted already, by op."""
    query = select(SyncReceipt.__table__).where(
        SyncReceipt.owner_id == owner_id, SyncReceipt.op_id.in_(list(ops))
    )
    return {
        row.op_id: Receipt(op=row.op_id, record=row.record_id, seq=row.seq, cursor=row.cursor)
        for row in session.execute(query)
    }


def as_stored(row: Row[Any]) -> Stored:
    """Return a record's row as the value that the rules work on."""
    return Stored(
        state=State(kind=row.kind, deleted=row.deleted, fields=row.fields),
        version=Version(epoch=row.version_epoch, seq=row.version_seq),
        seq=row.seq,
    )


def save(session: Session, owner_id: str, *, ledger: Ledger, head: SyncHead, now_ms: int) -> None:
    """Write what the ledger changed: records, receipts, history and head."""
    changed = [_record_row(owner_id, record, ledger) for record in sorted(ledger.changed)]
    replace_rows(session, SyncRecord, rows=changed, key=("owner_id", "record_id"))
    if ledger.written:
        receipts = [
            {
                "owner_id": owner_id,
                "op_id": made.op,
                "record_id": made.record,
                "seq": made.seq,
                "cursor": made.cursor,
            }
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
