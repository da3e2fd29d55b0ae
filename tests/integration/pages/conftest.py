"""One site for all tests of pages: they read, and say nothing about who asks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from flask import Flask

from tests.support.html import Page, read
from tooling.catalogues import pseudo_catalog
from tooling.messages import collect, written
from webapp.content.library import Library
from webapp.foundation.languages import PSEUDO

ADDRESSES = (
    *("/", "/now", "/routines", "/water", "/diary", "/diary/new", "/diary/any-record"),
    *("/insights", "/report", "/check", "/medicines", "/learn", "/reminders", "/settings"),
    *("/account", "/about", "/privacy", "/offline", "/more"),
)


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Pages ask no database, so one kind is enough."""
    copy = shutil.copy(sqlite_template, tmp_path / "test.db")
    return f"sqlite:///{copy}"


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pseudo-locale of the sentences as they are now in the sources."""
    root = tmp_path_factory.mktemp("translations")
    folder = root / PSEUDO.locale / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, pseudo_catalog(written(collect())))
    return root


@pytest.fixture
def site(app: Flask, catalogues: Path) -> Flask:
    """Return the app with a fresh pseudo-locale."""
    app.extensions["babel"].translation_directories[:] = [str(catalogues)]
    return app


@pytest.fixture
def every_address(app: Flask) -> list[str]:
    """Return the address of every page there is, in English."""
    library: Library = app.extensions["library"]
    routines = [f"/routines/{name}{end}" for name in library.ids for end in ("", "/play")]
    articles = [f"/learn/{name}" for name in library.content.learn.articles]
    return [*ADDRESSES, *articles, *routines]


@pytest.fixture
def visit(site: Flask) -> Callable[[str], Page]:
    """Return what reads a page that must be there."""
    browser = site.test_client()

    def read_page(address: str) -> Page:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        return read(answer.text)

    return read_page
