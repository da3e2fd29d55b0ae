from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from webapp.foundation.headers import CONTENT_SECURITY_POLICY
from webapp.foundation.paths import STATIC

from .conftest import OURS, WISH, AppMaker

EVERYWHERE = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """Make up an address for each method of each route."""
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods or ()):
            yield method, made_up(rule)


def made_up(rule: Rule) -> str:
    path = rule.rule
    for argument in rule.arguments:
        start = path.index("<")
        path = path[:start] + f"no-such-{argument}" + path[path.index(">") + 1 :]
    return path


def missing(answer: TestResponse) -> list[str]:
    return [name for name, value in EVERYWHERE.items() if value not in answer.headers.get(name, "")]


def test_every_answer_of_every_route_carries_every_security_header(
    app: Flask, bare: FlaskClient
) -> None:
    found = {
        (method, path): missing(bare.open(path, method=method, headers=OURS))
        for method, path in addresses(app)
    }

    assert {where: names for where, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/no-such-page", 404),
        ("GET", "/api/v1/no-such", 404),
        ("PATCH", "/", 405),
        ("PATCH", "/api/v1/session", 405),
        ("TRACE", "/", 405),
        ("TRACE", "/api/v1/session", 405),
        ("POST", "/api/v1/session", 415),
        ("GET", "/static/../webapp/settings.py", 404),
        ("GET", "/.git/config", 404),
        ("GET", "/static/", 404),
        ("GET", "/build/assets.json", 404),
    ],
)
def test_errors_carry_every_security_header(
    bare: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = bare.open(path, method=method, headers=OURS)

    assert answer.status_code == status
    assert missing(answer) == []


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PATCH"])
@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", "GET, HEAD, OPTIONS"), ("/api/v1/session", "DELETE, GET, HEAD, OPTIONS, POST")],
)
def test_a_method_that_is_not_taken_is_told_which_ones_are(
    bare: FlaskClient, method: str, path: str, allowed: str
) -> None:
    answer = bare.open(path, method=method, headers=OURS)

    assert answer.status_code == 405
    assert ", ".join(sorted(answer.headers["Allow"].split(", "))) == allowed


def test_an_answer_without_a_body_says_nothing_of_its_kind(client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json=WISH)
    answer = client.delete("/api/v1/session")

    assert answer.status_code == 204
    assert "Content-Type" not in answer.headers
    assert missing(answer) == []


def test_a_failure_of_ours_carries_every_security_header_and_says_nothing(
    another_app: AppMaker,
) -> None:
    app = another_app()
    app.add_url_rule("/api/v1/fails", view_func=lambda: {"a secret of the diary": 1}["x"])
    answer = app.test_client().get("/api/v1/fails")

    assert answer.status_code == 500
    assert missing(answer) == []
    assert set(answer.get_json()) == {"type", "code", "status", "title", "detail", "request_id"}


def test_static_files_carry_every_security_header_and_open_to_no_other_site(
    bare: FlaskClient,
) -> None:
    some = next(path for path in STATIC.rglob("*") if path.is_file() and path.suffix == ".css")
    with bare.get(f"/static/{some.relative_to(STATIC)}") as answer:
        assert answer.status_code == 200
        assert missing(answer) == []
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_policy_allows_no_inline_code_and_no_other_site() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    for name in ("object-src 'none'", "base-uri 'none'", "form-action 'self'"):
        assert name in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "require-trusted-types-for 'script'; trusted-types app" in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("public_url", "insists"), [("https://cramps.example", True), ("http://localhost:8000", False)]
)
def test_browsers_are_told_to_insist_on_https_where_there_is_https(
    another_app: AppMaker, public_url: str, *, insists: bool
) -> None:
    answer = another_app(public_url=public_url).test_client().get("/healthz")

    assert ("Strict-Transport-Security" in answer.headers) is insists


@pytest.mark.parametrize(
    ("public_url", "name", "secure"),
    [
        ("https://cramps.example", "__Host-session", True),
        ("http://localhost:8000", "session", False),
    ],
)
def test_the_cookie_is_as_strict_as_its_address_allows(
    another_app: AppMaker, public_url: str, name: str, *, secure: bool
) -> None:
    client = another_app(public_url=public_url).test_client()
    answer = client.post("/api/v1/accounts", json=WISH, headers=OURS, base_url=public_url)
    cookie = SimpleCookie(answer.headers["Set-Cookie"])[name]

    assert bool(cookie["secure"]) is secure
    assert cookie["httponly"]
    assert (cookie["path"], cookie["samesite"], cookie["domain"]) == ("/", "Lax", "")
    assert client.get("/api/v1/session", base_url=public_url).status_code == 200
    gone = client.delete("/api/v1/session", headers=OURS, base_url=public_url)
    assert f"{name}=;" in gone.headers["Set-Cookie"]


def test_answers_about_a_person_are_kept_by_no_cache(client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json=WISH)
    answer = client.get("/api/v1/session")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_pages_are_the_same_for_everybody_and_set_no_cookie(client: FlaskClient) -> None:
    before = client.get("/")
    client.post("/api/v1/accounts", json=WISH)
    after = client.get("/")

    assert before.data == after.data
    assert "Set-Cookie" not in after.headers
    assert "Cookie" not in after.headers.get("Vary", "")
