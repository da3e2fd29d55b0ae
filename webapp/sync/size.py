"""How large a JSON value is: its compact UTF-8 text, whichever way it arrived."""

import json
from typing import Final

import orjson

_SLOW: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def json_bytes(value: object) -> bytes:
    """Return the canonical bytes of a value: keys in order, nothing between the parts."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # a lone surrogate, or an integer of more than 64 bits
        return _SLOW.encode(value).encode("utf-8", "surrogatepass")
