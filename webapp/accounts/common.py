"""Whether a password is one that attackers try first. No rule about what it must contain."""

import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("common-passwords.txt")

# What is left of a password when everything guessable is taken away must be at least this long.
LEAST_UNGUESSABLE = 6
SHORTEST_WALK = 4
FEWEST_CHARACTERS = 5

APP_WORDS = ("uncramp", "legcramp", "cramp", "password")

# Signs that people write for letters.
_LEET = str.maketrans("@04315$7!", "aoaeisstl")
_EDGES = re.compile(r"^[^a-z]+|[^a-z]+$")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "azertyuiop",
)


@cache
def known() -> frozenset[str]:
    """Return the common passwords: whole long ones, and the words that others are made around."""
    return frozenset(LIST.read_text(encoding="utf-8").split("\n")) - {""}


def is_guessable(password: str, *, context: tuple[str, ...] = ()) -> bool:
    """Whether it is a common password, or one dressed up, or spells what everybody knows."""
    plain = password.casefold()
    core = _EDGES.sub("", plain)  # what is left without the digits and signs around it
    whole = {plain, plain.translate(_LEET)}
    return (
        len(set(plain)) < FEWEST_CHARACTERS
        or _is_repeated(plain)
        or not known().isdisjoint(whole | {core, core.translate(_LEET)})
        or any(len(_rest(shape, context)) < LEAST_UNGUESSABLE for shape in whole)
    )


def _is_repeated(plain: str) -> bool:
    """Whether a short piece makes up the whole by repetition."""
    period = (plain + plain).find(plain, 1)
    return period < len(plain) and period <= 2 * LEAST_UNGUESSABLE


def _rest(shape: str, context: tuple[str, ...]) -> str:
    """Leave out the account's own words, and the walks along a keyboard or the alphabet."""
    rest = shape
    for word in (*context, *APP_WORDS):
        if len(word) >= SHORTEST_WALK - 1:
            rest = rest.replace(word.casefold(), "")
    for walk in _walks():
        rest = rest.replace(walk, "")
    return rest


@cache
def _walks() -> tuple[str, ...]:
    """Return all pieces of the rows, forwards and backwards, the longest first."""
    found = set()
    for row in _ROWS:
        for line in (row, row[::-1]):
            for start in range(len(line)):
                for end in range(start + SHORTEST_WALK, len(line) + 1):
                    found.add(line[start:end])
    return tuple(sorted(found, key=lambda walk: (-len(walk), walk)))
