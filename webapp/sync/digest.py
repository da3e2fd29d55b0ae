"""The digest: a sum over records that two sides can compare, and that a change moves in O(1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

_MODULUS: Final = 2**64
_TERM_BYTES: Final = 8


@dataclass(frozen=True)
class Digest:
    """How many records there are, tombstones too, and the sum of their terms."""

    count: int = 0
    total: int = 0

    @classmethod
    def over(cls, records: Iterable[tuple[str, int]]) -> Self:
        """Return the digest of all these ids and numbers, from scratch."""
        terms = [term(record, seq=seq) for record, seq in records]
        return cls(count=len(terms), total=sum(terms) % _MODULUS)

    @classmethod
    def of_hex(cls, text: str, *, count: int) -> Self:
        """Return the digest that was stored as text."""
        return cls(count=count, total=int(text, 16))

    def moved(self, record: str, *, before: int | None, after: int) -> Self:
        """Return the digest after a record went from one number to another; None: it is new."""
        old = 0 if before is None else term(record, seq=before)
        total = (self.total - old + term(record, seq=after)) % _MODULUS
        return type(self)(count=self.count + (before is None), total=total)

    @property
    def hex(self) -> str:
        """The sum as it crosses the wire."""
        return f"{self.total:016x}"


def term(record: str, *, seq: int) -> int:
    """Return what one record adds to the sum."""
    head = sha256(f"{record}:{seq}".encode("ascii")).digest()[:_TERM_BYTES]
    return int.from_bytes(head, "big")
