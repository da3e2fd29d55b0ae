import pytest
from flask import Flask
from flask.testing import FlaskClient

from .conftest import OURS, WISH, AppMaker

STRANGERS = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
)


def changing_routes(app: Flask) -> list[tuple[str, str]]:
    return [
        (method, rule.rule.replace("<", "").replace(">", ""))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"GET", "HEAD", "OPTIONS"})
    ]


@pytest.mark.parametrize("headers", STRANGERS)
def test_no_other_site_can_change_anything(
    app: Flask, bare: FlaskClient, headers: dict[str, str]
) -> None:
    answers = {
        (method, path): bare.open(
            path, method=method, json={}, headers={**headers, "X-Uncramp": "1"}
        )
        for method, path in changing_routes(app)
    }

    assert {answer.get_json()["code"] for answer in answers.values()} == {"cross-site"}
    assert len(answers) > 5


def test_no_form_of_any_kind_can_change_anything(app: Flask, bare: FlaskClient) -> None:
    for method, path in changing_routes(app):
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
            answer = bare.open(
                path, method=method, data='{"username": "ada"}', content_type=kind, headers=OURS
            )
            assert answer.status_code in {401, 415, 204, 404}, (method, path, kind)


def test_a_request_without_our_header_changes_nothing(app: Flask, bare: FlaskClient) -> None:
    for method, path in changing_routes(app):
        answer = bare.open(path, method=method, json={}, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.get_json()["code"] == "header-missing", path


def test_a_browser_without_fetch_metadata_is_known_by_its_origin(bare: FlaskClient) -> None:
    headers = {"Origin": "http://localhost:8000", "X-Uncramp": "1"}

    assert bare.post("/api/v1/accounts", json=WISH, headers=headers).status_code == 201


def test_a_request_that_says_nothing_is_refused_with_a_cookie_and_not_without(
    bare: FlaskClient,
) -> None:
    headers = {"X-Uncramp": "1"}

    assert bare.post("/api/v1/accounts", json=WISH, headers=headers).status_code == 201
    assert bare.delete("/api/v1/session", headers=headers).status_code == 403


@pytest.mark.parametrize("destination", ["document", "iframe", "embed", "object", "frame"])
def test_answers_for_programs_are_not_shown_as_pages(bare: FlaskClient, destination: str) -> None:
    refused = bare.get("/api/v1/session", headers={"Sec-Fetch-Dest": destination})

    assert refused.status_code == 406
    assert refused.mimetype == "application/problem+json"


def test_the_description_of_the_interface_can_be_read_in_a_browser(bare: FlaskClient) -> None:
    headers = {"Sec-Fetch-Dest": "document"}

    assert bare.get("/api/v1/openapi.json", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/v1/session", "/healthz"])
def test_no_other_origin_may_read_answers(bare: FlaskClient, path: str) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for method in ("GET", "OPTIONS"):
        answer = bare.open(path, method=method, headers=headers)
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(
    ("asked", "said", "status"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", 201),
        ("http://[::1]:8000", "http://[::1]:8000", 201),
        ("http://127.0.0.1:8000", "http://localhost:8000", 201),
        ("http://localhost:8000", "http://127.0.0.1:8000", 403),
        ("http://127.0.0.1:8000", "http://127.0.0.1:9000", 403),
        ("http://evil.example", "http://evil.example", 403),
    ],
)
def test_in_development_a_program_may_call_this_machine_by_any_of_its_names(
    bare: FlaskClient, asked: str, said: str, status: int
) -> None:
    headers = {"X-Uncramp": "1", "Origin": said}

    answer = bare.post("/api/v1/accounts", json=WISH, headers=headers, base_url=asked)

    assert answer.status_code == status


def test_in_production_only_the_address_that_people_open_is_ours(another_app: AppMaker) -> None:
    site = "http://localhost:8000"
    app = another_app(env="production", public_url=site)
    bare = FlaskClient(app, app.response_class)
    asked = "http://127.0.0.1:8000"

    answer = bare.post(
        "/api/v1/accounts", json=WISH, headers={"X-Uncramp": "1", "Origin": asked}, base_url=asked
    )

    assert answer.get_json()["code"] == "cross-site"
