"""The things that the figure holds or wears: they move with a hand or a leg."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable

from webapp.content.figure_body import POINTS
from webapp.content.figure_kinematics import Stance
from webapp.content.figure_svg import box, node, shape, short, xy
from webapp.contract.pose import Held, Pack, Prop, Towel
from webapp.contract.routine import Node

STILL = 0.05

_HELD = {
    "glass": ("glass", "M-2 12L14 14L15.5 23L-1 24Z"),
    "bottle": ("glass", "M-4 13H10Q12 15 16 16V21Q12 22 10 24H-4Z"),
    "ice": ("ice", "M-5 20h11v11h-11zM-2 23l4 0"),
    "cloth": ("pillow", "M-8 17q8-4 16 0l1 13q-9 5-18 0z"),
}
_PACK_PLACES = {
    "shin_near": ("knee_near", 55.0),
    "thigh_near": ("hip_near", 12.0),
    "hand_near": ("wrist_near", 16.0),
}
_PACK_SIGNS = {
    "warm": "M-4 {0}q3 3 0 6t0 6M3 {0}q3 3 0 6t0 6",
    "cold": "M0 {0}v12M-5 {1}l10 6M5 {1}l-10 6",
}


def held_by(joint: str, props: Iterable[Prop], *, start: Stance, end: Stance) -> Iterable[Node]:
    """Return what the part that hangs on a joint holds or wears."""
    for prop in props:
        if isinstance(prop, Pack) and _PACK_PLACES[prop.on][0] == joint:
            yield from _pack(prop)
        elif isinstance(prop, Held) and POINTS[prop.hand][0] == joint:
            look, outline = _HELD[prop.what]
            yield shape(outline, look=look)
        elif isinstance(prop, Towel) and POINTS[prop.hand][0] == joint:
            yield _strip(prop, start=start, end=end)
        elif isinstance(prop, Towel) and POINTS[prop.round][0] == joint:
            x, y = POINTS[prop.round][1].real, POINTS[prop.round][1].imag
            yield shape(box(x - 6, y - 9, width=10, height=11, round_=3), look="towel")


def _pack(prop: Pack) -> Iterable[Node]:
    top = _PACK_PLACES[prop.on][1]
    yield shape(box(-13, top, width=24, height=26, round_=7), look=prop.warmth)
    yield shape(_PACK_SIGNS[prop.warmth].format(short(top + 7), short(top + 10)), look="sign")


def _strip(prop: Towel, *, start: Stance, end: Stance) -> Node:
    """Return the taut part of a towel, which turns about the hand that pulls it."""
    joint, grip = POINTS[prop.hand]
    ways = [stance.at(prop.round) - stance.at(prop.hand) for stance in (start, end)]
    turns = [
        math.degrees(cmath.phase(way)) - 90 - stance.frame(joint).turn
        for way, stance in zip(ways, (start, end), strict=True)
    ]
    turns[1] = turns[0] + (turns[1] - turns[0] + 180) % 360 - 180
    attributes = {"data-joint": "towel", "transform": f"rotate({short(turns[0])} {xy(grip)})"}
    if abs(turns[1] - turns[0]) > STILL:
        attributes["data-to"] = short(turns[1])
    length = abs(ways[1])
    strip = shape(f"M{xy(grip - 6j)}v{short(length + 6)}", look="strap")
    return node("g", attributes, strip)
