"""A model of a device that follows the rules of the protocol, in as few lines as they allow.

What is on `disk` survives a crash; it changes only in `commit`, whole. The real client has its own
simulation; this one exists to try the server, and to show that the oracle sees broken clients too.
"""

import copy
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Base:
    """A record as the server told it, and under which number of which history."""

    kind: str
    epoch: str
    seq: int
    deleted: bool
    fields: Json


@dataclass
class Pending:
    """An op; once acknowledged, the head under which it was: its record may still be unread."""

    op: Json
    read_to: int | None = None


@dataclass
class Disk:
    """Everything that a device remembers."""

    epoch: str | None = None
    first_epoch: str | None = None
    cursor: int = 0
    base: dict[str, Base] = field(default_factory=dict)
    ops: list[Pending] = field(default_factory=list)
    rejected: list[Json] = field(default_factory=list)
    shown: dict[str, Json | None] = field(default_factory=dict)


class Device:
    """Writes on its disk, asks the server, and takes the answers in whatever order they come."""

    def __init__(self, name: int, rng: random.Random) -> None:
        self.name = name
        self.rng = rng
        self.id = self.new_id()
        self.disk = Disk()
        self.starts = 0  # answers to a request from before a crash reach nobody

    def new_id(self) -> str:
        """Return an id that the seed decides."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def commit(self, *changes: Callable[[Disk], None]) -> None:
        """Change the disk, whole or not at all."""
        after = copy.deepcopy(self.disk)
        for change in changes:
            change(after)
        self.disk = after

    # What the person does -------------------------------------------------------------------

    def write(self, op: Json) -> None:
        """Store a change and its op at once."""

        def change(disk: Disk) -> None:
            disk.ops.append(Pending(op))
            show(disk, op["record"])

        self.commit(change)

    def alive(self) -> list[str]:
        """Return the records that the person sees."""
        return sorted(record for record, fields in self.disk.shown.items() if fields is not None)

    # What travels -----------------------------------------------------------------------------

    def request(self) -> Json:
        """Return what to send now."""
        waiting = [pending.op for pending in self.disk.ops if pending.read_to is None]
        some = waiting[: self.rng.randint(0, len(waiting)) if self.rng.random() < 0.3 else None]
        return {
            "device": self.id,
            "epoch": self.disk.epoch,
            "cursor": self.disk.cursor,
            "ops": copy.deepcopy(some),
        }

    def take(self, request: Json, answer: Json) -> Iterator[None]:
        """Take an answer in; between two steps the device may crash. The rules want one step."""
        self.commit(lambda disk: self._take(disk, request, answer))
        yield

    def _take(self, disk: Disk, request: Json, answer: Json) -> None:
        if disk.epoch is None:
            disk.epoch = disk.first_epoch = answer["epoch"]
        # What was asked in another history says nothing about this one. A first question names
        # none; answered late, it may be answered from a history that the device has met since.
        asked_in = request["epoch"] or disk.first_epoch
        if not asked_in == disk.epoch == answer["epoch"]:
            return
        # A record may be let go of that neither this request nor its page names: others wrote over
        # an op whose answer was lost, a page told so, and only now is the op known to have counted.
        touched = {op["record"] for op in request["ops"]}
        touched |= {pending.op["record"] for pending in disk.ops}
        for result in answer["results"]:
            self.settle(disk, result, answer["head"])
        for change in answer["changes"]:
            self.take_change(disk, change)
            forget_read(disk, answer["head"], record=change["record"])
            touched.add(change["record"])
        if request["cursor"] <= disk.cursor:
            self.move_cursor(disk, answer["cursor"])
        if disk.cursor >= answer["head"]:
            forget_read(disk, answer["head"])
        for record in touched:
            show(disk, record)

    def move_cursor(self, disk: Disk, cursor: int) -> None:
        """Within one history the cursor only grows."""
        disk.cursor = max(disk.cursor, cursor)

    def settle(self, disk: Disk, result: Json, head: int) -> None:
        """Let go of one op that the server has decided about."""
        found = next((one for one in disk.ops if one.op["op"] == result["op"]), None)
        if found is None:
            return
        if result["status"] in {"applied", "duplicate"}:
            found.read_to = found.read_to or head
            return
        disk.ops.remove(found)
        record = found.op["record"]
        if result["status"] == "deleted":
            bury(disk, record, found.op["kind"])
            return
        disk.rejected.append(found.op)
        now = result["now"]
        if now is None:
            disk.base.pop(record, None)
        elif is_newer(disk, record, now["seq"]):
            self.replace(disk, now)

    def take_change(self, disk: Disk, change: Json) -> None:
        """Take one record of a page."""
        record = change["record"]
        if not is_newer(disk, record, change["seq"]):
            return
        if "kind" in change:
            self.replace(disk, change)
            return
        # Only this device changed it: what its acknowledged ops made of it is what stands there.
        counted = [
            pending.op
            for pending in disk.ops
            if pending.op["record"] == record and pending.read_to is not None
        ]
        if counted or record in disk.base:
            disk.base[record] = grown(disk, record, counted, change["seq"])

    def replace(self, disk: Disk, change: Json) -> None:
        """Let the server's record take the place of what was here."""
        disk.base[change["record"]] = Base(
            kind=change["kind"],
            epoch=str(disk.epoch),
            seq=change["seq"],
            deleted=change["deleted"],
            fields=dict(change.get("fields", {})),
        )

    def reset(self, epoch: str) -> None:
        """Begin to read a new history, and announce what was held in the old one first."""
        self.commit(lambda disk: self._reset(disk, epoch))

    def _reset(self, disk: Disk, epoch: str) -> None:
        kept = [one for one in disk.ops if one.op["action"] != "announce"]
        announced = [announcement(record, base, epoch) for record, base in disk.base.items()]
        disk.ops = [Pending(op) for op in announced] + [Pending(one.op) for one in kept]
        disk.epoch, disk.cursor = epoch, 0


def forget_read(disk: Disk, head: int, *, record: str | None = None) -> None:
    """Let go of acknowledged ops whose record has been read since; None: all have been."""
    disk.ops = [
        pending
        for pending in disk.ops
        if pending.read_to is None
        or pending.read_to > head
        or record not in {None, pending.op["record"]}
    ]


def is_newer(disk: Disk, record: str, seq: int) -> bool:
    """Whether a number is beyond the one that is held, or the held one is of another history."""
    base = disk.base.get(record)
    return base is None or base.epoch != disk.epoch or seq > base.seq


def bury(disk: Disk, record: str, kind: str) -> None:
    """Make a tombstone of what is held, under the number it had."""
    base = disk.base.get(record) or Base(kind, str(disk.epoch), 0, deleted=True, fields={})
    base.deleted, base.fields = True, {}
    disk.base[record] = base


def grown(disk: Disk, record: str, ops: list[Json], seq: int) -> Base:
    """Return the held record after ops that the server has counted."""
    base = disk.base.get(record)
    fields: Json | None = {} if base is None else None if base.deleted else base.fields
    for op in ops:
        # What was announced is what is held, or has been replaced by what was read since.
        fields = fields if op["action"] == "announce" else laid(fields, op)
    kind = base.kind if base else ops[-1]["kind"]
    return Base(kind, str(disk.epoch), seq, deleted=fields is None, fields=fields or {})


def laid(fields: Json | None, op: Json) -> Json | None:
    """Return fields after an op; None is a tombstone, and stays one."""
    if fields is None or op["action"] == "delete" or op.get("deleted"):
        return None
    merged = {**({} if op["action"] == "announce" else fields), **op["fields"]}
    return {name: value for name, value in merged.items() if value is not None}


def show(disk: Disk, record: str) -> None:
    """Show the record as the server told it, with what it does not yet tell on top."""
    base = disk.base.get(record)
    fields: Json | None = {} if base is None else None if base.deleted else base.fields
    ops = [pending.op for pending in disk.ops if pending.op["record"] == record]
    if base is None and not ops:
        disk.shown.pop(record, None)
        return
    for op in ops:
        fields = fields if op["action"] == "announce" else laid(fields, op)
    disk.shown[record] = fields


def announcement(record: str, base: Base, epoch: str) -> Json:
    """Return the op that tells a new history what was held in an old one."""
    name = f"{epoch}:{base.epoch}:{base.seq}"
    body = {} if base.deleted else {"fields": base.fields}
    return {
        "op": str(uuid.uuid5(uuid.UUID(record), name)),
        "record": record,
        "kind": base.kind,
        "action": "announce",
        "from": {"epoch": base.epoch, "seq": base.seq},
        "deleted": base.deleted,
        **body,
    }
