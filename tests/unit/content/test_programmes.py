"""Programmes name what exists, and say it in plain words."""

from dataclasses import replace
from pathlib import Path

from webapp.content import check
from webapp.content.clips import Clip
from webapp.content.loader import Content
from webapp.content.programmes import published_programmes


def with_programme(content: Content, **values: object) -> Content:
    """Return the content with its first programme changed."""
    one = content.programmes.programmes[0].model_copy(update=values)
    return replace(content, programmes=content.programmes.model_copy(update={"programmes": [one]}))


def test_what_a_programme_names_and_nobody_knows_is_a_fault_of_the_content(
    content: Content, clips: dict[str, Clip], audio: Path
) -> None:
    one = content.programmes.programmes[0].id
    broken = with_programme(content, routines=["no-such"], sources=[998])

    assert check.faults(broken, clips=clips, audio=audio) == [
        f"programmes: {one}: there is no routine no-such",
        f"programmes: {one}: there is no source 998",
    ]


def test_the_words_of_a_programme_are_looked_at_like_all_others(content: Content) -> None:
    loud = with_programme(content, summary="It prevents cramps for certain!")

    assert [fault.split(": ")[-1] for fault in check.wording_faults(loud)] == [
        "says an exclamation mark",
        "says a promise to prevent",
    ]


def test_a_programme_is_published_with_the_names_of_its_routines(content: Content) -> None:
    titles = {name: routine.title for name, routine in content.routines.items()}
    shelf = {source.number: source for source in content.sources.sources}
    file = content.programmes

    first = published_programmes(file, titles=titles, shelf=shelf).programmes[0]

    assert [routine.title for routine in first.routines] == [titles[n.id] for n in first.routines]
    assert first.days == 42
    assert [source.number for source in first.sources] == file.programmes[0].sources
