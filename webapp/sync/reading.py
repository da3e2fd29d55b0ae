"""Reads one op: what is wrong with it refuses it alone, and never the ops beside it."""

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue, ValidationError

from webapp.contract.problem import Code, Problem
from webapp.contract.sync import (
    MAX_OP_BYTES,
    MAX_RECORD_BYTES,
    OP,
    AnnounceOp,
    DeleteOp,
    PutOp,
)
from webapp.sync.merge import Refused
from webapp.sync.size import json_bytes

RawOp = dict[str, JsonValue]
ReadOp = PutOp | DeleteOp | AnnounceOp | Refused

_VALIDATOR: Final = OP.validator


def nameable(ops: list[JsonValue]) -> list[RawOp]:
    """Return the ops, each of which a result can name; else refuse the whole request."""
    named: list[RawOp] = []
    for index, op in enumerate(ops):
        if not isinstance(op, dict):
            raise Problem(Code.BAD_REQUEST, "not an object", pointer=f"/ops/{index}")
        if not isinstance(op.get("op"), str):
            raise Problem(Code.BAD_REQUEST, "not a text", pointer=f"/ops/{index}/op")
        named.append(op)
    return named


def read_op(raw: RawOp) -> ReadOp:
    """Return the op, or why it cannot be one."""
    written = json_bytes(raw)
    if _may_hide_unstorable(written) and any(_unstorable(text) for text in _texts(raw)):
        return Refused("invalid-field", "text: NUL and lone surrogates cannot be stored")
    if len(written) > largest(raw):
        return Refused("too-large", f"The op is larger than {largest(raw)} bytes")
    try:
        op: PutOp | DeleteOp | AnnounceOp = _VALIDATOR.validate_python(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return Refused("invalid-field", f"{where}: {first['msg']}")
    return op


def largest(raw: RawOp) -> int:
    """Return how many bytes an op may have; an announcement carries a whole record."""
    return MAX_OP_BYTES + (MAX_RECORD_BYTES if raw.get("action") == "announce" else 0)


def _texts(value: JsonValue) -> Iterator[str]:
    """Yield every text in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _may_hide_unstorable(written: bytes) -> bool:
    """Whether a closer look is needed; in nearly every op it is not."""
    # The quick questions first: most ops have no escaped letter, and none but ASCII.
    escaped = b"\\" in written and b"\\u0000" in written
    return escaped or (not written.isascii() and b"\xed" in written)


def _unstorable(text: str) -> bool:
    return "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)
