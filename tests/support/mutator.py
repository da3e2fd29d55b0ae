"""Spoils JSON: one or two things in a body become what no client of ours would send."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

Place = tuple[Any, Any]

DEEP: Any = "bottom"
for _ in range(25):
    DEEP = [DEEP]

STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, 2**64, -(2**70), 10**400),
    *(0.5, -0.0, 1e308, 5e-324, 1e16),
    *(
        "",
        " ",
        "x",
        "\0",
        "a\0b",
        "\ud800",
        "\udfff\ud800",
        "\u202e",
        "\u0663",
        "\ufeff",
        "é" * 300,
    ),
    *("x" * 5000, "x" * 70_000, "../../etc/passwd", "%00", "'; DROP TABLE owner; --", "{{7*7}}"),
    *("2026-02-30", "2026-11-21T25:00:00Z", "2026-11-21T03:12:44+99:99", "0000-00-00", "9" * 40),
    *("00000000-0000-8000-8000-000000000001", "0199F0C3-5A1E-7C44-9D21-3F6B8A07C512", "24:00"),
    *("Europe/Berlin", "../UTC", "Etc/GMT+99", "null", "NaN"),
    *([], {}, [[]], [None], {"": ""}, {"__proto__": {"admin": True}}, {"$ref": "#"}, DEEP),
    *([1] * 2000, {str(number): number for number in range(500)}, ["x", 1, None, {}, []]),
)

TEXTS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    lambda rng, raw: raw[: rng.randrange(len(raw) + 1)],
    lambda rng, raw: _inserted(rng, raw, bytes([rng.randrange(256)])),
    lambda rng, raw: _inserted(
        rng, raw, rng.choice([b"NaN", b"1e999", b"-", b"\\ud800", b"}", b"["])
    ),
    lambda _rng, raw: raw.replace(b'":', b'":NaN,"x":', 1),
    lambda _rng, raw: raw.replace(b"{", b'{"a":1,"a":2,', 1),
    lambda _rng, raw: b"\xef\xbb\xbf" + raw,
    lambda _rng, raw: raw.decode().encode("utf-16"),
    lambda _rng, raw: raw + raw,
    lambda _rng, raw: b"[" * 50_000 + raw,
)


def spoilt(body: Any, rng: random.Random) -> bytes:  # noqa: ANN401 - any JSON
    """Return the bytes of a body with something wrong in it."""
    changed = copy.deepcopy(body)
    for _ in range(rng.choice((1, 1, 2, 4))):
        places = list(_places(changed))
        if not places or rng.random() < 0.02:
            changed = copy.deepcopy(rng.choice(STRANGE))
        else:
            container, key = rng.choice(places)
            _spoil(container, key, rng)
    raw = json.dumps(changed).encode()
    return rng.choice(TEXTS)(rng, raw) if rng.random() < 0.2 else raw


def _places(value: Any) -> Iterator[Place]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for key in list(value):
            yield value, key
            yield from _places(value[key])
    elif isinstance(value, list):
        for index in range(len(value)):
            yield value, index
            yield from _places(value[index])


def _spoil(container: Any, key: Any, rng: random.Random) -> None:  # noqa: ANN401 - any JSON
    way = rng.randrange(6)
    if way == 0 and isinstance(container, dict) and len(container) > 1:
        del container[key]
    elif way == 1 and isinstance(container, dict):
        container[rng.choice(["seq", "owner_id", "__proto__", "", "\0", "constructor"])] = 1
    elif way == 2 and isinstance(container, list):
        container.append(copy.deepcopy(container[key]))
    else:
        container[key] = copy.deepcopy(rng.choice(STRANGE))


def _inserted(rng: random.Random, raw: bytes, piece: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + piece + raw[at:]
