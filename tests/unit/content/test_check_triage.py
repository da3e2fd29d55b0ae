"""The check finds what is wrong with the questions of `/check`."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from webapp.content.check_triage import questions_faults
from webapp.content.loader import Content
from webapp.contract.triage import QuestionFile, TriageFile, TriageRuleFile

Told = Callable[..., str]


@pytest.fixture
def told(content: Content) -> Told:
    """Return a function that changes rules or questions by id and tells what is found then."""

    def change(*, rule: str = "", question: str = "", pattern: str = "", **values: object) -> str:
        triage, sounds = content.triage, content.sounds_like
        rules = [one.model_copy(update=values) if one.id == rule else one for one in triage.rules]
        questions = [
            one.model_copy(update=values) if one.id == question else one for one in triage.questions
        ]
        patterns = [
            one.model_copy(update=values) if one.id == pattern else one for one in sounds.patterns
        ]
        changed = replace(
            content,
            triage=triage.model_copy(update={"rules": rules, "questions": questions}),
            sounds_like=sounds.model_copy(update={"patterns": patterns}),
        )
        return "\n".join(questions_faults(changed))

    return change


def test_the_questions_that_ship_have_no_faults(told: Told) -> None:
    assert told() == ""


def test_a_source_that_does_not_exist_is_found(told: Told) -> None:
    assert "walking-pain: there is no source 999" in told(rule="walking-pain", sources=[999])


def test_a_routine_that_does_not_exist_is_found(told: Told) -> None:
    assert "at-rest: there is no routine nowhere" in told(rule="at-rest", routines=["nowhere"])


def test_a_finding_that_nobody_can_tick_is_found(told: Told) -> None:
    assert "there is no finding toothache" in told(rule="weak", needs=[["weak"], ["toothache"]])


def test_a_finding_from_which_nothing_follows_is_found(told: Told) -> None:
    assert "nothing follows from general-change" in told(
        rule="general-change", needs=[["little-effort"]]
    )


def test_a_sign_of_an_emergency_that_no_rule_acts_on_is_found(told: Told) -> None:
    values = {"emergency": None, "outcome": "call", "why": "It may be a stroke."}

    assert "no rule acts on the sign stroke" in told(rule="stroke", **values)


def test_a_rule_that_a_more_urgent_one_always_hides_is_found(told: Told) -> None:
    assert "weak: no answers lead to it" in told(rule="weak", needs=[["stroke"]])


def test_more_strength_than_the_sources_carry_is_found(told: Told) -> None:
    assert "unwell: it calls itself strong without a source" in told(
        rule="unwell", strength="strong"
    )


def test_a_pattern_that_no_answers_can_lead_to_is_found(told: Told) -> None:
    assert "nerve: no answers lead to it" in told(pattern="nerve", needs=[["knot"], ["cool-foot"]])


def test_an_answer_that_is_not_offered_is_found(told: Told) -> None:
    assert "there is no answer toothache" in told(pattern="nerve", needs=[["toothache"]])


def test_a_finding_that_is_asked_twice_is_found(told: Told, content: Content) -> None:
    findings = _question(content.triage, "taking").findings

    assert "the finding statin is there twice" in told(
        question="taking", findings=[*findings, *findings]
    )


def test_a_rule_for_a_visit_says_who_and_when() -> None:
    values = {"id": "x", "needs": [["a"]], "strength": "expert", "outcome": "soon", "why": "So."}

    with pytest.raises(ValueError, match="days and who"):
        TriageRuleFile.model_validate(values)


def test_a_rule_says_what_follows_in_one_place_only() -> None:
    values = {
        "id": "x",
        "needs": [["a"]],
        "strength": "expert",
        "emergency": "stroke",
        "why": "So.",
    }

    with pytest.raises(ValueError, match="from it"):
        TriageRuleFile.model_validate(values)


def _question(triage: TriageFile, name: str) -> QuestionFile:
    return next(question for question in triage.questions if question.id == name)
