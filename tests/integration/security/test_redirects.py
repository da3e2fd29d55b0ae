"""No address of ours sends anybody to another site, whatever the request names."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from flask import Flask, redirect
from flask.testing import FlaskClient

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HERE = "http://localhost/"
NAMES = ("next", "redirect", "url", "to", "return", "continue", "from")
FRONTS = ("", "/", "//", "/account/", "/learn//", "/xx/", "/diary/")
HOSTILE = (
    *(
        "//evil.example",
        "///evil.example",
        "////evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
    ),
    *("/%5cevil.example", "/%09/evil.example", "/%2f%2fevil.example", "//evil%E3%80%82example"),
    *("https:evil.example", "https:/evil.example", "https://evil.example", "HtTpS://evil.example"),
    *(
        "javascript:alert(1)",
        "java%0ascript:alert(1)",
        "data:text/html,x",
        "//localhost@evil.example",
    ),
    *("http://localhost.evil.example", "/.evil.example", "?//evil.example", "/..//evil.example"),
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nobody_is_sent_to_another_site(client: FlaskClient, hostile: str) -> None:
    asked = [
        *((f"/{page}", f"{name}={hostile}") for page in ("", "account", "diary") for name in NAMES),
        *((f"{front}{hostile}{end}", "") for front in FRONTS for end in ("", "/")),
    ]

    for path, query in asked:
        # As it stands on the wire: the test's own browser would mend it.
        raw = {"PATH_INFO": path, "QUERY_STRING": query}
        answer = client.get("/", environ_overrides=raw)
        to = urljoin(HERE, answer.headers.get("Location", "/"))
        assert urlsplit(to)[:2] == urlsplit(HERE)[:2], (path, query, answer.headers["Location"])
        assert "Refresh" not in answer.headers


@pytest.mark.parametrize(
    ("method", "asked", "to"),
    [
        ("GET", "/xx?start=1", "/xx/?start=1"),
        ("HEAD", "/xx", "/xx/"),
        ("GET", "/learn//%C3%A9", "/learn/%C3%A9"),
        ("POST", "/api//v1/session", "/api/v1/session"),
    ],
)
def test_whoever_is_led_on_stays_at_the_host_that_was_asked(
    client: FlaskClient, method: str, asked: str, to: str
) -> None:
    path, _, query = asked.partition("?")
    answer = client.open(
        "/",
        method=method,
        environ_overrides={
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": "evil.example",
        },
    )

    assert (answer.status_code, answer.headers["Location"]) == (308, to)
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"evil" not in answer.data


def test_a_view_that_names_a_path_of_two_slashes_names_no_site_by_it(app: Flask) -> None:
    app.add_url_rule("/leads-on", view_func=lambda: redirect("http://localhost//evil.example/x"))

    answer = app.test_client().get("/leads-on")

    assert answer.headers["Location"] == "/evil.example/x"
