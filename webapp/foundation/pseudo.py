"""The pseudo-locale: English that looks foreign and is 40 % longer, to find what was forgotten.

A sentence that still reads as plain English on a page was never given to gettext; one that is cut
off shows a layout that will break in a longer language.
"""

import re
from math import ceil

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_ACCENTED = str.maketrans(
    "aAbcCdDeEfgGhHiIjJkKlLmMnNoOpPrRsStTuUvVwWyYzZ",
    "áÁƀćĆđĐéÉƒĝĜĥĤíÍĵĴķĶłŁḿḾñÑöÖṕṔřŘšŠŧŦúÚṽṼŵŴýÝžŽ",
)
# What a program puts in later must arrive as it is: %(name)s, %s, %%, {name}.
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w+\}")
_FILLER = "löñĝér"


def pseudo(text: str) -> str:
    """Return a text in the pseudo-locale, its placeholders untouched."""
    if not text.strip():
        return text
    parts = _PLACEHOLDER.split(text)
    kept = [*_PLACEHOLDER.findall(text), ""]
    body = "".join(
        part.translate(_ACCENTED) + placeholder
        for part, placeholder in zip(parts, kept, strict=True)
    )
    return f"{OPEN}{body} {_filler(len(text))}{CLOSE}"


def _filler(length: int) -> str:
    """Return words that make a text of this length longer by the agreed part."""
    wanted = max(1, ceil(length * LONGER))
    words = (_FILLER + " ") * (wanted // len(_FILLER) + 1)
    return words[:wanted].rstrip() or _FILLER[0]
