"""Reads the articles, the shelves that they stand on, and what they cover."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from webapp.contract.article import ArticleFile, PartFile, ShelvesFile
from webapp.contract.coverage import CoverageFile

Model = TypeVar("Model", bound=BaseModel)


class Read(Protocol):
    """Returns one file as its model, or says what is wrong with it."""

    def __call__(self, path: Path, model: type[Model]) -> Model:
        """Return it."""
        ...


@dataclass(frozen=True)
class Learn:
    """Everything under `/learn`, as it was written."""

    articles: dict[str, ArticleFile]
    shelves: ShelvesFile
    coverage: CoverageFile


def load_learn(folder: Path, *, read: Read, broken: Callable[[str], Exception]) -> Learn:
    """Return the articles of a folder; raises what `broken` makes of a wrong name."""
    articles = {path.stem: read(path, ArticleFile) for path in _files(folder / "articles")}
    for name, article in articles.items():
        if article.id != name:
            raise broken(
                f"articles/{name}.yaml: id: is {article.id}, but the file is called {name}"
            )
    return Learn(
        articles=articles,
        shelves=read(folder / "shelves.yaml", ShelvesFile),
        coverage=read(folder / "coverage.yaml", CoverageFile),
    )


def parts_of(article: ArticleFile) -> Iterable[PartFile]:
    """Yield every paragraph of an article."""
    return (part for section in article.sections for part in section.parts)


def cited(article: ArticleFile) -> list[int]:
    """Return the numbers of the sources of an article, each once, in ascending order."""
    return sorted({number for part in parts_of(article) for number in part.sources})


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))
