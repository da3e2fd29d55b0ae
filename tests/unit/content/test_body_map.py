"""Choosing where it hurts leads to the routine for that muscle."""

import re
from xml.etree import ElementTree as ET

import pytest

from webapp.content.body_map import FIRST, VIEW_BOX, drawing, muscles
from webapp.content.figure_front import AREAS
from webapp.content.loader import Content
from webapp.foundation.paths import ROOT

ADDRESSES = {muscle: f"/{name}" for muscle, name in FIRST.items()}
SVG = "{http://www.w3.org/2000/svg}"


def areas(view: str) -> list[ET.Element]:
    """Return what can be tapped in a drawing."""
    tree = ET.fromstring(drawing(view, addresses=ADDRESSES))  # noqa: S314 - our own text
    return [element for element in tree.iter() if element.tag == "a"]


@pytest.mark.parametrize(("muscle", "name"), FIRST.items())
def test_a_muscle_leads_to_a_cramp_routine_of_its_own(
    muscle: str, name: str, content: Content
) -> None:
    routine = content.routines[name]

    assert routine.when == "acute"
    assert routine.muscle == {"toes": "foot"}.get(muscle, muscle)


def test_the_map_leads_where_the_player_begins() -> None:
    chain = (ROOT / "client/player/logic/chain.ts").read_text("utf-8")

    assert dict(re.findall(r"^  (\w+): \['([a-z-]+)'", chain, re.MULTILINE)) == FIRST


def test_every_muscle_but_the_rest_is_on_one_of_the_two_sides() -> None:
    seen = [*muscles("front"), *muscles("back")]

    assert sorted(seen) == sorted(set(FIRST) - {"other"})


@pytest.mark.parametrize("view", ["front", "back"])
def test_a_tap_on_either_leg_leads_to_the_routine(view: str) -> None:
    for area, muscle in zip(areas(view), muscles(view), strict=True):
        assert area.get("href") == ADDRESSES[muscle]
        assert len(list(area.iter("path"))) == 2


@pytest.mark.parametrize("view", ["front", "back"])
def test_the_drawing_is_not_met_a_second_time_by_keyboard_or_screen_reader(view: str) -> None:
    assert 'aria-hidden="true"' in drawing(view, addresses=ADDRESSES)
    assert {area.get("tabindex") for area in areas(view)} == {"-1"}


def test_every_area_is_inside_the_drawing() -> None:
    left, top, width, height = map(float, VIEW_BOX.split())
    for outlines in AREAS.values():
        for path in outlines.values():
            numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path)]
            assert min(numbers) >= top
            assert max(numbers) <= max(left + width, top + height)
