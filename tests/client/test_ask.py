"""The search finds what people mean, in the content that ships."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from webapp.content.library import open_library

ROOT = Path(__file__).resolve().parents[2]
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/vectors/ask.json").read_text())

pytestmark = pytest.mark.xdist_group("ask")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """Ask everything at once, so that the engine is opened once."""
    content = open_library().search(language="en", translate=lambda _context, text: text)
    cases = [case for cases in VECTORS.values() for case in cases]
    questions = [case if isinstance(case, str) else case[0] for case in cases]
    done = subprocess.run(
        ["node", "tests/client/search/ask.ts"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
        input=json.dumps(
            {"content": content.model_dump(mode="json", exclude_none=True), "questions": questions}
        ),
    )
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered


@pytest.mark.parametrize(("question", "answer"), VECTORS["answered"])
def test_a_question_brings_its_answer(found: dict[str, Any], question: str, answer: str) -> None:
    assert f"question:{answer}" in found[question]["answers"]


@pytest.mark.parametrize(("question", "kind", "name"), VECTORS["led"])
def test_a_word_leads_to_its_place(
    found: dict[str, Any], question: str, kind: str, name: str
) -> None:
    assert f"{kind}:{name}" in found[question]["places"]


@pytest.mark.parametrize("question", VECTORS["urgent"])
def test_a_sign_of_danger_brings_the_safety_check_first(
    found: dict[str, Any], question: str
) -> None:
    assert found[question]["urgent"] is True


@pytest.mark.parametrize("question", VECTORS["call"])
def test_who_is_poisoned_or_in_despair_is_led_to_the_telephone(
    found: dict[str, Any], question: str
) -> None:
    assert found[question] == {"urgent": True, "needs_call": True, "answers": [], "places": []}


@pytest.mark.parametrize("question", VECTORS["urgent"])
def test_a_sign_for_the_safety_check_keeps_its_answers(
    found: dict[str, Any], question: str
) -> None:
    assert found[question]["needs_call"] is False


@pytest.mark.parametrize("question", VECTORS["calm"])
def test_an_ordinary_question_frightens_nobody(found: dict[str, Any], question: str) -> None:
    assert found[question]["urgent"] is False


@pytest.mark.parametrize("question", VECTORS["nothing"])
def test_what_we_do_not_know_gets_no_answer(found: dict[str, Any], question: str) -> None:
    assert found[question] == {
        "urgent": False, "needs_call": False, "answers": [], "places": [],
    }  # fmt: skip
