"""What touches the skin, warm, cold or by hand: asked about first, looked at in time, then off."""

import pytest

from webapp.content.loader import Content
from webapp.contract.knowledge import PhraseKey
from webapp.contract.routine_file import RoutineFile


@pytest.fixture
def soothing(content: Content) -> list[RoutineFile]:
    return [routine for routine in content.routines.values() if routine.when == "recovery"]


def test_whatever_soothes_waits_at_its_own_safety_check(soothing: list[RoutineFile]) -> None:
    assert len(soothing) > 3
    assert [routine.id for routine in soothing if not routine.steps[0].gate_check] == []


def test_the_skin_is_looked_at_by_half_time(soothing: list[RoutineFile]) -> None:
    contacts = {routine.id: routine.contact for routine in soothing if routine.contact}

    late = {
        name: contact
        for name, contact in contacts.items()
        if contact.check_after * 2 > contact.limit
    }

    assert len(contacts) > 1
    assert late == {}


def test_after_the_last_touch_there_is_a_step_in_which_it_comes_off(
    soothing: list[RoutineFile], content: Content
) -> None:
    assert content.phrases.lines[PhraseKey.TAKE_IT_OFF]
    assert [
        routine.id for routine in soothing if routine.contact and routine.steps[-1].contact
    ] == []
