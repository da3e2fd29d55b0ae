"""The things around the figure that stay where they are: room, furniture, bedding."""

from __future__ import annotations

from functools import singledispatch

from webapp.content.figure_kinematics import direction, place_of
from webapp.content.figure_svg import box, node, pair, shape, short, xy
from webapp.contract.pose import (
    Bed,
    Chair,
    Cover,
    Pillow,
    Place,
    Prop,
    Stool,
    Thing,
    Wall,
)
from webapp.contract.routine import Node

# Floor and wall run out of the picture on purpose.
BEYOND = 400
CHAIR_DEPTH = 42
CHAIR_BACK = 52
BED_DEPTH = 108

_TREE = (
    "M-3 0l1-60h8l1 60zM4-56c-50 6-66-34-36-48c-4-36 48-52 66-24c40-4 48 58 8 66c-8 8-26 12-38 6z"
)
_THINGS = {
    "lamp": (
        "prop",
        "M-7-26h14l6 16h-26zM0-10v10M-8 0h16",
        "M-16-6l-7 4M16-6l7 4M-15-24l-7-5M15-24l7-5",
    ),
    "tree": ("tree", _TREE, ""),
    "sun": (
        "sun",
        "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z",
        "M0-20v-9M0 20v9M-20 0h-9M20 0h9M-14-14l-6-6M14-14l6-6M-14 14l-6 6M14 14l6 6",
    ),
    "table": ("prop", "M-18-48h36v5h-36zM-15-43v43M15-43v43", ""),
    "glass": ("glass", "M-5-16h10l-1.5 16h-7z", ""),
    "breath": ("rays", "", "M0 0q7-5 14 0t14 0M2 7q6-4 12 0t12 0"),
}


@singledispatch
def drawn(prop: Prop) -> list[Node]:
    """Return the nodes of a thing that stands there; empty for what is held, and for signs."""
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
def _(prop: Wall) -> list[Node]:
    way = "-" if prop.behind else ""
    return [shape(f"M{short(prop.x)}-{BEYOND}V0h{way}{BEYOND}V-{BEYOND}", look="wall")]


@extent.register
def _(prop: Wall) -> list[complex]:
    return [complex(prop.x + (-16 if prop.behind else 16), 0)]


@drawn.register
def _(prop: Bed) -> list[Node]:
    width = prop.right - prop.left
    if prop.above:
        return [
            shape(box(prop.left, -prop.top, width=width, height=BED_DEPTH, round_=12), look="bed")
        ]
    head, foot = (prop.left, prop.right) if prop.head == "left" else (prop.right, prop.left)
    frame = (
        f"M{short(head)} 0V{short(-prop.top - 34)}M{short(foot)} 0V{short(-prop.top + 4)}"
        f"M{short(head)} {short(-prop.top + 20)}H{short(foot)}"
    )
    mattress = box(prop.left + 2, -prop.top, width=width - 4, height=17, round_=6)
    return [shape(frame, look="frame"), shape(mattress, look="bed")]


@extent.register
def _(prop: Bed) -> list[complex]:
    # Who lies on a bed matters, its ends may run out of the picture.
    if prop.above:
        return [-prop.top * 1j, (BED_DEPTH - prop.top) * 1j]
    return [-prop.top * 1j, 0j]


@drawn.register
def _(prop: Chair) -> list[Node]:
    back, front = _chair_posts(prop)
    slant = (back - front) / 6
    legs = (
        f"M{short(back)} 0V{short(-prop.top)}l{short(slant)}-{CHAIR_BACK}"
        f"M{short(front)} 0V{short(-prop.top)}"
    )
    seat = box(min(back, front) - 3, -prop.top, width=CHAIR_DEPTH + 2, height=6, round_=2)
    return [shape(legs, look="frame"), shape(seat, look="prop")]


def _chair_posts(prop: Chair) -> tuple[float, float]:
    """Return where the post with the back stands, and the front leg."""
    way = 1 if prop.faces == "right" else -1
    return prop.x - way * (CHAIR_DEPTH - 1), prop.x - way * 3


@extent.register
def _(prop: Chair) -> list[complex]:
    back, front = _chair_posts(prop)
    return [place_of(chair_top(prop)), complex(back, 0), complex(front, 0)]


def chair_top(prop: Chair) -> Place:
    """Return where the top of a chair's back is."""
    back, front = _chair_posts(prop)
    return back + (back - front) / 6, prop.top + CHAIR_BACK


@drawn.register
def _(prop: Stool) -> list[Node]:
    left, right = prop.x - prop.width / 2, prop.x + prop.width / 2
    legs = f"M{short(left + 5)} 0V{short(-prop.top)}M{short(right - 5)} 0V{short(-prop.top)}"
    seat = box(left, -prop.top, width=prop.width, height=6, round_=2)
    return [shape(legs, look="frame"), shape(seat, look="prop")]


@extent.register
def _(prop: Stool) -> list[complex]:
    return [complex(prop.x - prop.width / 2, 0), complex(prop.x + prop.width / 2, -prop.top)]


@drawn.register
def _(prop: Pillow) -> list[Node]:
    outline = box(
        -prop.length / 2, -prop.thick / 2, width=prop.length, height=prop.thick, round_=7.5
    )
    turned = f"translate({pair(place_of(prop.at))}) rotate({short(-prop.tilt)})"
    return [node("path", {"class": "figure__pillow", "d": outline, "transform": turned})]


@extent.register
def _(prop: Pillow) -> list[complex]:
    half = prop.length / 2 * direction(-prop.tilt)
    return [place_of(prop.at) - half, place_of(prop.at) + half]


@drawn.register
def _(prop: Cover) -> list[Node]:
    left, peak, right = map(place_of, (prop.left, prop.peak, prop.right))
    reach = (right - peak).real / 2
    return [
        shape(
            f"M{xy(left)}C{xy(left.real + (peak - left).real * 0.6 + left.imag * 1j)}"
            f" {xy(peak - reach)} {xy(peak)}S{xy(complex(right.real, peak.imag))} {xy(right)}",
            look="cover",
        )
    ]


@extent.register
def _(prop: Cover) -> list[complex]:
    return [place_of(place) for place in (prop.left, prop.peak, prop.right)]


@drawn.register
def _(prop: Thing) -> list[Node]:
    look, outline, rays = _THINGS[prop.kind]
    parts = [shape(path, look=name) for path, name in ((outline, look), (rays, "rays")) if path]
    return [node("g", {"transform": f"translate({pair(place_of(prop.at))})"}, *parts)]


@extent.register
def _(prop: Thing) -> list[complex]:
    if prop.kind == "tree":
        return [place_of(prop.at)]
    return [place_of(prop.at) + corner for corner in (-20 - 20j, 20 + 0j)]
