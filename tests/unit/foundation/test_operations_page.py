import re

from webapp.foundation.paths import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text()
SOURCES = "\n".join(path.read_text() for path in (ROOT / "webapp").rglob("*.py"))


def test_every_event_that_the_page_names_is_logged() -> None:
    table = PAGE.split("| event | when |")[1].split("\n\n")[0]
    named = re.findall(r"`([a-z ]+)`", table)

    assert [
        event for event in named if f'("{event}"' not in SOURCES.replace("(\n        ", "(")
    ] == []


def test_every_file_that_the_page_names_is_there() -> None:
    for path in re.findall(r"`(webapp/[\w/.-]+)`", PAGE):
        assert (ROOT / path).is_file(), path
