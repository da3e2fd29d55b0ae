"""The check finds a gate that was forgotten, and a time that nobody explains."""

import pytest

from webapp.content.check_gates import gate_faults, table_faults, variant_faults
from webapp.content.loader import Content
from webapp.contract.routine import Gate
from webapp.contract.routine_file import GateFile, RoutineFile


def without(routine: RoutineFile, gate: Gate) -> RoutineFile:
    kept = [one for one in routine.gates if one.gate != gate]
    return routine.model_copy(update={"gates": kept})


def with_routine(content: Content, routine: RoutineFile) -> Content:
    return Content(**{**vars(content), "routines": {**content.routines, routine.id: routine}})


@pytest.mark.parametrize(
    ("name", "gate"),
    [
        ("calf-bed-acute", Gate.FRESH_INJURY),
        ("runners-calf", Gate.RECENT_SURGERY),
        ("drink-through-day", Gate.HEART),
        ("drink-through-day", Gate.LIVER),
        ("drink-before-bed", Gate.KIDNEY),
        ("drink-before-bed", Gate.LOW_SODIUM),
        ("sip-and-settle", Gate.FLUID_LIMIT),
        ("recovery-heat-short", Gate.REDUCED_FEELING),
        ("recovery-heat", Gate.PAD),
        ("recovery-heat", Gate.BROKEN_SKIN),
        ("recovery-heat", Gate.RECENT_SURGERY),
        ("recovery-cold", Gate.RAYNAUD),
        ("recovery-cold", Gate.REDUCED_FEELING),
        ("recovery-cold", Gate.PAD),
        ("ice-massage", Gate.BROKEN_SKIN),
    ],
)
def test_a_routine_that_stays_open_when_it_must_not_is_found(
    name: str, gate: Gate, content: Content
) -> None:
    open_one = without(content.routines[name], gate)

    assert f"it must stay closed with {gate}" in gate_faults(open_one, content=content)


def test_a_caution_where_a_routine_must_stay_closed_is_found(content: Content) -> None:
    drink = content.routines["drink-through-day"]
    softer = [one.model_copy(update={"effect": "caution"}) for one in drink.gates]

    found = list(gate_faults(drink.model_copy(update={"gates": softer}), content=content))

    assert "it must stay closed with kidney" in found


def test_advice_that_leads_to_a_closed_routine_is_found(content: Content) -> None:
    calf = content.routines["calf-stand-acute"]
    astray = GateFile(gate=Gate.UNSTEADY, effect="block", instead_routine="runners-calf")
    changed = calf.model_copy(
        update={"gates": [*without(calf, Gate.UNSTEADY).gates, astray]},
    )

    assert list(gate_faults(changed, content=content)) == [
        "unsteady leads to runners-calf, which is closed with it, too"
    ]


def test_a_gate_that_is_named_twice_is_found(content: Content) -> None:
    calf = content.routines["calf-bed-acute"]
    twice = calf.model_copy(update={"gates": [*calf.gates, calf.gates[0]]})

    assert list(gate_faults(twice, content=content)) == ["it names clot_risk twice"]


@pytest.mark.parametrize(
    ("variant", "fault"),
    [
        ("nowhere", "there is no routine nowhere"),
        ("recovery-heat", "its variant recovery-heat is for another occasion"),
    ],
)
def test_a_variant_that_is_none_is_found(variant: str, fault: str, content: Content) -> None:
    chair = content.routines["chair-safe-set"].model_copy(update={"variants": [variant]})

    assert list(variant_faults(chair, content=content)) == [fault]


def test_a_time_that_the_table_does_not_give_must_be_explained(content: Content) -> None:
    silent = content.routines["walk-it-off"].model_copy(update={"differs": None})

    (found,) = table_faults(with_routine(content, silent))

    assert found.startswith("walk-it-off: it takes 180 s, the table does not have it")


def test_a_time_other_than_the_tables_must_be_explained(content: Content) -> None:
    longer = content.routines["bed-prep"].model_copy(update={"total_seconds": 160})

    (found,) = table_faults(with_routine(content, longer))

    assert found.startswith("bed-prep: it takes 160 s, the table says 150 s")


def test_an_explanation_for_the_tables_own_time_is_found(content: Content) -> None:
    loud = content.routines["bed-prep"].model_copy(update={"differs": "We chose it."})

    assert list(table_faults(with_routine(content, loud))) == [
        "bed-prep: it says why its time differs, but it does not"
    ]


def test_a_routine_of_the_table_that_is_missing_is_found(content: Content) -> None:
    rest = {name: one for name, one in content.routines.items() if name != "bed-prep"}

    assert list(table_faults(Content(**{**vars(content), "routines": rest}))) == [
        "bed-prep: the table has it, but there is no such routine"
    ]
