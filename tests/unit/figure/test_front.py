"""The person from the front: both legs to compare."""

from webapp.content.figure import draw, to_svg
from webapp.content.figure_front import AREAS, person
from webapp.content.figure_svg import as_text
from webapp.contract.pose import Pose


def test_a_pose_from_the_front_shows_both_legs_with_a_ring_round_each(
    poses: dict[str, Pose],
) -> None:
    pose = poses["compare-legs"]
    svg = to_svg(draw(pose, pose, glow=None, title="Compare", description="Both legs."))

    assert svg.count("figure__arrow") == 2
    assert svg.count("scale(-1 1)") == 2
    assert "figure__far" not in svg


def test_the_front_and_the_back_differ_in_the_face() -> None:
    assert as_text(person("front")) != as_text(person("back"))


def test_a_muscle_glows_on_both_legs_and_only_on_its_own_side() -> None:
    assert as_text(person("back", glow="calf")).count("figure__glow") == 2
    assert "figure__glow" not in as_text(person("front", glow="calf"))
    assert not set(AREAS["front"]) & set(AREAS["back"])


def test_covers_lie_over_the_feet_and_the_bed_under_them(
    poses: dict[str, Pose],
) -> None:
    lying = poses["bed-lie-loose"]
    svg = to_svg(draw(lying, lying, glow=None, title="", description=""))

    assert svg.index("figure__cover") > svg.index("figure__shirt")
    assert svg.index("figure__bed") < svg.index("figure__shirt")


def test_a_wall_behind_a_chair_reaches_out_of_the_picture_on_the_left(
    poses: dict[str, Pose],
) -> None:
    tall = poses["chair-tall"]
    svg = to_svg(draw(tall, tall, glow=None, title="", description=""))

    assert 'd="M-34-400V0h-400V-400"' in svg
