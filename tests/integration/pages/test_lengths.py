"""What a page promises of a routine's length is what the player takes over it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from tests.support.html import Page
from webapp.content.library import Library
from webapp.foundation.paths import ROOT


def gates_of(routine: dict[str, Any]) -> set[str]:
    steps = [step for block in routine["blocks"] for step in block["steps"]]
    return {gate for step in steps for gate in step["skip_gates"]}


def people_for(routine: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield whoever may do it: says no to all, was never asked, has what leaves steps out."""
    no = dict.fromkeys(gates_of(routine), "no")
    closing = {gate["gate"] for gate in routine["gates"] if gate["effect"] == "block"}
    yield no
    yield {}
    yield from ({**no, gate: "yes"} for gate in sorted(gates_of(routine) - closing))


@pytest.fixture
def routines(app: Flask) -> list[dict[str, Any]]:
    """Return every routine as the player gets it."""
    library: Library = app.extensions["library"]
    browser = app.test_client()
    return [browser.get(f"/routines/{name}.json").get_json() for name in library.ids]


def walked(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "tests/client/routine/walk.ts"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
        input=json.dumps(cases),
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_a_page_promises_the_time_that_the_player_takes_from_the_first_step_to_the_last(
    routines: list[dict[str, Any]], visit: Callable[[str], Page]
) -> None:
    walks = walked([{"routine": one, "answers": next(people_for(one))} for one in routines])

    assert len(walks) > 30
    for routine, walk in zip(routines, walks, strict=True):
        assert routine["takes_seconds"] == walk["seconds"], routine["id"]
        words = visit(f"/routines/{routine['id']}").words
        assert words[words.index("Takes") + 1] == walk["said"], routine["id"]


def test_where_answers_leave_steps_out_the_time_is_that_of_what_is_left(
    routines: list[dict[str, Any]],
) -> None:
    cases = [{"routine": one, "answers": told} for one in routines for told in people_for(one)]

    assert len(cases) > 2 * len(routines)
    for case, walk in zip(cases, walked(cases), strict=True):
        assert walk["promised"] == walk["said"], (case["routine"]["id"], case["answers"])


def test_a_list_promises_what_the_page_of_the_routine_does(
    routines: list[dict[str, Any]], visit: Callable[[str], Page]
) -> None:
    listed = " ".join(visit("/routines").words)

    for routine in routines:
        words = visit(f"/routines/{routine['id']}").words
        assert f"{routine['title']} " in listed
        assert f"· {words[words.index('Takes') + 1]}" in listed.split(f"{routine['title']} ")[1]


def test_whole_minutes_of_a_step_are_told_as_minutes(visit: Callable[[str], Page]) -> None:
    words = visit("/routines/recovery-heat").words

    assert "Rest for 5 minutes" in words
    assert "30 seconds" in words
    assert not any("300" in word for word in words)


def test_when_something_is_said_is_told_to_the_second(visit: Callable[[str], Page]) -> None:
    said = " ".join(visit("/routines/recovery-cold").words)

    assert "After 150 seconds:" in said
    assert "After about" not in said
