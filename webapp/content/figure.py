"""Draws a step's picture: the figure in its start pose, ready to be moved into its end pose.

The person is one tree of groups; each group turns about its joint, so a browser moves the whole
by turning groups: from the angle of `transform` to that of `data-to`, or evenly over several
angles that stand there. The figure looks right and its near side is its right side; the middle of
the picture is x = 0, so that `scale(-1 1)` round it all shows the left side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.content import figure_body as body
from webapp.content import figure_front
from webapp.content.figure_held import held_by
from webapp.content.figure_kinematics import Stance, solve
from webapp.content.figure_motion import way
from webapp.content.figure_props import BEYOND, drawn, extent, stays
from webapp.content.figure_signs import arrow, arrow_points
from webapp.content.figure_svg import node, pair, shape, short, to_svg
from webapp.contract.pose import Arrow, Bed, Cover, Pose, Prop
from webapp.contract.routine import Node, Picture

__all__ = ["draw", "to_svg"]

STILL = 0.05
UNEVEN = 1.5
ASPECT = 0.75
WIDTHS = range(200, 420, 20)
MARGIN = 10
GROUND = 12
NEARLY = 24

_OUTLINES: dict[str, tuple[str, str]] = {
    "hip": (body.THIGH, "shorts"),
    "knee": (body.SHIN, "skin"),
    "ankle": (body.FOOT, "foot"),
    "toes": (body.TOES, "foot"),
    "shoulder": (body.UPPER_ARM, "sleeve"),
    "elbow": (body.FOREARM, "skin"),
    "wrist": (body.HAND, "foot"),
}
# A foot covers the end of its shin, a thigh the beginning of it.
_COVERED_BY_CHILDREN = ("knee", "ankle", "elbow")


# Half a degree more or less does not move what is so near to its joint.
_SHORT_LEVERS = ("neck", "wrist", "ankle", "toes", "elbow")


@dataclass(frozen=True)
class _Scene:
    way: list[Stance]
    props: list[Prop]
    floor: bool
    glow: str | None

    @property
    def start(self) -> Stance:
        return self.way[0]

    @property
    def end(self) -> Stance:
        return self.way[-1]


def draw(start: Pose, end: Pose, *, glow: str | None, title: str, description: str) -> Picture:
    """Return the picture of a step.

    `glow` names the muscle to light up on the near leg (None: nothing glows); a pose that shows
    another muscle has its own.
    """
    shown = glow and (end.glow or glow)
    scene = _Scene(way(start, end), surroundings(start, end), end.floor, shown)
    left, top, width, height = view_of(start, end)
    shift = left + width / 2
    shown_person = [figure_front.person("front"), *figure_front.compared()]
    if end.view == "side":
        shown_person = [_person(scene)]
    covers = [part for prop in scene.props if isinstance(prop, Cover) for part in drawn(prop)]
    parts = [*_scenery(scene), *shown_person, *covers, *_signs(scene)]
    return Picture(
        title=title,
        description=description,
        view_box=f"{short(-width / 2)} {short(top)} {short(width)} {short(height)}",
        tree=node("g", {"transform": f"translate({short(-shift)} 0)"}, *parts),
    )


def view_of(start: Pose, end: Pose) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the view that shows both poses.

    It is one of a few widths, so that the person is nearly as large in one step as in the next, and
    no higher than what it holds: somebody who lies leaves no empty room above.
    """
    points = _shown(start, end)
    points += _nearly_shown(surroundings(start, end), points)
    left, top, right, bottom = _bounds(points)
    bottom = max(bottom, GROUND - MARGIN) if end.floor else bottom
    width, height = _width(points), bottom - top + 2 * MARGIN
    return (left + right - width) / 2, top - MARGIN, width, height


def _shown(start: Pose, end: Pose) -> list[complex]:
    stances = {"start": solve(start), "end": solve(end)}
    points = [stance.at(point) for stance in stances.values() for point in body.POINTS]
    for prop in surroundings(start, end):
        points += arrow_points(prop, **stances) if isinstance(prop, Arrow) else extent(prop)
    return points


def _nearly_shown(props: list[Prop], points: list[complex]) -> list[complex]:
    """Return the ends of beds that the view would cut off by so little that it looks a mistake."""
    left, _, right, _ = _bounds(points)
    edge = _width(points) / 2
    ends = [x for bed in props if isinstance(bed, Bed) for x in (bed.left, bed.right)]
    missed = [abs(x - (left + right) / 2) - edge for x in ends]
    return [complex(x) for x, by in zip(ends, missed, strict=True) if -1 <= by < NEARLY]


def _bounds(points: list[complex]) -> tuple[float, float, float, float]:
    across, down = [p.real for p in points], [p.imag for p in points]
    return min(across), min(down), max(across), max(down)


def _width(points: list[complex]) -> int:
    left, top, right, bottom = _bounds(points)
    needed = max(right - left, (bottom - top) / ASPECT) + 2 * MARGIN
    return next(width for width in WIDTHS if width >= needed)


def surroundings(start: Pose, end: Pose) -> list[Prop]:
    """Return the things of the end pose, and furniture that stands there at the start only."""
    there = {prop.kind for prop in end.props}
    return [*(p for p in start.props if stays(p) and p.kind not in there), *end.props]


def _scenery(scene: _Scene) -> Iterable[Node]:
    if scene.floor:
        yield shape(f"M-{BEYOND} 0H{BEYOND}", look="floor")
    for prop in scene.props:
        # Covers lie over the person.
        if not isinstance(prop, Cover):
            yield from drawn(prop)


def _signs(scene: _Scene) -> Iterable[Node]:
    for prop in scene.props:
        if isinstance(prop, Arrow):
            yield from arrow(prop, start=scene.start, end=scene.end)


def _person(scene: _Scene) -> Node:
    start, end = scene.start.root, scene.end.root
    attributes = {"data-joint": "root", "transform": f"translate({pair(start)})"}
    if abs(end - start) > STILL:
        attributes |= {"data-to-x": short(end.real), "data-to-y": short(end.imag)}
    far = node("g", {"class": "figure__far"}, _limb(scene, "shoulder_far"), _limb(scene, "hip_far"))
    head = _joint(
        scene,
        "neck",
        shape(body.HEAD, look="skin"),
        shape(body.HAIR, look="hair"),
    )
    trunk = shape(body.TRUNK, look="shirt")
    near = (_limb(scene, "hip_near"), _limb(scene, "shoulder_near"))
    return node("g", attributes, _joint(scene, "lean", far, head, trunk, *near))


def _limb(scene: _Scene, joint: str) -> Node:
    """Return a joint's group with its part, its glow, what it holds, and the limb beyond it."""
    outline, look = _OUTLINES[joint.rsplit("_", 1)[0]]
    part = [shape(outline, look=look)]
    if scene.glow in body.GLOWS and body.GLOWS[scene.glow][0] == joint:
        part.append(shape(body.GLOWS[scene.glow][1], look="glow"))
    beyond = [_limb(scene, name) for name, hinge in body.JOINTS.items() if hinge.parent == joint]
    worn = held_by(joint, scene.props, start=scene.start, end=scene.end)
    if joint.startswith("wrist"):
        return _joint(scene, joint, *worn, *part)
    if joint.rsplit("_", 1)[0] in _COVERED_BY_CHILDREN:
        return _joint(scene, joint, *part, *beyond, *worn)
    return _joint(scene, joint, *beyond, *part, *worn)


def _joint(scene: _Scene, joint: str, *children: Node) -> Node:
    places = 0 if joint.rsplit("_", 1)[0] in _SHORT_LEVERS else 1
    turns = [round(stance.turn(joint), places) for stance in scene.way]
    pivot = pair(body.JOINTS[joint].pivot)
    attributes = {"transform": f"rotate({short(turns[0])} {pivot})"}
    if max(turns) - min(turns) > STILL:
        ends = turns[1:] if _bends(turns) else turns[-1:]
        attributes |= {"data-joint": joint, "data-to": " ".join(map(short, ends))}
    elif not turns[0]:
        attributes = {}
    return node("g", attributes, *children)


def _bends(turns: list[float]) -> bool:
    """Tell whether a joint turns so unevenly that start and end alone would misplace it."""
    step = (turns[-1] - turns[0]) / (len(turns) - 1)
    return any(abs(turn - turns[0] - step * i) > UNEVEN for i, turn in enumerate(turns))
