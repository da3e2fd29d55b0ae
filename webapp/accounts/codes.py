"""Codes that people read off one screen and type on another."""

from typing import Final

# Crockford's alphabet: no letter that is mistaken for a digit.
ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"

_GROUP: Final = 4
_MISREAD: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})


def grouped(signs: str) -> str:
    """Return the code in groups, as it is shown."""
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def meant(typed: str) -> str:
    """Return the signs that were meant, however they were typed."""
    return "".join(typed.casefold().split()).replace("-", "").translate(_MISREAD)
