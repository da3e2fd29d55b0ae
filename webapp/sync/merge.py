"""What one op does to one record. No database, no clock, no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from pydantic import JsonValue

from webapp.contract.fields import invalid_field, missing_field
from webapp.contract.record import PROFILE_ID
from webapp.contract.sync import (
    MAX_RECORD_BYTES,
    AnnounceOp,
    DeleteOp,
    PutOp,
    Rejection,
)
from webapp.sync.size import json_bytes

Fields = Mapping[str, JsonValue]
Why = Literal["replaced", "deleted", "outvoted"]

_NOTHING: Final[Fields] = {}

# Tuples are what is made for each of a thousand ops: a frozen dataclass takes twice as long.


class Version(NamedTuple):
    """Which history a record's present state was made in, and its number there.

    For what was announced that is the history before the reset, so that the highest number of
    one history can win over the others whenever they arrive.
    """

    epoch: str
    seq: int


class State(NamedTuple):
    """A record as it stands; a tombstone has no fields."""

    kind: str
    fields: Fields
    deleted: bool = False


class Stored(NamedTuple):
    """A record as the server holds it: its state, what that stands for, and its number here."""

    state: State
    version: Version
    seq: int


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Values that are no longer part of a record, and why."""

    why: Why
    fields: Fields


class Applied(NamedTuple):
    """The op counts. No `state`: what it says is true already, or lost against something newer.

    `version` is what the record's state stands for from now on; None: the change made just now.
    """

    state: State | None = None
    version: Version | None = None
    lost: Lost | None = None


@dataclass(frozen=True)
class Gone:
    """The record is a tombstone, and stays one."""


@dataclass(frozen=True)
class Refused:
    """The op cannot count."""

    code: Rejection
    detail: str


Decision = Applied | Gone | Refused


def decide(op: PutOp | DeleteOp | AnnounceOp, *, stored: Stored | None, epoch: str) -> Decision:
    """Return what an op does to the record that is stored, in the history of that name."""
    if stored and stored.state.deleted:
        return Gone()
    refused = _refused_for_kind(op, stored)
    if refused:
        return refused
    if isinstance(op, PutOp):
        return _put(op, stored)
    if isinstance(op, DeleteOp):
        return _deleted(op.kind, stored)
    return _announced(op, stored, epoch)


def _refused_for_kind(op: PutOp | DeleteOp | AnnounceOp, stored: Stored | None) -> Refused | None:
    if stored and stored.state.kind != op.kind:
        return Refused("kind-mismatch", f"The record is a {stored.state.kind}")
    if (op.kind == "profile") != (op.record == PROFILE_ID):
        return Refused("kind-mismatch", "The profile, and only it, has the profile's id")
    removes = isinstance(op, DeleteOp) or (isinstance(op, AnnounceOp) and op.deleted)
    if op.kind == "profile" and removes:
        return Refused("invalid-field", "action: The profile cannot be deleted")
    return None


def _put(op: PutOp, stored: Stored | None) -> Decision:
    before = stored.state.fields if stored else _NOTHING
    after = laid_over(before, change=op.fields)
    refused = _refused_for_fields(op.kind, named=op.fields, whole=after)
    if refused:
        return refused
    replaced = {
        name: value
        for name, value in before.items()
        if name not in after or not same(after[name], value)
    }
    lost = Lost(why="replaced", fields=replaced) if replaced else None
    return Applied(state=State(kind=op.kind, fields=after), lost=lost)


def _deleted(kind: str, stored: Stored | None, *, version: Version | None = None) -> Applied:
    fields = stored.state.fields if stored else _NOTHING
    return Applied(
        state=State(kind=kind, deleted=True, fields=_NOTHING),
        version=version,
        lost=Lost(why="deleted", fields=fields) if fields else None,
    )


def _announced(op: AnnounceOp, stored: Stored | None, epoch: str) -> Decision:
    version = Version(epoch=op.origin.epoch, seq=op.origin.seq)
    if op.deleted:
        return _deleted(op.kind, stored, version=version)
    announced = laid_over(_NOTHING, change=op.fields or _NOTHING)
    refused = _refused_for_fields(op.kind, named=announced, whole=announced)
    if refused:
        return refused
    if stored is None:
        return Applied(state=State(kind=op.kind, fields=announced), version=version)
    if not wins(version, over=stored.version, epoch=epoch):
        return Applied(lost=_outvoted(announced, kept=stored.state.fields))
    return Applied(
        state=State(kind=op.kind, fields=announced),
        version=version,
        lost=_outvoted(stored.state.fields, kept=announced),
    )


def wins(version: Version, *, over: Version, epoch: str) -> bool:
    """Whether an announced version replaces the one that is stored.

    What was changed in this history stays; among what was carried into it the highest number wins.
    """
    if (version.epoch == epoch) != (over.epoch == epoch):
        return version.epoch == epoch
    return version.seq > over.seq


def _outvoted(fields: Fields, *, kept: Fields) -> Lost | None:
    differing = {
        name: value
        for name, value in fields.items()
        if name not in kept or not same(kept[name], value)
    }
    return Lost(why="outvoted", fields=differing) if differing else None


def laid_over(fields: Fields, *, change: Fields) -> Fields:
    """Return the fields after a change: null removes, what is not named stays."""
    merged = {**fields, **change}
    if None not in merged.values():
        return merged
    return {name: value for name, value in merged.items() if value is not None}


def same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two JSON values are the same one; unlike in Python, true is not 1."""
    return json_bytes(one) == json_bytes(other)


def _refused_for_fields(kind: str, *, named: Fields, whole: Fields) -> Refused | None:
    fault = invalid_field(kind, fields=named) or missing_field(kind, fields=whole)
    if fault:
        return Refused(fault.code, fault.detail)
    if len(json_bytes(dict(whole))) > MAX_RECORD_BYTES:
        return Refused("too-large", f"The record would be larger than {MAX_RECORD_BYTES} bytes")
    return None
