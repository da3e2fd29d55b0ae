"""No sentence is shown that a translator could not see."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract as babel_extract
from babel.messages.pofile import read_po

from webapp.content.extract import extract
from webapp.content.loader import Content
from webapp.content.texts import texts, translated
from webapp.foundation.paths import ROOT, ROUTINES

# The table of what is covered is for developers; nobody else sees it.
FILES = sorted(
    path
    for pattern in ("*.yaml", "knowledge/*.yaml", "knowledge/articles/*.yaml")
    for path in ROUTINES.glob(pattern)
    if path.stem != "coverage"
)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else ():
        yield from strings(item)
    for item in value if isinstance(value, list) else ():
        yield from strings(item)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_that_looks_like_words_is_extracted(path: Path) -> None:
    values = yaml.safe_load(path.read_text("utf-8"))

    extracted = {text for _, text in texts(path.stem, values)}

    assert [text for text in strings(values) if " " in text and text not in extracted] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_context_is_there_once(path: Path) -> None:
    contexts = [c for c, _ in texts(path.stem, yaml.safe_load(path.read_text("utf-8")))]

    assert len(contexts) == len(set(contexts))


def test_what_is_translated_is_what_was_extracted(content: Content) -> None:
    for name, routine in content.routines.items():
        asked: dict[str, str] = {}
        translated(routine, name=name, translate=lambda c, t, to=asked: to.setdefault(c, t))
        values = yaml.safe_load((ROUTINES / f"{name}.yaml").read_text("utf-8"))

        assert asked == dict(texts(name, values))


def test_what_the_player_says_before_the_content_has_come_is_what_the_content_says(
    content: Content,
) -> None:
    with (ROOT / "webapp/translations/messages.pot").open("rb") as file:
        catalog = read_po(file)
    own = {
        message.id
        for message in catalog
        if any(path.startswith("client/player/") for path, _line in message.locations)
    }
    emergency, spoken = content.emergency, content.phrases.lines["ten_minutes"]

    said = [emergency.quick_line, emergency.ten_minutes.headline, spoken]

    # A heading ends without a full stop.
    assert [text for text in said if text.removesuffix(".") not in own] == []


def test_babel_gets_the_context_of_a_sentence() -> None:
    file = BytesIO(b"id: x\nsteps:\n  - id: '1'\n    action: Lie back.\n")
    file.name = "routines/hamstring-acute.yaml"

    found = list(babel_extract(extract, file, keywords=DEFAULT_KEYWORDS))

    assert [(text, context) for _, text, _, context in found] == [
        ("Lie back.", "hamstring-acute.steps.1.action")
    ]


def test_a_context_does_not_change_when_gates_are_put_in_another_order() -> None:
    gate = {"gate": "clot_risk", "why": "It may be a clot."}

    (found,) = texts("gates", {"gates": [gate]})

    assert found == ("gates.gates.clot_risk.why", "It may be a clot.")
