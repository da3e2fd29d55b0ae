"""How urgent it is, and what it sounds like: the vectors that the browser must answer alike."""

import pytest

from tests.support.questions import Case, answers_of, cases, published
from webapp.content.loader import Content
from webapp.content.sounds_like import sounds_like
from webapp.content.triage import evaluate
from webapp.contract.sounds_like import PublishedSoundsLike
from webapp.contract.triage import PublishedTriage

TRIAGE = cases("triage")
SOUNDS = cases("sounds-like")


@pytest.fixture(scope="session")
def triage() -> PublishedTriage:
    return published()[0]


@pytest.fixture(scope="session")
def questions() -> PublishedSoundsLike:
    return published()[1]


@pytest.mark.parametrize("case", TRIAGE, ids=lambda case: case["name"])
def test_how_urgent_it_is(case: Case, triage: PublishedTriage) -> None:
    found = evaluate(triage, answers=answers_of(case, triage=triage))

    assert (found.outcome, found.rules, found.next) == (
        case["outcome"],
        case["rules"],
        case["next"],
    )


@pytest.mark.parametrize("case", SOUNDS, ids=lambda case: case["name"])
def test_what_it_sounds_like(case: Case, questions: PublishedSoundsLike) -> None:
    found = sounds_like(questions, chosen=case["chosen"])

    assert vars(found) == {
        name: case[name] for name in ("outcome", "pattern", "others", "always", "visit")
    }


def test_every_rule_and_every_finding_has_a_case(triage: PublishedTriage) -> None:
    told = {rule for case in TRIAGE for rule in case["rules"]}
    ticked = {name for case in TRIAGE for name in (*case["yes"], *case["unsure"])}
    findings = {finding.id for question in triage.questions for finding in question.findings}

    assert {case["outcome"] for case in TRIAGE} == {"call", "today", "soon", "self-care", "open"}
    assert told == {rule.id for rule in triage.rules}
    assert findings <= ticked


def test_one_tap_in_the_night_leads_to_the_most_urgent_of_its_signs(
    triage: PublishedTriage,
) -> None:
    outcomes = {rule.id: rule.outcome for rule in triage.rules}

    for line in triage.lines:
        behind = [outcomes[rule] for rule in line.rules]
        assert line.outcome == behind[0]
        assert line.outcome == ("call" if "call" in behind else "today")


def test_a_rule_for_a_sign_speaks_the_words_of_the_sign(
    triage: PublishedTriage, content: Content
) -> None:
    signs = {sign.id: sign for sign in content.emergency.signs}
    rule = next(rule for rule in triage.rules if rule.id == "stroke")

    assert (rule.outcome, rule.why) == (signs["stroke"].act, signs["stroke"].why)


def test_no_outcome_says_that_all_is_well(triage: PublishedTriage) -> None:
    care = next(outcome for outcome in triage.outcomes if outcome.id == "self-care")

    assert "no all-clear" in care.body
    assert len(care.notes) >= 3
    for outcome in triage.outcomes:
        said = " ".join([outcome.title, outcome.body, *outcome.notes]).lower()
        assert "you are fine" not in said
        assert "nothing to worry" not in said
