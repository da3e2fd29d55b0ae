"""One request's ops, entered one after the other into what the server holds. All in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from webapp.contract.sync import AnnounceOp, DeleteOp, Done, PutOp
from webapp.foundation.ids import is_id
from webapp.sync.digest import Digest, Move
from webapp.sync.merge import Applied, Gone, Lost, Refused, Stored, Version, decide, same
from webapp.sync.reading import RawOp, ReadOp


class Receipt(NamedTuple):
    """The proof that an op counted, for which record, and the number it gave (None: no change).

    `cursor` is how far the device had read when it sent the op.
    """

    op: str
    record: str
    seq: int | None
    cursor: int


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What a record lost to an op."""

    record: str
    kind: str
    lost: Lost


class Outcome(NamedTuple):
    """What became of one op."""

    op: str
    record: str | None
    status: Done | Refused


@dataclass(kw_only=True)
class Ledger:
    """The records and receipts that a request touches, and what its ops make of them."""

    epoch: str
    head: int
    digest: Digest
    cursor: int
    stored: dict[str, Stored]
    receipts: dict[str, Receipt]
    changed: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    written: list[Receipt] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    _moves: list[Move] = field(default_factory=list)
    # The head that the request met.
    began: int = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.head

    def enter(self, ops: Iterable[tuple[RawOp, ReadOp]]) -> list[Outcome]:
        """Let each op count, if it does; every op gets an outcome."""
        outcomes = [self._entered(raw, read) for raw, read in ops]
        self.digest = self.digest.moved(self._moves)
        self._moves = []
        return outcomes

    def _entered(self, raw: RawOp, read: ReadOp) -> Outcome:
        op, record = str(raw["op"]), _text_in(raw, "record")
        if op in self.receipts:
            return self._repeated(raw, op, record)
        if isinstance(read, Refused):
            return Outcome(op=op, record=record, status=read)
        decision = decide(read, stored=self.stored.get(read.record), epoch=self.epoch)
        if isinstance(decision, Refused):
            return Outcome(op=op, record=record, status=decision)
        if isinstance(decision, Gone):
            return Outcome(op=op, record=record, status="deleted")
        self._apply(read, decision)
        return Outcome(op=op, record=record, status="applied")

    def renumbered(self) -> list[tuple[str, Stored]]:
        """Return the records that the ops changed, in the order of their new numbers."""
        changed = [(record, self.stored[record]) for record in self.changed]
        return sorted(changed, key=lambda each: each[1].seq)

    def _repeated(self, raw: RawOp, op: str, record: str | None) -> Outcome:
        if self.receipts[op].record != record:
            return Outcome(
                op=op, record=record, status=Refused("op-reused", "The op changed another record")
            )
        if raw.get("action") == "announce" and not self._says_what_is_stored(raw, record):
            self.doubtful.add(record)
        return Outcome(op=op, record=record, status="duplicate")

    def _says_what_is_stored(self, raw: RawOp, record: str) -> bool:
        """Whether an announcement that two devices made told the same.

        Both derive its id from the record's number; if their copies differ all the same, one of
        them must not be told that it has the record already.
        """
        stored = self.stored.get(record)
        fields = dict(stored.state.fields) if stored else {}
        return same(raw.get("fields") or {}, fields)

    def _apply(self, op: PutOp | DeleteOp | AnnounceOp, decision: Applied) -> None:
        seq = None
        if decision.state is not None:
            seq = self.head = self.head + 1
            before = self.stored.get(op.record)
            self._moves.append((op.record, before.seq if before else None, seq))
            version = decision.version or Version(epoch=self.epoch, seq=seq)
            self.stored[op.record] = Stored(state=decision.state, version=version, seq=seq)
            self.changed.add(op.record)
            if before is None:
                self.made.add(op.record)
        receipt = Receipt(op=op.op, record=op.record, seq=seq, cursor=self.cursor)
        self.receipts[op.op] = receipt
        self.written.append(receipt)
        if decision.lost:
            self.losses.append(Loss(record=op.record, kind=op.kind, lost=decision.lost))


def _text_in(raw: Mapping[str, object], name: str) -> str | None:
    found = raw.get(name)
    return found if isinstance(found, str) else None


def id_in(raw: Mapping[str, object], name: str) -> str | None:
    """Return the id that an op carries under this name, if it is one."""
    found = raw.get(name)
    return found if isinstance(found, str) and is_id(found) else None
