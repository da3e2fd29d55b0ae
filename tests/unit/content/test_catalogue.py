"""Totals, loops and what is spoken."""

import pytest

from webapp.content.catalogue import (
    acute_lines,
    blocks,
    contact_seconds,
    glow,
    spoken_lines,
    total_seconds,
)
from webapp.content.loader import Content

# The table of the evidence; the content's own copy of it is checked against this one.
TABLE = {
    "calf-stand-acute": 190,
    "calf-bed-acute": 190,
    "hamstring-acute": 190,
    "quad-acute": 190,
    "foot-toe-acute": 175,
    "shin-front-acute": 130,
    "exercise-cramp-acute": 490,
    "bedtime-trial-standing": 150,
    "bedtime-trial-seated": 145,
    "runners-calf": 370,
    "daily-leg-trio": 390,
    "desk-ankle-break": 210,
    "bed-prep": 150,
    "evening-easy-move": 390,
    "pregnancy-evening": 390,
    "chair-safe-set": 330,
    "recovery-heat": 975,
    "recovery-cold": 675,
    "recovery-soothe": 770,
    "winddown-breath": 570,
}
BESIDES = {
    "bedtime-seated-short",
    "chair-safe-short",
    "drink-before-bed",
    "drink-through-day",
    "hamstring-sit-acute",
    "ice-massage",
    "legs-up",
    "massage-light",
    "quad-stand-acute",
    "recovery-heat-short",
    "sip-and-settle",
    "walk-it-off",
}


def test_every_routine_of_the_table_is_there_and_the_ones_besides(content: Content) -> None:
    assert content.totals == TABLE
    assert set(content.routines) == {*TABLE, *BESIDES}


@pytest.mark.parametrize(("name", "seconds"), TABLE.items())
def test_a_routine_takes_as_long_as_the_evidence_says(
    name: str, seconds: int, content: Content
) -> None:
    routine = content.routines[name]

    assert routine.total_seconds == seconds
    assert total_seconds(routine.steps) == seconds


@pytest.mark.parametrize("name", sorted(BESIDES))
def test_a_routine_besides_the_table_says_where_its_time_comes_from(
    name: str, content: Content
) -> None:
    assert content.routines[name].differs


def test_the_long_stretches_work_both_legs(content: Content) -> None:
    assert shape("runners-calf", content) == [(1, "one", ["1"]), (5, "each", ["2", "3"])]
    assert shape("chair-safe-set", content)[1:3] == [
        (2, "alternate", ["2"]),
        (2, "alternate", ["3"]),
    ]


def glowing(name: str, content: Content) -> list[str | None]:
    routine = content.routines[name]
    return [glow(step, muscle=routine.muscle) for step in routine.steps]


def test_a_muscle_glows_while_it_is_stretched_and_not_on_a_walk(content: Content) -> None:
    assert glowing("calf-stand-acute", content) == [None, "calf", None, None]
    assert glowing("bedtime-trial-standing", content)[1:4] == ["calf", None, "hamstring"]


@pytest.mark.parametrize("name", ["recovery-heat", "recovery-cold", "ice-massage"])
def test_nothing_glows_on_skin_that_has_to_be_looked_at(name: str, content: Content) -> None:
    assert set(glowing(name, content)) == {None}


def shape(name: str, content: Content) -> list[tuple[int, str, list[str]]]:
    found = blocks(content.routines[name].steps)
    return [(b[0].repetitions, b[0].sides, [step.id for step in b]) for b in found]


def test_steps_with_the_same_repetitions_loop_together(content: Content) -> None:
    assert shape("calf-bed-acute", content) == [
        (1, "one", ["1"]),
        (3, "one", ["2", "3", "4"]),
        (1, "one", ["5"]),
    ]


def test_a_second_set_follows_the_first_instead_of_mixing_with_it(content: Content) -> None:
    assert shape("bedtime-trial-seated", content)[1:3] == [
        (3, "alternate", ["2"]),
        (3, "alternate", ["3"]),
    ]


@pytest.mark.parametrize(
    ("name", "limit", "ceiling"),
    [
        ("recovery-heat", 900, 1200),
        ("recovery-heat-short", 600, 900),
        ("recovery-cold", 600, 900),
        ("ice-massage", 300, 600),
    ],
)
def test_heat_and_cold_stay_below_their_ceiling(
    name: str, limit: int, ceiling: int, content: Content
) -> None:
    routine = content.routines[name]

    assert routine.contact is not None
    assert (routine.contact.limit, routine.contact.ceiling) == (limit, ceiling)
    assert contact_seconds(routine.steps) == limit


def test_a_line_that_two_routines_share_is_spoken_once(content: Content) -> None:
    lines = spoken_lines(content.routines, phrases=content.phrases.lines)

    assert len(lines) == len(set(lines))
    assert "Halfway." in lines
    assert set(acute_lines(content.routines, phrases=content.phrases.lines)) < set(lines)


def test_a_breath_out_is_a_step_of_its_own_under_its_own_heading(content: Content) -> None:
    steps = [step for routine in content.routines.values() for step in routine.steps]
    breaths = [step for step in steps if step.action in {"Breathe in.", "Breathe out."}]

    assert [step.action for step in breaths] == ["Breathe in.", "Breathe out."]
    # A word in the middle of a step leaves the heading as it is.
    assert [step.action for step in breaths if step.cues] == []
