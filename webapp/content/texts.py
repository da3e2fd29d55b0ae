"""Which words of a content file a person sees, and the context under which each is translated.

One walk serves the extractor and the publisher, so a sentence cannot be shown untranslated.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

Translate = Callable[[str, str], str]
Model = TypeVar("Model", bound=BaseModel)

# The keys under which there are words; everything else is for the machine.
WORDS = frozenset(
    {
        "action",
        "answer",
        "ask",
        "body",
        "brands",
        "caveat",
        "citation",
        "description",
        "differs",
        "does",
        "explain",
        "feel",
        "figures",
        "finding",
        "headline",
        "instead",
        "keep_on",
        "known",
        "lines",
        "names",
        "no_cause",
        "note",
        "notes",
        "number_hint",
        "partner",
        "points",
        "posture",
        "question",
        "quick_line",
        "sentence",
        "sign",
        "soon",
        "summary",
        "target",
        "text",
        "timing",
        "title",
        "today_hint",
        "unlisted",
        "unsure",
        "urgent",
        "why",
    }
)
# What names an entry of a list, so that contexts survive when entries are added or moved.
_NAMES = ("id", "gate", "number", "at")


def texts(name: str, values: object) -> Iterator[tuple[str, str]]:
    """Yield (context, text) for all words in a file's values; `name` starts every context."""
    seen: list[tuple[str, str]] = []

    def note(context: str, text: str) -> str:
        seen.append((context, text))
        return text

    _walk(values, context=name, words=False, translate=note)
    yield from seen


def translated(model: Model, *, name: str, translate: Translate) -> Model:
    """Return the model with all its words translated."""
    values = model.model_dump(mode="json")
    return model.model_validate(
        _walk(values, context=name, words=False, translate=translate), strict=False
    )


def _walk(value: Any, *, context: str, words: bool, translate: Translate) -> Any:  # noqa: ANN401 - what YAML holds
    """Return the value with its words translated."""
    if isinstance(value, str):
        return translate(context, value) if words else value
    if isinstance(value, dict):
        return {
            key: _walk(
                item, context=f"{context}.{key}", words=words or key in WORDS, translate=translate
            )
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [
            _walk(item, context=f"{context}.{_name(item, index)}", words=words, translate=translate)
            for index, item in enumerate(value, start=1)
        ]
    return value


def _name(item: object, index: int) -> str:
    if isinstance(item, dict):
        return next((str(item[key]) for key in _NAMES if key in item), str(index))
    return str(index)
