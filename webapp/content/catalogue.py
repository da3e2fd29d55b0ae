"""What follows from the routines as they are written: blocks, totals, spoken lines. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from webapp.contract.knowledge import PhraseKey
from webapp.contract.routine import Muscle
from webapp.contract.routine_file import RoutineFile, StepFile

_TIMES = {"one": 1, "alternate": 2, "each": 2}
_CHANGE_OVER = (5, 10)


def blocks(steps: Sequence[StepFile]) -> list[list[StepFile]]:
    """Return neighbouring steps with the same repetitions and sides together, as they loop.

    A step that says `new_block` starts one of its own.
    """
    breaks = 0

    def loop(step: StepFile) -> tuple[int, int, str]:
        nonlocal breaks
        breaks += step.new_block
        return breaks, step.repetitions, step.sides

    return [list(group) for _, group in groupby(steps, key=loop)]


def total_seconds(steps: Sequence[StepFile]) -> int:
    """Return the time of all steps with their repetitions and sides, as the evidence gives it."""
    return sum(step.seconds * step.repetitions * _TIMES[step.sides] for step in steps)


def takes_seconds(steps: Sequence[StepFile]) -> int:
    """Return how long the player takes over all steps, with the time to get into position.

    It has the rules of `client/player/logic/plan.ts`: a lead-in comes once for a leg, and a change
    of legs stands in the place of the first one.
    """
    return total_seconds(steps) + sum(map(_approaches, blocks(steps)))


def _approaches(block: Sequence[StepFile]) -> int:
    first = block[0]
    legs = _TIMES[first.sides]
    changes = {"one": 0, "each": 1, "alternate": 2 * first.repetitions - 1}[first.sides]
    lead_ins = legs * sum(step.lead_in for step in block) - (legs - 1) * first.lead_in
    least, most = _CHANGE_OVER
    return lead_ins + changes * min(most, max(least, first.lead_in))


def contact_seconds(steps: Sequence[StepFile]) -> int:
    """Return how long something warm or cold touches the skin."""
    return total_seconds([step for step in steps if step.contact])


def glow(step: StepFile, *, muscle: Muscle) -> Muscle | None:
    """Return the muscle to light up: what a hold stretches, elsewhere only one that is named."""
    return step.pose.glow or (muscle if step.kind == "hold" else None)


def spoken(routine: RoutineFile) -> Iterator[str]:
    """Yield every sentence of a routine that the voice says, in the order of the steps."""
    for step in routine.steps:
        yield from filter(None, (step.action, step.feel, step.explain, step.partner))
        yield from (cue.text for cue in step.cues)
    yield from routine.partner or ()


def spoken_lines(
    routines: Mapping[str, RoutineFile], *, phrases: Mapping[PhraseKey, str]
) -> list[str]:
    """Return every sentence that needs a clip, each once, in a stable order."""
    everything = [*phrases.values()]
    for name in sorted(routines):
        everything.extend(spoken(routines[name]))
    return list(dict.fromkeys(everything))


def acute_lines(
    routines: Mapping[str, RoutineFile], *, phrases: Mapping[PhraseKey, str]
) -> list[str]:
    """Return the sentences without which a cramp at night would be silent."""
    acute = {name: routine for name, routine in routines.items() if routine.when == "acute"}
    return spoken_lines(acute, phrases=phrases)
