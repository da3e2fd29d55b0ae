"""The check finds what it is there to find."""

from pathlib import Path

import pytest

from webapp.content import check
from webapp.content.clips import Clip
from webapp.content.loader import Content
from webapp.contract.pose import Reach
from webapp.contract.routine_file import RoutineFile, StepFile


def faults_of(routine: RoutineFile, content: Content) -> str:
    return "\n".join(check.routine_faults(routine, content=content))


def changed(routine: RoutineFile, **values: object) -> RoutineFile:
    return routine.model_copy(update=values)


def step_changed(routine: RoutineFile, index: int, **values: object) -> RoutineFile:
    steps: list[StepFile] = [*routine.steps]
    steps[index] = steps[index].model_copy(update=values)
    return changed(routine, steps=steps)


def with_changes(content: Content, **values: object) -> Content:
    return Content(**{**vars(content), **values})


@pytest.fixture
def calf(content: Content) -> RoutineFile:
    return content.routines["calf-bed-acute"]


@pytest.fixture
def heat(content: Content) -> RoutineFile:
    return content.routines["recovery-heat"]


def test_the_content_that_ships_has_no_faults(
    content: Content, clips: dict[str, Clip], audio: Path
) -> None:
    assert check.faults(content, clips=clips, audio=audio) == []


def test_a_wrong_total_is_found(calf: RoutineFile, content: Content) -> None:
    assert "take 190 s" in faults_of(changed(calf, total_seconds=200), content)


def test_a_source_that_does_not_exist_is_found(calf: RoutineFile, content: Content) -> None:
    assert "no source 999" in faults_of(changed(calf, sources=[999]), content)


def test_a_routine_that_does_not_exist_is_found(calf: RoutineFile, content: Content) -> None:
    assert "no routine nowhere" in faults_of(changed(calf, alternatives=["nowhere"]), content)


def test_a_routine_that_forgets_the_clot_is_found(calf: RoutineFile, content: Content) -> None:
    assert "does not ask about a clot" in faults_of(changed(calf, gates=calf.gates[1:]), content)


def test_a_long_action_is_found(calf: RoutineFile, content: Content) -> None:
    long = step_changed(calf, 0, action="one two three four five six seven eight nine")

    assert "its action has 9 words" in faults_of(long, content)


def test_a_pose_that_does_not_exist_is_found(calf: RoutineFile, content: Content) -> None:
    lost = step_changed(calf, 0, pose=calf.steps[0].pose.model_copy(update={"end": "nowhere"}))

    assert "no pose nowhere" in faults_of(lost, content)


def test_heat_without_a_safety_check_is_found(heat: RoutineFile, content: Content) -> None:
    assert "safety check" in faults_of(step_changed(heat, 0, gate_check=False), content)


def test_a_safety_check_that_answers_nothing_is_found(content: Content) -> None:
    massage = content.routines["massage-light"]

    faults = faults_of(step_changed(massage, 1, needs_answer=True), content)

    assert "step 2: whoever passed the safety check has answered" in faults


def test_heat_beyond_its_limit_is_found(heat: RoutineFile, content: Content) -> None:
    longer = step_changed(heat, 3, seconds=900)

    assert "touches the skin for 1200 s, but the limit says 900" in faults_of(longer, content)


def test_a_limit_beyond_the_ceiling_is_found(heat: RoutineFile, content: Content) -> None:
    assert heat.contact is not None
    loose = changed(heat, contact=heat.contact.model_copy(update={"ceiling": 600}))

    assert "ceiling" in faults_of(loose, content)


def test_heat_without_a_look_at_the_skin_is_found(heat: RoutineFile, content: Content) -> None:
    blind = step_changed(heat, 2, kind="rest")

    assert "nobody looks at the skin after 300 s" in faults_of(blind, content)


def test_heat_whose_skin_is_looked_at_too_late_is_found(
    heat: RoutineFile, content: Content
) -> None:
    late = step_changed(heat, 1, seconds=600)

    assert "nobody looks at the skin" in faults_of(late, content)


def test_heat_without_a_limit_is_found(heat: RoutineFile, content: Content) -> None:
    assert "no limit for it" in faults_of(changed(heat, contact=None), content)


def test_more_words_than_time_is_found(calf: RoutineFile, clips: dict[str, Clip]) -> None:
    hurried = step_changed(calf, 0, seconds=2)

    assert list(check.time_faults(hurried, clips=clips)) != []


def test_a_cue_after_its_step_is_found(heat: RoutineFile, content: Content) -> None:
    late = step_changed(heat, 3, seconds=100)

    assert "too late" in faults_of(late, content)


def test_a_banned_word_is_found_with_its_place(content: Content, calf: RoutineFile) -> None:
    proud = changed(calf, title="The cure")
    routines = {**content.routines, "calf-bed-acute": proud}

    found = list(check.wording_faults(with_changes(content, routines=routines)))

    assert found == ["calf-bed-acute.title: says a promise to cure"]


def test_an_acute_routine_without_words_for_a_helper_is_found(
    calf: RoutineFile, content: Content
) -> None:
    assert "no lines for a helper" in faults_of(changed(calf, partner=None), content)


def test_a_step_that_waits_for_no_answer_is_found(calf: RoutineFile, content: Content) -> None:
    assert "names no gates" in faults_of(step_changed(calf, 4, skip_gates=[]), content)


def test_a_routine_that_leads_to_itself_is_found(calf: RoutineFile, content: Content) -> None:
    assert "leads to itself" in faults_of(changed(calf, alternatives=[calf.id]), content)


def test_steps_out_of_order_are_found(calf: RoutineFile, content: Content) -> None:
    assert "numbered 3, 2" in faults_of(step_changed(calf, 0, id="3"), content)


def test_a_picture_that_cannot_be_drawn_is_found(calf: RoutineFile, content: Content) -> None:
    far = Reach(at=(400, 400))
    name = calf.steps[0].pose.end
    broken = content.poses[name].model_copy(update={"reach": {"hand_near": far}})
    poses = {**content.poses, name: broken}

    found = faults_of(calf, with_changes(content, poses=poses))

    assert f"{name} cannot be drawn" in found


def test_a_hand_that_misses_the_wall_is_found(content: Content) -> None:
    name = "calf-stand-lean"
    pose = content.poses[name]
    short = {**pose.reach, "hand_near": Reach(at=(30, 154))}
    poses = {**content.poses, name: pose.model_copy(update={"reach": short})}

    (found,) = check.pose_faults(with_changes(content, poses=poses))

    assert found.startswith(f"{name}: hand_near misses wall")


def test_a_line_of_the_player_without_its_sign_is_found(content: Content) -> None:
    signs = [sign for sign in content.emergency.signs if sign.id != "tetanus"]
    emergency = content.emergency.model_copy(update={"signs": signs})

    assert list(check.emergency_faults(emergency)) == ["stiff-jaw: there is no sign tetanus"]


def test_a_gate_without_a_question_is_found(content: Content) -> None:
    gates = content.gates.model_copy(update={"gates": content.gates.gates[1:]})

    found = list(check.shared_faults(with_changes(content, gates=gates)))

    assert found == ["gates: there is no question for clot_risk"]


def test_a_source_that_is_there_twice_is_found(content: Content) -> None:
    twice = [*content.sources.sources, content.sources.sources[0]]
    sources = content.sources.model_copy(update={"sources": twice})

    found = list(check.shared_faults(with_changes(content, sources=sources)))

    assert found == ["sources: 1 is there twice"]


def test_an_emergency_sign_without_its_source_is_found(content: Content) -> None:
    without = [source for source in content.sources.sources if source.number != 72]
    sources = content.sources.model_copy(update={"sources": without})

    found = list(check.shared_faults(with_changes(content, sources=sources)))

    assert found == ["emergency: there is no source 72"]


def test_a_text_that_is_hard_to_read_is_found(content: Content, calf: RoutineFile) -> None:
    hard = changed(
        calf, notes=["Physiotherapists occasionally recommend individualised interventions."] * 60
    )
    routines = {**content.routines, calf.id: hard}

    (found,) = check.wording_faults(with_changes(content, routines=routines))

    assert "reads like grade" in found
