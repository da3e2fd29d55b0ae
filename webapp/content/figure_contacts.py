"""Says what is wrong with a pose: broken joints, feet through the floor, hands that miss."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.content.figure_body import JOINTS, POINTS
from webapp.content.figure_kinematics import Stance, place_of, solve
from webapp.content.figure_props import chair_top
from webapp.contract.pose import SURFACES, Bed, Chair, Pose, Stool, Wall

# Half the thickness of a hand: its middle is so far from the wall that it lies on.
PALM = 4
SEAT = 12
TOUCH = 2.0
GRASP = 4.5
SINK = 2.5
SOLES = ("heel", "ball", "toe")


def faults(pose: Pose) -> list[str]:
    """Return one sentence for each thing that a body or a floor would not allow."""
    stance = solve(pose)
    return [*_broken_joints(stance), *_sunk_feet(pose, stance), *_missed(pose, stance)]


def _broken_joints(stance: Stance) -> Iterator[str]:
    for joint, angle in stance.angles.items():
        hinge = JOINTS[joint]
        if not hinge.least <= angle <= hinge.most:
            yield f"{joint} is bent {angle:.0f}, possible is {hinge.least:.0f} to {hinge.most:.0f}"


def _sunk_feet(pose: Pose, stance: Stance) -> Iterator[str]:
    if not pose.floor:
        return
    for side in ("near", "far"):
        for sole in SOLES:
            height = -stance.at(f"{sole}_{side}").imag
            if height < -SINK:
                yield f"{sole}_{side} is {-height:.1f} under the floor"


def _missed(pose: Pose, stance: Stance) -> Iterator[str]:
    for point, surface in pose.contacts.items():
        if surface in SURFACES - {"floor"} and surface not in {prop.kind for prop in pose.props}:
            yield f"{point} touches a {surface}, but there is none"
            continue
        allowed = GRASP if surface in POINTS or point.startswith("hand") else TOUCH
        gap = _gap(pose, stance, point=point, surface=surface)
        if gap > allowed:
            yield f"{point} misses {surface} by {gap:.1f}"


def _gap(pose: Pose, stance: Stance, *, point: str, surface: str) -> float:
    # What one sits on is below the hip, however the trunk leans.
    place = stance.root + SEAT * 1j if point == "seat" else stance.at(point)
    if surface in POINTS:
        return abs(place - stance.at(surface))
    if surface == "floor":
        return abs(place.imag)
    return min(_distance(prop, place, point) for prop in pose.props if prop.kind == surface)


def _distance(prop: object, place: complex, point: str) -> float:
    if isinstance(prop, Wall):
        return abs(place.real - (prop.x - PALM))
    if isinstance(prop, Chair) and point.startswith("hand"):
        return abs(place - place_of(chair_top(prop)))
    if isinstance(prop, Bed | Chair | Stool):
        return abs(-place.imag - prop.top)
    raise TypeError(f"nothing can touch {prop}")
