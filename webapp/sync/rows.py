"""Reads and writes the rows that one owner's ops touch; the caller's transaction holds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import (
    BindParameter,
    Row,
    Table,
    bindparam,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import new_id
from webapp.foundation.many_ids import IdSet, among
from webapp.foundation.upsert import insert_missing, insert_rows
from webapp.sync.digest import Digest
from webapp.sync.ledger import Ledger, Receipt
from webapp.sync.merge import State, Stored, Version
from webapp.sync.models import SyncHead, SyncHistory, SyncReceipt, SyncRecord

Values = Mapping[str, Any]

# The tables themselves: the mapper would look at each row.
_RECORD_TABLE: Final = cast("Table", SyncRecord.__table__)
_RECEIPT_TABLE: Final = cast("Table", SyncReceipt.__table__)
_HISTORY_TABLE: Final = cast("Table", SyncHistory.__table__)

# Made once: every request of everybody asks the same.
_OWNER: Final[BindParameter[str]] = bindparam("owner")
_HEAD: Final = (
    select(SyncHead.seq, SyncHead.count, SyncHead.sum)
    .where(SyncHead.owner_id == _OWNER)
    .with_for_update()
)
_MOVE_HEAD: Final = (
    update(SyncHead.__table__)  # type: ignore[arg-type]  # a Table is what it is
    .where(SyncHead.__table__.c.owner_id == _OWNER)
    .values(seq=bindparam("to_seq"), count=bindparam("to_count"), sum=bindparam("to_sum"))
)
_RECORDS: Final = select(
    SyncRecord.record_id,
    SyncRecord.kind,
    SyncRecord.seq,
    SyncRecord.deleted,
    SyncRecord.fields,
    SyncRecord.version_epoch,
    SyncRecord.version_seq,
).where(
    SyncRecord.owner_id == _OWNER, among(SyncRecord.record_id, bindparam("records", type_=IdSet))
)
_RECEIPTS: Final = select(
    SyncReceipt.op_id,
    SyncReceipt.record_id,
    SyncReceipt.seq,
    SyncReceipt.cursor,
).where(SyncReceipt.owner_id == _OWNER, among(SyncReceipt.op_id, bindparam("ops", type_=IdSet)))


@dataclass(frozen=True, kw_only=True)
class Head:
    """An owner's newest number, and the digest over all their records."""

    seq: int
    digest: Digest


def locked_head(session: Session, owner_id: str) -> Head:
    """Return the owner's head, locked until the transaction ends; it is made if need be.

    A row that is not there cannot be locked, so it is inserted first: two first requests at once
    then wait for each other instead of failing.
    """
    head = session.execute(_HEAD, {"owner": owner_id}).one_or_none()
    if head is None:
        nothing = Digest()
        try:
            insert_missing(
                session, SyncHead, owner_id=owner_id, seq=0, count=nothing.count, sum=nothing.hex
            )
        except IntegrityError as error:  # the account was deleted since the request was let in
            raise Problem(Code.SIGNED_OUT) from error
        head = session.execute(_HEAD, {"owner": owner_id}).one()
    seq, count, total = head
    return Head(seq=seq, digest=Digest.of_hex(total, count=count))


def stored_records(session: Session, owner_id: str, *, records: Iterable[str]) -> dict[str, Stored]:
    """Return those of the named records that the owner has, by id."""
    named = {"owner": owner_id, "records": list(records)}
    return {row.record_id: as_stored(row) for row in session.execute(_RECORDS, named)}


def receipts_of(session: Session, owner_id: str, *, ops: Iterable[str]) -> dict[str, Receipt]:
    """Return the receipts of those of the named ops that counted already, by op."""
    named = {"owner": owner_id, "ops": list(ops)}
    return {
        row.op_id: Receipt(op=row.op_id, record=row.record_id, seq=row.seq, cursor=row.cursor)
        for row in session.execute(_RECEIPTS, named)
    }


def as_stored(row: Row[Any]) -> Stored:
    """Return a record's row as the value that the rules work on."""
    return Stored(
        state=State(kind=row.kind, deleted=row.deleted, fields=row.fields),
        version=Version(epoch=row.version_epoch, seq=row.version_seq),
        seq=row.seq,
    )


def save(session: Session, owner_id: str, *, ledger: Ledger, now_ms: int) -> None:
    """Write what the ledger changed: records, receipts, history and head."""
    changed = [_record_row(owner_id, record, ledger) for record in sorted(ledger.changed)]
    receipts = [_receipt_row(owner_id, receipt) for receipt in ledger.written]
    insert_rows(session, _RECORD_TABLE, rows=changed, key=("owner_id", "record_id"))
    insert_rows(session, _RECEIPT_TABLE, rows=receipts)
    insert_rows(session, _HISTORY_TABLE, rows=_history_rows(owner_id, ledger, now_ms))
    if changed:
        digest = ledger.digest
        to = {"to_seq": ledger.head, "to_count": digest.count, "to_sum": digest.hex}
        session.execute(_MOVE_HEAD, {"owner": owner_id, **to})


def _receipt_row(owner_id: str, receipt: Receipt) -> Values:
    return {
        "owner_id": owner_id,
        "op_id": receipt.op,
        "record_id": receipt.record,
        "seq": receipt.seq,
        "cursor": receipt.cursor,
    }


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
