"""The content that ships, and a desk that publishes it in English without drawing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from webapp.content.clips import SPOKEN, Clip, read_manifest
from webapp.content.loader import Content, load
from webapp.content.publish import Desk
from webapp.contract.routine import Node, Picture
from webapp.foundation.paths import ROUTINES, STATIC

AUDIO = STATIC / "audio" / SPOKEN


@pytest.fixture(scope="session")
def content() -> Content:
    return load(ROUTINES)


@pytest.fixture(scope="session")
def clips() -> dict[str, Clip]:
    return read_manifest(AUDIO)


@pytest.fixture(scope="session")
def audio() -> Path:
    return AUDIO


@pytest.fixture
def desk(content: Content, clips: dict[str, Clip]) -> Desk:
    return Desk(
        sources={source.number: source for source in content.sources.sources},
        gates={gate.gate: gate for gate in content.gates.gates},
        clips=clips,
        draw=lambda pose, title, glow: Picture(
            title=title,
            description=f"{pose.description} {glow}",
            view_box="0 0 1 1",
            tree=Node(("g", {}, [])),
        ),
    )


@pytest.fixture
def routine_text() -> str:
    """Return a whole routine as somebody would write it."""
    return (ROUTINES / "calf-bed-acute.yaml").read_text("utf-8")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file into an empty folder and return its path."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write_file
