"""After a restore devices announce what they hold, and nothing that one of them has is lost."""

from flask import Flask

from tests.integration.sync.conftest import NewDevice
from tests.support.sync_device import CRAMP, Device, announce, delete, fresh_id, put, statuses


def begin_again(app: Flask) -> str:
    """Do what an operator does after a restore, and return the new epoch."""
    run = app.test_cli_runner().invoke(args=["epoch", "new"])
    assert run.exit_code == 0, run.output
    return run.output.removeprefix("new history: ").strip()


def changed_since_a_restore(app: Flask, phone: Device, tablet: Device) -> tuple[str, str, str]:
    """Let a phone change, in a new history, what both knew; return record, old and new epoch."""
    op = put(CRAMP)
    phone.send(op)
    old, new = str(phone.epoch), begin_again(app)
    for device in (phone, tablet):
        device.restart(new)
    phone.send(put({"side": "both"}, record=op["record"]))
    return op["record"], old, new


def test_a_device_of_an_older_history_is_told_the_new_one(app: Flask, device: Device) -> None:
    device.send(put(CRAMP))
    old = device.epoch

    new = begin_again(app)
    response = device.post(put(CRAMP))

    assert (response.status_code, new != old) == (409, True)
    assert response.get_json()["code"] == "reset"
    assert response.get_json()["epoch"] == new
    assert len(device.read_all_in(new)) == 1


def test_a_cursor_above_the_head_is_told_to_reset(device: Device) -> None:
    device.send(put(CRAMP))

    response = device.post(put(CRAMP), cursor=2)

    assert (response.status_code, response.get_json()["code"]) == (409, "reset")
    assert response.get_json()["epoch"] == device.epoch
    assert len(device.read_all()) == 1


def test_a_cursor_without_a_history_is_told_to_reset(device: Device) -> None:
    device.send(put(CRAMP))

    assert device.post(epoch=None, cursor=1).status_code == 409


def test_what_the_backup_lacked_comes_back_from_the_device(app: Flask, device: Device) -> None:
    record = fresh_id()
    device.send()
    old, new = str(device.epoch), begin_again(app)
    device.restart(new)

    answer = device.send(announce(record, origin=(old, 55), to=new, fields=CRAMP))

    assert statuses(answer) == ["applied"]
    assert answer["changes"] == [{"record": record, "seq": 1}]
    assert device.read_all()[record]["fields"] == CRAMP


def test_two_devices_that_announce_the_same_count_once(app: Flask, new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    record = fresh_id()
    phone.send()
    old, new = str(phone.epoch), begin_again(app)
    same = announce(record, origin=(old, 55), to=new, fields=CRAMP)

    for device in (phone, tablet):
        device.restart(new)
    first, second = phone.send(same), tablet.send(same)

    assert (statuses(first), statuses(second)) == (["applied"], ["duplicate"])
    assert second["changes"] == [{"record": record, "seq": 1}]


def test_a_device_whose_copy_differs_from_the_one_announced_is_told_the_whole_record(
    app: Flask, new_device: NewDevice
) -> None:
    phone, tablet = new_device(), new_device()
    record = fresh_id()
    phone.send()
    old, new = str(phone.epoch), begin_again(app)
    for device in (phone, tablet):
        device.restart(new)
    phone.send(announce(record, origin=(old, 55), to=new, fields=CRAMP))

    pending = CRAMP | {"note": "not yet sent"}
    answer = tablet.send(announce(record, origin=(old, 55), to=new, fields=pending))

    assert statuses(answer) == ["duplicate"]
    assert answer["changes"][0]["fields"] == CRAMP


def test_a_record_announced_after_reading_has_begun_comes_back_whole(
    app: Flask, device: Device
) -> None:
    op = put(CRAMP)
    device.send(op)
    old, new = str(device.epoch), begin_again(app)
    device.restart(new)
    device.send()

    newer = CRAMP | {"note": "not in the backup"}
    answer = device.send(announce(op["record"], origin=(old, 9), to=new, fields=newer))

    assert answer["changes"][0]["fields"] == newer


def test_the_newest_copy_wins_whichever_device_comes_first(
    app: Flask, new_device: NewDevice
) -> None:
    phone, tablet = new_device(), new_device()
    forwards, backwards = fresh_id(), fresh_id()
    phone.send()
    old, new = str(phone.epoch), begin_again(app)
    for device in (phone, tablet):
        device.restart(new)
    older, newer = CRAMP | {"note": "older"}, CRAMP | {"note": "newer"}

    phone.send(
        announce(forwards, origin=(old, 40), to=new, fields=older),
        announce(backwards, origin=(old, 55), to=new, fields=newer),
    )
    tablet.send(
        announce(forwards, origin=(old, 55), to=new, fields=newer),
        announce(backwards, origin=(old, 40), to=new, fields=older),
    )

    found = phone.read_all()
    assert [found[record]["fields"]["note"] for record in (forwards, backwards)] == ["newer"] * 2
    assert found == tablet.read_all()


def test_a_restored_record_counts_with_its_own_number(app: Flask, new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    phone.send(op, put({"side": "right"}, record=op["record"]))
    old, new = str(phone.epoch), begin_again(app)
    tablet.restart(new)

    answer = tablet.send(announce(op["record"], origin=(old, 1), to=new, fields=CRAMP))

    assert statuses(answer) == ["applied"]
    assert answer["changes"][0]["fields"]["side"] == "right"
    assert (answer["head"], answer["changes"][0]["seq"]) == (2, 2)


def test_an_announcement_never_replaces_a_change_of_the_new_history(
    app: Flask, new_device: NewDevice
) -> None:
    phone, tablet = new_device(), new_device()
    record, old, new = changed_since_a_restore(app, phone, tablet)

    late = announce(record, origin=(old, 900), to=new, fields=CRAMP | {"note": "kept"})
    answer = tablet.send(late)

    assert statuses(answer) == ["applied"]
    assert answer["changes"][0]["fields"] == CRAMP | {"side": "both"}
    lost = tablet.history()["entries"][0]
    assert (lost["why"], lost["fields"]) == ("outvoted", {"side": "left", "note": "kept"})
    assert statuses(tablet.send(late)) == ["duplicate"]


def test_an_announced_tombstone_always_wins(app: Flask, new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    record, old, new = changed_since_a_restore(app, phone, tablet)

    answer = tablet.send(
        announce(record, origin=(old, 1), to=new, fields=None),
        announce(record, origin=(old, 2), to=new, fields=CRAMP),
    )

    assert statuses(answer) == ["applied", "deleted"]
    assert phone.read_all()[record]["deleted"] is True


def test_after_a_restore_that_kept_the_history_name_the_device_wins_with_its_own_numbers(
    device: Device,
) -> None:
    op = put(CRAMP)
    device.send(op)
    name = str(device.epoch)

    device.restart(name)
    answer = device.send(
        announce(op["record"], origin=(name, 9), to=name, fields=CRAMP | {"note": "later"})
    )

    assert statuses(answer) == ["applied"]
    assert device.read_all()[op["record"]]["fields"]["note"] == "later"


def test_an_announcement_may_be_as_large_as_a_record(app: Flask, device: Device) -> None:
    device.send()
    old, new = str(device.epoch), begin_again(app)
    device.restart(new)
    large, larger = ({"pad": "x" * size} | CRAMP for size in (60_000, 80_000))

    answer = device.send(
        announce(fresh_id(), origin=(old, 1), to=new, fields=large),
        announce(fresh_id(), origin=(old, 2), to=new, fields=larger),
    )

    assert statuses(answer) == ["applied", "too-large"]


def test_pending_ops_follow_the_announcements_in_the_same_request(
    app: Flask, device: Device
) -> None:
    device.send()
    old, new = str(device.epoch), begin_again(app)
    device.restart(new)
    kept, gone = fresh_id(), fresh_id()

    answer = device.send(
        announce(kept, origin=(old, 3), to=new, fields=CRAMP),
        announce(gone, origin=(old, 4), to=new, fields=CRAMP),
        put({"side": "right"}, record=kept),
        delete(gone),
    )

    assert statuses(answer) == ["applied"] * 4
    found = device.read_all()
    assert found[kept]["fields"]["side"] == "right"
    assert found[gone]["deleted"] is True
