"""What must be true after every step of a history, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.simulation.device import laid
from tests.simulation.reference import is_invalid
from webapp.sync.digest import Digest
from webapp.sync.models import SyncHistory

if TYPE_CHECKING:
    from tests.simulation.device import Device, Json
    from tests.simulation.world import World


class Broken(AssertionError):  # noqa: N818 - what it says is a rule, not an error
    """Something that a person would call a lost, doubled, risen or stuck record."""


def must(condition: object, rule: str) -> None:
    """Break the history off when a rule does not hold."""
    if not condition:
        raise Broken(rule)


def held(rows: dict[str, Json]) -> dict[str, Json | None]:
    """Return the fields of every stored record; None: a tombstone."""
    return {record: None if row["deleted"] else row["fields"] for record, row in rows.items()}


def check_server(world: World) -> None:
    """Compare what is stored with what should be, right after a request."""
    rows, epoch = world.server.records(), world.server.epoch()
    right = held(rows) == world.reference.records
    must(right, "the server holds every op once, in order of arrival")
    numbers = sorted(row["seq"] for row in rows.values())
    must(len(set(numbers)) == len(numbers), "no number is given twice")
    head = world.server.look().head
    assert head is not None
    must(head["seq"] == max(numbers, default=head["seq"]), "the head is the newest number")
    digest = Digest.over((record, row["seq"]) for record, row in rows.items())
    must((head["count"], head["sum"]) == (digest.count, digest.hex), "the digest is the sum")
    for record, row in rows.items():
        origin_epoch, _ = world.reference.origins[record]
        if origin_epoch == epoch and row["version_epoch"] == epoch:
            world.reference.origins[record] = (epoch, row["version_seq"])


def check_step(world: World) -> None:
    """Look at every device."""
    rows, epoch = world.server.records(), world.server.epoch()
    for device in world.devices:
        check_own_writes(device)
        if device.disk.epoch == epoch:
            check_reading(device, rows)


def check_own_writes(device: Device) -> None:
    """See that a device shows what was written on it and is not yet known to be elsewhere."""
    disk = device.disk
    for record in {pending.op["record"] for pending in disk.ops}:
        fields = disk.shown.get(record, {})
        base = disk.base.get(record)
        if fields is None or (base and base.deleted):
            continue
        last: Json | None = {}
        for pending in disk.ops:
            if pending.op["record"] == record and pending.op["action"] == "put":
                last = laid(last, pending.op)
        must((last or {}).items() <= fields.items(), "a device shows its own writes")


def check_reading(device: Device, rows: dict[str, Json]) -> None:
    """See that what lies below the cursor has been read, as it stands."""
    for record, row in rows.items():
        if row["seq"] > device.disk.cursor:
            continue
        base = device.disk.base.get(record)
        must(
            base and base.epoch == device.disk.epoch and base.seq == row["seq"],
            "nothing below the cursor was passed over",
        )
        assert base is not None
        same = base.deleted == row["deleted"] and base.fields == row["fields"]
        must(same, "a device has what its numbers say")


def is_settled(world: World, device: Device) -> bool:
    """Whether a device has sent and read everything of the present history."""
    disk, server = device.disk, world.server
    return not disk.ops and (disk.epoch, disk.cursor) == (server.epoch(), server.head())


def check_end(world: World) -> None:
    """Look at what is left when everything has been sent and read."""
    rows = world.server.records()
    for device in world.devices:
        must(is_settled(world, device), "no queue is stuck")
        must(device.disk.shown == held(rows), "all devices show what the server holds")
    check_nothing_lost(world, rows)


def check_nothing_lost(world: World, rows: dict[str, Json]) -> None:
    """Every mark that was ever made stands in its record or, if it lost, in the history."""
    lost: dict[str, set[str]] = {}
    for entry in world.server.rows(SyncHistory):
        lost.setdefault(entry["record_id"], set()).update(entry["fields"])
    refused = {op["op"] for device in world.devices for op in device.disk.rejected}
    deleted = {op["record"] for op in world.made if op["action"] == "delete"}
    must(set(rows) <= {op["record"] for op in world.made}, "there is nothing that nobody made")
    for op in world.made:
        record, was_refused = op["record"], op["op"] in refused
        # An op on a record that somebody deletes may find the tombstone before it is read.
        must(was_refused == is_invalid(op) or record in deleted, "exactly the bad ops are refused")
        must(record in rows, "no record is lost")
        must(rows[record]["deleted"] == (record in deleted), "deleted for good, and only on wish")
        marks = {name for name in op.get("fields", {}) if name.startswith("mark")}
        kept = set(rows[record]["fields"]) | lost.get(record, set())
        must(was_refused or record in deleted or marks <= kept, "nothing that was written is lost")
