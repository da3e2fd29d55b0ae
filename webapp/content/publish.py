"""Turns content as it is written into what a browser gets: one language, clips, pictures. Pure."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel

from webapp.content.catalogue import blocks, glow, takes_seconds
from webapp.content.clips import Clip, line
from webapp.contract.knowledge import (
    EmergencyFile,
    EmergencySign,
    GateDefault,
    GateQuestion,
    GatesFile,
    PhrasesFile,
    PlayerSign,
    PublishedEmergency,
    PublishedGates,
    PublishedPhrases,
    Source,
)
from webapp.contract.routine import (
    Block,
    Cue,
    Gate,
    Muscle,
    Picture,
    PublishedGate,
    PublishedRoutine,
    PublishedSource,
    Spoken,
    Step,
)
from webapp.contract.routine_file import GateFile, PoseFile, RoutineFile, StepFile

Draw = Callable[[PoseFile, str, Muscle | None], Picture]
Versioned = TypeVar("Versioned", bound=BaseModel)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the publisher has at hand, all of it in the language of the answer."""

    sources: Mapping[int, Source]
    gates: Mapping[Gate, GateDefault]
    clips: Mapping[str, Clip]
    draw: Draw


def published(routine: RoutineFile, *, desk: Desk) -> PublishedRoutine:
    """Return a routine ready to be shown, spoken and timed."""
    helper = routine.partner
    return with_version(
        PublishedRoutine(
            version="",
            takes_seconds=takes_seconds(routine.steps),
            blocks=[_block(steps, routine=routine, desk=desk) for steps in blocks(routine.steps)],
            gates=[_gate(gate, desk=desk) for gate in routine.gates],
            partner=[line(text, desk.clips) for text in helper] if helper else None,
            sources=sources_of(routine.sources, shelf=desk.sources),
            **{name: getattr(routine, name) for name in _SAME},
        )
    )


_SAME = (
    *("id", "title", "summary", "muscle", "target", "posture", "postures", "when", "sides"),
    *(
        "total_seconds",
        "evidence",
        "differs",
        "review",
        "contact",
        "notes",
        "alternatives",
        "variants",
    ),
)


def published_phrases(phrases: PhrasesFile, *, clips: Mapping[str, Clip]) -> PublishedPhrases:
    """Return the player's common lines with their clips."""
    lines = {key: line(text, clips) for key, text in phrases.lines.items()}
    return with_version(PublishedPhrases(version="", lines=lines))


def published_gates(gates: GatesFile) -> PublishedGates:
    """Return the questions of all gates."""
    questions = [
        GateQuestion(gate=gate.gate, question=gate.question, why=gate.why) for gate in gates.gates
    ]
    return with_version(PublishedGates(version="", questions=questions))


def published_emergency(file: EmergencyFile, *, desk: Desk) -> PublishedEmergency:
    """Return the signs of an emergency with what to do and why."""
    numbers = [*file.ten_minutes.sources, *(n for sign in file.signs for n in sign.sources)]
    return with_version(
        PublishedEmergency(
            version="",
            review=file.review,
            quick_line=file.quick_line,
            number_hint=file.number_hint,
            today_hint=file.today_hint,
            headline=file.ten_minutes.headline,
            body=file.ten_minutes.body,
            why=file.ten_minutes.why,
            player_signs=[PlayerSign(**sign.model_dump()) for sign in file.player_signs],
            signs=[EmergencySign(**sign.model_dump()) for sign in file.signs],
            sources=sources_of(sorted(set(numbers)), shelf=desk.sources),
        )
    )


def sources_of(numbers: list[int], *, shelf: Mapping[int, Source]) -> list[PublishedSource]:
    """Return the references of these numbers, in the order asked for."""
    return [_source(shelf[number]) for number in numbers]


def with_version(model: Versioned) -> Versioned:
    """Return the model with its version: the first 8 hex digits of the hash of all the rest."""
    plain = json.dumps(model.model_dump(mode="json", exclude={"version"}), sort_keys=True)
    return model.model_copy(update={"version": sha256(plain.encode()).hexdigest()[:8]})


def _block(steps: list[StepFile], *, routine: RoutineFile, desk: Desk) -> Block:
    return Block(
        repetitions=steps[0].repetitions,
        sides=steps[0].sides,
        steps=[_step(step, routine=routine, desk=desk) for step in steps],
    )


def _step(step: StepFile, *, routine: RoutineFile, desk: Desk) -> Step:
    clips = desk.clips
    return Step(
        **{name: getattr(step, name) for name in _SAME_IN_STEP},
        spoken=Spoken(
            action=line(step.action, clips),
            explain=line(step.explain, clips),
            feel=line(step.feel, clips) if step.feel else None,
        ),
        partner=line(step.partner, clips) if step.partner else None,
        cues=[
            Cue(at=cue.at, line=line(cue.text, clips), skip_gates=cue.skip_gates)
            for cue in step.cues
        ],
        picture=desk.draw(step.pose, step.action, glow(step, muscle=routine.muscle)),
    )


_SAME_IN_STEP = (
    *("id", "kind", "seconds", "lead_in", "action", "explain", "feel"),
    *("gate_check", "contact", "skip_gates", "needs_answer"),
)


def _gate(gate: GateFile, *, desk: Desk) -> PublishedGate:
    default = desk.gates[gate.gate]
    return PublishedGate(
        gate=gate.gate,
        effect=gate.effect,
        why=gate.why or default.why,
        instead=gate.instead or default.instead,
        instead_routine=gate.instead_routine,
    )


def _source(source: Source) -> PublishedSource:
    title = f"{source.title}, {source.year}" if source.year else source.title
    return PublishedSource(number=source.number, title=title, type=source.type, url=source.address)
