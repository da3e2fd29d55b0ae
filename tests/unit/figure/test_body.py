"""The body bends as a body does."""

import pytest

from webapp.content.figure_kinematics import UnreachableError, solve
from webapp.contract.pose import Pose, Reach

STANDING = {"hip": (0.0, 105.0)}


def place(pose: Pose, point: str) -> tuple[float, float]:
    """Return where a point of the body is: across, and height above the floor."""
    found = solve(pose).at(point)
    return round(found.real, 1), round(-found.imag, 1)


def test_upright_the_soles_are_on_the_floor_and_the_crown_is_200_above_it() -> None:
    pose = Pose(**STANDING)

    assert place(pose, "heel_near")[1] == 0
    assert place(pose, "ball_near")[1] == 0
    assert place(pose, "crown")[1] == pytest.approx(200, abs=2)


def test_a_bent_knee_brings_the_heel_back_toward_the_buttock() -> None:
    straight, bent = (Pose(**STANDING, joints={"knee_near": angle}) for angle in (0.0, 90.0))

    assert place(bent, "heel_near")[0] < place(straight, "heel_near")[0]
    assert place(bent, "heel_near")[1] > place(straight, "heel_near")[1]


def test_a_bent_hip_brings_the_knee_forward() -> None:
    assert place(Pose(**STANDING, joints={"hip_near": 90.0}), "knee_near") == (49, 105)


def test_a_foot_bent_up_brings_the_toes_toward_the_shin() -> None:
    level, up = (Pose(**STANDING, joints={"ankle_near": angle}) for angle in (0.0, 20.0))

    assert place(up, "toe_near")[1] > place(level, "toe_near")[1]


def test_a_trunk_that_leans_forward_looks_right() -> None:
    assert place(Pose(**STANDING, joints={"lean": 30.0}), "crown")[0] > 40


def test_lying_on_the_back_the_head_is_at_the_left_and_the_toes_point_up() -> None:
    pose = Pose(hip=(0.0, 44.0), joints={"lean": -90.0})

    assert place(pose, "crown")[0] < -90
    assert place(pose, "toe_near")[1] > place(pose, "heel_near")[1]


@pytest.mark.parametrize("target", [(56.0, 150.0), (30.0, 100.0), (-20.0, 120.0)])
def test_a_hand_gets_where_it_is_sent(target: tuple[float, float]) -> None:
    pose = Pose(**STANDING, reach={"hand_near": Reach(at=target)})

    assert place(pose, "hand_near") == target
    assert solve(pose).angles["elbow_near"] >= 0


def test_a_flat_foot_stays_flat_however_the_knee_bends() -> None:
    pose = Pose(hip=(0.0, 80.0), reach={"heel_near": Reach(at=(10.0, 0.0))})

    assert place(pose, "heel_near") == (10, 0)
    assert place(pose, "ball_near")[1] == 0
    assert solve(pose).angles["knee_near"] > 45


def test_a_hand_can_hold_a_foot_that_is_itself_sent_somewhere() -> None:
    pose = Pose(
        hip=(0.0, 12.0),
        joints={"lean": 40.0},
        reach={
            "heel_near": Reach(at=(70.0, 0.0), tilt=80.0),
            "hand_near": Reach(to="toe_near"),
        },
    )

    assert place(pose, "hand_near") == place(pose, "toe_near")


def test_a_hand_sent_too_far_is_a_mistake_with_a_name() -> None:
    pose = Pose(**STANDING, reach={"hand_near": Reach(at=(200.0, 150.0))})

    with pytest.raises(UnreachableError, match="hand_near"):
        solve(pose)
