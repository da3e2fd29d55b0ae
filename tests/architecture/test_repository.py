"""What a newcomer relies on: the targets, the processes and the pages that documents name."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_make_target_that_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"`make ([a-z]+)", path.read_text()))

    assert named <= TARGETS


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_file_that_a_document_links_to_exists(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text())

    missing = [link for link in links if not (path.parent / link).exists()]
    assert missing == []


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()

    assert {line.split()[0] for line in listed} == TARGETS


def test_continuous_integration_runs_what_the_readme_tells() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text().splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]

    assert commands == ["make check", "make test"]


def test_the_procfile_has_the_three_processes() -> None:
    lines = dict(
        line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines() if line
    )

    assert list(lines) == ["release", "web", "worker"]
    assert [shlex.split(command)[0] for command in lines.values()] == ["flask", "gunicorn", "flask"]


def test_the_image_is_built_by_the_same_steps_as_a_checkout() -> None:
    recipe = (ROOT / "Makefile").read_text().split("build/assets.json: ")[1].split("\n\n")[0]
    steps = re.findall(r"tooling/\S+\.(?:py|mjs)", recipe.split("\n", 1)[1])
    image = (ROOT / "Dockerfile").read_text()

    assert len(steps) > 1
    assert re.findall(r"tooling/\S+\.(?:py|mjs)", image) == steps


def test_what_compose_has_to_be_told_is_told_to_the_operator() -> None:
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", (ROOT / "compose.yaml").read_text()))
    told = (ROOT / "docs" / "operations.md").read_text()

    assert needed
    assert {name for name in needed if f"{name}=" not in told} == set()
