"""What a record lost can be read for 30 days, and is then erased; or at once, when asked."""

from flask import Flask

from tests.integration.sync.conftest import NewDevice
from tests.support.sync_device import CRAMP, OURS, Device, delete, fresh_id, put, statuses
from webapp.foundation.clock import DAY_MS, ManualClock
from webapp.foundation.transactions import write
from webapp.sync.history import ENTRIES_A_PAGE, forget_history


def forgotten(app: Flask, clock: ManualClock) -> int:
    """Run the clean-up and return how many entries it erased."""
    with app.app_context():
        return write(lambda session: forget_history(session, now_ms=clock.now_ms()))


def test_replaced_values_and_deleted_records_can_be_read(device: Device) -> None:
    op = put(CRAMP)
    device.send(op, put({"side": "right", "note": "new"}, record=op["record"]))
    device.send(delete(op["record"]))

    deleted, replaced = device.history()["entries"]

    assert (replaced["why"], replaced["fields"]) == ("replaced", {"side": "left"})
    assert (deleted["why"], deleted["kind"], deleted["record"]) == (
        "deleted",
        "cramp",
        op["record"],
    )
    assert deleted["fields"] == CRAMP | {"side": "right", "note": "new"}
    assert (deleted["at"], deleted["until"]) == (
        "2026-11-21T02:12:44.000Z",
        "2026-12-21T02:12:44.000Z",
    )


def test_a_deleted_record_is_restored_as_a_new_one(device: Device) -> None:
    op = put(CRAMP)
    device.send(op, delete(op["record"]))

    body = device.history()["entries"][0]
    answer = device.send(put(body["fields"], kind=body["kind"], record=fresh_id()))

    assert statuses(answer) == ["applied"]
    assert answer["digest"]["count"] == 2


def test_the_history_is_sent_to_no_device(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP | {"note": "secret words"})
    phone.send(op, delete(op["record"]))

    assert "secret words" not in tablet.post().text


def test_bodies_are_erased_after_thirty_days_and_tombstones_never(
    app: Flask, device: Device, fixed_clock: ManualClock
) -> None:
    op = put(CRAMP)
    device.send(op, delete(op["record"]))

    fixed_clock.advance(30 * DAY_MS - 1)
    assert (forgotten(app, fixed_clock), len(device.history()["entries"])) == (0, 1)
    fixed_clock.advance(1)
    assert device.history()["entries"] == []
    assert forgotten(app, fixed_clock) == 1

    fixed_clock.advance(50 * DAY_MS)
    assert device.read_all()[op["record"]]["deleted"] is True
    assert statuses(device.send(op, put(CRAMP, record=op["record"]))) == ["duplicate", "deleted"]


def test_erase_now_erases_everything_of_this_person_only(new_device: NewDevice) -> None:
    heron, owl = new_device("heron"), new_device("owl-of-the-barn")
    for device in (heron, owl):
        op = put(CRAMP)
        device.send(op, delete(op["record"]))

    assert heron.http.delete("/api/v1/history", headers=OURS).status_code == 204

    assert heron.history()["entries"] == []
    assert len(owl.history()["entries"]) == 1


def test_erasing_where_there_is_nothing_is_done_at_once(device: Device) -> None:
    assert device.http.delete("/api/v1/history", headers=OURS).status_code == 204


def test_one_entry_can_be_erased_by_its_owner_only(new_device: NewDevice) -> None:
    heron, owl = new_device("heron"), new_device("owl-of-the-barn")
    op = put(CRAMP)
    heron.send(op, put({"side": "right"}, record=op["record"]), delete(op["record"]))
    address = f"/api/v1/history/{heron.history()['entries'][0]['id']}"

    assert owl.http.delete(address, headers=OURS).status_code == 404
    assert heron.http.delete(address, headers=OURS).status_code == 204
    assert heron.http.delete(address, headers=OURS).status_code == 404
    assert len(heron.history()["entries"]) == 1


def test_a_long_history_comes_in_pages(device: Device) -> None:
    op = put({"n": 0}, kind="dot")
    edits = [
        put({"n": number}, record=op["record"], kind="dot")
        for number in range(1, ENTRIES_A_PAGE + 6)
    ]
    device.send(op, *edits)

    first = device.history()
    second = device.history(before=first["next"])

    values = [entry["fields"]["n"] for page in (first, second) for entry in page["entries"]]
    assert values == list(reversed(range(ENTRIES_A_PAGE + 5)))
    assert second["next"] is None


def test_a_stranger_reads_no_history(app: Flask) -> None:
    stranger = Device(app)

    assert stranger.http.get("/api/v1/history", headers=OURS).status_code == 401
    assert stranger.http.delete("/api/v1/history", headers=OURS).status_code == 401
