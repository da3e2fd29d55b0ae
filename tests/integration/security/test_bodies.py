import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from .conftest import OURS, WISH

SESSION = "/api/v1/session"
TAKES_JSON = (
    ("POST", "/api/v1/accounts"),
    ("POST", SESSION),
    ("POST", "/api/v1/owners"),
    ("POST", "/api/v1/recovery"),
)

MALFORMED = {
    "empty": b"",
    "a list": b"[]",
    "an object inside a text": b'"{\\"username\\": \\"ada\\"}"',
    "null": b"null",
    "not UTF-8": b'{"username": "\xff"}',
    "NaN": b'{"username": NaN}',
    "a key twice": b'{"username": "a", "username": "b", "password": "c"}',
    "nested lists": b"[" * 100_000,
    "nested objects": b'{"a":' * 100_000,
    "nested and closed": b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number for a text": b'{"username": 1, "password": "x", "timezone": "UTC"}',
    "a field of the database": b'{"username": "ada", "password": "x", "timezone": "UTC", "seq": 1}',
    "a list for a text": b'{"username": ["ada"], "password": "x", "timezone": "UTC"}',
    "lone surrogates": b'{"username": "\\ud800", "password": "\\udfff", "timezone": "UTC"}',
    "a name of NULs": b'{"username": "\\u0000\\u0000\\u0000", "timezone": "\\u0000"}',
    "prototype": b'{"__proto__": {"admin": true}}',
}


def post(client: FlaskClient, path: str, body: bytes, **headers: str) -> TestResponse:
    return client.post(
        path, data=body, content_type="application/json", headers={**OURS, **headers}
    )


@pytest.mark.parametrize("path", [path for _, path in TAKES_JSON])
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_body_is_refused_plainly(bare: FlaskClient, path: str, body: bytes) -> None:
    refused = post(bare, path, body)

    assert (refused.status_code, refused.mimetype) == (400, "application/problem+json")
    assert refused.get_json()["code"] == "bad-request"


def test_a_refusal_repeats_nothing_of_what_was_sent(bare: FlaskClient) -> None:
    body = b'{"username": 5, "password": "a canary in the coal mine", "timezone": "UTC"}'

    assert b"canary" not in post(bare, "/api/v1/accounts", body).data


def test_a_body_of_another_type_is_refused(bare: FlaskClient) -> None:
    for kind in ("text/plain", "text/json", "application/x-www-form-urlencoded", ""):
        refused = bare.post(SESSION, data=b"{}", content_type=kind, headers=OURS)
        assert (refused.status_code, refused.get_json()["code"]) == (415, "wrong-content-type")


def test_a_body_that_is_too_large_is_refused(bare: FlaskClient) -> None:
    refused = post(bare, SESSION, b'{"a": "' + b"x" * 1024 * 1024 + b'"}')

    assert (refused.status_code, refused.get_json()["code"]) == (413, "too-large")


def test_a_body_without_a_length_is_never_read_without_end(app: Flask) -> None:
    class Endless:
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "asked for everything there is"
            self.read_so_far += size
            return b"x" * size

    endless = Endless()
    answer = app.test_client().open(
        SESSION,
        method="POST",
        headers={**OURS, "Content-Type": "application/json"},
        environ_overrides={
            "wsgi.input": endless,
            "wsgi.input_terminated": True,
            "CONTENT_LENGTH": "",
        },
    )

    assert answer.status_code == 413
    assert endless.read_so_far <= 2 * 1024 * 1024


def test_a_packed_body_is_read_like_any_other(bare: FlaskClient, client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json=WISH)
    body = gzip.compress(b'{"username": "Ada", "password": "seven lamps on a slow ferry"}')

    assert post(bare, SESSION, body, **{"Content-Encoding": "gzip"}).status_code == 200


@pytest.mark.parametrize(
    ("coding", "body", "status", "code"),
    [
        ("gzip", gzip.compress(b"\0" * 100_000_000), 413, "too-large"),
        ("gzip", gzip.compress(b"{}")[:-4], 400, "bad-request"),
        ("gzip", gzip.compress(b"{}") * 2, 400, "bad-request"),
        ("gzip", b"{}", 400, "bad-request"),
        ("br", b"{}", 415, "wrong-content-type"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"{}")), 415, "wrong-content-type"),
    ],
    ids=["a bomb", "cut short", "a second member", "not packed", "another coding", "packed twice"],
)
def test_a_packed_body_that_hides_something_is_refused(
    bare: FlaskClient, coding: str, body: bytes, status: int, code: str
) -> None:
    refused = post(bare, SESSION, body, **{"Content-Encoding": coding})

    assert (refused.status_code, refused.get_json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "body",
    [b"{}", gzip.compress(b"{}")[:-4], gzip.compress(b"{}") * 2],
    ids=["plain", "cut", "two"],
)
def test_a_body_that_cannot_be_unpacked_is_refused_like_one_that_cannot_be_read(
    bare: FlaskClient, body: bytes
) -> None:
    unreadable = post(bare, SESSION, b"{").get_json()
    refused = post(bare, SESSION, body, **{"Content-Encoding": "gzip"}).get_json()

    assert (refused.keys(), refused["pointer"]) == (unreadable.keys(), "")
    assert "gzip" in refused["detail"]


def test_a_packed_body_must_say_how_long_it_is(app: Flask) -> None:
    answer = app.test_client().open(
        SESSION,
        method="POST",
        headers={**OURS, "Content-Type": "application/json", "Content-Encoding": "gzip"},
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )

    assert (answer.status_code, answer.get_json()["code"]) == (411, "length-needed")


@pytest.mark.parametrize("value", ["-1", "abc", "1e3", "٣", "9" * 30])
def test_a_made_up_length_is_no_failure_of_ours(app: Flask, value: str) -> None:
    answer = app.test_client().open(
        SESSION,
        method="POST",
        headers={**OURS, "Content-Type": "application/json"},
        environ_overrides={"CONTENT_LENGTH": value},
    )

    assert answer.status_code in {400, 411, 413}
