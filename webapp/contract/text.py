"""Words and times as they cross the wire: text that checks itself, kept as the text it was."""

import re
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints

# All but whether there is such a day.
_TIME: Final = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_INSTANT: Final = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}(:[0-5][0-9])?(\.[0-9]{{1,9}})?(Z|[+-]{_TIME})"
)
_IS_INSTANT: Final = {"pattern": f"^{_INSTANT.pattern}$", "format": "date-time"}
_IS_DAY: Final = {"format": "date"}
_DAY_LENGTH: Final = len("2026-11-21")


def _a_day(text: str) -> str:
    """Return the text of a calendar day, or say why it is none."""
    date.fromisoformat(text)
    return text


def _an_instant(text: str) -> str:
    """Return the text of an instant with its offset, or say why it is none.

    Any year is one: a phone whose clock is wrong by centuries is right about all else, and what
    was written on it must not be refused. Whoever counts with an instant bounds what it does.
    """
    if not _INSTANT.fullmatch(text):
        raise ValueError("not an instant with an offset")
    date.fromisoformat(text[:_DAY_LENGTH])
    return text


Id = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
    ),
]
# Longer than anybody's name for a medicine, or a dose.
LONGEST_NAME: Final = 200

Instant = Annotated[
    str,
    StringConstraints(max_length=40),
    AfterValidator(_an_instant),
    Field(json_schema_extra=_IS_INSTANT),
]
Day = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"),
    AfterValidator(_a_day),
    Field(json_schema_extra=_IS_DAY),
]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Zone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Note = Annotated[str, StringConstraints(max_length=4000)]
Scale = Annotated[int, Field(ge=0, le=10)]
Count = Annotated[int, Field(ge=0, le=100_000)]
