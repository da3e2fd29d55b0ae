"""Many devices of one person at the same moment: nothing fails, counts twice or is passed over."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import TypeVar

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.sync.conftest import NewDevice, SetPage
from tests.support.sync_device import CRAMP, Device, Json, delete, fresh_id, put, statuses
from webapp.foundation.transactions import read
from webapp.sync.models import SyncReceipt

WRITERS = 16
REQUESTS = 10
ROWS_A_REQUEST = 125
TWINS = 16
OPS = 500
OPS_A_REQUEST = 50

Found = TypeVar("Found")


def at_once(work: Callable[[Device], Found], devices: list[Device]) -> list[Found]:
    """Run the work of every device at the same moment and return what each found."""
    start = Barrier(len(devices))

    def run(device: Device) -> Found:
        start.wait()
        return work(device)

    with ThreadPoolExecutor(len(devices)) as pool:
        return list(pool.map(run, devices))


def copies_of(device: Device, app: Flask, *, count: int) -> list[Device]:
    """Return further devices that hold the same session, without signing in again."""
    cookie = device.http.get_cookie("session")
    assert cookie is not None
    copies = [Device(app) for _ in range(count)]
    for copy in copies:
        copy.http.set_cookie("session", cookie.value)
        copy.owner = device.owner
    return copies


def test_a_reader_misses_none_of_twenty_thousand_rows_while_sixteen_devices_write(
    app: Flask, device: Device, set_page: SetPage
) -> None:
    writers = copies_of(device, app, count=WRITERS)
    shared = [fresh_id() for _ in range(4)]
    set_page(records=150)
    done = Event()
    replica: dict[str, Json] = {}

    def write_some(writer: Device) -> list[str]:
        found = []
        for number in range(REQUESTS):
            rows = [put({"n": number}, kind="dot") for _ in range(ROWS_A_REQUEST)]
            edit = put({"n": number}, kind="dot", record=shared[number % 4])
            # Writers read no further: what they would read is not the subject.
            found += statuses(writer.send(*rows, edit, cursor=0, epoch=None))
        return found

    def follow() -> None:
        last = False
        while True:
            answer = device.send()
            replica.update({change["record"]: change for change in answer["changes"]})
            if last and not answer["more"]:
                return
            last = done.is_set()

    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(follow)
        try:
            results = at_once(write_some, writers)
        finally:
            done.set()
        reader.result()

    assert {status for found in results for status in found} == {"applied"}
    assert len(replica) == WRITERS * REQUESTS * ROWS_A_REQUEST + len(shared)
    assert device.read_all() == replica
    assert device.send()["head"] == WRITERS * REQUESTS * (ROWS_A_REQUEST + 1)


def test_five_hundred_ops_each_sent_sixteen_times_at_once_count_once_each(
    app: Flask, device: Device
) -> None:
    twins = copies_of(device, app, count=TWINS)
    ops = [put(CRAMP) for _ in range(OPS)]

    for first in range(0, OPS, OPS_A_REQUEST):
        batch = ops[first : first + OPS_A_REQUEST]
        results = at_once(lambda twin, sent=batch: statuses(twin.send(*sent, cursor=0)), twins)
        for of_one_op in zip(*results, strict=True):
            assert sorted(of_one_op) == ["applied"] + ["duplicate"] * (TWINS - 1)

    with app.app_context():
        receipts = read(lambda session: session.scalar(select(func.count(SyncReceipt.op_id))))
    assert receipts == OPS
    assert device.send(cursor=0)["head"] == OPS


@pytest.mark.soak
def test_one_op_alone_sent_sixteen_times_at_once_counts_once_in_five_hundred_rounds(
    app: Flask, device: Device
) -> None:
    twins = copies_of(device, app, count=TWINS)

    for _ in range(OPS):
        op = put(CRAMP)
        results = at_once(lambda twin, op=op: statuses(twin.send(op)), twins)
        assert sorted(status for (status,) in results) == ["applied"] + ["duplicate"] * (TWINS - 1)


def test_the_first_requests_of_a_new_account_do_not_collide(
    app: Flask, new_device: NewDevice
) -> None:
    devices = copies_of(new_device(), app, count=WRITERS)

    answers = at_once(lambda device: device.send(put(CRAMP)), devices)

    assert [statuses(answer) for answer in answers] == [["applied"]] * WRITERS
    assert {answer["epoch"] for answer in answers} == {answers[0]["epoch"]}
    assert devices[0].read_all().keys() == {
        change["record"]
        for answer in answers
        for change in answer["changes"]
        if set(change) == {"record", "seq"}
    }


def test_accounts_do_not_wait_for_each_other_for_ever(app: Flask, new_device: NewDevice) -> None:
    people = [new_device(f"person-number-{number}") for number in range(4)]
    devices = [copy for person in people for copy in copies_of(person, app, count=2)]

    answers = at_once(lambda device: device.send(*[put(CRAMP) for _ in range(20)]), devices)

    assert {status for answer in answers for status in statuses(answer)} == {"applied"}
    assert [len(person.read_all()) for person in people] == [40] * 4


def test_a_record_that_is_written_and_deleted_at_the_same_moment_is_deleted_everywhere(
    app: Flask, device: Device
) -> None:
    copies = copies_of(device, app, count=WRITERS)
    deleting = set(copies[::4])

    for _ in range(20):
        record = fresh_id()

        def race(copy: Device, record: str = record) -> str:
            op = delete(record) if copy in deleting else put(CRAMP, record=record)
            return statuses(copy.send(op, cursor=0, epoch=None))[0]

        found = at_once(race, copies)

        assert set(found) <= {"applied", "deleted"}
        told = [copy.read_all()[record] for copy in (copies[0], copies[1])]
        assert [each["deleted"] for each in told] == [True, True]
        assert told[0]["seq"] == told[1]["seq"]
