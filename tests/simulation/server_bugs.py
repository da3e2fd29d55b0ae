"""Bugs of servers that other sync systems have shipped, planted one at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import pytest
from sqlalchemy.orm import Session

from webapp.sync import epochs, ledger, merge, rows, service
from webapp.sync.digest import Digest, Move
from webapp.sync.ledger import Ledger
from webapp.sync.merge import Applied, State, Stored
from webapp.sync.page import Page

Patch = Callable[[pytest.MonkeyPatch], None]


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
    real = service._page_of  # noqa: SLF001 - a bug may sit anywhere

    def page_of(session: Session, owner_id: str, **more: Any) -> Page:  # noqa: ANN401
        page = real(session, owner_id, **more)
        return replace(page, cursor=rows.locked_head(session, owner_id).seq)

    patch.setattr(service, "_page_of", page_of)


def _edit_keeps_its_number(patch: pytest.MonkeyPatch) -> None:
    real = Ledger._apply  # noqa: SLF001 - a bug may sit anywhere

    def apply(self: Ledger, op: Any, decision: Applied) -> None:  # noqa: ANN401
        before = self.stored.get(op.record)
        real(self, op, decision)
        if before and decision.state:
            self.stored[op.record] = self.stored[op.record]._replace(seq=before.seq)

    patch.setattr(Ledger, "_apply", apply)


def _put_wakes_tombstones(patch: pytest.MonkeyPatch) -> None:
    real = merge.decide

    def decide(op: Any, *, stored: Stored | None, epoch: str) -> merge.Decision:  # noqa: ANN401
        if stored and stored.state.deleted and op.action == "put":
            woken = State(kind=op.kind, fields={"started_at": "2026-11-21T03:12:44Z"})
            stored = stored._replace(state=woken)
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

    def moved(self: Digest, moves: Iterable[Move]) -> Digest:
        return real(self, [move for move in moves if move[1] is None])

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
