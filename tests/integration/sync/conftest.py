"""People with devices that talk to the real routes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from tests.support.sync_device import Device
from webapp.api.sync import PARTS
from webapp.sync.page import PageSize

PASSWORD = "three calm herons at dusk"

NewDevice = Callable[..., Device]
SetPage = Callable[..., None]


@pytest.fixture
def new_device(app: Flask) -> NewDevice:
    """Return what signs a device in to an account, which is made when it is first named."""
    made: set[str] = set()

    def sign_in(username: str = "heron") -> Device:
        device = Device(app)
        device.sign_in(username, PASSWORD, new=username not in made)
        made.add(username)
        return device

    return sign_in


@pytest.fixture
def device(new_device: NewDevice) -> Device:
    """Return the first device of a person."""
    return new_device()


@pytest.fixture
def set_page(app: Flask) -> SetPage:
    """Return what makes the pages of this server small."""

    def limit(*, records: int = 2000, size_bytes: int = 1024 * 1024) -> None:
        size = PageSize(records=records, size_bytes=size_bytes)
        app.extensions[PARTS] = replace(app.extensions[PARTS], page_size=size)

    return limit
