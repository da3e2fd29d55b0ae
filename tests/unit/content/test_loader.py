"""Content files are read strictly, and a broken one is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from webapp.content.loader import ContentBroken, load, parse, read
from webapp.contract.routine_file import RoutineFile
from webapp.foundation.paths import ROUTINES

Write = Callable[[str, str], Path]


def broken(text: str, write: Write) -> str:
    with pytest.raises(ContentBroken) as caught:
        read(write("calf-bed-acute.yaml", text), RoutineFile)
    return str(caught.value)


def test_every_routine_that_ships_can_be_read(routine_text: str) -> None:
    routine = parse(routine_text, RoutineFile)

    assert routine.id == "calf-bed-acute"
    assert [step.id for step in routine.steps] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("no", "target: Input should be a valid string"),
        ("on", "target: Input should be a valid string"),
        ("3", "target: Input should be a valid string"),
        ("~", "target: Input should be a valid string"),
        ("12:30", "12:30 needs quotes"),
        ("2026-11-21", "2026-11-21 needs quotes"),
    ],
)
def test_a_word_that_yaml_takes_for_something_else_is_refused(
    word: str, reason: str, routine_text: str, write: Write
) -> None:
    text = routine_text.replace("target: Calf", f"target: {word}")

    message = broken(text, write)

    assert "calf-bed-acute.yaml" in message
    assert reason in message


def test_a_time_of_day_is_not_a_number_of_seconds(routine_text: str, write: Write) -> None:
    text = routine_text.replace("seconds: 30", "seconds: 12:30")

    message = broken(text, write)

    assert "12:30 needs quotes or is no whole number" in message


def test_seconds_in_quotes_are_refused(routine_text: str, write: Write) -> None:
    text = routine_text.replace("seconds: 30", 'seconds: "30"')

    assert "steps.2.seconds" in broken(text, write)


def test_an_unknown_key_is_named_with_its_place(routine_text: str, write: Write) -> None:
    text = routine_text.replace("    kind: hold", "    kind: hold\n    duration: 30")

    assert "steps.2.duration: Extra inputs" in broken(text, write)


def test_a_key_that_is_there_twice_is_refused(routine_text: str, write: Write) -> None:
    text = routine_text.replace("when: acute", "when: acute\nwhen: recovery")

    assert "when is there twice" in broken(text, write)


def test_an_unknown_gate_is_refused(routine_text: str, write: Write) -> None:
    text = routine_text.replace("gate: sciatica", "gate: bad_back")

    assert "gates.3.gate" in broken(text, write)


def test_text_that_is_no_yaml_is_named_with_its_line(write: Write) -> None:
    message = broken("id: calf\ntitle: [open", write)

    assert "calf-bed-acute.yaml" in message
    assert "line 2" in message or "line 3" in message


def test_an_empty_file_is_refused(write: Write) -> None:
    assert "calf-bed-acute.yaml" in broken("", write)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentBroken, match="there is no such file"):
        read(tmp_path / "sources.yaml", RoutineFile)


def test_a_routine_must_be_called_like_its_file(tmp_path: Path) -> None:
    shutil.copytree(ROUTINES, tmp_path / "routines")
    (tmp_path / "routines" / "quad-acute.yaml").rename(tmp_path / "routines" / "thigh.yaml")

    with pytest.raises(ContentBroken, match="id: is quad-acute, but the file is called thigh"):
        load(tmp_path / "routines")
