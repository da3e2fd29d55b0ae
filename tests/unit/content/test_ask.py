"""The check of questions and answers finds what it is there to find."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from webapp.content.ask import Ask, load_ask
from webapp.content.check_ask import ask_faults
from webapp.content.loader import Content, ContentBroken, read
from webapp.contract.ask import QuestionFile
from webapp.foundation.paths import ROUTINES

TOPIC = "relief"


@pytest.fixture
def faults_with(content: Content) -> Callable[..., str]:
    """Return what is wrong once the first question of a topic has other values."""

    def check(**values: object) -> str:
        topic = content.ask.topics[TOPIC]
        first, *others = topic.questions
        changed = QuestionFile.model_validate({**first.model_dump(), **values})
        topics = {
            **content.ask.topics,
            TOPIC: topic.model_copy(update={"questions": [changed, *others]}),
        }
        altered = dataclasses.replace(content, ask=Ask(topics, content.ask.search))
        return "\n".join(ask_faults(altered))

    return check


def test_the_questions_that_ship_have_no_faults(content: Content) -> None:
    assert list(ask_faults(content)) == []


def test_there_is_an_answer_to_what_people_ask(content: Content) -> None:
    assert sum(len(topic.questions) for topic in content.ask.topics.values()) >= 60


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"sources": []}, "names no source"),
        ({"sources": [9999]}, "cites 9999"),
        ({"sources": [18, 17]}, "out of order"),
        ({"id": "foot-and-toes"}, "foot-and-toes is there twice"),
        ({"more": {}}, "leads nowhere"),
        ({"more": {"articles": ["stop-a-cramp#nowhere"]}}, "no article stop-a-cramp#nowhere"),
        ({"more": {"medicines": ["snake-oil"]}}, "no medicine snake-oil"),
        ({"who": "today"}, "does not lead to the safety check"),
        (
            {"who": "today", "strength": "none", "sources": []},
            "does not say that we found no source",
        ),
        ({"who": "today", "strength": "expert", "sources": []}, "names no source"),
        (
            {"answer": "Get medical help now.", "who": "doctor"},
            "asks for less than its answer does",
        ),
        (
            {"answer": "That is an emergency.", "who": "pharmacist"},
            "asks for less than its answer does",
        ),
        (
            {"answer": "A swollen leg needs help today.", "who": "team"},
            "asks for less than its answer does",
        ),
        ({"answer": "This cures every cramp."}, "a promise to cure"),
    ],
)
def test_a_fault_is_found(
    faults_with: Callable[..., str], values: dict[str, object], fault: str
) -> None:
    assert fault in faults_with(**values)


def test_a_topic_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    search = (ROUTINES / "knowledge" / "search.yaml").read_text("utf-8")
    (tmp_path / "search.yaml").write_text(search, "utf-8")

    with pytest.raises(ContentBroken, match="topics"):
        load_ask(tmp_path, read=read, broken=ContentBroken)
