"""The digest moves with each change and always equals the sum made from scratch."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from webapp.sync.digest import Digest, Move, term

RECORDS = st.uuids().map(str)


def test_the_digest_of_the_agreed_record_is_the_agreed_one() -> None:
    digest = Digest.over([("0199f0c3-5a1e-7c44-9d21-3f6b8a07c512", 42)])

    assert (digest.count, digest.hex) == (1, "2d19ce296fdbe586")


def test_nothing_has_the_sum_nought() -> None:
    assert (Digest().count, Digest().hex) == (0, "0000000000000000")


@given(st.lists(st.integers(min_value=0, max_value=9), max_size=40))
def test_moved_step_by_step_it_equals_the_sum_from_scratch(changes: list[int]) -> None:
    ids = [str(uuid.UUID(int=number)) for number in range(10)]
    numbers: dict[str, int] = {}
    digest = Digest()
    for seq, which in enumerate(changes, start=1):
        digest = digest.moved([(ids[which], numbers.get(ids[which]), seq)])
        numbers[ids[which]] = seq

    assert digest == Digest.over(numbers.items())


@given(st.lists(st.integers(min_value=0, max_value=9), max_size=40))
def test_moved_at_once_it_is_the_same_as_step_by_step(changes: list[int]) -> None:
    ids = [str(uuid.UUID(int=number)) for number in range(10)]
    numbers: dict[str, int] = {}
    moves: list[Move] = []
    for seq, which in enumerate(changes, start=1):
        moves.append((ids[which], numbers.get(ids[which]), seq))
        numbers[ids[which]] = seq

    assert Digest().moved(moves) == Digest.over(numbers.items())


@given(st.lists(st.tuples(RECORDS, st.integers(min_value=1, max_value=2**53 - 1))))
def test_the_order_of_the_records_does_not_matter(records: list[tuple[str, int]]) -> None:
    assert Digest.over(records) == Digest.over(reversed(records))


@given(RECORDS, st.integers(min_value=1, max_value=2**53 - 1))
def test_a_stored_digest_comes_back_as_it_was(record: str, seq: int) -> None:
    digest = Digest().moved([(record, None, seq)])

    assert Digest.of_hex(digest.hex, count=1) == digest
    assert digest.total == term(record, seq=seq)
