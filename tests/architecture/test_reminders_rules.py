"""The page of the rules of reminders: each test that it names is there."""

import re
from pathlib import Path

import pytest

from tests.support.named_tests import LINK, names_in

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reminders-rules.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
RULES = 47
TIMETABLES = ("apscheduler", "celery", "cron", "dramatiq", "huey", "rrule", "schedule")

ROWS = {number: LINK.findall(tests) for number, _rule, tests in ROW.findall(PAGE.read_text())}


def test_every_rule_has_its_row() -> None:
    assert list(ROWS) == [str(number) for number in range(1, RULES + 1)]


@pytest.mark.parametrize("number", ROWS)
def test_every_test_that_a_rule_names_exists(number: str) -> None:
    assert ROWS[number], "no test holds this rule"
    for name, link in ROWS[number]:
        assert name in names_in((PAGE.parent / link).resolve()), f"{link}: {name}"


def test_phone_and_server_read_the_same_vectors() -> None:
    for name in ("hydration", "goal", "schedule", "most-a-day", "tags"):
        readers = [
            path
            for folder in ("tests/unit/reminders", "tests/client/reminders")
            for path in (ROOT / folder).iterdir()
            if path.is_file() and f"{name}.json" in path.read_text()
        ]
        assert {path.suffix for path in readers} == {".py", ".ts"}, name


def test_no_library_of_timetables_is_installed() -> None:
    wanted = re.findall(r"^ {4}\"([\w-]+)", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)

    assert len(wanted) > 20
    assert [name for name in wanted if any(each in name for each in TIMETABLES)] == []
