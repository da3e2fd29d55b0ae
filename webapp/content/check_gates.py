"""Whether each routine asks what must be asked before it, and takes as long as it should."""

from collections.abc import Iterator

from webapp.content.loader import Content
from webapp.contract.routine import Gate
from webapp.contract.routine_file import RoutineFile

# A torn or freshly mended leg is not stretched.
_BEFORE_A_STRETCH = {Gate.FRESH_INJURY, Gate.RECENT_SURGERY}
# Whoever has a limit of their own is not told to drink.
_BEFORE_A_DRINK = {Gate.FLUID_LIMIT, Gate.HEART, Gate.KIDNEY, Gate.LIVER, Gate.LOW_SODIUM}
_BEFORE_HEAT_OR_COLD = {Gate.REDUCED_FEELING, Gate.PAD, Gate.BROKEN_SKIN, Gate.RECENT_SURGERY}
_BEFORE_COLD = {*_BEFORE_HEAT_OR_COLD, Gate.RAYNAUD}


def gate_faults(routine: RoutineFile, *, content: Content) -> Iterator[str]:
    """Yield reasons to leave a routine out that it forgets, and advice that leads nowhere."""
    named = [gate.gate for gate in routine.gates]
    twice = {gate for gate in named if named.count(gate) > 1}
    yield from (f"it names {gate} twice" for gate in sorted(twice))
    if Gate.CLOT_RISK not in named:
        yield "it does not ask about a clot"
    blocking = {gate.gate for gate in routine.gates if gate.effect == "block"}
    yield from (f"it must stay closed with {g}" for g in sorted(_must_block(routine) - blocking))
    for gate in routine.gates:
        other = content.routines.get(gate.instead_routine or "")
        if other and gate.gate in _closed_by(other):
            yield f"{gate.gate} leads to {other.id}, which is closed with it, too"


def _must_block(routine: RoutineFile) -> set[Gate]:
    needed: set[Gate] = set()
    if any(step.kind == "hold" for step in routine.steps):
        needed |= _BEFORE_A_STRETCH
    if routine.when == "hydration":
        needed |= _BEFORE_A_DRINK
    if routine.contact:
        needed |= _BEFORE_HEAT_OR_COLD if routine.contact.kind == "heat" else _BEFORE_COLD
    return needed


def _closed_by(routine: RoutineFile) -> set[Gate]:
    return {gate.gate for gate in routine.gates if gate.effect == "block"}


def variant_faults(routine: RoutineFile, *, content: Content) -> Iterator[str]:
    """Yield shorter or longer ways that do not exist or are for another occasion."""
    for name in routine.variants:
        other = content.routines.get(name)
        if other is None:
            yield f"there is no routine {name}"
        elif other.when != routine.when:
            yield f"its variant {name} is for another occasion"


def table_faults(content: Content) -> Iterator[str]:
    """Yield routines whose time is neither that of the evidence table nor explained."""
    for name in content.totals:
        if name not in content.routines:
            yield f"{name}: the table has it, but there is no such routine"
    for name, routine in content.routines.items():
        asked = content.totals.get(name)
        is_same = asked == routine.total_seconds
        if is_same and routine.differs:
            yield f"{name}: it says why its time differs, but it does not"
        if not is_same and not routine.differs:
            given = f"the table says {asked} s" if asked else "the table does not have it"
            yield f"{name}: it takes {routine.total_seconds} s, {given}, and differs says nothing"
