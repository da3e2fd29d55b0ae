"""Request bodies: JSON read strictly, so that all readers understand the same thing by it."""

import json
import math
import re
from typing import Any, NoReturn

import orjson
from flask import Request

from webapp.contract.problem import Code, Problem
from webapp.contract.sync import MAX_REQUEST_BYTES
from webapp.foundation.problems import bad_request

DEEPEST = 20
# No request of ours is larger than a sync.
LARGEST_BODY = MAX_REQUEST_BYTES
_LONGEST_SAFE = 300
# What was just read is made of these alone; to ask for their kin, too, takes twice as long.
_NESTS = frozenset({dict, list})

# The next bracket; what stands before it, strings too, is skipped at once. A string's closing
# quote is optional and nothing is given back, or an unfinished one would be tried again from each
# of its quotes, and that takes quadratic time.
_NEXT_BRACKET = re.compile(
    rb'[^"\[\]{}]*+(?:"(?:[^"\\]|\\.)*+"?[^"\[\]{}]*+)*+([\[\]{}])', re.DOTALL
)


class StrictRequest(Request):
    """A request whose JSON is checked before anything sees it."""

    max_content_length = LARGEST_BODY

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:  # noqa: ANN401, ARG002, FBT001, FBT002  (werkzeug's signature)
        """Return the body's object; whatever the caller asks, a malformed one is refused."""
        if self.mimetype != "application/json":
            raise Problem(Code.WRONG_CONTENT_TYPE)
        raw = self.get_data()
        # A body that did not say its length is cut at the limit without a word.
        if not self.content_length and len(raw) >= LARGEST_BODY:
            raise Problem(Code.TOO_LARGE)
        return parse_object(raw)


def parse_object(raw: bytes) -> dict[str, Any]:
    """Return the one JSON object in these bytes, or refuse them with the reason."""
    if (plain := _plain(raw)) is not None:
        return plain
    if _too_deep(raw):
        raise bad_request(f"nested deeper than {DEEPEST}")
    try:
        found = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnicodeDecodeError:
        raise bad_request("not UTF-8") from None
    except json.JSONDecodeError as error:
        raise bad_request(f"not JSON at character {error.pos}") from None
    if not isinstance(found, dict):
        raise bad_request("not an object")
    return found


def _plain(raw: bytes) -> dict[str, Any] | None:
    """Return the object whose one compact spelling these bytes are, as browsers write it.

    Written anew, a repeated key, a number that was rounded or any other doubt would show. What is
    spelt otherwise is read the slow way, and so is what nests too deeply.
    """
    try:
        found = orjson.loads(raw)
        if not isinstance(found, dict) or _nests_too_deeply(found):
            return None
        return found if orjson.dumps(found) == raw else None
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None


def _nests_too_deeply(found: dict[str, Any]) -> bool:
    """Whether values nest too deeply: looked at level by level, and no level below the deepest."""
    level: list[Any] = [found]
    for _ in range(DEEPEST):
        level = [
            value
            for each in level
            for value in (each.values() if type(each) is dict else each)
            if type(value) in _NESTS
        ]
    return bool(level)


def _too_deep(raw: bytes) -> bool:
    """Whether brackets nest too deeply: asked before the parser recurses into them."""
    depth = at = 0
    # Not a search: where no bracket follows, that would try again from every byte to the end.
    while match := _NEXT_BRACKET.match(raw, at):
        at = match.end()
        if match[1] in b"[{":
            depth += 1
            if depth > DEEPEST:
                return True
        else:
            depth -= 1
    return False


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is named twice: readers differ on which one counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise bad_request("a key is named twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise bad_request(f"{name} is not JSON")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise bad_request("a number is too large")
    return value


def _whole(text: str) -> int:
    """Refuse what no browser could hold: it would come back to a phone as no number at all."""
    if len(text) > _LONGEST_SAFE:
        _finite(text)
    return int(text)
