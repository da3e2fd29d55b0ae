"""Settings are read in a folder that holds none."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Start where nothing lies: a checkout may have a file of settings of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
