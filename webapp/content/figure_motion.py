"""The way between two poses: feet that stand at both ends do not slide or sink on the way."""

from __future__ import annotations

from webapp.content.figure_body import LEG_ENDS
from webapp.content.figure_kinematics import Stance, bent, between, solve
from webapp.contract.pose import Pose

SHARES = (0.25, 0.5, 0.75)
ROLL = 60
LIFT = 9


def way(start: Pose, end: Pose) -> list[Stance]:
    """Return the stances at the start, at SHARES of the way, and at the end."""
    first, last = solve(start), solve(end)
    sides = [side for side in ("near", "far") if all(_stands(p, side) for p in (start, end))]
    middle = []
    for share in SHARES:
        stance = between(first, last, share=share)
        for side in sides:
            stance = _with_foot(stance, first=first, last=last, side=side, share=share)
        middle.append(stance)
    return [first, *middle, last]


def _stands(pose: Pose, side: str) -> bool:
    return any(pose.contacts.get(f"{end}_{side}") == "floor" for end in LEG_ENDS)


def _with_foot(stance: Stance, *, first: Stance, last: Stance, side: str, share: float) -> Stance:
    """Bend a leg so that its foot goes straight from its first to its last place."""
    ankle = f"ankle_{side}"
    places = first.at(ankle), last.at(ankle)
    turns = first.frame(ankle).turn, last.frame(ankle).turn
    # A foot that rolls over on its toes is lifted a little, or the toes would pass the floor.
    lift = LIFT * 4 * share * (1 - share) if abs(turns[1] - turns[0]) > ROLL else 0
    return bent(
        stance,
        chain=(f"hip_{side}", f"knee_{side}", ankle),
        point=ankle,
        target=places[0] + (places[1] - places[0]) * share - lift * 1j,
        turn=turns[0] + (turns[1] - turns[0]) * share,
    )
