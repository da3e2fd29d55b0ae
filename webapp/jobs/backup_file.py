"""A backup as a file: gzip over lines of JSON, a head first, then the rows, then counts and a sum.

It belongs to no database: whatever the tables live in, the lines are the same.
"""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from pydantic import JsonValue, ValidationError

from webapp.contract.strict import Strict

FORMAT: Final = "uncramp-backup"
VERSION: Final = 1
LONGEST_HEAD: Final = 4096

Row = dict[str, JsonValue]


class BackupRefused(Exception):  # noqa: N818  (it is a refusal: nothing was changed)
    """The file is no whole backup that this build understands; the message says why."""


class Head(Strict):
    """The first line: what the file is, when it was made, and by tables of which revision."""

    format: str
    version: int
    made_at: str
    revision: str


class Foot(Strict):
    """The last line: how many rows of each table came before, and the sum over all of it."""

    counts: dict[str, int]
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a whole file holds."""

    head: Head
    counts: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(self.counts.values())


def write_lines(to: BinaryIO, *, head: Head, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Write head, rows (table and values) and foot into a file that is open."""
    summed, counts = sha256(), Counter[str]()
    with gzip.open(to, "wt", encoding="utf-8", newline="\n") as file:

        def put(value: object) -> None:
            line = json.dumps(value, separators=(",", ":"), allow_nan=False) + "\n"
            summed.update(line.encode())
            file.write(line)

        put(head.model_dump())
        for table, values in rows:
            put([table, values])
            counts[table] += 1
        file.write(Foot(counts=dict(counts), sha256=summed.hexdigest()).model_dump_json() + "\n")


def read_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Yield table and values of every row; `summary_of` says beforehand whether all are there."""
    waiting: str | None = None
    for number, line in enumerate(_lines(path), 1):
        if waiting is not None:
            yield _row_of(waiting, number=number - 1)
        waiting = line if number > 1 else None


def summary_of(path: Path) -> Summary:
    """Open the file, count every row and compare the sum; refuse a file that is not whole."""
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        raise BackupRefused("The file is empty")
    head, summed, counts = _head_of(first), sha256(first.encode()), Counter[str]()
    last: str | None = None
    for number, line in enumerate(lines, 1):
        if last is not None:
            summed.update(last.encode())
            counts[_row_of(last, number=number)[0]] += 1
        last = line
    foot = _foot_of(last or "")
    if foot.counts != dict(counts) or foot.sha256 != summed.hexdigest():
        raise BackupRefused("The file is damaged: its rows are not those that it was made with")
    return Summary(head=head, counts=foot.counts)


def is_backup(path: Path) -> bool:
    """Whether the file begins as a backup does, of whichever release, whole or not."""
    if not path.is_file():
        return False
    try:
        with gzip.open(path, "rb") as file:
            return Head.model_validate_json(file.readline(LONGEST_HEAD)).format == FORMAT
    except (gzip.BadGzipFile, EOFError, zlib.error, ValidationError):
        return False


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            yield from file
    # A damaged block is an error of zlib's own, which gzip passes on as it is.
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise BackupRefused(f"The file cannot be read: {error}") from error


def _row_of(line: str, *, number: int) -> tuple[str, Row]:
    """Return table and values of one line, or refuse what only looks like a line of ours."""
    try:
        table, values = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        table, values = None, None
    if not isinstance(table, str) or not isinstance(values, dict):
        raise BackupRefused(f"The file is damaged: line {number} is no row")
    return table, values


def _head_of(line: str) -> Head:
    try:
        head = Head.model_validate_json(line)
    except ValidationError:
        raise BackupRefused("This is not a backup of Uncramp") from None
    if head.format != FORMAT or head.version != VERSION:
        raise BackupRefused(f"This build reads {FORMAT} {VERSION} only")
    return head


def _foot_of(line: str) -> Foot:
    try:
        return Foot.model_validate_json(line)
    except ValidationError:
        raise BackupRefused("The file ends too early") from None
