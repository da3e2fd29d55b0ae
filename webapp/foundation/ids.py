"""New identifiers; they are names, never secrets."""

import re
import uuid
from typing import Any

if hasattr(uuid, "uuid7"):  # Python 3.14 has it
    _uuid7: Any = uuid.uuid7
else:
    from uuid_utils import uuid7 as _uuid7


_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """Return a fresh UUIDv7 in lower case; later ones sort behind earlier ones."""
    return str(_uuid7())


def is_id(text: str) -> bool:
    """Whether the text is an id as we write them: the database would choke on another."""
    return _ID.fullmatch(text) is not None
