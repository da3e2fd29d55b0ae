"""The house stays small enough to be read: modules and functions keep to their budgets."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE_LINES = 300
FUNCTION_LINES = 40
# Where a function of the formatted browser code begins: at the line that opens its body.
OPENS_A_FUNCTION = re.compile(r"=>(?: [\[({]+)?$|\)(?:: [^=]+)? \{$")
# Blocks, and a suite, which is but a list of tests.
NO_FUNCTION = re.compile(r"\s*(?:\} )?(?:if|for|while|switch|catch)\b|\s*suite\(")
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


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def functions_of(text: str) -> Iterator[tuple[str, int]]:
    """Tell each function's first line and its length, by the indentation that Biome gives it.

    Lines count as they do for Python: with the parameters, the comments and the last brace.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not OPENS_A_FUNCTION.search(line) or NO_FUNCTION.match(line):
            continue
        outer = indent_of(line)
        first = number
        while lines[first].lstrip().startswith((")", "}")) or indent_of(lines[first]) > outer:
            first -= 1
        last = number + 1
        while last < len(lines) - 1 and (not lines[last] or indent_of(lines[last]) > outer):
            last += 1
        yield lines[first].strip(), last - first + 1


@pytest.mark.parametrize("name", [name for name in MODULES if re.search(r"\.(ts|tsx|mjs)$", name)])
def test_a_function_of_the_browser_code_has_at_most_40_lines(name: str) -> None:
    found = functions_of((ROOT / name).read_text())

    assert {first: length for first, length in found if length > FUNCTION_LINES} == {}


def test_a_long_function_is_noticed_wherever_it_stands() -> None:
    body = "    work();\n" * 39
    arrow = f"  const run = async (wish: Wish): Promise<void> => {{\n{body}  }};\n"
    method = f"  async put(kind, change) {{\n{body}  }},\n"
    view = f"export const View = ({{\n  a,\n}}: Props) => (\n{body});\n"
    block = f"  if (wish) {{\n{body}  }}\n"

    assert [length for _, length in functions_of(arrow + method)] == [41, 41]
    assert list(functions_of(view)) == [("export const View = ({", 43)]
    assert list(functions_of(block)) == []
