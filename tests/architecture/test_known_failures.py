"""The page of failures known from elsewhere: every test and file that it names is there."""

import re

import pytest

from tests.simulation.device_bugs import DEVICES
from tests.simulation.server_bugs import SERVERS
from tests.support.named_tests import LINK, names_in
from webapp.foundation.paths import ROOT

PAGE = ROOT / "docs" / "decisions" / "0005-known-failures-and-who-notices-them.md"
ROWS = re.findall(r"^\| (?!---|what went)(.+?) \| (.+) \|$", PAGE.read_text(), re.MULTILINE)
FILE = re.compile(r"`((?:tests|client|webapp|docs|bench|routines)/[^`]+)`")
BUG = re.compile(r"the planted bug “([^”]+)”")
BUGS = {*SERVERS, *(device.__name__ for device in DEVICES)}

# What may change a person's records: everything else goes through it, so that each change counts.
WRITES_RECORDS = {"webapp/sync/rows.py"}
NUMBERED = r"Sync(?:Record|Head|Receipt)\b"
# A statement or a session that writes; and a row read whole, which writes what is assigned to it.
WRITING = re.compile(
    r"\b(?:insert\w*|update|delete|add|add_all|merge)\("
    rf"|\b(?:select|get|scalars?)\(\s*{NUMBERED}(?!\.)"
)


def test_there_are_rows_to_check() -> None:
    assert len(ROWS) > 70
    assert sum(len(LINK.findall(holds)) for _, holds in ROWS) > 60


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_what_a_row_names_exists(number: int) -> None:
    failure, holds = ROWS[number]

    for name, link in LINK.findall(holds):
        path = (PAGE.parent / link).resolve()
        plain = re.sub(r"[^\w ]", "", name).lower() if path.suffix == ".py" else name
        assert plain in names_in(path), f"{failure}: {link} has no test {name}"
    for name in FILE.findall(holds):
        assert (ROOT / name).exists(), f"{failure}: {name}"
    for bug in BUG.findall(holds):
        assert bug in BUGS, f"{failure}: nobody plants {bug}"


def test_no_row_is_only_a_promise() -> None:
    assert [failure for failure, holds in ROWS if not holds.strip()] == []


def test_records_are_changed_in_one_place_where_each_change_gets_a_number() -> None:
    writing = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "webapp").rglob("*.py")
        if re.search(NUMBERED, text := path.read_text()) and WRITING.search(text)
    }

    assert writing == WRITES_RECORDS
