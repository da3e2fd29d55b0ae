"""The digest: a sum over records that two sides can compare, and that a change moves in O(1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

_MODULUS: Final = 2**64
_TERM_BYTES: Final = 8

# A record's id, the number that it had (None: it is new), and its new one.
Move = tuple[str, int | None, int]


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

    def moved(self, moves: Iterable[Move]) -> Self:
        """Return the digest after these records went from one number to another."""
        count, total = self.count, self.total
        for record, before, after in moves:
            total += term(record, seq=after)
            if before is None:
                count += 1
            else:
                total -= term(record, seq=before)
        return type(self)(count=count, total=total % _MODULUS)

    @property
    def hex(self) -> str:
        """The sum as it crosses the wire."""
        return f"{self.total:016x}"


def term(record: str, *, seq: int) -> int:
    """Return what one record adds to the sum."""
    head = sha256(f"{record}:{seq}".encode("ascii")).digest()[:_TERM_BYTES]
    return int.from_bytes(head, "big")
