import gzip

import pytest

from webapp.contract.problem import Code
from webapp.foundation.gzip_bodies import inflate

BODY = b'{"a": 1}'
BOMB = gzip.compress(b"\0" * 100_000_000)


def test_a_packed_body_is_unpacked() -> None:
    assert inflate(gzip.compress(BODY), limit=100) == (BODY, None)


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (b"", Code.BAD_REQUEST),
        (BODY, Code.BAD_REQUEST),
        (gzip.compress(BODY)[:-1], Code.BAD_REQUEST),
        (gzip.compress(BODY)[:-6] + b"000000", Code.BAD_REQUEST),
        (gzip.compress(BODY) + gzip.compress(BODY), Code.BAD_REQUEST),
        (gzip.compress(BODY) + b"\0", Code.BAD_REQUEST),
        (gzip.compress(b"a" * 101), Code.TOO_LARGE),
        (BOMB, Code.TOO_LARGE),
    ],
    ids=[
        "nothing",
        "not packed",
        "cut short",
        "damaged",
        "a second member",
        "something behind it",
        "one byte too many",
        "a bomb",
    ],
)
def test_a_body_that_is_cut_doubled_damaged_or_a_bomb_is_refused(packed: bytes, code: Code) -> None:
    assert inflate(packed, limit=100) == (b"", code)


def test_a_body_of_exactly_the_limit_is_unpacked() -> None:
    assert inflate(gzip.compress(b"a" * 100), limit=100) == (b"a" * 100, None)
