"""Routines as browsers read them: `PublishedRoutine` is what `/routines/<id>.json` answers."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, RootModel

from webapp.contract.strict import Strict

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=2, max_length=600, pattern=r"^\S(.*\S)?$")]
Seconds = Annotated[int, Field(ge=1, le=1800)]

Muscle = Literal["calf", "hamstring", "quadriceps", "foot", "toes", "shin", "other"]
Posture = Literal["standing", "sitting", "lying", "side-lying", "walking"]
When = Literal["acute", "prevention", "recovery", "hydration"]
RoutineSides = Literal["cramping", "both", "none"]
StepSides = Literal["one", "alternate", "each"]
StepKind = Literal["hold", "rest", "move", "prepare", "check"]
Grade = Literal["strong", "moderate", "weak", "expert", "contested"]
Review = Literal["not-reviewed", "reviewed"]
GateEffect = Literal["block", "caution"]
SourceType = Literal["guideline", "review", "trial", "study", "leaflet", "other"]


class Gate(StrEnum):
    """What a person tells about their health once, so that unsafe advice stays away."""

    CLOT_RISK = "clot_risk"
    RECENT_SURGERY = "recent_surgery"
    FRESH_INJURY = "fresh_injury"
    PREGNANCY = "pregnancy"
    REDUCED_FEELING = "reduced_feeling"
    DIABETES = "diabetes"
    PAD = "pad"
    RAYNAUD = "raynaud"
    LUPUS = "lupus"
    UNSTEADY = "unsteady"
    BLOOD_THINNERS = "blood_thinners"
    BROKEN_SKIN = "broken_skin"
    KIDNEY = "kidney"
    HEART = "heart"
    LIVER = "liver"
    LOW_SODIUM = "low_sodium"
    FLUID_LIMIT = "fluid_limit"
    SALT_LIMIT = "salt_limit"
    KNEE_REPLACEMENT = "knee_replacement"
    HIP_REPLACEMENT = "hip_replacement"
    SCIATICA = "sciatica"
    DIZZY_BREATHING = "dizzy_breathing"


class Evidence(Strict):
    """How sure we are, and the same in one sentence."""

    grade: Grade
    sentence: Text


class Contact(Strict):
    """How long something warm or cold may touch the skin, in seconds.

    `limit` is when the player says "take it off"; nobody may extend it past `ceiling`.
    """

    kind: Literal["heat", "cold", "ice"]
    check_after: Seconds
    limit: Seconds
    ceiling: Seconds


class Line(Strict):
    """A sentence, the clip that speaks it (null: none in this language) and how long that takes."""

    text: str
    audio: str | None
    seconds: float


class Node(RootModel[tuple[str, dict[str, str], list["Node"]]]):
    """An SVG element: its tag, its attributes, its children."""


class Picture(Strict):
    """A drawing with the sentences that replace it for who cannot see it."""

    title: str
    description: str
    view_box: str
    tree: Node


class Spoken(Strict):
    """What the voice says in a step: the action, what to feel, then why."""

    action: Line
    explain: Line | None
    feel: Line | None


class Cue(Strict):
    """A line to say so many seconds into a step (breathing, a look at the skin).

    Left out when one of `skip_gates` was answered yes or unsure.
    """

    at: int
    line: Line
    skip_gates: list[Gate]


class Step(Strict):
    """One step as the player runs it.

    `lead_in` comes before the first repetition on a side and is extra to `seconds`.
    A step is left out when one of `skip_gates` was answered yes or unsure; with `needs_answer`
    (rubbing, raising the leg) also when one of them was never answered.
    `contact` marks the steps whose time counts towards the routine's contact limit.
    """

    id: str
    kind: StepKind
    seconds: int
    lead_in: int
    action: str
    explain: str
    feel: str | None
    spoken: Spoken
    partner: Line | None
    cues: list[Cue]
    picture: Picture
    gate_check: bool
    contact: bool
    skip_gates: list[Gate]
    needs_answer: bool


class Block(Strict):
    """Steps that are repeated together: hold, release, hold, release."""

    repetitions: int
    sides: StepSides
    steps: list[Step]


class PublishedGate(Strict):
    """A reason not to do a routine, why, and what to do instead."""

    gate: Gate
    effect: GateEffect
    why: str
    instead: str
    instead_routine: str | None


class PublishedSource(Strict):
    """A reference as it is shown under a routine."""

    number: int
    title: str
    type: SourceType
    url: str | None


class PublishedRoutine(Strict):
    """A routine with its words in one language, ready to be shown, spoken and timed.

    `total_seconds` is what the evidence counts; `takes_seconds` what the player takes over all
    of it, with the time to get into position.
    """

    id: str
    version: str
    title: str
    summary: str
    muscle: Muscle
    target: str
    posture: str
    postures: list[Posture]
    when: When
    sides: RoutineSides
    total_seconds: int
    takes_seconds: int
    differs: str | None
    evidence: Evidence
    review: Review
    contact: Contact | None
    notes: list[str]
    partner: list[Line] | None
    alternatives: list[str]
    variants: list[str]
    gates: list[PublishedGate]
    blocks: list[Block]
    sources: list[PublishedSource]
