"""Arrows: where a part of the body goes, for pictures that stand still."""

from __future__ import annotations

from webapp.content.figure_kinematics import Stance, between, direction, offset_of, place_of
from webapp.content.figure_svg import shape, xy
from webapp.contract.pose import Arrow
from webapp.contract.routine import Node

SHORTEST_WAY = 3
SHORTEST_ARROW = 24
HEAD = 9
HEAD_ANGLE = 32
RING = 15


def arrow_points(prop: Arrow, *, start: Stance, end: Stance) -> list[complex]:
    """Return three points that an arrow passes; none when nothing moves along it."""
    if prop.around:
        centre = end.at(prop.around) + offset_of(prop.shift)
        return [centre - RING * (1 + 1j), centre, centre + RING * (1 + 1j)]
    if prop.path:
        points = [place_of(place) for place in prop.path]
    else:
        half = between(start, end, share=0.5)
        points = [stance.at(str(prop.along)) for stance in (start, half, end)]
    length = abs(points[2] - points[0])
    if length < SHORTEST_WAY:
        return []
    # A short way is shown longer, so that the arrow can be seen from afar.
    stretch = max(1.0, SHORTEST_ARROW / length)
    tip = points[2] + offset_of(prop.shift)
    return [tip + (point - points[2]) * stretch for point in points]


def arrow(prop: Arrow, *, start: Stance, end: Stance) -> list[Node]:
    """Return the drawing of an arrow."""
    points = arrow_points(prop, start=start, end=end)
    if not points:
        return []
    path = _ring(points[1]) if prop.around else _curve(*points)
    return [shape(path, look="arrow")]


def _ring(centre: complex) -> str:
    first, tip = centre + 11 - 11j, centre + RING
    return f"M{xy(first)}A{RING} {RING} 0 1 0 {xy(tip)}m-7 1l7-1l2 7"


def _curve(first: complex, middle: complex, last: complex) -> str:
    control = 2 * middle - (first + last) / 2
    way = (last - control) / (abs(last - control) or 1)
    left, right = (last - HEAD * way * direction(angle) for angle in (HEAD_ANGLE, -HEAD_ANGLE))
    return f"M{xy(first)}Q{xy(control)} {xy(last)}M{xy(left)}L{xy(last)}L{xy(right)}"
