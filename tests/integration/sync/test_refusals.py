"""What is wrong inside an op refuses that op alone; a wrong envelope changes nothing."""

import gzip
import json

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.integration.sync.conftest import NewDevice
from tests.support.sync_device import CRAMP, OURS, Device, Json, delete, fresh_id, put, statuses
from webapp.contract.problem import Problem
from webapp.contract.sync import (
    MAX_OP_BYTES,
    MAX_OPS,
    MAX_REQUEST_BYTES,
    SyncAnswer,
    SyncRequest,
)
from webapp.foundation.transactions import write
from webapp.sync.service import Parts, apply

AT = CRAMP["started_at"]

REFUSED_OPS: list[tuple[str, Json]] = [
    ("invalid-field", put(CRAMP, record="not-an-id")),
    ("invalid-field", put(CRAMP, record=fresh_id().upper().replace("0", "A"))),
    ("invalid-field", put(CRAMP, record="00000000-0000-0000-0000-000000000000")),
    ("invalid-field", put(CRAMP, record=7)),  # type: ignore[arg-type]
    ("invalid-field", put(CRAMP) | {"op": "no-id"}),
    ("invalid-field", put(CRAMP) | {"op": "\ud800"}),
    ("invalid-field", put(CRAMP, kind="")),
    ("invalid-field", put(CRAMP, kind="Cramp!")),
    ("invalid-field", put(CRAMP, action="merge")),
    ("invalid-field", put(CRAMP, extra=1)),
    ("invalid-field", put([])),  # type: ignore[arg-type]
    ("invalid-field", put(CRAMP | {"note": "a\0b"})),
    ("invalid-field", put(CRAMP | {"note": "half \ud83e"})),
    ("invalid-field", put(CRAMP | {"x\0": 1})),
    ("invalid-field", put(CRAMP | {"intensity": 10.5})),
    ("invalid-field", put({"at": AT, "ml": -1}, kind="drink")),
    ("invalid-field", put({"date": "2026-13-01"}, kind="night")),
    ("invalid-field", put({"what": "hydration", "schedule": {"times": ["8:00"]}}, kind="reminder")),
    ("invalid-field", delete(fresh_id()) | {"fields": {}}),
    ("missing-field", put({"at": AT}, kind="drink")),
    ("missing-field", put({"what": "hydration"}, kind="reminder")),
    ("kind-mismatch", put({"units": "ml"}, kind="profile")),
    ("too-large", put(CRAMP | {"pad": "x" * MAX_OP_BYTES})),
    ("too-large", put(CRAMP | {"pad": "ü" * (MAX_OP_BYTES // 2)})),
]


def test_a_bad_op_is_refused_alone_with_its_code(device: Device) -> None:
    good = [put(CRAMP), put(CRAMP)]

    answer = device.send(good[0], *[op for _, op in REFUSED_OPS], good[1])

    expected = ["applied", *[code for code, _ in REFUSED_OPS], "applied"]
    assert statuses(answer) == expected
    assert answer["digest"]["count"] == 2


def test_a_refused_op_may_be_mended_and_sent_under_its_old_id(device: Device) -> None:
    op = put(CRAMP | {"intensity": 11})
    device.send(op)

    assert statuses(device.send(op | {"fields": CRAMP})) == ["applied"]


def test_an_op_id_belongs_to_one_record(device: Device) -> None:
    op = put(CRAMP)
    device.send(op)

    answer = device.send(op | {"record": fresh_id()}, op | {"record": "nonsense"})

    assert statuses(answer) == ["op-reused", "op-reused"]


def test_a_record_cannot_change_its_kind(device: Device) -> None:
    op = put(CRAMP)
    device.send(op)

    answer = device.send(put({"at": AT, "ml": 1}, record=op["record"], kind="drink"))

    assert statuses(answer) == ["kind-mismatch"]
    assert answer["results"][0]["now"]["kind"] == "cramp"


def test_a_refusal_shows_the_record_as_it_stands_after_the_whole_request(device: Device) -> None:
    op = put(CRAMP)

    answer = device.send(
        op,
        put({"intensity": 99}, record=op["record"]),
        put({"side": "right"}, record=op["record"]),
    )

    now = answer["results"][1]["now"]
    assert now == answer["changes"][0]
    assert now["fields"]["side"] == "right"


def test_a_record_grows_no_larger_than_its_limit(device: Device) -> None:
    record = fresh_id()
    pads = [
        put({f"pad{number}": "x" * 8000}, record=record, kind="scrapbook") for number in range(9)
    ]

    assert statuses(device.send(*pads)) == ["applied"] * 8 + ["too-large"]


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


def test_only_json_of_our_own_pages_is_read(device: Device) -> None:
    body = json.dumps(device.envelope(put(CRAMP)))

    as_form = device.http.post("/api/v1/sync", data=body, headers=OURS, content_type="text/plain")
    without_header = device.http.post(
        "/api/v1/sync", json=device.envelope(), headers={"Sec-Fetch-Site": "same-origin"}
    )
    from_elsewhere = device.http.post(
        "/api/v1/sync", json=device.envelope(), headers=OURS | {"Sec-Fetch-Site": "cross-site"}
    )

    assert as_form.status_code == 415
    assert (without_header.status_code, from_elsewhere.status_code) == (403, 403)
    assert device.read_all() == {}


def test_a_stranger_is_told_to_sign_in_before_anything_is_read(app: Flask) -> None:
    stranger = Device(app)

    response = stranger.http.post(
        "/api/v1/sync", data=b"[" * 100_000, headers=OURS, content_type="application/json"
    )

    assert (response.status_code, response.get_json()["code"]) == (401, "signed-out")


def test_an_owner_without_an_account_is_told_to_make_one(app: Flask) -> None:
    anonymous = Device(app)
    anonymous.http.post("/api/v1/owners", json={"timezone": "Europe/Berlin"}, headers=OURS)

    response = anonymous.post(owner=None)

    assert (response.status_code, response.get_json()["code"]) == (403, "account-needed")


def test_records_of_one_account_never_enter_another(new_device: NewDevice) -> None:
    heron, owl = new_device("heron"), new_device("owl-of-the-barn")

    response = heron.post(put(CRAMP), owner=owl.owner)

    assert (response.status_code, response.get_json()["code"]) == (409, "wrong-owner")
    assert (heron.read_all(), owl.read_all()) == ({}, {})
    assert statuses(heron.send(put(CRAMP), owner=None)) == ["applied"]


def test_answers_are_kept_nowhere_on_the_way(device: Device) -> None:
    response = device.post()

    assert response.headers["Cache-Control"] == "no-store"


def test_a_request_that_an_account_deletion_overtook_is_told_to_sign_in(app: Flask) -> None:
    request = SyncRequest(device=fresh_id(), epoch=None, cursor=0, ops=[put(CRAMP)])

    def work(session: Session) -> SyncAnswer:
        return apply(session, request, owner_id=fresh_id(), now_ms=0, parts=Parts())

    with app.app_context(), pytest.raises(Problem, match="signed-out"):
        write(work)
