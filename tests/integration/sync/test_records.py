"""What a person writes on one device arrives, once and whole, on the others."""

import json

from flask import Flask
from sqlalchemy import select

from tests.integration.sync.conftest import PASSWORD, NewDevice
from tests.support.sync_device import CRAMP, OURS, Device, delete, fresh_id, put, statuses
from webapp.contract.record import PROFILE_ID
from webapp.foundation.transactions import read
from webapp.sync.models import SyncHead, SyncHistory, SyncReceipt, SyncRecord


def test_what_one_device_sends_the_other_reads(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)

    sent = phone.send(op)
    read = tablet.send()

    assert statuses(sent) == ["applied"]
    assert sent["changes"] == [{"record": op["record"], "seq": 1}]
    assert read["changes"] == [
        {"record": op["record"], "kind": "cramp", "seq": 1, "deleted": False, "fields": CRAMP}
    ]
    assert (read["cursor"], read["head"], read["more"]) == (1, 1, False)
    assert read["digest"] == sent["digest"]


def test_sending_the_same_op_again_counts_once(device: Device) -> None:
    op = put(CRAMP)
    device.send(op)

    again = device.send(op, op, cursor=0)

    assert statuses(again) == ["duplicate", "duplicate"]
    assert again["head"] == 1
    assert again["changes"] == [{"record": op["record"], "seq": 1}]


def test_a_late_repeat_of_an_old_edit_does_not_undo_a_newer_one(device: Device) -> None:
    first = put(CRAMP)
    device.send(first, put({"side": "right"}, record=first["record"]))

    late = device.send(first)

    assert statuses(late) == ["duplicate"]
    assert device.read_all()[first["record"]]["fields"]["side"] == "right"


def test_two_devices_that_changed_different_fields_both_keep_their_change(
    new_device: NewDevice,
) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    phone.send(op)
    tablet.send()

    phone.send(put({"intensity": 8}, record=op["record"]))
    tablet.send(put({"note": "after tennis"}, record=op["record"]))

    expected = CRAMP | {"intensity": 8, "note": "after tennis"}
    assert phone.read_all()[op["record"]]["fields"] == expected


def test_of_two_changes_of_one_field_the_later_to_arrive_stays(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    phone.send(op)

    tablet.send(put({"side": "both"}, record=op["record"]))
    phone.send(put({"side": "right"}, record=op["record"]))

    assert tablet.read_all()[op["record"]]["fields"]["side"] == "right"


def test_null_removes_a_field_but_never_a_required_one(device: Device) -> None:
    op = put(CRAMP)
    device.send(op)

    answer = device.send(
        put({"side": None}, record=op["record"]), put({"started_at": None}, record=op["record"])
    )

    assert statuses(answer) == ["applied", "missing-field"]
    held = answer["results"][1]["now"]
    assert held["fields"] == {"started_at": CRAMP["started_at"], "muscle": "calf"}
    assert held["seq"] == 2


def test_a_deleted_record_stays_deleted(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    phone.send(op)
    tablet.send()

    phone.send(delete(op["record"]))
    late = tablet.send(put({"side": "right"}, record=op["record"]), delete(op["record"]))

    assert statuses(late) == ["deleted", "deleted"]
    assert late["changes"] == [{"record": op["record"], "kind": "cramp", "seq": 2, "deleted": True}]


def test_only_an_op_that_counts_leaves_a_receipt(app: Flask, device: Device) -> None:
    gone = delete(fresh_id())
    device.send(gone)
    late = put(CRAMP, record=gone["record"])

    assert [statuses(device.send(late)), statuses(device.send(late))] == [["deleted"]] * 2

    with app.app_context():
        receipts = read(lambda session: session.scalars(select(SyncReceipt.op_id)).all())
    assert receipts == [gone["op"]]


def test_deleting_what_the_server_never_saw_leaves_a_tombstone(device: Device) -> None:
    record = fresh_id()

    answer = device.send(delete(record), put(CRAMP, record=record))

    assert statuses(answer) == ["applied", "deleted"]
    assert answer["digest"]["count"] == 1


def test_a_record_of_an_unknown_kind_and_with_unknown_fields_is_handed_on(
    new_device: NewDevice,
) -> None:
    phone, tablet = new_device(), new_device()
    weather = {"hot": True, "deep": {"er": [1, 2.5, None, "ü", {"x": "🦵"}]}, "big": 2**60}
    newer = CRAMP | {"side": "middle", "mood": ["calm"]}
    ops = [put(weather, kind="weather-2"), put(newer)]

    assert statuses(phone.send(*ops)) == ["applied", "applied"]

    assert [change["fields"] for change in tablet.send()["changes"]] == [weather, newer]


def test_numbers_come_back_as_they_were_written(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    numbers = {"much": [1e308] * 500, "little": 5e-324, "zero": -0.0}
    op = put(numbers, kind="weather")

    phone.send(op)
    assert statuses(phone.send(put({"note": "x"}, record=op["record"], kind="weather"))) == [
        "applied"
    ]

    (change,) = tablet.send()["changes"]
    assert json.dumps(change["fields"], sort_keys=True) == json.dumps(
        numbers | {"note": "x"}, sort_keys=True
    )


def test_the_profile_has_one_id_and_cannot_be_deleted(device: Device) -> None:
    answer = device.send(
        put({"units": "ml", "gates": {"kidney": "no"}}, record=PROFILE_ID, kind="profile"),
        put({"units": "floz"}, kind="profile"),
        delete(PROFILE_ID, kind="profile"),
    )

    assert statuses(answer) == ["applied", "kind-mismatch", "invalid-field"]
    assert answer["results"][1]["now"] is None


def test_accounts_never_see_each_other(new_device: NewDevice) -> None:
    heron, owl = new_device("heron"), new_device("owl-of-the-barn")
    op = put(CRAMP)
    heron.send(op)

    answer = owl.send(put({"started_at": CRAMP["started_at"]}, record=op["record"]))

    assert statuses(answer) == ["applied"]
    assert heron.read_all()[op["record"]]["fields"] == CRAMP


def test_records_travel_while_the_clock_of_a_device_is_years_wrong(device: Device) -> None:
    answer = device.send(
        put({"started_at": "1999-12-31T23:59:59Z"}), put({"started_at": "2126-01-01T00:00Z"})
    )

    assert statuses(answer) == ["applied", "applied"]


def test_records_go_with_their_account(app: Flask, device: Device) -> None:
    op = put(CRAMP)
    device.send(op, put({"side": "right"}, record=op["record"]))

    farewell = {"username": "heron", "password": PASSWORD}
    gone = device.http.delete("/api/v1/accounts", json=farewell, headers=OURS)

    assert gone.status_code == 204, gone.text
    tables = (SyncRecord, SyncReceipt, SyncHistory, SyncHead)
    with app.app_context():
        left = [read(lambda session, t=t: len(session.scalars(select(t)).all())) for t in tables]
    assert left == [0, 0, 0, 0]


def test_the_ids_of_one_account_mean_nothing_in_another(new_device: NewDevice) -> None:
    heron, finch = new_device("heron"), new_device("finch")
    op = put(CRAMP | {"intensity": 3})
    heron.send(op)

    answer = finch.send(put(CRAMP, record=op["record"]) | {"op": op["op"]})

    assert statuses(answer) == ["applied"]
    assert finch.read_all()[op["record"]]["fields"] == CRAMP
    assert heron.read_all()[op["record"]]["fields"] == CRAMP | {"intensity": 3}
