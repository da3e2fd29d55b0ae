"""Signing in costs the same under a name that exists and under one that does not."""

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from webapp.accounts import passwords

from .conftest import SIGN_IN, WISH


class Noted:
    """The real hasher, and the hashes that it was asked to compare with."""

    def __init__(self, real: PasswordHasher) -> None:
        self.real = real
        self.compared: list[str] = []

    def hash(self, password: str) -> str:
        return self.real.hash(password)

    def verify(self, kept: str, password: str) -> bool:
        self.compared.append(kept)
        return self.real.verify(kept, password)


def parameters(kept: str) -> str:
    """Return what decides how long comparing takes."""
    return kept.rsplit("$", 2)[0]


def test_a_name_that_nobody_has_costs_a_hash_with_the_same_parameters(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = Noted(passwords._HASHER)  # noqa: SLF001 - what it computes is the subject
    monkeypatch.setattr(passwords, "_HASHER", noted)
    client.post("/api/v1/accounts", json=WISH)

    for username in ("Ada", "nobody-at-all"):
        wrong = {**SIGN_IN, "username": username, "password": "not the password"}
        assert client.post("/api/v1/session", json=wrong).status_code == 401

    known, unknown = noted.compared
    assert parameters(known) == parameters(unknown)
    assert known != unknown
