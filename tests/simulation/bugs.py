"""Bugs that other sync systems have shipped, planted one at a time: each must be noticed."""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import pytest
from sqlalchemy.orm import Session

from tests.simulation.device import Device, Disk, Json, Pending, bury, show
from webapp.sync import epochs, ledger, merge, rows, service
from webapp.sync.digest import Digest
from webapp.sync.ledger import Ledger
from webapp.sync.merge import Applied, State, Stored
from webapp.sync.page import Page

Patch = Callable[[pytest.MonkeyPatch], None]


# Servers ------------------------------------------------------------------------------------------


# pytest.MonkeyPatch takes them away again; each is as small as the mistake that it stands for.


def _no_receipts(patch: pytest.MonkeyPatch) -> None:
    real = rows.save

    def save(session: Session, owner_id: str, *, ledger: Ledger, **more: Any) -> None:  # noqa: ANN401
        ledger.written = []
        real(session, owner_id, ledger=ledger, **more)

    patch.setattr(service.rows, "save", save)


def _receipt_in_another_transaction(patch: pytest.MonkeyPatch) -> None:
    """Write the receipts of a request in the next one, if the server lives that long."""
    real, waiting = rows.save, []

    def save(session: Session, owner_id: str, *, ledger: Ledger, **more: Any) -> None:  # noqa: ANN401
        late = [(owner, receipt) for owner, receipt in waiting if owner == owner_id]
        waiting[:] = [(owner_id, receipt) for receipt in ledger.written]
        ledger.written = [
            receipt for _, receipt in late if receipt.op not in {one.op for one in ledger.written}
        ]
        real(session, owner_id, ledger=ledger, **more)

    patch.setattr(service.rows, "save", save)


def _cursor_is_the_head(patch: pytest.MonkeyPatch) -> None:
    real = service.page_after

    def page_after(session: Session, owner_id: str, **more: Any) -> Page:  # noqa: ANN401
        page = real(session, owner_id, **more)
        (head,) = session.scalars(service.select(service.SyncHead.seq).filter_by(owner_id=owner_id))
        return replace(page, cursor=head)

    patch.setattr(service, "page_after", page_after)


def _edit_keeps_its_number(patch: pytest.MonkeyPatch) -> None:
    real = Ledger._apply  # noqa: SLF001 - a bug may sit anywhere

    def apply(self: Ledger, op: Any, decision: Applied) -> None:  # noqa: ANN401
        before = self.stored.get(op.record)
        real(self, op, decision)
        if before and decision.state:
            self.stored[op.record] = replace(self.stored[op.record], seq=before.seq)

    patch.setattr(Ledger, "_apply", apply)


def _put_wakes_tombstones(patch: pytest.MonkeyPatch) -> None:
    real = merge.decide

    def decide(op: Any, *, stored: Stored | None, epoch: str) -> merge.Decision:  # noqa: ANN401
        if stored and stored.state.deleted and op.action == "put":
            woken = State(kind=op.kind, fields={"started_at": "2026-11-21T03:12:44Z"})
            stored = replace(stored, state=woken)
        return real(op, stored=stored, epoch=epoch)

    patch.setattr(ledger, "decide", decide)


def _put_replaces_the_record(patch: pytest.MonkeyPatch) -> None:
    real = merge.laid_over

    def laid_over(fields: Mapping[str, Any], *, change: Mapping[str, Any]) -> Mapping[str, Any]:
        at = {name: value for name, value in fields.items() if name == "started_at"}
        return real(at, change=change)

    patch.setattr(merge, "laid_over", laid_over)


def _nothing_goes_to_the_history(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(merge, "_outvoted", lambda *_, **__: None)


def _restore_keeps_the_history_name(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(epochs, "begin_epoch", epochs.current_epoch)


def _latest_announcement_wins(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(merge, "wins", lambda *_, **__: True)


def _announced_tombstones_do_not_count(patch: pytest.MonkeyPatch) -> None:
    real = merge._announced  # noqa: SLF001 - a bug may sit anywhere
    patch.setattr(
        merge, "_announced", lambda op, *more: Applied() if op.deleted else real(op, *more)
    )


def _own_changes_hide_those_of_others(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(service, "changed_by_others", lambda *_, **__: set())


def _digest_forgets_edits(patch: pytest.MonkeyPatch) -> None:
    real = Digest.moved

    def moved(self: Digest, record: str, *, before: int | None, after: int) -> Digest:
        return self if before else real(self, record, before=before, after=after)

    patch.setattr(Digest, "moved", moved)


def _deleting_forgets_the_record(patch: pytest.MonkeyPatch) -> None:
    """Empty a deleted record instead of leaving a tombstone."""

    def deleted(kind: str, stored: Stored | None, **_: object) -> Applied:
        fields = {"started_at": stored.state.fields["started_at"]} if stored else {}
        return Applied(state=State(kind=kind, fields=fields))

    patch.setattr(merge, "_deleted", deleted)


SERVERS: Final[Mapping[str, Patch]] = MappingProxyType(
    {
        "no receipts": _no_receipts,
        "receipt in another transaction": _receipt_in_another_transaction,
        "page cursor is the head": _cursor_is_the_head,
        "an edit keeps its number": _edit_keeps_its_number,
        "put wakes tombstones": _put_wakes_tombstones,
        "put replaces the record": _put_replaces_the_record,
        "outvoted values vanish": _nothing_goes_to_the_history,
        "restore keeps the epoch": _restore_keeps_the_history_name,
        "latest announcement wins": _latest_announcement_wins,
        "announced tombstones do not count": _announced_tombstones_do_not_count,
        "own changes hide those of others": _own_changes_hide_those_of_others,
        "digest forgets edits": _digest_forgets_edits,
        "deleting leaves no tombstone": _deleting_forgets_the_record,
    }
)


# Devices ------------------------------------------------------------------------------------------


class ClearsOnSend(Device):
    """Empties its outbox when it sends."""

    def request(self) -> Json:
        request = super().request()
        sent = {op["op"] for op in request["ops"]}

        def change(disk: Disk) -> None:
            disk.ops = [one for one in disk.ops if one.op["op"] not in sent]

        self.commit(change)
        return request


class ClearsEverythingAtAck(Device):
    """Empties its outbox at any answer, also of what was written meanwhile."""

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        yield from super().take(request, answer)
        self.commit(lambda disk: disk.ops.clear())


class CursorFirst(Device):
    """Stores the cursor in one transaction and the records in the next."""

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        if request["epoch"] in {self.disk.epoch, None} and answer["epoch"] == self.disk.epoch:
            self.commit(lambda disk: self.move_cursor(disk, answer["cursor"]))
            yield
        yield from super().take(request, answer)


class AckBeforeRecords(Device):
    """Drops acknowledged ops in one transaction and stores the records in the next."""

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        def drop(disk: Disk) -> None:
            done = {result["op"] for result in answer["results"]}
            disk.ops = [one for one in disk.ops if one.op["op"] not in done]
            for op in request["ops"]:
                show(disk, op["record"])

        self.commit(drop)
        yield
        yield from super().take(request, answer)


class PullCoversPending(Device):
    """Shows what the server says over what was written and is not yet sent."""

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        yield from super().take(request, answer)

        def cover(disk: Disk) -> None:
            for change in answer["changes"]:
                if "kind" in change:
                    disk.shown[change["record"]] = change.get("fields")

        self.commit(cover)


class TakesOldRecords(Device):
    """Lets a late answer put an older state in the place of a newer one."""

    def take_change(self, disk: Disk, change: Json) -> None:
        if "kind" in change:
            self.replace(disk, change)
        else:
            super().take_change(disk, change)


class NewOpIdAtEveryTry(Device):
    """Names its ops anew when it sends them again."""

    def request(self) -> Json:
        def rename(disk: Disk) -> None:
            disk.ops = [
                Pending({**one.op, "op": self.new_id()}) if one.read_to is None else one
                for one in disk.ops
            ]

        self.commit(rename)
        return super().request()


class ForgetsPendingAtReset(Device):
    """Announces what it holds and forgets what it had not yet sent."""

    def reset(self, epoch: str) -> None:
        self.commit(lambda disk: disk.ops.clear())
        super().reset(epoch)


class AnnouncesNothing(Device):
    """Reads the new history from its start and believes it."""

    def reset(self, epoch: str) -> None:
        def change(disk: Disk) -> None:
            disk.epoch, disk.cursor = epoch, 0

        self.commit(change)


class KeepsItsCursorAtReset(Device):
    """Announces what it holds and goes on reading where it was."""

    def reset(self, epoch: str) -> None:
        cursor = self.disk.cursor
        super().reset(epoch)
        self.commit(lambda disk: setattr(disk, "cursor", min(cursor, 5)))


class HidesTombstonesAtReset(Device):
    """Announces records but not that some were deleted."""

    def reset(self, epoch: str) -> None:
        super().reset(epoch)

        def change(disk: Disk) -> None:
            disk.ops = [one for one in disk.ops if not one.op.get("deleted")]

        self.commit(change)


class DropsRefusedOps(Device):
    """Throws a refused op away without a word."""

    def settle(self, disk: Disk, result: Json, head: int) -> None:
        before = copy.copy(disk.rejected)
        super().settle(disk, result, head)
        disk.rejected = before


class AbsenceIsDeletion(Device):
    """Buries what an answer from the start does not mention."""

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        yield from super().take(request, answer)
        if request["cursor"] or not answer["changes"]:
            return

        def change(disk: Disk) -> None:
            told = {change["record"] for change in answer["changes"]}
            for record in set(disk.base) - told:
                bury(disk, record, "cramp")
                show(disk, record)

        self.commit(change)


DEVICES: Final = (
    ClearsOnSend,
    ClearsEverythingAtAck,
    CursorFirst,
    AckBeforeRecords,
    PullCoversPending,
    TakesOldRecords,
    NewOpIdAtEveryTry,
    ForgetsPendingAtReset,
    AnnouncesNothing,
    KeepsItsCursorAtReset,
    HidesTombstonesAtReset,
    DropsRefusedOps,
    AbsenceIsDeletion,
)
