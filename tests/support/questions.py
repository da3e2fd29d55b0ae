"""The questions of `/check` as they are published, and answers to them as the vectors tell them."""

import json
from pathlib import Path
from typing import Any, cast

from webapp.content.loader import load
from webapp.content.triage_publish import published_sounds_like, published_triage
from webapp.contract.sounds_like import PublishedSoundsLike
from webapp.contract.triage import PublishedTriage
from webapp.foundation.paths import ROUTINES

Case = dict[str, Any]

_VECTORS = Path(__file__).parents[1] / "vectors"


def published() -> tuple[PublishedTriage, PublishedSoundsLike]:
    """Return what the phone gets, in English."""
    content = load(ROUTINES)
    shelf = {source.number: source for source in content.sources.sources}
    triage = published_triage(content.triage, emergency=content.emergency, shelf=shelf)
    return triage, published_sounds_like(content.sounds_like, shelf=shelf)


def cases(name: str) -> list[Case]:
    """Return the cases of a vector file."""
    return cast("list[Case]", json.loads((_VECTORS / f"{name}.json").read_text("utf-8")))


def answers_of(case: Case, *, triage: PublishedTriage) -> dict[str, str]:
    """Return the answer to every finding, except in the questions that the case leaves open."""
    if "only" in case:
        return dict(case["only"])
    asked = (question for question in triage.questions if question.id not in case["open"])
    answers = {finding.id: "no" for question in asked for finding in question.findings}
    return answers | dict.fromkeys(case["yes"], "yes") | dict.fromkeys(case["unsure"], "unsure")
