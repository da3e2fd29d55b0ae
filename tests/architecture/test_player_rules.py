"""The page of the player's rules: complete, and each test that it names is there."""

import re
from pathlib import Path

import pytest

from tests.support.named_tests import LINK, names_in

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "player-rules.md"
ROW = re.compile(r"^\| ([A-Z]?\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
RULES = 28
COMPLAINTS = 13

ROWS = {number: LINK.findall(tests) for number, _rule, tests in ROW.findall(PAGE.read_text())}
VIEWS = [
    *(ROOT / "client" / "player").rglob("*.ts*"),
    *(ROOT / "client" / "programme").rglob("*.ts*"),
]
SENTENCE = re.compile(
    r"\bt[n]?\(\s*((?:'(?:[^'\\]|\\.)*'|\"[^\"]*\")(?:,\s*(?:'[^']*'|\"[^\"]*\"))?)"
)


def sentences() -> list[str]:
    return [match for path in VIEWS for match in SENTENCE.findall(path.read_text())]


def test_every_rule_and_every_complaint_has_its_row() -> None:
    wanted = [str(number) for number in range(1, RULES + 1)]
    wanted += [f"C{number}" for number in range(1, COMPLAINTS + 1)]

    assert [number for number in ROWS if not number.startswith("R")] == wanted


@pytest.mark.parametrize("number", ROWS)
def test_every_test_that_a_rule_names_exists(number: str) -> None:
    assert ROWS[number], "no test holds this rule"
    for name, link in ROWS[number]:
        path = (PAGE.parent / link).resolve()
        plain = re.sub(r"[^\w ]", "", name) if path.suffix == ".py" else name

        assert plain in names_in(path), f"{link}: {name}"


def test_no_sentence_of_the_player_counts_or_praises() -> None:
    assert len(sentences()) > 60
    praise = r"%|per ?cent|score|streak|points|in a row|well done|great|!"

    assert [text for text in sentences() if re.search(praise, text, re.IGNORECASE)] == []


def test_no_sentence_of_the_player_promises_that_the_screen_stays_on() -> None:
    promise = r"(screen|display) (stays|is kept|will stay|remains)"

    assert [text for text in sentences() if re.search(promise, text, re.IGNORECASE)] == []
