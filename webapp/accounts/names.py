"""User names: what they may look like, and when two spellings are one name."""

import re
import unicodedata

from webapp.foundation.problems import bad_request

SHORTEST = 3
LONGEST = 32

# Letters, marks and digits of any script, and between them a dot, an underscore or a hyphen.
_SHAPE = re.compile(r"[^\W_](?:[\w.\-]*[^\W_])?")

POINTER = "/username"
# Stands in no name, and for what PostgreSQL cannot even be asked for.
_NOBODYS = "\N{REPLACEMENT CHARACTER}"


def clean(name: str) -> str:
    """Return the name as it is shown, or refuse it with the reason."""
    shown = unicodedata.normalize("NFKC", name).strip()
    if not SHORTEST <= len(shown) <= LONGEST:
        raise bad_request(f"A user name has {SHORTEST} to {LONGEST} characters", POINTER)
    if not _SHAPE.fullmatch(_without_marks(shown)):
        raise bad_request(
            "A user name has letters and digits, and . _ - only between them", POINTER
        )
    return shown


def key_of(name: str) -> str:
    """Return what all spellings of one name have in common; a database can look for any of them.

    Folding makes two letters of one at the most: it fits its column, which is twice LONGEST.
    """
    folded = unicodedata.normalize("NFKC", name).strip().casefold()
    return unicodedata.normalize("NFKC", folded).replace("\0", _NOBODYS)


def _without_marks(text: str) -> str:
    """Leave out accents and vowel signs, which are no letters of their own to a pattern."""
    return "".join(sign for sign in text if not unicodedata.category(sign).startswith("M"))
