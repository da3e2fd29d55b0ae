"""Programmes name what exists, and say it in plain words."""

import pytest

from webapp.content.loader import Content, read
from webapp.content.programmes import programme_faults, published_programmes
from webapp.content.reading import HARDEST, faults_of, grade
from webapp.content.texts import texts
from webapp.contract.programme import ProgrammesFile
from webapp.pages.programmes import FILE


@pytest.fixture(scope="module")
def file() -> ProgrammesFile:
    return read(FILE, ProgrammesFile)


def test_every_routine_and_reference_of_a_programme_exists(
    file: ProgrammesFile, content: Content
) -> None:
    assert list(programme_faults(file, content=content)) == []


def test_a_routine_that_nobody_knows_is_named(file: ProgrammesFile, content: Content) -> None:
    one = file.programmes[0].model_copy(update={"routines": ["no-such"], "sources": [998]})

    found = list(programme_faults(file.model_copy(update={"programmes": [one]}), content=content))

    assert found == [
        f"{one.id}: there is no routine no-such",
        f"{one.id}: there is no source 998",
    ]


def test_the_words_of_a_programme_are_plain(file: ProgrammesFile) -> None:
    found = [text for _, text in texts("programmes", file.model_dump(mode="json"))]

    assert [fault for text in found for fault in faults_of(text)] == []
    assert grade(found) <= HARDEST


def test_a_programme_is_published_with_the_names_of_its_routines(
    file: ProgrammesFile, content: Content
) -> None:
    titles = {name: routine.title for name, routine in content.routines.items()}
    shelf = {source.number: source for source in content.sources.sources}

    first = published_programmes(file, titles=titles, shelf=shelf).programmes[0]

    assert [routine.title for routine in first.routines] == [titles[n.id] for n in first.routines]
    assert first.days == 42
    assert [source.number for source in first.sources] == file.programmes[0].sources
