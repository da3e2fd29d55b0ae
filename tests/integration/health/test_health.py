import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.foundation.database import db
from webapp.foundation.health import Figure, add_check
from webapp.foundation.keys import new_vapid_key
from webapp.settings import Settings

TOKEN = "a-token-for-prometheus"


def test_a_server_with_its_database_is_well(client: FlaskClient) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert {"status": "ok", "database": "ok", "worker_lag_seconds": None}.items() <= (
        answer.get_json().items()
    )
    assert answer.get_json()["version"]


def test_a_server_without_its_database_says_so(settings: Settings) -> None:
    lost = "postgresql:///nowhere?host=/nonexistent"
    app = create_app(settings.model_copy(update={"database_url": lost}))

    answer = app.test_client().get("/healthz")

    assert (answer.status_code, answer.get_json()["database"]) == (503, "unreachable")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("becomes", "said"), [("another", "replaced"), ("a text", "replaced"), ("gone", "unreachable")]
)
def test_a_server_whose_file_is_another_one_now_is_not_well(
    client: FlaskClient, settings: Settings, tmp_path: Path, becomes: str, said: str
) -> None:
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    assert client.get("/healthz").get_json()["database"] == "ok"
    other = tmp_path / "other"
    if becomes == "another":
        shutil.copy(file, other)
    else:
        other.write_text("Dear diary")
    other.replace(file)
    if becomes == "gone":
        file.unlink()

    answer = client.get("/healthz")

    assert (answer.status_code, answer.get_json()["database"]) == (503, said)


def test_a_part_that_is_not_well_takes_the_server_out(app: Flask, client: FlaskClient) -> None:
    add_check(app, "worker_lag_seconds", lambda: Figure(300.0, is_well=False))

    answer = client.get("/healthz")

    assert (answer.status_code, answer.get_json()["worker_lag_seconds"]) == (503, 300.0)


def test_figures_count_requests_by_route_and_not_by_address(client: FlaskClient) -> None:
    client.get("/api/v1/sessions/../somebody's-secret-address")
    client.get("/healthz")
    figures = client.get("/metrics").text

    assert 'uncramp_requests_total{method="GET",route="/healthz",status="200"}' in figures
    assert "secret-address" not in figures


@pytest.mark.parametrize(
    ("changes", "headers", "status"),
    [
        ({}, {}, 200),
        ({}, {"X-Forwarded-For": "203.0.113.9"}, 404),
        ({"env": "production"}, {}, 404),
        ({"env": "production"}, {"X-Forwarded-For": "127.0.0.1"}, 404),
        ({"metrics_token": TOKEN}, {}, 404),
        ({"metrics_token": TOKEN}, {"Authorization": "Bearer guess"}, 404),
        ({"metrics_token": TOKEN}, {"Authorization": f"Bearer {TOKEN}"}, 200),
        ({"metrics_token": TOKEN, "env": "production"}, {"Authorization": f"Bearer {TOKEN}"}, 200),
    ],
)
def test_figures_are_for_the_operator_only(
    settings: Settings, changes: dict[str, str], headers: dict[str, str], status: int
) -> None:
    wanted = {
        **settings.model_dump(),
        "rate_limits": True,
        "vapid_private_key": new_vapid_key(),
        **changes,
    }
    app = create_app(Settings.model_validate(wanted))

    answer = app.test_client().get("/metrics", headers=headers)
    with app.app_context():
        db.engine.dispose()

    assert answer.status_code == status


def test_figures_are_not_for_other_machines(client: FlaskClient) -> None:
    answer = client.get("/metrics", environ_base={"REMOTE_ADDR": "203.0.113.9"})

    assert answer.status_code == 404


def test_whoever_finds_a_hole_learns_whom_to_tell(client: FlaskClient) -> None:
    answer = client.get("/.well-known/security.txt")

    assert answer.mimetype == "text/plain"
    assert answer.text.startswith("Contact: ")
    assert "\nExpires: 2027-" in answer.text


def test_the_description_names_every_method_of_every_json_address(
    app: Flask, client: FlaskClient
) -> None:
    described = {
        (path, method.upper())
        for path, methods in client.get("/api/v1/openapi.json").get_json()["paths"].items()
        for method in methods
    }
    there = {
        (rule.rule.replace("<", "{").replace(">", "}"), method)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert there - described == {("/api/v1/openapi.json", "GET")}


def test_the_description_says_how_a_request_is_refused(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    answers = described["paths"]["/api/v1/sync"]["post"]["responses"]

    for status in ("400", "default"):
        (kind, body), *others = answers[status]["content"].items()
        assert (kind, others) == ("application/problem+json", [])
        assert body["schema"]["$ref"].rpartition("/")[2] in described["components"]["schemas"]
