"""The pictures that people see."""

import gzip
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree as ET

import pytest
import yaml

from webapp.content.figure import draw, to_svg, view_of
from webapp.content.figure_body import POINTS
from webapp.content.figure_contacts import SOLES
from webapp.content.figure_kinematics import between, solve
from webapp.content.figure_motion import way
from webapp.contract.pose import Bed, Pose
from webapp.contract.routine import Node, Picture
from webapp.foundation.paths import ROUTINES

PLANTED = 2.5
TAGS = {"g", "path"}
ATTRIBUTES = {"class", "d", "transform", "data-joint", "data-to", "data-to-x", "data-to-y"}


@dataclass(frozen=True)
class Shown:
    """A step of a routine, its two poses, and its picture."""

    step: str
    start: Pose
    end: Pose
    picture: Picture


@pytest.fixture(scope="session")
def shown(poses: dict[str, Pose]) -> list[Shown]:
    """Every step of every routine."""
    files = [yaml.safe_load(text) for text in map(Path.read_text, sorted(ROUTINES.glob("*.yaml")))]
    return [
        _shown(routine, step, poses)
        for routine in files
        if isinstance(routine, dict)
        for step in routine.get("steps", [])
    ]


def _shown(routine: dict, step: dict, poses: dict[str, Pose]) -> Shown:
    start, end = poses[step["pose"]["start"]], poses[step["pose"]["end"]]
    picture = draw(
        start,
        end,
        glow=routine["muscle"],
        title=step["action"],
        description=step["pose"]["description"],
    )
    return Shown(f"{routine['id']} {step['id']}", start, end, picture)


def nodes(tree: Node) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every element below and including one."""
    tag, attributes, children = tree.root
    yield tag, attributes
    for child in children:
        yield from nodes(child)


def looks(tree: Node) -> list[str]:
    """Return the classes in the order in which they are painted."""
    return [attributes["class"] for _, attributes in nodes(tree) if "class" in attributes]


@pytest.fixture
def stretch(poses: dict[str, Pose]) -> tuple[Pose, Pose]:
    return poses["calf-stand-step-back"], poses["calf-stand-lean"]


def test_every_picture_is_well_formed_and_says_what_it_shows(shown: list[Shown]) -> None:
    for step in shown:
        for moment in ("start", "end"):
            svg = ET.fromstring(to_svg(step.picture, moment=moment))  # noqa: S314 - our own text

            assert svg.get("role") == "img"
            assert svg.findtext("title") == step.picture.title
            assert svg.findtext("desc") == step.picture.description


def test_pictures_carry_shapes_and_classes_only(shown: list[Shown]) -> None:
    for step in shown:
        for tag, attributes in nodes(step.picture.tree):
            assert tag in TAGS
            assert set(attributes) <= ATTRIBUTES


def test_a_picture_is_small(shown: list[Shown]) -> None:
    sizes = [len(gzip.compress(to_svg(step.picture).encode(), mtime=0)) for step in shown]

    assert mean(sizes) <= 1000


def test_the_whole_person_is_in_the_picture_from_start_to_end(shown: list[Shown]) -> None:
    for step in shown:
        left, top, width, height = view_of(step.start, step.end)
        stops = way(step.start, step.end)
        for stance in (stops[0], stops[-1]):
            for name in POINTS:
                point = stance.at(name)
                assert left < point.real < left + width, (step.step, name)
                assert top < point.imag < top + height, (step.step, name)


def test_who_lies_leaves_no_empty_room_above(shown: list[Shown]) -> None:
    low = [step for step in shown if _highest(step.start) < 90 and _highest(step.end) < 90]

    assert len(low) >= 8
    for step in low:
        _, _, width, height = view_of(step.start, step.end)
        assert height < 0.6 * width, step.step


def _highest(pose: Pose) -> float:
    stance = solve(pose)
    return max(-stance.at(name).imag for name in POINTS)


def test_no_bed_is_cut_off_just_before_its_end(shown: list[Shown]) -> None:
    for step in shown:
        left, _, width, _ = view_of(step.start, step.end)
        for bed in (prop for prop in step.end.props if isinstance(prop, Bed)):
            for inside in (bed.left - left, left + width - bed.right):
                assert not -20 < inside < 1, step.step


def test_feet_that_stand_do_not_slide_or_sink_on_the_way(shown: list[Shown]) -> None:
    for step in shown:
        stops = way(step.start, step.end)
        ways = [
            between(first, second, share=share)
            for first, second in itertools.pairwise(stops)
            for share in (0, 0.5, 1)
        ]
        for point in stays_put(step):
            places = [stance.at(point) for stance in ways]
            assert max(abs(place - places[0]) for place in places) < PLANTED, (step.step, point)
        if step.end.floor:
            for stance in ways:
                for side in ("near", "far"):
                    depths = [stance.at(f"{sole}_{side}").imag for sole in SOLES]
                    assert max(depths) < 3, step.step


def stays_put(step: Shown) -> list[str]:
    """Return the points of the feet that stand on the same place at start and end."""
    stops = way(step.start, step.end)
    return [
        point
        for point, surface in step.start.contacts.items()
        if step.end.contacts.get(point) == surface == "floor"
        and point != "seat"
        and abs(stops[0].at(point) - stops[-1].at(point)) < 0.5
    ]


def test_the_near_limbs_are_painted_over_the_far_ones(stretch: tuple[Pose, Pose]) -> None:
    tree = draw(*stretch, glow=None, title="", description="").tree
    painted = looks(tree)

    assert painted.index("figure__far") < painted.index("figure__shirt")
    assert painted.count("figure__shorts") == 2
    assert painted.index("figure__shirt") < len(painted) - 1 - painted[::-1].index("figure__shorts")


@pytest.mark.parametrize("muscle", ["calf", "hamstring", "quadriceps", "foot", "toes", "shin"])
def test_the_stretched_muscle_glows(poses: dict[str, Pose], muscle: str) -> None:
    pose = poses["sit-rest"]

    assert "figure__glow" in looks(draw(pose, pose, glow=muscle, title="", description="").tree)


@pytest.mark.parametrize("muscle", [None, "other"])
def test_nothing_glows_where_no_muscle_is_meant(poses: dict[str, Pose], muscle: str | None) -> None:
    pose = poses["sit-rest"]

    assert "figure__glow" not in looks(draw(pose, pose, glow=muscle, title="", description="").tree)


def test_a_mirrored_picture_stays_inside_its_frame(stretch: tuple[Pose, Pose]) -> None:
    picture = draw(*stretch, glow=None, title="", description="")
    left, _, width, _ = map(float, picture.view_box.split())
    whole_left, _, whole_width, _ = view_of(*stretch)
    middle = whole_left + whole_width / 2

    assert left == -width / 2
    assert picture.tree.root[1]["transform"] == f"translate({-middle:g} 0)"


def test_the_still_picture_shows_where_the_movement_ends(stretch: tuple[Pose, Pose]) -> None:
    start, end = stretch
    moving = draw(start, end, glow="calf", title="", description="")
    there = draw(end, end, glow="calf", title="", description="")

    turns = [re.findall(r"rotate\([^)]*\)", to_svg(picture)) for picture in (moving, there)]
    assert turns[0] == pytest.approx(turns[1]) or _close(*turns)
    assert "data-" not in to_svg(moving)


def _close(first: list[str], second: list[str]) -> bool:
    """Tell whether the same joints turn as far; one that is straight may be left out."""
    straight = re.compile(r"rotate\(0 ")
    return [t for t in first if not straight.match(t)] == [
        t for t in second if not straight.match(t)
    ]


def test_only_what_moves_has_an_end(stretch: tuple[Pose, Pose]) -> None:
    start, _ = stretch

    still = draw(start, start, glow=None, title="", description="")

    assert not any("data-to" in attributes for _, attributes in nodes(still.tree))


def test_words_cannot_break_out_of_a_picture(stretch: tuple[Pose, Pose]) -> None:
    picture = draw(*stretch, glow=None, title='<script>"', description="a & b")

    assert "<script>" not in to_svg(picture)
    assert ET.fromstring(to_svg(picture)).findtext("desc") == "a & b"  # noqa: S314 - our own text


def test_a_towel_is_as_long_at_the_end_as_at_the_start(poses: dict[str, Pose]) -> None:
    lengths = [
        abs(stance.at("ball_near") - stance.at("hand_near"))
        for stance in (
            way(poses["calf-bed-towel"], poses["calf-bed-towel-pull"])[0],
            way(poses["calf-bed-towel"], poses["calf-bed-towel-pull"])[-1],
        )
    ]

    assert lengths[0] == pytest.approx(lengths[1], abs=1)


def test_furniture_left_behind_is_still_there(poses: dict[str, Pose]) -> None:
    tree = draw(
        poses["bed-edge-sit"], poses["walk-hold-on"], glow=None, title="", description=""
    ).tree

    assert {"figure__bed", "figure__prop"} <= set(looks(tree))
