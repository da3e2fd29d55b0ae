"""How urgent it is, and what it sounds like: the browser answers the vectors as the server does."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.questions import Case, answers_of, cases, published

ROOT = Path(__file__).resolve().parents[2]
TRIAGE = cases("triage")
SOUNDS = cases("sounds-like")


@pytest.fixture(scope="module")
def told() -> dict[str, list[Any]]:
    """Let Node answer every case at once."""
    triage, sounds = published()
    given = {
        "triage": triage.model_dump(mode="json"),
        "sounds": sounds.model_dump(mode="json"),
        "answers": [answers_of(case, triage=triage) for case in TRIAGE],
        "chosen": [case["chosen"] for case in SOUNDS],
    }
    done = subprocess.run(
        ["node", "tests/client/check/evaluate.ts"],
        cwd=ROOT,
        input=json.dumps(given),
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("index", range(len(TRIAGE)), ids=lambda index: TRIAGE[index]["name"])
def test_how_urgent_it_is(index: int, told: dict[str, list[Any]]) -> None:
    assert told["verdicts"][index] == _named(TRIAGE[index], "outcome", "rules", "next")


@pytest.mark.parametrize("index", range(len(SOUNDS)), ids=lambda index: SOUNDS[index]["name"])
def test_what_it_sounds_like(index: int, told: dict[str, list[Any]]) -> None:
    names = ("outcome", "pattern", "others", "always", "visit")

    assert told["likenesses"][index] == _named(SOUNDS[index], *names)


def _named(case: Case, *names: str) -> dict[str, Any]:
    return {name: case[name] for name in names}
