"""New identifiers; they are names, never secrets."""

import uuid
from typing import Any

if hasattr(uuid, "uuid7"):  # Python 3.14 has it
    _uuid7: Any = uuid.uuid7
else:
    from uuid_utils import uuid7 as _uuid7


def new_id() -> str:
    """Return a fresh UUIDv7 in lower case; later ones sort behind earlier ones."""
    return str(_uuid7())
