import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr
from werkzeug.test import TestResponse

from tests.support.authenticator import Authenticator
from tests.support.push_service import Subscription
from webapp.foundation.keys import new_vapid_key
from webapp.settings import Settings

PASSWORD = "seven lamps on a slow ferry"


class Person:
    """Somebody with a browser; says what they want, not how it travels."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def sign_up(self, name: str = "Ada", password: str = PASSWORD) -> TestResponse:
        wish = {"username": name, "password": password, "timezone": "Europe/Berlin"}
        return self.client.post("/api/v1/accounts", json=wish)

    def sign_in(self, name: str = "Ada", password: str = PASSWORD) -> TestResponse:
        return self.client.post("/api/v1/session", json={"username": name, "password": password})

    def sign_out(self) -> TestResponse:
        return self.client.delete("/api/v1/session")

    def who_am_i(self) -> TestResponse:
        return self.client.get("/api/v1/session")

    def devices(self) -> list[dict[str, object]]:
        return self.client.get("/api/v1/sessions").get_json()["sessions"]

    def be_anonymous(self) -> TestResponse:
        return self.client.post("/api/v1/owners", json={"timezone": "Europe/Berlin"})


@pytest.fixture
def person(client: FlaskClient) -> Person:
    return Person(client)


@pytest.fixture
def other(app: Flask, client: FlaskClient) -> Person:
    """Somebody else, or the same person on another device."""
    del client  # it chose the kind of client that sends our headers
    return Person(app.test_client())


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Add the key without which nobody can subscribe to pushes."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(new_vapid_key())})


@pytest.fixture
def another_browsers_push() -> dict[str, object]:
    """Return what a browser that allowed pushes tells the server."""
    keys = Subscription(endpoint="https://fcm.googleapis.com/fcm/send/some", auth=bytes(16))
    given = keys.as_json()
    return {
        "endpoint": given["endpoint"],
        "keys": given["keys"],
        "timezone": "Europe/Berlin",
        "vapid_key": "some",
    }


@pytest.fixture
def key(settings: Settings) -> Authenticator:
    return Authenticator(settings.public_url)


@pytest.fixture
def second_key(settings: Settings) -> Authenticator:
    return Authenticator(settings.public_url)
