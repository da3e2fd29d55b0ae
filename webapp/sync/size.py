"""How large a JSON value is: its compact UTF-8 text, whichever way it arrived."""

import json

from pydantic import JsonValue


def json_bytes(value: JsonValue) -> bytes:
    """Return the canonical bytes of a value: keys in order, nothing between the parts."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")
