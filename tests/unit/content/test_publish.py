"""What browsers get."""

import pytest

from webapp.content.loader import Content
from webapp.content.publish import (
    Desk,
    published,
    published_emergency,
    published_gates,
    published_phrases,
)
from webapp.content.texts import translated
from webapp.contract.knowledge import PhraseKey
from webapp.contract.routine import Gate, PublishedRoutine
from webapp.foundation.paths import ROOT


@pytest.fixture
def calf(content: Content, desk: Desk) -> PublishedRoutine:
    return published(content.routines["calf-bed-acute"], desk=desk)


def test_a_published_routine_survives_the_wire(calf: PublishedRoutine) -> None:
    assert PublishedRoutine.model_validate_json(calf.model_dump_json()) == calf


def test_every_spoken_line_has_its_clip(content: Content, desk: Desk) -> None:
    for routine in content.routines.values():
        for block in published(routine, desk=desk).blocks:
            for step in block.steps:
                said = (step.spoken.action, step.spoken.explain, step.spoken.feel, step.partner)
                assert all(line.audio for line in said if line), (routine.id, step.id)
                assert all(cue.line.audio for cue in step.cues), (routine.id, step.id)


def test_a_gate_says_why_and_what_to_do_instead(calf: PublishedRoutine) -> None:
    clot = next(gate for gate in calf.gates if gate.gate == Gate.CLOT_RISK)
    sciatica = next(gate for gate in calf.gates if gate.gate == Gate.SCIATICA)

    assert clot.effect == "block"
    assert "clot" in clot.why
    assert "today" in clot.instead
    assert sciatica.instead_routine == "calf-stand-acute"


def test_rubbing_needs_an_answer_about_a_clot(calf: PublishedRoutine) -> None:
    rub = calf.blocks[-1].steps[-1]

    assert rub.needs_answer
    assert {Gate.CLOT_RISK, Gate.PREGNANCY, Gate.BLOOD_THINNERS} <= set(rub.skip_gates)


def test_salty_drinks_are_not_offered_to_who_limits_salt(content: Content, desk: Desk) -> None:
    for name in ("exercise-cramp-acute", "sip-and-settle"):
        routine = published(content.routines[name], desk=desk)
        salty = [
            cue
            for block in routine.blocks
            for step in block.steps
            for cue in step.cues
            if "salt" in cue.line.text
        ]

        assert len(salty) == 1
        assert {Gate.SALT_LIMIT, Gate.KIDNEY, Gate.HEART, Gate.LIVER} <= set(salty[0].skip_gates)


def test_sources_can_be_opened_where_an_address_is_known(calf: PublishedRoutine) -> None:
    lab = next(source for source in calf.sources if source.number == 18)

    assert lab.url == "https://doi.org/10.1002/ana.410330207"
    assert lab.title.endswith(", 1993")


def test_the_version_changes_with_a_word(content: Content, desk: Desk) -> None:
    file = content.routines["calf-bed-acute"]
    other = file.model_copy(update={"title": "Another title"})

    versions = {published(one, desk=desk).version for one in (file, file, other)}

    assert len(versions) == 2
    assert all(len(version) == 8 for version in versions)


def test_another_language_has_words_of_its_own_and_no_english_voice(
    content: Content, desk: Desk
) -> None:
    file = translated(
        content.routines["calf-bed-acute"],
        name="calf-bed-acute",
        translate=lambda context, text: f"[{context} {text}]",
    )

    step = published(file, desk=desk).blocks[0].steps[0]

    assert step.action == "[calf-bed-acute.steps.1.action Stay put. Straighten the knee.]"
    assert step.spoken.action.audio is None
    assert step.spoken.action.seconds > 0


def test_every_line_of_the_player_has_its_clip(content: Content, desk: Desk) -> None:
    phrases = published_phrases(content.phrases, clips=desk.clips)

    assert set(phrases.lines) == set(PhraseKey)
    assert all(line.audio for line in phrases.lines.values())


@pytest.mark.parametrize("key", list(PhraseKey))
def test_every_line_of_the_player_is_said_somewhere(key: PhraseKey) -> None:
    sources = [*(ROOT / "client/player").rglob("*.ts"), ROOT / "client/pages/settings.tsx"]
    said = "".join(path.read_text("utf-8") for path in sources)

    assert f"'{key}'" in said


def test_every_gate_has_a_question(content: Content) -> None:
    questions = published_gates(content.gates).questions

    assert {question.gate for question in questions} == set(Gate)
    assert all(question.question.endswith("?") for question in questions)


def test_the_emergency_signs_come_with_what_to_do_and_their_sources(
    content: Content, desk: Desk
) -> None:
    emergency = published_emergency(content.emergency, desk=desk)

    cited = {number for sign in emergency.signs for number in sign.sources}
    assert cited <= {source.number for source in emergency.sources}
    assert [line.id for line in emergency.player_signs] == [
        "chest-or-breath",
        "cold-or-numb",
        "one-leg-swollen",
        "injury-or-weak",
        "dark-urine",
        "fever-or-redness",
        "stiff-jaw",
    ]
    assert {sign.act for sign in emergency.signs if sign.id == "clot-in-leg"} == {"today"}
