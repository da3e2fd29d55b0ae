"""Poses: how a person stands, sits or lies in a picture, as `routines/poses/*.yaml` say it.

The figure looks to the right. Places are `[across, height]`: across grows to the right, height
upwards from the floor, a standing person is 200 high. Joints are degrees of movement as a
physiotherapist names them, 0 is standing upright with hanging arms:

- `lean`: the trunk, forwards of upright; -90 lies on the back with the head at the left
- `neck`: chin to the chest
- `shoulder`, `elbow`, `hip`: forwards and up
- `knee`: heel to the buttock
- `ankle`: foot to the shin (negative: pointed); `toes`: up
- `wrist`: fingers forwards and up

A limb that must end at a certain place is told where instead (`reach`), and its joints follow.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from webapp.contract.strict import Strict

PoseName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Across = Annotated[float, Field(ge=-400, le=400)]
Height = Annotated[float, Field(ge=-40, le=400)]
Place = tuple[Across, Height]
JointName = Literal[
    "lean",
    "neck",
    "shoulder_near",
    "elbow_near",
    "wrist_near",
    "shoulder_far",
    "elbow_far",
    "wrist_far",
    "hip_near",
    "knee_near",
    "ankle_near",
    "toes_near",
    "hip_far",
    "knee_far",
    "ankle_far",
    "toes_far",
]
Point = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
# What a part of the body may touch besides other parts: the floor, and furniture by its kind.
SURFACES = frozenset({"floor", "wall", "bed", "chair", "stool"})
# Which side of the person is to be seen; from the front they stand still.
View = Literal["side", "front"]
Glow = Literal["calf", "hamstring", "quadriceps", "foot", "toes", "shin"]


class Reach(Strict):
    """Where a hand, heel, ball or toe goes: to a place, or to a point of the body.

    `shift` moves the target by so much in a direction (degrees, 0 right, 90 up).
    `tilt` is the direction of the foot's toes (default 0: flat) or of the fingers (default: along).
    """

    at: Place | None = None
    to: Point | None = None
    shift: tuple[float, float] = (0, 0)
    tilt: float | None = None

    @model_validator(mode="after")
    def _has_one_target(self) -> "Reach":
        if (self.at is None) == (self.to is None):
            raise ValueError("say either at or to")
        return self


class Wall(Strict):
    """A wall whose surface is at `x`, in front of the person or `behind`."""

    kind: Literal["wall"]
    x: Across
    behind: bool = False


class Bed(Strict):
    """A bed from the side, or from above when somebody lies on their side."""

    kind: Literal["bed"]
    left: Across
    right: Across
    top: Height
    above: bool = False
    head: Literal["left", "right"] = "left"


class Chair(Strict):
    """A chair; `x` is the front edge of the seat, `faces` where somebody on it would look."""

    kind: Literal["chair"]
    x: Across
    top: Height = 44
    faces: Literal["left", "right"] = "right"


class Stool(Strict):
    """A stool or step."""

    kind: Literal["stool"]
    x: Across
    top: Height
    width: float = 40


class Pillow(Strict):
    """A pillow with its middle at `at`, turned by `tilt` degrees anticlockwise."""

    kind: Literal["pillow"]
    at: Place
    tilt: float = 0
    length: float = 44
    thick: float = 16


class Towel(Strict):
    """A towel loop round a point of the body, taut to a hand."""

    kind: Literal["towel"]
    hand: Literal["hand_near", "hand_far"] = "hand_near"
    round: Point


class Pack(Strict):
    """A pack in a cloth under the near hand."""

    kind: Literal["pack"]
    warmth: Literal["warm", "cold"]


class Held(Strict):
    """A thing in a hand."""

    kind: Literal["held"]
    what: Literal["bottle", "glass", "ice"]
    hand: Literal["hand_near", "hand_far"] = "hand_near"


class Thing(Strict):
    """A thing that stands somewhere."""

    kind: Literal["lamp", "tree", "sun", "table", "glass", "breath"]
    at: Place


class Cover(Strict):
    """Bed covers that rise from the bed to a peak and fall again."""

    kind: Literal["cover"]
    left: Place
    peak: Place
    right: Place


class Arrow(Strict):
    """An arrow: along a point's way from start to end, round a point, or over three places."""

    kind: Literal["arrow"]
    along: Point | None = None
    around: Point | None = None
    path: tuple[Place, Place, Place] | None = None
    shift: tuple[float, float] = (0, 0)

    @model_validator(mode="after")
    def _has_one_way(self) -> "Arrow":
        if sum(way is not None for way in (self.along, self.around, self.path)) != 1:
            raise ValueError("say one of along, around, path")
        return self


Prop = Annotated[
    Wall | Bed | Chair | Stool | Pillow | Towel | Pack | Held | Thing | Cover | Arrow,
    Field(discriminator="kind"),
]


class Pose(Strict):
    """How the figure is placed, what is around it, and what touches what."""

    hip: Place
    joints: dict[JointName, float] = Field(default_factory=dict)
    reach: dict[Point, Reach] = Field(default_factory=dict)
    props: list[Prop] = Field(default_factory=list)
    contacts: dict[Point, Point] = Field(default_factory=dict)
    floor: bool = True
    glow: Glow | None = None
    view: View = "side"


class PoseEntry(Strict):
    """A pose in a file; with `like` it changes only some values of another one."""

    like: PoseName | None = None
    hip: Place | None = None
    joints: dict[JointName, float] = Field(default_factory=dict)
    reach: dict[Point, Reach | None] = Field(default_factory=dict)
    props: list[Prop] | None = None
    more_props: list[Prop] = Field(default_factory=list)
    contacts: dict[Point, Point | None] = Field(default_factory=dict)
    floor: bool | None = None
    glow: Glow | None = None
    view: View | None = None
