"""A wrong envelope, a strange body and one that is too large change nothing."""

import gzip
import json

from tests.support.sync_device import CRAMP, OURS, Device, Json, fresh_id, put, statuses
from webapp.contract.sync import MAX_OPS, MAX_REQUEST_BYTES

ENVELOPES: list[tuple[str, Json]] = [
    ("/device", {"device": "phone"}),
    ("/epoch", {"epoch": 7}),
    ("/cursor", {"cursor": -1}),
    ("/cursor", {"cursor": "0"}),
    ("/cursor", {"cursor": True}),
    ("/cursor", {"cursor": 1.0}),
    ("/cursor", {"cursor": 2**53}),
    ("/ops", {"ops": {}}),
    ("/ops", {"ops": None}),
    ("/ops/0", {"ops": [7]}),
    ("/ops/0/op", {"ops": [{}]}),
    ("/ops/1/op", {"ops": [put(CRAMP), put(CRAMP) | {"op": None}]}),
    ("/owner", {"owner": "me"}),
    ("/seq", {"seq": 99}),
]


def test_a_wrong_envelope_is_refused_with_the_place(device: Device) -> None:
    for pointer, changes in ENVELOPES:
        response = device.post(put(CRAMP), **changes)

        assert (response.status_code, response.mimetype) == (400, "application/problem+json")
        problem = response.get_json()
        assert (problem["code"], problem["pointer"]) == ("bad-request", pointer)
    assert device.read_all() == {}


def test_an_envelope_lacks_nothing(device: Device) -> None:
    for missing in ("device", "epoch", "cursor", "ops"):
        envelope = device.envelope()
        del envelope[missing]

        response = device.http.post("/api/v1/sync", json=envelope, headers=OURS)

        assert (response.status_code, response.get_json()["pointer"]) == (400, f"/{missing}")


def strange_bodies() -> list[bytes]:
    """Return thirty bodies that no client of ours would send."""
    op = json.dumps(put(CRAMP))
    head = f'{{"device":"{fresh_id()}","epoch":null,"cursor":0,"ops":'
    deep = "[" * 21 + "]" * 21
    texts = [
        "",
        " ",
        "null",
        "7",
        '"x"',
        "[]",
        "true",
        "{}",
        "{",
        "}",
        "[" * 100_000,
        '{"a":' * 100_000,
        head,
        head + "[",
        head + op + "}",
        head + "[" + op + "}",
        head + "[" + op + "]",
        head + "[" + op + "]}x",
        head + "[" + op + "]}{}",
        head + "[" + op + '],"ops":[]}',
        head + "[" + op[:-1] + ',"op":"x"}]}',
        head + "[" + deep + "]}",
        head + "[NaN]}",
        head + "[Infinity]}",
        head + "[1e999]}",
        head + "[" + "9" * 5000 + "]}",
        head + "[1,]}",
        head + "['x']}",
        "<!doctype html><title>Sign in to the hotel</title>",
    ]
    return [text.encode() for text in texts] + [b"\xff\xfe\x00{", b"\x00" * 100, b'"\xed\xa0\x80"']


def test_thirty_strange_bodies_change_nothing_and_break_nothing(device: Device) -> None:
    bodies = strange_bodies()
    assert len(bodies) >= 30
    for body in bodies:
        response = device.http.post(
            "/api/v1/sync", data=body, headers=OURS, content_type="application/json"
        )
        assert response.status_code == 400, body[:80]
        assert response.get_json()["code"] == "bad-request"

    assert device.read_all() == {}


def test_more_ops_than_a_request_holds_are_refused_whole(device: Device) -> None:
    ops = [put({}, kind="dot") for _ in range(MAX_OPS + 1)]

    response = device.post(*ops)

    assert (response.status_code, response.get_json()["code"]) == (413, "too-large")
    assert statuses(device.send(*ops[:-1])) == ["applied"] * MAX_OPS


def packed(envelope: Json) -> bytes:
    return gzip.compress(json.dumps(envelope).encode())


def test_a_body_larger_than_its_limit_is_refused_whole(device: Device) -> None:
    envelope = device.envelope(*[put({"pad": "x" * 8000}, kind="dot") for _ in range(140)])
    plain, gzipped = json.dumps(envelope).encode(), packed(envelope)
    assert len(plain) > MAX_REQUEST_BYTES > len(gzipped)

    for body, coding in ((plain, "identity"), (gzipped, "gzip")):
        headers = OURS | {"Content-Encoding": coding}
        response = device.http.post(
            "/api/v1/sync", data=body, headers=headers, content_type="application/json"
        )

        assert (response.status_code, response.get_json()["code"]) == (413, "too-large")


def test_a_packed_body_counts_and_a_packed_answer_comes_back(device: Device) -> None:
    body = packed(device.envelope(*[put({"n": number}, kind="dot") for number in range(50)]))

    response = device.http.post(
        "/api/v1/sync",
        data=body,
        headers=OURS | {"Content-Encoding": "gzip", "Accept-Encoding": "gzip"},
        content_type="application/json",
    )

    assert (response.status_code, response.headers["Content-Encoding"]) == (200, "gzip")
    answer = json.loads(gzip.decompress(response.data))
    assert len(answer["results"]) == 50
