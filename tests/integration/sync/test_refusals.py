"""What is wrong inside an op refuses that op alone."""

from tests.support.sync_device import CRAMP, Device, Json, delete, fresh_id, put, statuses
from webapp.contract.sync import MAX_OP_BYTES

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
    ("invalid-field", put(CRAMP | {"new": ["half \ud83e"]})),
    ("invalid-field", put(CRAMP | {"half \ud83e": 1})),
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
