"""What is wrong with the content, in sentences that name the place."""

from collections.abc import Iterator
from pathlib import Path

from webapp.content import figure_contacts
from webapp.content.catalogue import contact_seconds, spoken_lines, total_seconds
from webapp.content.check_ask import ask_faults
from webapp.content.check_gates import gate_faults, table_faults, variant_faults
from webapp.content.check_learn import learn_faults
from webapp.content.check_linked import linked_faults
from webapp.content.check_triage import questions_faults
from webapp.content.clips import Clip, clip_faults
from webapp.content.figure_kinematics import UnreachableError
from webapp.content.library import picture
from webapp.content.loader import Content
from webapp.content.programmes import programme_faults
from webapp.content.reading import HARDEST, LONGEST_ACTION, faults_of, grade, words
from webapp.content.texts import texts
from webapp.contract.knowledge import EmergencyFile
from webapp.contract.routine import Gate
from webapp.contract.routine_file import RoutineFile, StepFile


def faults(content: Content, *, clips: dict[str, Clip], audio: Path) -> list[str]:
    """Return everything that is wrong; nothing when the content may ship."""
    found: list[str] = []
    for name, routine in content.routines.items():
        found += [f"{name}: {fault}" for fault in routine_faults(routine, content=content)]
        found += [f"{name}: {fault}" for fault in time_faults(routine, clips=clips)]
    found += table_faults(content)
    found += [f"emergency: {fault}" for fault in emergency_faults(content.emergency)]
    found += [f"pose {fault}" for fault in pose_faults(content)]
    found += shared_faults(content)
    found += questions_faults(content)
    found += learn_faults(content)
    found += ask_faults(content)
    found += [f"programmes: {fault}" for fault in programme_faults(content)]
    found += linked_faults(
        content.linked,
        sources={source.number for source in content.sources.sources},
        routines=content.routines,
    )
    found += wording_faults(content)
    lines = spoken_lines(content.routines, phrases=content.phrases.lines)
    found += [f"voice: {fault}" for fault in clip_faults(lines, clips=clips, folder=audio)]
    return found


def routine_faults(routine: RoutineFile, *, content: Content) -> Iterator[str]:
    """Yield what does not fit together in one routine."""
    total = total_seconds(routine.steps)
    if total != routine.total_seconds:
        yield f"its steps take {total} s, but total_seconds says {routine.total_seconds}"
    known = {source.number for source in content.sources.sources}
    yield from (f"there is no source {n}" for n in routine.sources if n not in known)
    others = [*routine.alternatives, *(g.instead_routine for g in routine.gates)]
    yield from (f"there is no routine {o}" for o in others if o and o not in content.routines)
    if routine.id in [*others, *routine.variants]:
        yield "it leads to itself"
    yield from gate_faults(routine, content=content)
    yield from variant_faults(routine, content=content)
    if routine.when == "acute" and not routine.partner:
        yield "it has no lines for a helper"
    if routine.contact or any(step.contact for step in routine.steps):
        yield from _contact_faults(routine)
    for step in routine.steps:
        yield from (f"step {step.id}: {fault}" for fault in _step_faults(step, content=content))
        if step.needs_answer and routine.steps[0].gate_check:
            yield f"step {step.id}: whoever passed the safety check has answered"
    numbers = [step.id for step in routine.steps]
    if numbers != [str(index) for index in range(1, len(numbers) + 1)]:
        yield f"its steps are numbered {', '.join(numbers)}"


def _contact_faults(routine: RoutineFile) -> Iterator[str]:
    contact, on_skin = routine.contact, contact_seconds(routine.steps)
    if contact is None:
        yield "something touches the skin, but there is no limit for it"
        return
    if on_skin != contact.limit:
        yield f"it touches the skin for {on_skin} s, but the limit says {contact.limit}"
    if not contact.check_after < contact.limit <= contact.ceiling:
        yield "the check must come before the limit, and the limit at or before the ceiling"
    if not _looks_in_time(routine, check_after=contact.check_after):
        yield f"nobody looks at the skin after {contact.check_after} s"
    if not routine.steps[0].gate_check:
        yield "its first step must be the safety check (gate_check)"


def _looks_in_time(routine: RoutineFile, *, check_after: int) -> bool:
    """Tell whether the first look at the skin comes when the contact has lasted that long."""
    first = next(index for index, step in enumerate(routine.steps) if step.contact)
    on, look = routine.steps[first], routine.steps[first + 1 : first + 2]
    return on.seconds <= check_after and bool(look) and look[0].kind == "check"


def _step_faults(step: StepFile, *, content: Content) -> Iterator[str]:
    long = len(words(step.action))
    if long > LONGEST_ACTION:
        yield f"its action has {long} words"
    yield from _picture_faults(step, content=content)
    if step.needs_answer and not step.skip_gates:
        yield "it needs an answer but names no gates"
    yield from (f"a cue comes at {c.at} s, too late" for c in step.cues if c.at >= step.seconds)


def _picture_faults(step: StepFile, *, content: Content) -> Iterator[str]:
    poses = (step.pose.start, step.pose.end)
    unknown = sorted({name for name in poses if name not in content.poses})
    yield from (f"there is no pose {name}" for name in unknown)
    if unknown:
        return
    try:
        picture(step.pose, poses=content.poses, title=step.action, glow=None)
    except UnreachableError as error:
        yield f"{' to '.join(poses)} cannot be drawn: {error}"


def pose_faults(content: Content) -> Iterator[str]:
    """Yield what no body, floor or wall would allow, with the name of the pose."""
    for name, pose in content.poses.items():
        try:
            yield from (f"{name}: {fault}" for fault in figure_contacts.faults(pose))
        except UnreachableError as error:
            yield f"{name}: {error}"


def time_faults(routine: RoutineFile, *, clips: dict[str, Clip]) -> Iterator[str]:
    """Yield the steps in which there is more to say than there is time."""
    for step in routine.steps:
        first = _spoken_seconds([step.action, step.feel], clips)
        whole = first + _spoken_seconds([step.explain], clips)
        time = step.lead_in + step.seconds
        if first > time or whole > time * step.repetitions:
            yield f"step {step.id}: speaking takes {whole:.0f} s"


def _spoken_seconds(lines: list[str | None], clips: dict[str, Clip]) -> float:
    return sum(clips[text].seconds for text in lines if text in clips)


def emergency_faults(emergency: EmergencyFile) -> Iterator[str]:
    """Yield lines of the player that stand for no sign."""
    signs = {sign.id for sign in emergency.signs}
    for line in emergency.player_signs:
        yield from (f"{line.id}: there is no sign {s}" for s in line.signs if s not in signs)


def shared_faults(content: Content) -> Iterator[str]:
    """Yield what is missing in, or twice in, the files that all routines share."""
    asked = [gate.gate for gate in content.gates.gates]
    yield from (f"gates: there is no question for {gate}" for gate in Gate if gate not in asked)
    numbers = [source.number for source in content.sources.sources]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    yield from (f"sources: {number} is there twice" for number in twice)
    cited = {n for sign in content.emergency.signs for n in sign.sources}
    cited |= {*content.emergency.ten_minutes.sources}
    yield from (f"emergency: there is no source {n}" for n in sorted(cited - set(numbers)))


def wording_faults(content: Content) -> Iterator[str]:
    """Yield words that the app does not use, and files that are too hard to read."""
    for name, file in _files(content).items():
        found = list(texts(name, file))
        yield from (f"{where}: {fault}" for where, text in found for fault in faults_of(text))
        level = grade([text for _, text in found])
        if level > HARDEST:
            yield f"{name}: reads like grade {level:.1f}, {HARDEST:.0f} is the limit"


def _files(content: Content) -> dict[str, object]:
    models = {**content.routines, **content.learn.articles, "gates": content.gates}
    models |= {"emergency": content.emergency, "shelves": content.learn.shelves}
    shared = {name: model.model_dump(mode="json") for name, model in models.items()}
    shared |= {
        "triage": content.triage.model_dump(mode="json"),
        "sounds-like": content.sounds_like.model_dump(mode="json"),
        "programmes": content.programmes.model_dump(mode="json"),
    }
    return shared | {"phrases": content.phrases.model_dump(mode="json")}
