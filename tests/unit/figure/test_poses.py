"""Pose files: what they may say, and that no pose asks something impossible."""

import pytest

from webapp.content.figure_contacts import faults
from webapp.content.poses import PoseFileError, parse_poses
from webapp.contract.pose import Pose


def test_every_body_bends_as_a_body_can_and_touches_what_it_should(poses: dict[str, Pose]) -> None:
    wrong = {name: found for name, pose in poses.items() if (found := faults(pose))}

    assert wrong == {}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"joints": {"knee_near": -20.0}}, "knee_near is bent -20"),
        ({"hip": (0.0, 95.0)}, "heel_near is 10.0 under the floor"),
        ({"contacts": {"hand_near": "wall"}}, "hand_near misses wall"),
        ({"contacts": {"hand_near": "toe_near"}}, "hand_near misses toe_near"),
        ({"hip": (0.0, 110.0), "contacts": {"heel_near": "floor"}}, "heel_near misses floor by 5"),
        ({"contacts": {"seat": "chair"}}, "seat misses chair"),
    ],
)
def test_a_pose_that_cannot_be_is_found_out(change: dict, sentence: str) -> None:
    props = [{"kind": "wall", "x": 90.0}, {"kind": "chair", "x": 20.0}]
    pose = Pose.model_validate({"hip": (0.0, 105.0), "props": props, **change})

    assert any(sentence in fault for fault in faults(pose))


def test_touching_a_wall_that_is_not_there_is_a_fault() -> None:
    pose = Pose(hip=(0.0, 105.0), contacts={"hand_near": "wall"})

    assert faults(pose) == ["hand_near touches a wall, but there is none"]


def test_heels_that_must_be_down_are_down(poses: dict[str, Pose]) -> None:
    for name in ("calf-stand-lean", "bedtime-wall-lean"):
        assert poses[name].contacts["heel_near"] == "floor"


def test_a_pose_like_another_changes_only_what_it_says() -> None:
    poses = parse_poses(
        {
            "a.yaml": """
sit: {hip: [0, 56], joints: {lean: 5, neck: 10}, props: [{kind: chair, x: 24}]}
tip: {like: sit, joints: {lean: 30}, more_props: [{kind: stool, x: 80, top: 40}]}
"""
        }
    )

    assert poses["tip"].hip == poses["sit"].hip
    assert poses["tip"].joints == {"lean": 30, "neck": 10}
    assert [prop.kind for prop in poses["tip"].props] == ["chair", "stool"]


def test_a_reach_can_be_given_up_in_a_pose_like_another() -> None:
    poses = parse_poses(
        {
            "a.yaml": """
hold: {hip: [0, 105], reach: {hand_near: {at: [30, 120]}}}
drop: {like: hold, reach: {hand_near: null}}
"""
        }
    )

    assert poses["drop"].reach == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: {hip: [0, 105], jionts: {}}", "jionts"),
        ("a: {hip: [0, 105], joints: {tail: 10}}", "tail"),
        ("a: {hip: [0, 105], joints: {lean: '10'}}", "lean"),
        ("a: {joints: {lean: 10}}", "hip"),
        ("a: {hip: [0, 105], reach: {hand_near: {}}}", "either at or to"),
        ("a: {hip: [0, 105], reach: {tail_near: {at: [0, 0]}}}", "tail_near"),
        ("a: {hip: [0, 105], contacts: {hand_near: moon}}", "moon"),
        ("a: {like: b}", "b, which does not exist"),
        ("a: {like: b}\nb: {like: a}", "like itself"),
        ("a: {hip: [0, 105]}\na: {hip: [0, 56]}", "a.yaml: line 1: a is there twice"),
        ("a: {hip: [0, 105], joints: {lean: 10, lean: 20}}", "lean is there twice"),
        ("a: {hip: [0, 1:45]}", "1:45 needs quotes"),
        ("a: [", "a.yaml"),
        ("[]", "a.yaml"),
    ],
)
def test_a_broken_pose_file_is_refused_with_its_reason(text: str, sentence: str) -> None:
    with pytest.raises(PoseFileError, match=sentence):
        parse_poses({"a.yaml": text})


def test_a_name_stands_for_one_pose_only() -> None:
    with pytest.raises(PoseFileError, match="twice"):
        parse_poses({"a.yaml": "sit: {hip: [0, 56]}", "b.yaml": "sit: {hip: [0, 57]}"})
