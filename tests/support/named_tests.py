"""The tests that a page of rules names, as they stand in its links."""

import re
from pathlib import Path

# A link of Markdown: what it says, and where it leads.
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")

_PYTHON_TEST = re.compile(r"^def test_(\w+)", re.MULTILINE)
_NODE_TEST = re.compile(r"\btest\(\s*(?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"|`([^`]*)`)", re.MULTILINE)


def names_in(path: Path) -> set[str]:
    """Return the names of a file's tests, in words; parts that vary are dots."""
    text = path.read_text()
    if path.suffix == ".py":
        return {name.replace("_", " ") for name in _PYTHON_TEST.findall(text)}
    found = [one or two or three for one, two, three in _NODE_TEST.findall(text)]
    return {re.sub(r"\$\{[^}]*\}", "…", name).replace("\\'", "'") for name in found}
