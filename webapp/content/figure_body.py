"""The body of the figure: where its joints are, how far they turn, and what its parts look like.

All numbers are those of the figure standing upright, looking right, hip at (0, 0), y downwards.
Every part is drawn at that one place and turned into the pose by its joint's group, so the
outlines are the same text in every picture.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Joint:
    """A hinge: what it hangs on, where it is, which way a positive angle turns, how far it may."""

    parent: str | None
    pivot: complex
    sign: int
    least: float
    most: float


def _arm(side: str) -> dict[str, Joint]:
    return {
        f"shoulder_{side}": Joint("lean", -55j, -1, -60, 185),
        f"elbow_{side}": Joint(f"shoulder_{side}", -20j, -1, 0, 150),
        f"wrist_{side}": Joint(f"elbow_{side}", 12j, -1, -85, 85),
    }


def _leg(side: str) -> dict[str, Joint]:
    return {
        # The trunk is one stiff piece, so what a round back adds to 125 counts as hip here.
        f"hip_{side}": Joint("lean", 0j, -1, -25, 160),
        f"knee_{side}": Joint(f"hip_{side}", 49j, 1, 0, 150),
        f"ankle_{side}": Joint(f"knee_{side}", 97j, -1, -60, 32),
        f"toes_{side}": Joint(f"ankle_{side}", 14 + 102j, -1, -40, 70),
    }


JOINTS: dict[str, Joint] = {
    "lean": Joint(None, 0j, 1, -95, 95),
    "neck": Joint("lean", 1 - 62j, 1, -35, 50),
    **_arm("far"),
    **_leg("far"),
    **_leg("near"),
    **_arm("near"),
}


def _points(side: str) -> dict[str, tuple[str, complex]]:
    hip, knee, ankle, toes = (f"{joint}_{side}" for joint in ("hip", "knee", "ankle", "toes"))
    return {
        f"hand_{side}": (f"wrist_{side}", 19j),
        f"fingers_{side}": (f"wrist_{side}", 26j),
        f"wrist_{side}": (f"elbow_{side}", 12j),
        f"elbow_{side}": (f"shoulder_{side}", -20j),
        f"thigh_{side}": (hip, 24j),
        f"thigh_front_{side}": (hip, 11 + 26j),
        f"thigh_back_{side}": (hip, -11 + 30j),
        f"knee_{side}": (hip, 49j),
        f"knee_front_{side}": (hip, 8 + 48j),
        f"shin_{side}": (knee, 72j),
        f"shin_front_{side}": (knee, 6 + 70j),
        f"calf_{side}": (knee, -11 + 66j),
        f"calf_low_{side}": (knee, -6 + 88j),
        f"ankle_{side}": (knee, 97j),
        f"ankle_front_{side}": (knee, 6 + 94j),
        f"heel_{side}": (ankle, -4 + 105j),
        f"heel_back_{side}": (ankle, -8 + 101j),
        f"arch_{side}": (ankle, 5 + 104j),
        f"ball_{side}": (ankle, 14 + 105j),
        f"instep_{side}": (ankle, 10 + 98j),
        f"toe_{side}": (toes, 23.5 + 103j),
        f"toe_top_{side}": (toes, 19 + 99.5j),
    }


POINTS: dict[str, tuple[str, complex]] = {
    "seat": ("lean", 12j),
    "buttock": ("lean", -12 + 0j),
    "back": ("lean", -11.5 - 42j),
    "belly": ("lean", 12 - 18j),
    "chest": ("lean", 12.5 - 40j),
    "hip": ("lean", 0j),
    "side": ("lean", -4 - 4j),
    "head": ("neck", -10 - 82j),
    "face": ("neck", 16 - 80j),
    "mouth": ("neck", 17 - 73j),
    "crown": ("neck", 3 - 96j),
    **_points("far"),
    **_points("near"),
}

# Which way a hand points when it stands upright.
FINGERS_POINT = 1j
LEG_ENDS = ("heel", "heel_back", "ball", "toe", "toe_top", "arch")

THIGH = "M-11-3C-12 18-9 33-7.6 48A7.6 7.6 0 0 0 7.6 48C9 33 13 15 12-3A11.5 11.5 0 0 0-11-3Z"
SHIN = (
    "M7.4 47C8 62 6 80 4.8 97A4.8 4.8 0 0 1-4.8 97C-5 88-14 78-12 64C-11 57-7.4 53-7.4 47"
    "A7.4 7.4 0 0 1 7.4 47Z"
)
FOOT = "M-4.6 94C-9 98-9 105-5 105H15C17.5 105 17.5 99.6 15 98.6C10 97 7 96 4.6 92Z"
TOES = "M13 98.3C18 98.6 24 101 24 103Q24 105 21 105H13Z"
TRUNK = (
    "M-5-65C-13-60-13-46-10-28C-9-18-13-9-12 0A12 12 0 0 0 12 1C13-10 10-18 12-34C13-48 10-62 5-65Z"
)
HEAD = (
    "M6-59L5-66C12-66 16-69 16-75.8Q18.8-75.8 18.5-77.5L15-83A13 13.5 0 0 0-10-82"
    "C-10-76-8-72-5-69L-6-59Z"
)
HAIR = "M-8-71C-15-84-9-97 4-97C13-97 17-91 15-85C10-89 6-88 1-88C1-82-1-80-4-79C-4-75-6-72-8-71Z"
UPPER_ARM = "M-7.4-54C-7-42-6-30-5.4-20A5.4 5.4 0 0 0 5.4-20C6-30 7-42 7.4-54A7.4 7.4 0 0 0-7.4-54Z"
FOREARM = "M-5-20C-6-10-4-2-3.5 12A3.5 3.5 0 0 0 3.5 12C4-2 6-10 5-20A5 5 0 0 0-5-20Z"
HAND = "M-3.5 10C-5 17-5 24-1 26.5C2 28 4 24 4.6 19L7 15.5C7 13 5 12.5 3.5 10Z"

# Where each muscle lies: the part that carries it, and its outline a little proud of the limb.
GLOWS: dict[str, tuple[str, str]] = {
    "calf": ("knee_near", "M-6.5 53C-13.5 59-14.5 74-5.5 87C-1 80 0 61-6.5 53Z"),
    "hamstring": ("hip_near", "M-11.5 8C-12.5 22-10 34-8 43C-2 36-1 18-11.5 8Z"),
    "quadriceps": ("hip_near", "M12 5C13.5 18 10.5 34 8.5 42C1.5 34 1 16 12 5Z"),
    "shin": ("knee_near", "M7.5 53C9 62 7.5 80 5 90C0 80 0 62 7.5 53Z"),
    "foot": ("ankle_near", "M-4 106C0 100 11 99.5 15 106Z"),
    "toes": ("ankle_near", "M6 106C9 100 16 100.5 18 106Z"),
}
