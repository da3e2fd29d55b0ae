"""Changes come in pages that end where they end: nothing is passed over, whatever their size."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.sync.conftest import NewDevice, SetPage
from tests.support.sync_device import CRAMP, Device, delete, fresh_id, put, statuses
from webapp.sync.digest import Digest

SIZES = [1, 2, 3]


def numbers(count: int) -> list[dict[str, object]]:
    return [put({"n": number}, kind="dot") for number in range(count)]


def test_small_pages_bring_every_change_once_and_in_order(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    phone.send(*numbers(7))

    for records in SIZES:
        set_page(records=records)
        pages = [tablet.send(cursor=0)]
        while pages[-1]["more"]:
            pages.append(tablet.send())

        found = [change for page in pages for change in page["changes"]]
        assert [change["fields"]["n"] for change in found] == list(range(7))
        assert [page["cursor"] for page in pages] == [*range(records, 7, records), 7]
        assert {page["head"] for page in pages} == {7}
        assert ["digest" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_record_that_changes_while_it_is_being_read_is_not_missed(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    ops = numbers(4)
    phone.send(*ops)
    set_page(records=2)

    seen = tablet.send()["changes"]
    phone.send(put({"n": 100}, record=ops[0]["record"], kind="dot"))
    seen += tablet.send()["changes"] + tablet.send()["changes"]

    assert [change["fields"]["n"] for change in seen] == [0, 1, 2, 3, 100]


def test_own_ops_do_not_move_the_cursor_past_what_others_wrote(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    phone.send(*numbers(3))
    set_page(records=1)

    answer = tablet.send(*numbers(1))

    assert (answer["cursor"], answer["more"], answer["head"]) == (1, True, 4)


def test_a_page_ends_before_it_grows_too_large(new_device: NewDevice, set_page: SetPage) -> None:
    phone, tablet = new_device(), new_device()
    phone.send(*[put({"pad": "x" * 3000}, kind="dot") for _ in range(5)])
    set_page(size_bytes=7000)

    counts = [len(tablet.send()["changes"]) for _ in range(3)]

    assert counts == [2, 2, 1]


def test_what_stands_around_the_fields_fills_a_page_too(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    phone.send(*numbers(3))
    set_page(size_bytes=300)

    assert [len(tablet.send()["changes"]) for _ in range(2)] == [2, 1]


def test_a_change_larger_than_a_page_still_arrives(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    phone.send(*[put({"pad": "x" * 3000}, kind="dot") for _ in range(2)])
    set_page(size_bytes=10)

    answers = [tablet.send(), tablet.send()]

    assert [(len(answer["changes"]), answer["more"]) for answer in answers] == [
        (1, True),
        (1, False),
    ]


def test_the_usual_page_holds_two_thousand_records(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    for _ in range(3):
        phone.send(*numbers(700))

    first, second = tablet.send(), tablet.send()

    assert (len(first["changes"]), first["more"]) == (2000, True)
    assert (len(second["changes"]), second["more"]) == (100, False)


def test_a_device_is_told_only_the_number_of_what_it_alone_changed(new_device: NewDevice) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    edit = put({"side": "right"}, record=op["record"])

    assert phone.send(op, edit)["changes"] == [{"record": op["record"], "seq": 2}]
    again = phone.send(op, edit, cursor=0)
    assert again["changes"] == [{"record": op["record"], "seq": 2}]

    tablet.send(put({"note": "x"}, record=op["record"]), cursor=0, epoch=None)
    late = phone.send(op, edit, cursor=0)
    assert late["changes"][0]["fields"] == CRAMP | {"side": "right", "note": "x"}


def test_a_device_that_read_past_a_moved_record_is_told_it_whole(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    op = put(CRAMP)
    phone.send(op)
    tablet.send()
    phone.send(put({"note": "by the phone"}, record=op["record"]), *numbers(1))
    edit = put({"side": "right"}, record=op["record"])
    tablet.post(edit)  # counts, but the answer is lost; the record has moved to the end
    set_page(records=1)
    assert [change["kind"] for change in tablet.send()["changes"]] == ["dot"]

    late = tablet.send(edit)

    assert statuses(late) == ["duplicate"]
    assert late["changes"][0]["fields"] == CRAMP | {"side": "right", "note": "by the phone"}


def test_a_device_whose_edit_was_refused_is_told_the_whole_record(device: Device) -> None:
    op = put(CRAMP)

    answer = device.send(op, put({"intensity": 11}, record=op["record"]))

    assert answer["changes"][0]["fields"] == CRAMP


def test_an_earlier_op_that_is_not_named_makes_the_change_whole(device: Device) -> None:
    op = put(CRAMP)
    device.post(op)

    answer = device.send(put({"side": "right"}, record=op["record"]))

    assert answer["changes"][0]["fields"] == CRAMP | {"side": "right"}


def test_what_another_wrote_between_two_lost_answers_is_told_although_the_device_read_past_it(
    new_device: NewDevice, set_page: SetPage
) -> None:
    phone, tablet = new_device(), new_device()
    new = put(CRAMP)
    phone.send(new)
    tablet.send()
    edits = [put({"side": side}, record=new["record"]) for side in ("left", "right")]
    phone.post(edits[0])
    beside = put(CRAMP)
    tablet.send(put({"intensity": 3}, record=new["record"]), beside)
    phone.post(edits[1])
    set_page(records=1)
    assert phone.send()["changes"][0]["record"] == beside["record"]
    set_page(records=9)

    answer = phone.send(*edits, put({"side": "left"}, record=beside["record"]))

    told = {change["record"]: change for change in answer["changes"]}
    assert told[new["record"]]["fields"] == CRAMP | {"side": "right", "intensity": 3}


@pytest.mark.parametrize("records", [*SIZES, 2000])
def test_a_repeat_whose_answer_was_lost_is_told_the_same_page(
    device: Device, set_page: SetPage, records: int
) -> None:
    old, gone, refused = put(CRAMP), put(CRAMP), put(CRAMP)
    device.send(old, gone)
    set_page(records=records)
    edit = put({"side": "right"}, record=old["record"])
    bad = put({"intensity": 11}, record=refused["record"])
    ops = [edit, refused, delete(gone["record"]), bad, put(CRAMP)]

    first, repeat = device.post(*ops).get_json(), device.post(*ops).get_json()

    named = ("changes", "cursor", "more", "head")
    assert [first[name] for name in named] == [repeat[name] for name in named]
    assert [result["status"] for result in repeat["results"]].count("duplicate") == len(ops) - 1


def test_after_the_last_page_there_is_nothing_and_the_cursor_stays(device: Device) -> None:
    device.send(put(CRAMP))

    answer = device.send()

    assert (answer["changes"], answer["cursor"], answer["more"]) == ([], 1, False)


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "put", "delete", "bad"]), st.integers(0, 4)), max_size=12
)


@given(steps=STEPS)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_digest_always_equals_the_sum_over_all_records(
    device: Device, steps: list[tuple[str, int]]
) -> None:
    ids = [fresh_id() for _ in range(5)]
    for action, which in steps:
        op = delete(ids[which]) if action == "delete" else put(CRAMP, record=ids[which])
        answer = device.send(op if action != "bad" else op | {"fields": {"side": 1}})
        assert len(statuses(answer)) == 1

    found = device.read_all()
    digest = Digest.over((record, change["seq"]) for record, change in found.items())
    assert device.send()["digest"] == {"count": digest.count, "sum": digest.hex}
