"""The library of a running app, and the command that checks it."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from webapp.content import commands
from webapp.content import library as shelf
from webapp.content.library import Library, UnknownRoutine, open_library
from webapp.content.loader import Content
from webapp.content.resting import Resting
from webapp.foundation.paths import ROUTINES


def as_it_is(_context: str, text: str) -> str:
    return text


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.cli.add_command(commands.content)
    return app


def test_what_rests_on_a_source_is_found_out_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def resting_on(content: Content) -> dict[int, Resting]:
        asked.append(content)
        return {}

    monkeypatch.setattr(shelf, "resting_on", resting_on)
    fresh = Library(library.content, library.clips)

    assert (fresh.resting, fresh.resting) == ({}, {})
    assert asked == [library.content]


def test_every_routine_comes_with_a_picture_of_every_step(library: Library) -> None:
    for name in library.ids:
        routine = library.routine(name, language="en", translate=as_it_is)
        steps = [step for block in routine.blocks for step in block.steps]

        assert all(step.picture.tree.root[2] for step in steps), name
        assert all(step.picture.description for step in steps), name


def test_each_language_is_published_once(library: Library) -> None:
    first = library.routine("quad-acute", language="en", translate=as_it_is)
    again = library.routine("quad-acute", language="en", translate=as_it_is)
    other = library.routine("quad-acute", language="xx", translate=lambda _, text: f"({text})")

    assert again is first
    assert other.title == f"({first.title})"


def test_an_unknown_routine_is_refused(library: Library) -> None:
    with pytest.raises(UnknownRoutine):
        library.routine("nowhere", language="en", translate=as_it_is)


def test_a_broken_file_keeps_the_app_from_starting_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "routines"
    shutil.copytree(ROUTINES, folder)
    (folder / "quad-acute.yaml").write_text("id: [", "utf-8")
    monkeypatch.setattr(shelf, "open_library", lambda: open_library(routines=folder))

    with pytest.raises(SystemExit, match=r"quad-acute\.yaml: .*line 2"):
        shelf.init_app(Flask(__name__))


def test_a_broken_pose_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    shutil.copytree(ROUTINES, folder)
    (folder / "poses" / "standing.yaml").write_text("stand: 3", "utf-8")

    with pytest.raises(shelf.ContentBroken, match=r"standing\.yaml"):
        open_library(routines=folder)


def test_the_command_says_that_the_content_is_right(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 0
    assert "32 routines" in result.output


def test_the_command_names_every_fault_and_fails(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = open_library()
    del found.clips["en"]["Halfway."]
    monkeypatch.setattr(commands, "open_library", lambda: found)

    result = app.test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 1
    assert "no clip speaks: Halfway." in result.output


def test_the_command_names_the_file_that_is_broken(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "routines"
    shutil.copytree(ROUTINES, folder)
    (folder / "quad-acute.yaml").write_text("id: [", "utf-8")
    monkeypatch.setattr(commands, "open_library", lambda: open_library(routines=folder))

    result = app.test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 1
    assert "quad-acute.yaml: " in result.output
