"""The programmes, published in a language; what is wrong with them, in sentences."""

from collections.abc import Iterator, Mapping

from webapp.content.loader import Content
from webapp.content.publish import sources_of, with_version
from webapp.contract.knowledge import Source
from webapp.contract.programme import (
    ProgrammeFile,
    ProgrammesFile,
    PublishedProgramme,
    PublishedProgrammeRoutine,
    PublishedProgrammes,
)


def published_programmes(
    file: ProgrammesFile, *, titles: Mapping[str, str], shelf: Mapping[int, Source]
) -> PublishedProgrammes:
    """Return all programmes with the names of their routines and their references."""
    programmes = [_programme(each, titles=titles, shelf=shelf) for each in file.programmes]
    return with_version(PublishedProgrammes(version="", review=file.review, programmes=programmes))


def programme_faults(content: Content) -> Iterator[str]:
    """Yield what a programme names and nobody knows."""
    known = {source.number for source in content.sources.sources}
    for programme in content.programmes.programmes:
        unknown = [name for name in programme.routines if name not in content.routines]
        yield from (f"{programme.id}: there is no routine {name}" for name in unknown)
        missing = [number for number in programme.sources if number not in known]
        yield from (f"{programme.id}: there is no source {number}" for number in missing)


def _programme(
    file: ProgrammeFile, *, titles: Mapping[str, str], shelf: Mapping[int, Source]
) -> PublishedProgramme:
    return PublishedProgramme(
        id=file.id,
        title=file.title,
        summary=file.summary,
        sentence=file.sentence,
        days=file.days,
        routines=[PublishedProgrammeRoutine(id=name, title=titles[name]) for name in file.routines],
        body=file.body,
        sources=sources_of(file.sources, shelf=shelf),
    )
