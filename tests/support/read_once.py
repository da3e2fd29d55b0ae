"""What every app of a run reads alike from the disk, read once: it takes longer than most tests."""

from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

import pytest
from whitenoise import WhiteNoise

from webapp.content import library, loader
from webapp.foundation import assets
from webapp.foundation.paths import ROUTINES

_known: dict[object, dict[str, Any]] = {}


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Let apps share the content that ships, and what is known of the static files."""
    patch.setattr(library, "load", _load)
    patch.setattr(assets, "WhiteNoise", _KnownFiles)


def _load(folder: Path) -> loader.Content:
    return _shipped() if folder == ROUTINES else loader.load(folder)


@cache
def _shipped() -> loader.Content:
    return loader.load(ROUTINES)


class _KnownFiles(WhiteNoise):  # type: ignore[misc]  # it comes without types
    """Takes over what another app found, if its answers carry the same headers."""

    def update_files_dictionary(self, root: str, prefix: str) -> None:
        headers = Headers([])
        self.add_headers_function(headers, "", "")
        key = (root, prefix, tuple(headers.items()))
        if key not in _known:
            super().update_files_dictionary(root, prefix)
            _known[key] = dict(self.files)
        self.files.update(_known[key])
