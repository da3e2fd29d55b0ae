import json
import tracemalloc

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        b'{"a": ' + b"9" * 310 + b"}",
        b'{"a": 1e999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": 1, "a": 1}',
        b'{"a":1,"a":1}',
        b'{"a":{"b":1},"a":{"b":1}}',
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


@pytest.mark.parametrize("inner", [b"1", b"{}", b"[]", b'"x"', b'{"a":1}', b"[1,[2]]"])
@pytest.mark.parametrize("depth", range(DEEPEST - 3, DEEPEST + 3))
def test_the_shortest_spelling_may_not_nest_deeper_than_any_other(inner: bytes, depth: int) -> None:
    compact = b'{"a":' * depth + inner + b"}" * depth

    assert refusal(compact) is refusal(compact.replace(b":", b": "))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('ab"\\\u0000é🦵'), inner),
)


@given(st.dictionaries(st.text("ab"), JSON))
def test_however_it_is_spelt_it_is_read_as_the_same(value: dict[str, object]) -> None:
    spaced = json.dumps(value).encode()
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()

    read = parse_object(compact)
    assert read == parse_object(spaced) == value
    assert repr(read) == repr(value)


@given(st.binary() | st.text('{}[]":,1e-.a \\u0').map(str.encode))
def test_what_the_quick_way_reads_the_slow_way_reads_alike(raw: bytes) -> None:
    try:
        quick = orjson.loads(raw)
    except orjson.JSONDecodeError:
        quick = None
    if isinstance(quick, dict) and refusal(raw) is None:
        assert parse_object(raw) == parse_object(raw + b" ")


@pytest.mark.parametrize("sign", [b" ", b"a", b'"', b'\\"', b"\\"])
def test_a_long_body_without_brackets_does_not_take_long(sign: bytes) -> None:
    raw = b'{"a": ' + sign * (LARGEST_BODY // len(sign))

    assert refusal(raw) is Code.BAD_REQUEST  # quadratic work would take minutes here


def test_a_small_body_that_unpacks_to_deep_lists_costs_no_more_than_its_length() -> None:
    open_, shut = b'{"a":' * 250, b"}" * 250
    raw = open_ + b"[" + b",".join([b"1"] * 500_000) + b"]" + shut
    tracemalloc.start()
    try:
        assert refusal(raw) is Code.BAD_REQUEST
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 20 * len(raw)
