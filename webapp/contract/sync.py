"""What crosses the wire at `POST /api/v1/sync`."""

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, JsonValue, SkipValidation, TypeAdapter, with_config
from typing_extensions import TypedDict

from webapp.contract.strict import DescribedAs, Strict
from webapp.contract.text import Id, Instant, Word

MAX_OPS: Final = 1000
MAX_REQUEST_BYTES: Final = 1024 * 1024
MAX_OP_BYTES: Final = 8 * 1024
MAX_RECORD_BYTES: Final = 64 * 1024
PAGE_RECORDS: Final = 2000
PAGE_BYTES: Final = 1024 * 1024

Kind = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Seq = Annotated[int, Field(ge=0, le=2**53 - 1)]
# They come from a JSON text or from our own database: that they are JSON need not be asked again.
Fields = dict[str, SkipValidation[JsonValue]]
Rejection = Literal["invalid-field", "missing-field", "kind-mismatch", "op-reused", "too-large"]
Done = Literal["applied", "duplicate", "deleted"]

# What an answer holds by the thousand is plain dictionaries, written as they are.
_CLOSED: Final = ConfigDict(strict=True, extra="forbid")


class PutOp(Strict):
    """Set some fields of a record; null removes one, absent ones stay."""

    action: Literal["put"]
    op: Id
    record: Id
    kind: Kind
    fields: Fields


class DeleteOp(Strict):
    """Remove a record for good."""

    action: Literal["delete"]
    op: Id
    record: Id
    kind: Kind


class Origin(Strict):
    """The history and the number under which a device holds a record."""

    epoch: Word
    seq: Seq


class AnnounceOp(Strict):
    """Tell a server that came back from a backup what a device holds."""

    action: Literal["announce"]
    op: Id
    record: Id
    kind: Kind
    origin: Annotated[Origin, Field(alias="from")]
    deleted: bool
    fields: Fields | None = None


Op = Annotated[PutOp | DeleteOp | AnnounceOp, Field(discriminator="action")]
OP: Final[TypeAdapter[PutOp | DeleteOp | AnnounceOp]] = TypeAdapter(Op)


class SyncRequest(Strict):
    """The envelope. Its ops are read one by one, so that a bad one is refused alone."""

    device: Id
    owner: Id | None = None
    epoch: Word | None
    cursor: Seq
    ops: list[Annotated[JsonValue, DescribedAs(Op)]]


@with_config(_CLOSED)
class WholeRecord(TypedDict):
    """A record as the server holds it; it replaces the device's."""

    record: Id
    kind: str
    seq: Seq
    deleted: Literal[False]
    fields: Fields


@with_config(_CLOSED)
class Tombstone(TypedDict):
    """What stays of a record that was deleted."""

    record: Id
    kind: str
    seq: Seq
    deleted: Literal[True]


@with_config(_CLOSED)
class OwnChange(TypedDict):
    """The new number of a record that the asking device has as it is."""

    record: Id
    seq: Seq


Held = WholeRecord | Tombstone
Change = WholeRecord | Tombstone | OwnChange


@with_config(_CLOSED)
class Taken(TypedDict):
    """An op that is done with: it counted now, it counted before, or its record is gone."""

    op: str
    status: Done


@with_config(_CLOSED)
class Rejected(TypedDict):
    """An op that cannot count, why, and the record as it stands without it."""

    op: str
    status: Literal["rejected"]
    code: Rejection
    detail: str
    now: Held | None


Result = Taken | Rejected


@with_config(_CLOSED)
class Digest(TypedDict):
    """A sum over all of a person's records, to notice when two sides differ."""

    count: Annotated[int, Field(ge=0)]
    sum: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class SyncAnswer(Strict):
    """One result for each op, in order, and the next page of changes. `digest` ends the last."""

    epoch: str
    results: list[Result]
    changes: list[Change]
    cursor: Seq
    more: bool
    head: Seq
    digest: Digest | None = None
    server_time: Instant


class HistoryEntry(Strict):
    """Values that a change replaced, or the body of a deleted record, until they are erased."""

    id: Id
    record: Id
    kind: str
    why: Literal["replaced", "deleted", "outvoted"]
    at: Instant
    until: Instant
    fields: Fields


class HistoryAnswer(Strict):
    """A page of the history, newest first; `next` goes on where it ended."""

    entries: list[HistoryEntry]
    next: Id | None


class HistoryQuery(Strict):
    """Where to go on: the `next` of the page before."""

    before: Id | None = None


class HistoryPath(Strict):
    """One entry of the history."""

    entry: Id
