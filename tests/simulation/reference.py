"""What the server should hold: every op once, in the order of its first arrival. Nothing clever."""

from dataclasses import dataclass, field
from typing import Any

from tests.simulation.device import laid

Json = dict[str, Any]


@dataclass
class Reference:
    """Records by id (None: a tombstone), and the ops that have counted."""

    records: dict[str, Json | None] = field(default_factory=dict)
    origins: dict[str, tuple[str, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def enter(self, op: Json, *, epoch: str, seq: int | None) -> None:
        """Let an op count if it is new. `seq` is where the server says that the record stands."""
        record = op["record"]
        dead = record in self.records and self.records[record] is None
        if op["op"] in self.seen or dead or is_invalid(op):
            return
        self.seen.add(op["op"])
        if op["action"] == "announce" and not op["deleted"] and not self._wins(op, epoch):
            return
        self.records[record] = laid(self.records.get(record, {}), op)
        announced = op["action"] == "announce"
        self.origins[record] = (
            (op["from"]["epoch"], op["from"]["seq"]) if announced else (epoch, seq or 0)
        )

    def _wins(self, op: Json, epoch: str) -> bool:
        if op["record"] not in self.records:
            return True
        held_epoch, held_seq = self.origins[op["record"]]
        return held_epoch != epoch and op["from"]["seq"] > held_seq


def is_invalid(op: Json) -> bool:
    """Whether the simulation made this op to be refused."""
    return op.get("fields", {}).get("intensity", 0) == 99
