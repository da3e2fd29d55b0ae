"""The house stays small enough to be read: modules and functions keep to their budgets."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE_LINES = 300
FUNCTION_LINES = 40
GENERATED = re.compile(r"webapp/migrations/versions/|client/contract/wire\.ts")

TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    check=True,
    capture_output=True,
    text=True,
).stdout.splitlines()
MODULES = [
    name
    for name in TRACKED
    if re.search(r"\.(py|ts|tsx|mjs|css)$", name)
    and not GENERATED.search(name)
    and (ROOT / name).is_file()
]


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 200


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_at_most_300_lines(name: str) -> None:
    assert (ROOT / name).read_text().count("\n") <= MODULE_LINES


@pytest.mark.parametrize("name", [name for name in MODULES if name.endswith(".py")])
def test_a_function_has_at_most_40_lines(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text())
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    long = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in functions
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    }
    assert long == {}
