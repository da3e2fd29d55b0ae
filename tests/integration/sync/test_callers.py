"""Who may sync: an account, from our own pages, with its own records."""

import json

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.integration.sync.conftest import NewDevice
from tests.support.sync_device import CRAMP, OURS, Device, fresh_id, put, statuses
from webapp.contract.problem import Problem
from webapp.contract.sync import SyncAnswer, SyncRequest
from webapp.foundation.transactions import write
from webapp.sync.service import Parts, apply


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
