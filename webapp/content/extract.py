"""Hands the words of content files to Babel, each with its context (`babel.cfg` names this)."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any

import yaml

from webapp.content.texts import texts

Message = tuple[int, str, tuple[str, str], list[str]]


def extract(
    file: IO[bytes],
    _keywords: Iterable[str],
    _comment_tags: Iterable[str],
    options: Mapping[str, Any],  # noqa: ARG001 - Babel passes it by name
) -> Iterator[Message]:
    """Yield a pgettext message for every sentence of a YAML file that people see."""
    source = file.read().decode("utf-8")
    for context, text in texts(PurePath(file.name).stem, yaml.safe_load(source)):
        yield 1, "pgettext", (context, text), []
