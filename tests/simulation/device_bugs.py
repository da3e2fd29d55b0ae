"""Bugs of devices that other sync systems have shipped, planted one at a time."""

import copy
from collections.abc import Iterator
from typing import Final

from tests.simulation.device import Device, Disk, Json, Pending, bury, show


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
