"""The things that the figure holds or wears: they move with a hand or a leg."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable

from webapp.content.figure_body import POINTS
from webapp.content.figure_kinematics import Stance
from webapp.content.figure_svg import box, node, pair, shape, short, xy
from webapp.contract.pose import Held, Pack, Prop, Towel
from webapp.contract.routine import Node

STILL = 0.05

_HELD = {
    "bottle": ("glass", "M-15 14H6Q9 16.5 15 17V22Q9 22.5 6 25H-15Z"),
    "glass": ("glass", "M-8 16L8 14.5V25.5L-8 24Z"),
    "ice": ("ice", "M-7 20h14v14h-14zM-3 24h5M-3 24v5"),
}
_PACK = box(-13, 16, width=24, height=26, round_=7)
_PACK_SIGNS = {
    "warm": "M-4 23q3 3 0 6t0 6M3 23q3 3 0 6t0 6",
    "cold": "M-1 23v12M-6 26l10 6M4 26l-10 6",
}


def held_by(joint: str, props: Iterable[Prop], *, start: Stance, end: Stance) -> Iterable[Node]:
    """Return what the part that hangs on a joint holds or wears."""
    for prop in props:
        if isinstance(prop, Pack) and joint == "wrist_near":
            yield shape(_PACK, look=prop.warmth)
            yield shape(_PACK_SIGNS[prop.warmth], look="sign")
        elif isinstance(prop, Held) and POINTS[prop.hand][0] == joint:
            look, outline = _HELD[prop.what]
            yield shape(outline, look=look)
        elif isinstance(prop, Towel) and POINTS[prop.hand][0] == joint:
            yield _strip(prop, start=start, end=end)
        elif isinstance(prop, Towel) and POINTS[prop.round][0] == joint:
            x, y = POINTS[prop.round][1].real, POINTS[prop.round][1].imag
            yield shape(box(x - 6, y - 9, width=10, height=11, round_=3), look="towel")


def _strip(prop: Towel, *, start: Stance, end: Stance) -> Node:
    """Return the taut part of a towel, which turns about the hand that pulls it."""
    joint, grip = POINTS[prop.hand]
    ways = [stance.at(prop.round) - stance.at(prop.hand) for stance in (start, end)]
    turns = [
        math.degrees(cmath.phase(way)) - 90 - stance.frame(joint).turn
        for way, stance in zip(ways, (start, end), strict=True)
    ]
    turns[1] = turns[0] + (turns[1] - turns[0] + 180) % 360 - 180
    attributes = {"data-joint": "towel", "transform": f"rotate({short(turns[0])} {pair(grip)})"}
    if abs(turns[1] - turns[0]) > STILL:
        attributes["data-to"] = short(turns[1])
    length = abs(ways[1])
    strip = shape(f"M{xy(grip - 6j)}v{short(length + 6)}", look="strap")
    return node("g", attributes, strip)
