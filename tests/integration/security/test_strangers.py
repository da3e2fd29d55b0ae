import itertools

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.open_routes import OPEN_TO_ALL

from .conftest import OURS, WISH

NEEDS_A_SESSION = (
    ("GET", "/api/v1/session"),
    ("GET", "/api/v1/sessions"),
    ("DELETE", "/api/v1/sessions/0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"),
    ("PUT", "/api/v1/password"),
    ("POST", "/api/v1/recovery-codes"),
    ("DELETE", "/api/v1/accounts"),
)
BODIES = {
    "/api/v1/password": {"password": "x", "new_password": "nine owls on a roof"},
    "/api/v1/recovery-codes": {"password": "x"},
    "/api/v1/accounts": {"username": "Ada"},
}


@pytest.mark.parametrize(("method", "path"), NEEDS_A_SESSION)
def test_without_a_session_nothing_of_anybody_is_told(
    bare: FlaskClient, method: str, path: str
) -> None:
    answer = bare.open(path, method=method, json=BODIES.get(path), headers=OURS)

    assert (answer.status_code, answer.get_json()["code"]) == (401, "signed-out")


@pytest.mark.parametrize(("method", "path"), NEEDS_A_SESSION[1:])
def test_an_owner_without_account_can_do_nothing_with_accounts(
    client: FlaskClient, method: str, path: str
) -> None:
    client.post("/api/v1/owners", json={"timezone": "UTC"})
    answer = client.open(path, method=method, json=BODIES.get(path))

    assert (answer.status_code, answer.get_json()["code"]) == (403, "account-needed")


@pytest.mark.parametrize(("method", "path"), NEEDS_A_SESSION)
def test_a_device_that_was_signed_out_is_a_stranger(
    app: Flask, client: FlaskClient, method: str, path: str
) -> None:
    client.post("/api/v1/accounts", json=WISH)
    other = app.test_client()
    other.post("/api/v1/session", json={name: WISH[name] for name in ("username", "password")})
    client.put(
        "/api/v1/password",
        json={"password": WISH["password"], "new_password": "nine owls on a roof"},
    )

    assert other.open(path, method=method, json=BODIES.get(path)).status_code == 401


def test_every_route_that_asks_for_nobody_is_meant_to(app: Flask, bare: FlaskClient) -> None:
    unguarded = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if bare.open(
            rule.rule.replace("<", "").replace(">", ""),
            method=method,
            json=None if method == "GET" else {},
            headers=OURS,
        ).status_code
        not in {401, 403}
    }

    assert unguarded <= OPEN_TO_ALL


@pytest.mark.parametrize("secret", ["owner", "nobody", ""])
def test_knowing_an_owners_id_opens_nothing(app: Flask, client: FlaskClient, secret: str) -> None:
    owner = client.post("/api/v1/accounts", json=WISH).get_json()["owner"]
    stranger = app.test_client()
    stranger.set_cookie("session", f"{owner}.{secret}")

    assert stranger.get("/api/v1/session").status_code == 401


def test_one_persons_secret_does_not_open_another_person(app: Flask, client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json=WISH)
    other = app.test_client()
    other.post("/api/v1/accounts", json={**WISH, "username": "Eve"})
    parts = [c.get_cookie("session").value.split(".") for c in (client, other)]
    swapped = [f"{a[0]}.{b[1]}" for a, b in itertools.permutations(parts, 2)]

    for token in swapped:
        stranger = app.test_client()
        stranger.set_cookie("session", token)
        assert stranger.get("/api/v1/session").status_code == 401
