"""The browser code's layers: requests flow down, never sideways; pure folders stay pure."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "client"

# From the top down. What stands in one line does not import each other.
LAYERS = [
    {"pages", "worker"},
    {"today", "status"},  # loaded by pages after the first paint; features meet in them
    {
        "account",
        "check",
        "diary",
        "install",
        "medicines",
        "player",
        "programme",
        "reminders",
        "routine",
        "settings",
        "water",
    },
    {"search", "shell", "sync"},
    {"parts"},
    {"foundation"},
    {"contract"},
]
LEVEL = {folder: level for level, layer in enumerate(LAYERS) for folder in layer}

IMPORT = re.compile(r"""(?:from\s+|import\s*\(\s*|import\s+)['"](\.[^'"]+)['"]""")
PACKAGE = re.compile(r"""(?:from\s+|import\s*\(\s*|import\s+)['"]([^.'"][^'"]*)['"]""")
# What makes a calculation depend on the moment or the place in which it runs.
IMPURE = re.compile(r"\b(Date\.now|new Date\(\)|Math\.random|performance\.now|crypto\.)")

SOURCES = sorted(path for path in CLIENT.rglob("*.ts*") if path.parent != CLIENT)
LOGIC = [path for path in SOURCES if "logic" in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> list[Path]:
    found = IMPORT.findall(path.read_text())
    return [(path.parent / target).resolve() for target in found]


def folder_of(path: Path) -> str:
    return path.relative_to(CLIENT).parts[0]


def test_there_is_something_to_check() -> None:
    assert len(SOURCES) > 100
    assert len(LOGIC) > 20


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_import_exists_and_points_down_or_stays_in_its_folder(path: Path) -> None:
    here = folder_of(path)
    for target in imports_of(path):
        there = folder_of(target)

        assert target.is_file(), target
        assert there == here or LEVEL[there] > LEVEL[here], f"{here} imports {there}"


@pytest.mark.parametrize("path", LOGIC, ids=name_of)
def test_logic_asks_neither_clock_nor_chance_nor_packages(path: Path) -> None:
    text = path.read_text()

    assert IMPURE.search(text) is None
    assert PACKAGE.findall(text) == []


@pytest.mark.parametrize("path", LOGIC, ids=name_of)
def test_logic_imports_logic_and_what_is_as_pure(path: Path) -> None:
    for target in imports_of(path):
        pure = "logic" in target.parts or folder_of(target) in {"contract", "foundation"}

        assert pure, target


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_markup_is_made_from_text(path: Path) -> None:
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write"
    found = re.findall(rf"{sinks}|\bstyle=|\beval\(|new Function", path.read_text())

    assert found == []


EXPORT = re.compile(
    r"^export (?:async )?(?:const|function|class|interface|type) (\w+)", re.MULTILINE
)
TAKING = re.compile(r"""(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+['"](\.[^'"]+)['"]""")
# Whoever imports a module whole, or when it is wanted, may take anything of it.
WHOLE = re.compile(r"""(?:import\s*\(\s*|\*\s+as\s+\w+\s+from\s+)['"](\.[^'"]+)['"]""")


def test_what_is_exported_is_taken_by_somebody() -> None:
    taken: set[tuple[Path, str]] = set()
    whole: set[Path] = set()
    for path in [*CLIENT.rglob("*.ts*"), *(ROOT / "tests" / "client").rglob("*.ts*")]:
        text = path.read_text()
        whole |= {(path.parent / target).resolve() for target in WHOLE.findall(text)}
        for names, target in TAKING.findall(text):
            there = (path.parent / target).resolve()
            words = (name.split(" as ")[0].strip() for name in names.split(","))
            taken |= {(there, word.removeprefix("type ")) for word in words}

    exported = {
        (path, name)
        for path in SOURCES
        if path not in whole and folder_of(path) != "contract"
        for name in EXPORT.findall(path.read_text())
    }
    assert len(exported) > 500
    assert {f"{name_of(path)}: {name}" for path, name in exported - taken} == set()
