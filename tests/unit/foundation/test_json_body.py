import json

import pytest

from webapp.contract.problem import Code, Problem
from webapp.foundation.json_body import DEEPEST, LARGEST_BODY, parse_object


def refusal(raw: bytes) -> Code | None:
    try:
        parse_object(raw)
    except Problem as problem:
        return problem.code
    return None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'"{}"',
        b"1",
        b"{} {}",
        b"{'a': 1}",
        b'{"a": 1,}',
        b"\xef\xbb\xbf{}",
        b'{"a": "\xff"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": 1, "a": 1}',
        b'{"a": {"b": 1, "\\u0062": 2}}',
        b'{"a": "\x00"}',
        b'{"a": "line\nbreak"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_what_readers_could_understand_differently_is_refused(raw: bytes) -> None:
    assert refusal(raw) is Code.BAD_REQUEST


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"a": [1, 1.5, -2e10, True, None, "text"]},
        {"brackets in text": "[[[[[[[[[[[[[[[[[[[[[[[[[[[{{{{{{"},
        {"quotes": 'a \\" b \\\\'},
        {"scripts": "أحمد 王 🦵"},
    ],
)
def test_what_all_readers_understand_alike_is_read(value: dict[str, object]) -> None:
    assert parse_object(json.dumps(value).encode()) == value


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    raw = b'{"a": ' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b"}"

    assert refusal(raw) is None
    assert refusal(b'{"a": [' + raw + b"]}") is Code.BAD_REQUEST


@pytest.mark.parametrize("sign", [b" ", b"a", b'"', b'\\"', b"\\"])
def test_a_long_body_without_brackets_does_not_take_long(sign: bytes) -> None:
    raw = b'{"a": ' + sign * (LARGEST_BODY // len(sign))

    assert refusal(raw) is Code.BAD_REQUEST  # quadratic work would take minutes here
