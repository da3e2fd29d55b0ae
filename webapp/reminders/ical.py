"""How lines of a calendar file are written (RFC 5545, section 3.1)."""

from collections.abc import Iterable

LONGEST = 75

Lines = list[str]


def text_of(value: str) -> str:
    """Return a text with the characters escaped that mean something in a calendar file."""
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(sign, escaped)
    return value.replace("\r", "")


def folded(lines: Iterable[str]) -> bytes:
    """Return the file: no line longer than 75 octets, and no character cut in two."""
    return b"".join(piece + b"\r\n" for line in lines for piece in _pieces(line))


def _pieces(line: str) -> Iterable[bytes]:
    piece = b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST:
            yield piece
            piece = b" "
        piece += octets
    yield piece
