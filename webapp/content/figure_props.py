"""The things around the figure that stay where they are: room, furniture, signs."""

from __future__ import annotations

from functools import singledispatch

from webapp.content.figure_kinematics import Stance, between, direction, offset_of, place_of
from webapp.content.figure_svg import box, node, shape, short, xy
from webapp.contract.pose import (
    Arrow,
    Bed,
    Chair,
    Cover,
    Pillow,
    Prop,
    Stool,
    Thing,
    Wall,
)
from webapp.contract.routine import Node

# Floor and wall run out of the picture on purpose.
BEYOND = 400
CHAIR_DEPTH = 42
BED_DEPTH = 108
SHORTEST_ARROW = 5

_THINGS = {
    "lamp": (
        "prop",
        "M-7-26h14l6 16h-26zM0-10v10M-8 0h16",
        "M-16-6l-7 4M16-6l7 4M-15-24l-7-5M15-24l7-5",
    ),
    "switch": ("prop", "M-5-9h10v18h-10zM-2-5h4v6h-4z", "M-10-10l-6-5M-12 0h-8M-10 10l-6 5"),
    "tree": (
        "tree",
        "M-3 0l1-60h8l1 60zM4-56c-50 6-66-34-36-48c-4-36 48-52 66-24c40-4 48 58 8 66c-8 8-26 12-38 6z",
        "",
    ),
    "sun": (
        "sun",
        "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z",
        "M0-20v-9M0 20v9M-20 0h-9M20 0h9M-14-14l-6-6M14-14l6-6M-14 14l-6 6M14 14l6 6",
    ),
    "moon": ("sun", "M6-12a13 13 0 1 0 8 18a11 11 0 0 1-8-18z", ""),
    "table": ("prop", "M-18-48h36v5h-36zM-15-43v43M15-43v43", ""),
    "glass": ("glass", "M-5-16h10l-1.5 16h-7z", ""),
    "breath": ("rays", "", "M0 0q7-5 14 0t14 0M2 7q6-4 12 0t12 0"),
}


@singledispatch
def drawn(prop: Prop, _start: Stance, _end: Stance) -> list[Node]:
    """Return the nodes of a thing that does not move; empty when the figure wears it."""
    del prop
    return []


def stays(prop: Prop) -> bool:
    """Tell whether a thing stands around instead of being held, worn, or a sign."""
    return prop.kind not in {"arrow", "held", "pack", "towel"}


@singledispatch
def extent(prop: Prop) -> list[complex]:
    """Return points that must be inside the picture because of a thing."""
    del prop
    return []


@drawn.register
def _(prop: Wall, _start: Stance, _end: Stance) -> list[Node]:
    return [shape(f"M{short(prop.x)}-{BEYOND}V0h{BEYOND}V-{BEYOND}", look="wall")]


@extent.register
def _(prop: Wall) -> list[complex]:
    return [complex(prop.x + 16, 0)]


@drawn.register
def _(prop: Bed, _start: Stance, _end: Stance) -> list[Node]:
    width = prop.right - prop.left
    if prop.above:
        return [
            shape(box(prop.left, -prop.top, width=width, height=BED_DEPTH, round_=12), look="bed")
        ]
    frame = (
        f"M{short(prop.left)} 0V{short(-prop.top - 34)}M{short(prop.right)} 0V{short(-prop.top + 4)}"
        f"M{short(prop.left)} {short(-prop.top + 20)}H{short(prop.right)}"
    )
    mattress = box(prop.left + 2, -prop.top, width=width - 4, height=17, round_=6)
    return [shape(frame, look="frame"), shape(mattress, look="bed")]


@extent.register
def _(prop: Bed) -> list[complex]:
    bottom = BED_DEPTH - prop.top if prop.above else 0
    return [complex(prop.left - 4, -prop.top), complex(prop.right + 4, bottom)]


@drawn.register
def _(prop: Chair, _start: Stance, _end: Stance) -> list[Node]:
    back = prop.x - CHAIR_DEPTH
    legs = f"M{short(back)} 0V{short(-prop.top - (52 if prop.back else 0))}M{short(prop.x - 4)} 0V{short(-prop.top)}"
    seat = box(back - 2, -prop.top, width=CHAIR_DEPTH + 2, height=6, round_=2)
    return [shape(legs, look="frame"), shape(seat, look="prop")]


@extent.register
def _(prop: Chair) -> list[complex]:
    return [complex(prop.x - CHAIR_DEPTH - 5, -prop.top), complex(prop.x, 0)]


@drawn.register
def _(prop: Stool, _start: Stance, _end: Stance) -> list[Node]:
    left, right = prop.x - prop.width / 2, prop.x + prop.width / 2
    legs = f"M{short(left + 5)} 0V{short(-prop.top)}M{short(right - 5)} 0V{short(-prop.top)}"
    seat = box(left, -prop.top, width=prop.width, height=6, round_=2)
    return [shape(legs, look="frame"), shape(seat, look="prop")]


@extent.register
def _(prop: Stool) -> list[complex]:
    return [complex(prop.x - prop.width / 2, 0), complex(prop.x + prop.width / 2, -prop.top)]


@drawn.register
def _(prop: Pillow, _start: Stance, _end: Stance) -> list[Node]:
    outline = box(-prop.length / 2, -8, width=prop.length, height=16, round_=7.5)
    turned = f"translate({xy(place_of(prop.at))}) rotate({short(-prop.tilt)})"
    return [node("path", {"class": "figure__pillow", "d": outline, "transform": turned})]


@extent.register
def _(prop: Pillow) -> list[complex]:
    half = prop.length / 2 * direction(-prop.tilt)
    return [place_of(prop.at) - half, place_of(prop.at) + half]


@drawn.register
def _(prop: Cover, _start: Stance, _end: Stance) -> list[Node]:
    x, y = short(prop.at[0]), short(-prop.at[1])
    length = short(prop.length)
    third = short(prop.length / 3)
    return [shape(f"M{x} {y}q{third}-34 {length}-24q14 10 10 44h-24q4-16-14-22z", look="pillow")]


@extent.register
def _(prop: Cover) -> list[complex]:
    return [place_of(prop.at), place_of(prop.at) + prop.length + 12 - 26j]


@drawn.register
def _(prop: Thing, _start: Stance, _end: Stance) -> list[Node]:
    look, outline, rays = _THINGS[prop.kind]
    parts = [shape(path, look=name) for path, name in ((outline, look), (rays, "rays")) if path]
    return [node("g", {"transform": f"translate({xy(place_of(prop.at))})"}, *parts)]


@extent.register
def _(prop: Thing) -> list[complex]:
    if prop.kind == "tree":
        return [place_of(prop.at)]
    return [place_of(prop.at) + corner for corner in (-20 - 20j, 20 + 0j)]


@drawn.register
def _(prop: Arrow, start: Stance, end: Stance) -> list[Node]:
    if prop.around:
        centre = end.at(prop.around) + offset_of(prop.shift)
        tip = centre + 15
        return [shape(f"M{xy(centre + 11 - 11j)}A15 15 0 1 0 {xy(tip)}m-7 1l7-1l2 7", look="arrow")]
    if prop.path:
        first, middle, last = map(place_of, prop.path)
    else:
        half = between(start, end, share=0.5)
        first, middle, last = (stance.at(str(prop.along)) for stance in (start, half, end))
    if abs(last - first) < SHORTEST_ARROW:
        return []
    shift = offset_of(prop.shift)
    return [shape(arrow(first + shift, middle + shift, last + shift), look="arrow")]


def arrow(first: complex, middle: complex, last: complex) -> str:
    """Return the path of an arrow that passes three points."""
    control = 2 * middle - (first + last) / 2
    way = last - control
    way /= abs(way) or 1
    left, right = (last - 9 * way * direction(angle) for angle in (32, -32))
    return f"M{xy(first)}Q{xy(control)} {xy(last)}M{xy(left)}L{xy(last)}L{xy(right)}"
