"""The styles hold nothing that no page, script or style reads."""

import re

from webapp.foundation.paths import ROOT, STATIC

STYLES = re.sub(
    r"/\*.*?\*/",
    "",
    "\n".join(path.read_text() for path in sorted((STATIC / "css").glob("*.css"))),
    flags=re.DOTALL,
)
SOURCES = "\n".join(
    path.read_text()
    for folder, ending in (("templates", "html"), ("client", "ts*"), ("webapp", "py"))
    for path in (ROOT / folder).rglob(f"*.{ending}")
)
# The parts of a picture are named by what they show.
DRAWN = "figure__"


def test_every_value_that_has_a_name_is_read() -> None:
    named = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", STYLES))
    read = set(re.findall(r"var\((--[\w-]+)", STYLES))

    assert len(named) > 20
    assert named - read == set()


def test_every_class_is_one_of_a_page() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", STYLES))
    words = set(re.findall(r"[\w-]+", SOURCES))

    assert len(styled) > 100
    assert {name for name in styled - words if not name.startswith(DRAWN)} == set()
