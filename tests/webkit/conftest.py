"""Phones with the engine of iPhones; `make webkit` installs it and runs these tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.server import LiveServer
from tests.support.webkit import DISPLAY, DRIVER, WebKitPhone, display


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """Share a display among all phones."""
    for program in (DRIVER, DISPLAY):
        if not shutil.which(program):
            pytest.fail(f"{program} is missing; `make webkit` installs it where it may")
    with display() as name:
        yield name


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """Give the test a server of its own."""
    with LiveServer(tmp_path) as live:
        yield live


@pytest.fixture
def new_phone(server: LiveServer, screen: str) -> Iterator[Callable[[], WebKitPhone]]:
    """Return what opens one more phone that has never been here; all are closed afterwards."""
    phones: list[WebKitPhone] = []

    def new() -> WebKitPhone:
        phones.append(WebKitPhone(server.url, display=screen))
        return phones[-1]

    yield new
    for phone in phones:
        phone.close()


@pytest.fixture
def phone(new_phone: Callable[[], WebKitPhone]) -> WebKitPhone:
    """Return a phone on which the app is ready without network."""
    first = new_phone()
    first.open("/")
    first.await_words("Ready without network")
    return first
