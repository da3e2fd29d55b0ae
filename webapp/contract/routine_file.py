"""Routines as people write them: `RoutineFile` is one file `routines/<id>.yaml`."""

from typing import Annotated

from pydantic import Field

from webapp.contract.routine import (
    Contact,
    Evidence,
    Gate,
    GateEffect,
    Muscle,
    Posture,
    Review,
    RoutineSides,
    Seconds,
    Slug,
    StepKind,
    StepSides,
    Text,
    When,
)
from webapp.contract.strict import Strict


class PoseFile(Strict):
    """The names of two poses in `routines/poses/` and what the picture of them shows.

    `glow` is the muscle to light up: in a hold the routine's own unless this names another one,
    in any other step none unless it is named here.
    """

    start: Slug
    end: Slug
    description: Text
    glow: Muscle | None = None


class CueFile(Strict):
    """A sentence spoken so many seconds into a step, left out for the gates it names."""

    at: Annotated[int, Field(ge=0, le=1800)]
    text: Text
    skip_gates: list[Gate] = Field(default_factory=list)


class StepFile(Strict):
    """One step; `seconds`, `repetitions` and `sides` multiply to the time it counts for."""

    id: Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
    kind: StepKind
    seconds: Seconds
    lead_in: Annotated[int, Field(ge=0, le=30)] = 0
    repetitions: Annotated[int, Field(ge=1, le=60)] = 1
    sides: StepSides = "one"
    new_block: bool = False
    action: Text
    explain: Text
    feel: Text | None = None
    partner: Text | None = None
    cues: list[CueFile] = Field(default_factory=list)
    pose: PoseFile
    gate_check: bool = False
    contact: bool = False
    skip_gates: list[Gate] = Field(default_factory=list)
    needs_answer: bool = False


class GateFile(Strict):
    """A gate of one routine; what it does not say comes from `routines/gates.yaml`."""

    gate: Gate
    effect: GateEffect
    why: Text | None = None
    instead: Text | None = None
    instead_routine: Slug | None = None


class TotalsFile(Strict):
    """`routines/totals.yaml`: how many seconds the evidence table gives to its routines."""

    totals: Annotated[dict[Slug, Seconds], Field(min_length=1)]


class RoutineFile(Strict):
    """One file `routines/<id>.yaml`.

    `differs` says where the time comes from when `routines/totals.yaml` does not give it;
    `variants` are shorter or longer ways to do the same.
    """

    id: Slug
    title: Text
    summary: Text
    muscle: Muscle
    target: Text
    posture: Text
    postures: Annotated[list[Posture], Field(min_length=1)]
    when: When
    sides: RoutineSides
    total_seconds: Annotated[int, Field(ge=30, le=3600)]
    differs: Text | None = None
    evidence: Evidence
    review: Review
    contact: Contact | None = None
    notes: list[Text] = Field(default_factory=list)
    partner: Annotated[list[Text], Field(min_length=3, max_length=3)] | None = None
    alternatives: list[Slug] = Field(default_factory=list)
    variants: list[Slug] = Field(default_factory=list)
    gates: Annotated[list[GateFile], Field(min_length=1)]
    sources: Annotated[list[int], Field(min_length=1)]
    steps: Annotated[list[StepFile], Field(min_length=1)]
