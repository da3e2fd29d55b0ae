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

TOTALS = {
    "calf-stand-acute": 190,
    "calf-bed-acute": 190,
    "hamstring-acute": 190,
    "quad-acute": 190,
    "foot-toe-acute": 175,
    "shin-front-acute": 130,
    "exercise-cramp-acute": 490,
    "bedtime-trial-standing": 150,
    "bedtime-trial-seated": 145,
    "bed-prep": 150,
    "evening-easy-move": 390,
    "recovery-heat": 975,
    "recovery-cold": 675,
    "winddown-breath": 570,
    "ice-massage": 375,
    "sip-and-settle": 330,
}


def test_the_first_set_of_routines_is_there(content: Content) -> None:
    assert set(content.routines) == set(TOTALS)


@pytest.mark.parametrize(("name", "seconds"), TOTALS.items())
def test_a_routine_takes_as_long_as_the_evidence_says(
    name: str, seconds: int, content: Content
) -> None:
    routine = content.routines[name]

    assert routine.total_seconds == seconds
    assert total_seconds(routine.steps) == seconds


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
    [("recovery-heat", 900, 1200), ("recovery-cold", 600, 900), ("ice-massage", 300, 600)],
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
