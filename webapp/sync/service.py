"""One sync request in one transaction: its ops, and the page of changes it is owed."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from webapp.contract import sync as wire
from webapp.contract.problem import Code, Problem
from webapp.contract.sync import SyncAnswer, SyncRequest
from webapp.foundation.clock import iso
from webapp.sync import rows
from webapp.sync.digest import Digest
from webapp.sync.epochs import current_epoch
from webapp.sync.ledger import Ledger, Outcome, Receipt, id_in
from webapp.sync.merge import Refused, Stored
from webapp.sync.models import SyncRecord
from webapp.sync.page import (
    WHOLE_PAGE,
    Page,
    PageSize,
    changed_by_others,
    held,
    page_after,
    page_among,
)
from webapp.sync.reading import RawOp, ReadOp, nameable, read_op
from webapp.sync.size import json_bytes

LARGEST_REFUSALS = 4 * wire.PAGE_BYTES

_NEWEST: Final = (
    select(SyncRecord.record_id, SyncRecord.fields)
    .where(
        SyncRecord.owner_id == bindparam("owner"),
        SyncRecord.kind == bindparam("kind"),
        SyncRecord.deleted.is_(False),
    )
    .order_by(SyncRecord.seq.desc())
    .limit(bindparam("most"))
)
_AMONG: Final = _NEWEST.subquery()
_RECENT: Final = select(_AMONG).where(_AMONG.c.fields["at"].as_string() >= bindparam("since"))


@dataclass(frozen=True, kw_only=True)
class Followed:
    """What a follower is told: whose records changed, and when. It reads the rest itself."""

    owner_id: str
    now_ms: int
    changed: dict[str, Stored]


@dataclass(frozen=True, kw_only=True)
class Follower:
    """A function that must run in the same transaction as a change of one of these kinds."""

    kinds: frozenset[str]
    follow: Callable[[Session, Followed], None]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What delivery connects sync with."""

    followers: tuple[Follower, ...] = ()
    page_size: PageSize = WHOLE_PAGE


def apply(
    session: Session, request: SyncRequest, *, owner_id: str, now_ms: int, parts: Parts
) -> SyncAnswer:
    """Let the ops count and return their results with the next page; raises `reset`."""
    ops = [(raw, read_op(raw)) for raw in nameable(request.ops)]
    head = rows.locked_head(session, owner_id)
    epoch = current_epoch(session)
    if _is_from_elsewhere(request, epoch=epoch, head=head.seq):
        raise Problem(Code.RESET, epoch=epoch)
    stored, receipts = _touched_by(session, owner_id, ops)
    ledger = Ledger(
        epoch=epoch,
        head=head.seq,
        digest=head.digest,
        cursor=request.cursor,
        stored=stored,
        receipts=receipts,
    )
    outcomes = ledger.enter(ops)
    rows.save(session, owner_id, ledger=ledger, now_ms=now_ms)
    _tell(parts.followers, session, ledger, owner_id=owner_id, now_ms=now_ms)
    known = _known_to_the_device(session, owner_id, request, outcomes, ledger)
    page = _page_of(session, owner_id, ledger=ledger, known=known, size=parts.page_size)
    answer = SyncAnswer.model_construct(
        epoch=epoch,
        results=_results(outcomes, ledger.stored),
        changes=page.changes,
        cursor=page.cursor,
        more=page.more,
        head=ledger.head,
        server_time=iso(now_ms),
    )
    return answer if page.more else answer.model_copy(update={"digest": _sum_of(ledger.digest)})


def newest_records(
    session: Session, owner_id: str, *, kind: str, most: int, since: date | None = None
) -> dict[str, wire.Fields]:
    """Return the fields of the records of a kind that changed last, without tombstones, by id.

    Of those that are `since` a day, where one is named: by their `at`, as the clocks there showed
    it. The database sifts them, for reading hundreds to use a few costs more than all else.
    """
    named = {"owner": owner_id, "kind": kind, "most": most}
    if since is None:
        return dict(session.execute(_NEWEST, named).tuples().all())
    named["since"] = since.isoformat()
    return dict(session.execute(_RECENT, named).tuples().all())


def _is_from_elsewhere(request: SyncRequest, *, epoch: str, head: int) -> bool:
    """Whether the device has read another history than this one, or more of it than there is."""
    if request.epoch is None:
        return request.cursor > 0
    return request.epoch != epoch or request.cursor > head


def _touched_by(
    session: Session, owner_id: str, ops: list[tuple[RawOp, ReadOp]]
) -> tuple[dict[str, Stored], dict[str, Receipt]]:
    """Return what is there of the records and ops that a request names."""
    records = {read.record for _, read in ops if not isinstance(read, Refused)}
    named = {read.op for _, read in ops if not isinstance(read, Refused)}
    # What cannot be read may have counted in an earlier build, and its record is told.
    refused = [raw for raw, read in ops if isinstance(read, Refused)]
    records |= {record for raw in refused if (record := id_in(raw, "record"))}
    named |= {name for raw in refused if (name := id_in(raw, "op"))}
    return (
        rows.stored_records(session, owner_id, records=records) if records else {},
        rows.receipts_of(session, owner_id, ops=named) if named else {},
    )


def _tell(
    followers: Sequence[Follower], session: Session, ledger: Ledger, *, owner_id: str, now_ms: int
) -> None:
    for follower in followers:
        theirs = [
            record
            for record in ledger.changed
            if ledger.stored[record].state.kind in follower.kinds
        ]
        if theirs:
            changed = {record: ledger.stored[record] for record in sorted(theirs)}
            follower.follow(session, Followed(owner_id=owner_id, now_ms=now_ms, changed=changed))


def _known_to_the_device(
    session: Session,
    owner_id: str,
    request: SyncRequest,
    outcomes: list[Outcome],
    ledger: Ledger,
) -> set[str]:
    """Return the records that nobody but this request's ops changed after the cursor.

    An op that counted before was sent from a cursor of its own. Whoever changed its record between
    the two moved the record's number away from under the device, so that no page showed it:
    such a record is not known, although its later changes are all the device's own.
    """
    refused = {outcome.record for outcome in outcomes if isinstance(outcome.status, Refused)}
    counted = [outcome for outcome in outcomes if outcome.status in {"applied", "duplicate"}]
    touched = {outcome.record for outcome in counted if outcome.record}
    touched -= refused | ledger.doubtful | _announced_late(request)
    # Nobody else can have changed what was not there before this request.
    old = touched - ledger.made
    if not old:
        return touched
    ops = {outcome.op for outcome in counted}
    since = dict.fromkeys(old, request.cursor)
    for receipt in (ledger.receipts[op] for op in ops):
        if receipt.record in since:
            since[receipt.record] = min(since[receipt.record], receipt.cursor)
    return touched - changed_by_others(session, owner_id, since=since, ops=ops)


def _page_of(
    session: Session, owner_id: str, *, ledger: Ledger, known: AbstractSet[str], size: PageSize
) -> Page:
    """Return the page that the device is owed."""
    if ledger.cursor == ledger.began:
        # All that has a number above it got it just now.
        return page_among(ledger.renumbered(), cursor=ledger.cursor, known=known, size=size)
    return page_after(session, owner_id, cursor=ledger.cursor, known=known, size=size)


def _announced_late(request: SyncRequest) -> set[str]:
    """Return the records that a device announces although it has begun to read this history.

    It may have read something older in their place, or something that the announcement lost
    against: it cannot tell what it has.
    """
    if request.cursor == 0:
        return set()
    ops = [op for op in request.ops if isinstance(op, dict) and op.get("action") == "announce"]
    return {record for op in ops if (record := id_in(op, "record"))}


def _results(outcomes: list[Outcome], stored: dict[str, Stored]) -> list[wire.Result]:
    """Return one result an op; a refused one tells how its record stands after the request."""
    refusals = 0
    results: list[wire.Result] = []
    for outcome in outcomes:
        if not isinstance(outcome.status, Refused):
            results.append({"op": outcome.op, "status": outcome.status})
            continue
        found = stored.get(outcome.record or "")
        now = held(outcome.record, found) if outcome.record and found else None
        refusals += len(json_bytes(now)) if now else 0
        if refusals > LARGEST_REFUSALS:
            # Only deliberate nonsense gets here; a smaller batch says the same in less space.
            raise Problem(Code.TOO_LARGE, "The refusals would fill more than an answer holds")
        results.append(_rejected(outcome.op, outcome.status, now))
    return results


def _rejected(op: str, refused: Refused, now: wire.Held | None) -> wire.Rejected:
    return {
        "op": op,
        "status": "rejected",
        "code": refused.code,
        "detail": refused.detail,
        "now": now,
    }


def _sum_of(digest: Digest) -> wire.Digest:
    return {"count": digest.count, "sum": digest.hex}
