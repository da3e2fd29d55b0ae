"""The same person from the front and from behind, standing: to compare legs, and as a map.

All numbers are those of the picture: the middle is x = 0, the floor y = 0, y downwards. Outlines
are those of one half of the body; the other half is the same, mirrored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from webapp.content.figure_svg import node, shape
from webapp.contract.routine import Muscle, Node

View = Literal["front", "back"]

TRUNK = (
    "M-14-165C-8-167 8-167 14-165C24-162 23-149 20-139C16-127 17-119 20-106H-20C-17-119-16-127"
    "-20-139C-23-149-24-162-14-165Z"
)
NECK = "M-5-174H5V-162H-5Z"
HEAD = "M0-200A13 15 0 0 1 13-185C13-175 6-169 0-169C-6-169-13-175-13-185A13 15 0 0 1 0-200Z"
HAIR: Mapping[View, str] = {
    "front": "M-14-183C-17-206 17-206 14-183C12-191 6-194-2-193C-8-192-12-189-14-183Z",
    "back": "M-14-183C-17-206 17-206 14-183C13-170-13-170-14-183Z",
}
SLEEVE = "M16-164C23-162 27-157 28-150L33-127A5 5 0 0 1 23-125L18-144Z"
FOREARM = "M23-127L29-99A4 4 0 0 0 37-100L33-128Z"
HAND = "M29-100C27-92 28-86 32-84C37-86 38-93 37-100Z"
LEG = "M5-74C6-62 8-58 8-53C5-44 7-30 9-9H17C20-26 23-38 21-50C20-56 24-64 25-74Z"
FOOT: Mapping[View, str] = {
    "front": "M8-11C5-5 5 0 10 0H22C26-1 23-6 18-11Z",
    "back": "M8-11C7-5 7 0 11 0H20C24-1 21-6 18-11Z",
}
SHORTS = "M0-112H20C25-98 26-84 26-64H4L0-92Z"

AREAS: Mapping[View, Mapping[Muscle, str]] = {
    "front": {
        "quadriceps": (
            "M6-101C13-106 21-102 23-92C25-79 23-68 20-59C16-54 11-55 9-60C5-74 4-90 6-101Z"
        ),
        "shin": "M12-49C18-50 20-40 16-13C12-11 11-20 10-32C9-41 9-47 12-49Z",
        "toes": "M7-8C5-3 6 0 10 0H22C26-1 24-5 20-9Z",
    },
    "back": {
        "hamstring": "M6-98C13-102 21-99 23-90C25-78 23-68 20-59C16-55 11-56 9-60C5-73 4-88 6-98Z",
        "calf": "M9-50C13-54 19-53 21-47C22-37 20-28 16-21C11-23 7-36 9-50Z",
        "foot": "M7-9C6-3 7 0 11 0H20C24-1 22-6 19-9Z",
    },
}
_COMPARED = "M8-58C2-50 2-8 6-4C12 4 22 3 25-4C29-16 29-48 22-58C18-62 11-62 8-58Z"


def person(view: View, *, glow: str | None = None) -> Node:
    """Return the whole standing person; `glow` lights up a muscle on both legs."""
    return node(
        "g",
        {},
        _half(view, glow=glow),
        node("g", {"transform": "scale(-1 1)"}, _half(view, glow=glow)),
        shape(TRUNK, look="shirt"),
        shape(NECK, look="foot"),
        shape(HEAD, look="skin"),
        shape(HAIR[view], look="hair"),
    )


def compared() -> list[Node]:
    """Return rings round both lower legs."""
    ring = shape(_COMPARED, look="arrow")
    return [ring, node("g", {"transform": "scale(-1 1)"}, ring)]


def _half(view: View, *, glow: str | None) -> Node:
    parts = [
        shape(LEG, look="skin"),
        shape(FOOT[view], look="skin"),
        shape(SHORTS, look="shorts"),
        shape(FOREARM, look="skin"),
        shape(HAND, look="foot"),
        shape(SLEEVE, look="shirt"),
    ]
    lit = AREAS[view].get(glow) if glow else None  # type: ignore[call-overload]
    return node("g", {}, *parts, *([shape(lit, look="glow")] if lit else []))
