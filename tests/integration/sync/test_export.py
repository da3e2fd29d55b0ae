"""A person can take everything along, and nobody else's."""

from flask import Flask

from tests.integration.sync.conftest import NewDevice
from tests.support.sync_device import CRAMP, OURS, Device, delete, put
from webapp.accounts.sessions import FRESH_MS
from webapp.contract.export import ExportFile
from webapp.foundation.clock import ManualClock


def test_the_file_holds_every_record_tombstone_and_kept_value(new_device: NewDevice) -> None:
    heron, owl = new_device("heron"), new_device("owl-of-the-barn")
    kept, gone = put(CRAMP), put({"unknown": [1, None]}, kind="weather")
    heron.send(kept, gone, put({"side": "right"}, record=kept["record"]))
    heron.send(delete(gone["record"], kind="weather"))
    owl.send(put(CRAMP | {"note": "an owl's"}))

    response = heron.http.get("/api/v1/export", headers=OURS)

    assert response.headers["Content-Disposition"] == (
        'attachment; filename="uncramp-2026-11-21.json"'
    )
    found = ExportFile.model_validate(response.get_json())
    assert [(one["record"], one["deleted"]) for one in found.records] == [
        (kept["record"], False),
        (gone["record"], True),
    ]
    assert [entry.fields for entry in found.history] == [{"unknown": [1, None]}, {"side": "left"}]
    assert "owl" not in response.text


def test_the_file_is_for_whoever_has_just_proved_who_they_are(
    new_device: NewDevice, fixed_clock: ManualClock
) -> None:
    heron = new_device("heron")
    heron.send(put(CRAMP))
    fixed_clock.advance(FRESH_MS + 1)

    refused = heron.http.get("/api/v1/export", headers=OURS)

    assert (refused.status_code, refused.get_json()["code"]) == (403, "sign-in-again")
    assert "left" not in refused.text


def test_a_stranger_gets_no_file(app: Flask) -> None:
    assert Device(app).http.get("/api/v1/export", headers=OURS).status_code == 401
