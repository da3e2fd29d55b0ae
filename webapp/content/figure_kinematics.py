"""From a pose to the place of every joint: forward kinematics, and backward for what must reach.

Places on the picture are complex numbers, x + yj, y downwards, the floor at y = 0.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.content.figure_body import FINGERS_POINT, JOINTS, LEG_ENDS, POINTS
from webapp.contract.pose import Place, Pose, Reach

# A hand that misses by less is stretched arm and rounding, not a mistake in the pose.
REACH_TOLERANCE = 0.5


class UnreachableError(ValueError):
    """A hand or foot cannot get where the pose sends it, or a joint would have to break."""


@dataclass(frozen=True)
class Frame:
    """Where a part has been turned and moved to."""

    turn: float
    shift: complex

    def place(self, point: complex) -> complex:
        """Return where a point of the upright figure is now."""
        return direction(self.turn) * point + self.shift

    def turned(self, degrees: float, *, pivot: complex) -> Frame:
        """Return the frame of a part that turns about a point of this one."""
        turn = self.turn + degrees
        return Frame(turn, self.place(pivot) - direction(turn) * pivot)


@dataclass(frozen=True)
class Stance:
    """A solved pose: where the hip is, and how far each joint is bent."""

    root: complex
    angles: Mapping[str, float]

    def turn(self, joint: str) -> float:
        """Return a joint's clockwise turn, as SVG counts it."""
        return JOINTS[joint].sign * self.angles[joint]

    def frame(self, joint: str) -> Frame:
        """Return the frame of the part that hangs on a joint."""
        hinge = JOINTS[joint]
        parent = self.frame(hinge.parent) if hinge.parent else Frame(0, self.root)
        return parent.turned(self.turn(joint), pivot=hinge.pivot)

    def at(self, point: str) -> complex:
        """Return where a named point of the body is."""
        joint, rest = POINTS[point]
        return self.frame(joint).place(rest)


def direction(degrees: float) -> complex:
    """Return the unit step in a direction that is counted clockwise from the right."""
    return cmath.exp(1j * math.radians(degrees))


def place_of(place: Place) -> complex:
    """Return the point of the picture for `[across, height]`."""
    return complex(place[0], -place[1])


def offset_of(shift: tuple[float, float]) -> complex:
    """Return the step for a distance and a direction counted anticlockwise from the right."""
    return shift[0] * direction(-shift[1])


def solve(pose: Pose) -> Stance:
    """Return the stance in which every told joint has its angle and every reach its target."""
    angles = {joint: float(pose.joints.get(joint, 0)) for joint in JOINTS}  # type: ignore[call-overload]
    stance = Stance(place_of(pose.hip), angles)
    # Arms come last because hands take hold of legs, and near ones because they take hold of far.
    for limb in ("far leg", "near leg", "far arm", "near arm"):
        side, kind = limb.split()
        for point, reach in pose.reach.items():
            if point.endswith(f"_{side}") and _is_leg(point) == (kind == "leg"):
                stance = _reached(stance, point=point, reach=reach)
    return stance


def between(start: Stance, end: Stance, *, share: float) -> Stance:
    """Return the stance on the way from one to the other, as the animation passes it."""
    return Stance(
        start.root + (end.root - start.root) * share,
        {
            joint: angle + (end.angles[joint] - angle) * share
            for joint, angle in start.angles.items()
        },
    )


def _is_leg(point: str) -> bool:
    return point.rsplit("_", 1)[0] in LEG_ENDS


def _reached(stance: Stance, *, point: str, reach: Reach) -> Stance:
    target = place_of(reach.at) if reach.at else stance.at(str(reach.to))
    target += offset_of(reach.shift)
    side = point.rsplit("_", 1)[1]
    if _is_leg(point):
        chain = (f"hip_{side}", f"knee_{side}", f"ankle_{side}")
        return bent(stance, chain=chain, point=point, target=target, turn=-(reach.tilt or 0))
    chain = (f"shoulder_{side}", f"elbow_{side}", f"wrist_{side}")
    turn = None
    if reach.tilt is not None:
        turn = -reach.tilt - math.degrees(cmath.phase(FINGERS_POINT))
    return bent(stance, chain=chain, point=point, target=target, turn=turn)


def bent(
    stance: Stance,
    *,
    chain: tuple[str, str, str],
    point: str,
    target: complex,
    turn: float | None,
) -> Stance:
    """Bend the two upper joints so that a point gets to its target; the third keeps `turn`."""
    root, middle, last = chain
    parent = stance.frame(str(JOINTS[root].parent))
    start, hinge, pivot = (JOINTS[joint].pivot for joint in chain)
    if turn is None:
        end = POINTS[point][1]
    else:
        end = pivot
        free = Stance(0j, {**stance.angles, root: 0, middle: 0, last: 0, "lean": 0})
        target -= direction(turn) * (free.at(point) - pivot)
    angles = _two_links(
        target - parent.place(start),
        lengths=(abs(hinge - start), abs(end - hinge)),
        sign=JOINTS[middle].sign,
        name=point,
    )
    angles_now = dict(stance.angles)
    angles_now[root] = _within(root, JOINTS[root].sign * (angles[0] - 90 - parent.turn))
    angles_now[middle] = angles[1]
    angles_now[last] = 0
    if turn is not None:
        rest = Stance(stance.root, angles_now).frame(middle).turn
        angles_now[last] = _within(last, JOINTS[last].sign * (turn - rest))
    return Stance(stance.root, angles_now)


def _two_links(
    way: complex, *, lengths: tuple[float, float], sign: int, name: str
) -> tuple[float, float]:
    """Return the direction of the first link and the bend of the second, in degrees."""
    first, second = lengths
    far = abs(way)
    if far > first + second + REACH_TOLERANCE or far < abs(first - second):
        reach = f"{abs(first - second):.0f} to {first + second:.0f}"
        raise UnreachableError(f"{name} is {far:.0f} away and reaches {reach}")
    cosine = (far**2 - first**2 - second**2) / (2 * first * second)
    bend = math.acos(min(1.0, max(-1.0, cosine)))
    swing = math.atan2(second * math.sin(sign * bend), first + second * math.cos(bend))
    return math.degrees(cmath.phase(way) - swing), math.degrees(bend)


def _within(joint: str, angle: float) -> float:
    """Return the same direction as an angle that the joint can have."""
    hinge = JOINTS[joint]
    middle = (hinge.least + hinge.most) / 2
    return (angle - middle + 180) % 360 - 180 + middle
