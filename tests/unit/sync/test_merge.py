"""What one op does to one record."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.contract.record import PROFILE_ID
from webapp.contract.sync import MAX_RECORD_BYTES, OP, AnnounceOp, DeleteOp, PutOp
from webapp.sync.merge import (
    Applied,
    Decision,
    Gone,
    Refused,
    State,
    Stored,
    Version,
    decide,
    laid_over,
    same,
    wins,
)

AnyOp = PutOp | DeleteOp | AnnounceOp

RECORD = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
OP_ID = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c599"
EPOCH = "now"
CRAMP = {"started_at": "2026-11-21T03:12:44.120+01:00", "side": "left"}


def op(action: str = "put", **more: object) -> AnyOp:
    return OP.validate_python(
        {"op": OP_ID, "record": RECORD, "kind": "cramp", "action": action} | more
    )


def announced(fields: dict[str, Any] | None, *, seq: int, **more: str) -> AnyOp:
    origin = {"from": {"epoch": "old", "seq": seq}}
    return op("announce", **origin, **more, deleted=fields is None, fields=fields)


def stored(
    fields: dict[str, Any], *, epoch: str = EPOCH, seq: int = 7, deleted: bool = False
) -> Stored:
    return Stored(
        state=State(kind="cramp", deleted=deleted, fields=fields),
        version=Version(epoch=epoch, seq=seq),
        seq=seq,
    )


def decided(an_op: AnyOp, before: Stored | None = None) -> Decision:
    return decide(an_op, stored=before, epoch=EPOCH)


def test_fields_that_a_put_does_not_name_stay() -> None:
    decision = decided(op(fields={"intensity": 7}), stored(CRAMP))

    assert decision.state.fields == CRAMP | {"intensity": 7}
    assert decision.lost is None


def test_null_removes_a_field_and_the_history_gets_its_value() -> None:
    decision = decided(op(fields={"side": None}), stored(CRAMP))

    assert "side" not in decision.state.fields
    assert (decision.lost.why, decision.lost.fields) == ("replaced", {"side": "left"})


def test_lists_are_replaced_whole() -> None:
    before = stored(CRAMP | {"relief": ["stretch", "heat"]})

    decision = decided(op(fields={"relief": ["walk"]}), before)

    assert decision.state.fields["relief"] == ["walk"]
    assert decision.lost.fields == {"relief": ["stretch", "heat"]}


def test_saying_the_same_again_loses_nothing() -> None:
    assert decided(op(fields={"side": "left"}), stored(CRAMP)).lost is None


def test_true_and_one_are_two_values() -> None:
    decision = decided(op(fields={"of_ours": 1}), stored(CRAMP | {"of_ours": True}))

    assert decision.lost.fields["of_ours"] is True


def test_a_required_field_cannot_be_removed() -> None:
    decision = decided(op(fields={"started_at": None}), stored(CRAMP))

    assert decision == Refused("missing-field", "started_at: Field required")


def test_a_new_record_needs_its_required_fields() -> None:
    assert decided(op(fields={"side": "left"})).code == "missing-field"


@pytest.mark.parametrize(
    "fields",
    [
        {"intensity": 11},
        {"intensity": "7"},
        {"intensity": True},
        {"started_at": "yesterday"},
        {"started_at": "2026-11-21T03:12:44"},
        {"started_at": "2026-02-30T03:12:44Z"},
        {"relief": "stretch"},
        {"relief": [1]},
        {"side": ""},
        {"ended_during": {"step": "2"}},
        {"note": 3},
    ],
)
def test_a_field_that_its_kind_does_not_allow_is_refused(fields: dict[str, Any]) -> None:
    assert decided(op(fields=fields), stored(CRAMP)).code == "invalid-field"


@pytest.mark.parametrize(
    "instant",
    [
        "1970-01-01T00:00:00Z",
        "2099-12-31T23:59:59.999999999+14:00",
        "0001-01-01T00:00Z",
    ],
)
def test_no_clock_is_too_wrong(instant: str) -> None:
    assert isinstance(decided(op(fields={"started_at": instant})), Applied)


def test_an_unknown_word_an_unknown_field_and_an_unknown_kind_are_kept() -> None:
    newer = CRAMP | {"side": "middle", "mood": {"deep": [None, 1.5]}}

    assert decided(op(fields=newer)).state.fields == newer
    assert decided(op(kind="weather", fields={"hot": 1})).state.fields == {"hot": 1}


def test_a_record_cannot_change_its_kind() -> None:
    decision = decided(op(kind="drink", fields={"ml": 1}), stored(CRAMP))

    assert decision.code == "kind-mismatch"


def test_the_profile_is_the_only_record_with_its_id() -> None:
    assert decided(op(kind="profile", fields={})).code == "kind-mismatch"
    assert decided(op(record=PROFILE_ID, fields=CRAMP)).code == "kind-mismatch"


@pytest.mark.parametrize(
    "removal",
    [
        op("delete", record=PROFILE_ID, kind="profile"),
        announced(None, seq=3, record=PROFILE_ID, kind="profile"),
    ],
)
def test_the_profile_cannot_be_deleted(removal: AnyOp) -> None:
    assert decided(removal).code == "invalid-field"


def test_a_record_has_a_largest_size() -> None:
    letters = "x" * (MAX_RECORD_BYTES - 60)

    assert isinstance(decided(op(kind="weather", fields={"text": letters})), Applied)
    decision = decided(op(kind="weather", fields={"text": letters + "x" * 60}))
    assert decision.code == "too-large"


def test_deleting_keeps_the_body_for_the_history_only() -> None:
    decision = decided(op("delete"), stored(CRAMP))

    assert decision.state == State(kind="cramp", deleted=True, fields={})
    assert (decision.lost.why, decision.lost.fields) == ("deleted", CRAMP)


def test_deleting_what_the_server_never_saw_leaves_a_tombstone() -> None:
    assert decided(op("delete")).state.deleted


@pytest.mark.parametrize(
    "late",
    [
        *(op(fields=CRAMP), op("delete"), op(kind="night", fields={"date": "2026-11-20"})),
        *(announced(CRAMP, seq=99), announced(None, seq=99)),
    ],
)
def test_nothing_wakes_a_tombstone(late: AnyOp) -> None:
    assert decided(late, stored({}, deleted=True)) == Gone()


def test_an_announced_tombstone_wins_over_everything() -> None:
    decision = decided(announced(None, seq=1), stored(CRAMP, epoch=EPOCH, seq=90))

    assert decision.state.deleted
    assert decision.lost.fields == CRAMP


def test_an_announced_record_that_the_backup_lacked_comes_back() -> None:
    decision = decided(announced(CRAMP, seq=55))

    assert decision.state.fields == CRAMP
    assert decision.version == Version(epoch="old", seq=55)


def test_the_highest_number_of_the_old_history_wins_whenever_it_arrives() -> None:
    newer = CRAMP | {"intensity": 3}

    later = decided(announced(newer, seq=55), stored(CRAMP, epoch="old", seq=40))
    earlier = decided(announced(CRAMP, seq=40), stored(newer, epoch="old", seq=55))

    assert later.state.fields == newer
    assert earlier.state is None
    assert earlier.lost is None


def test_what_an_announcement_replaces_goes_to_the_history() -> None:
    before = stored(CRAMP | {"note": "only here"}, epoch="old", seq=40)

    decision = decided(announced(CRAMP, seq=55), before)

    assert (decision.lost.why, decision.lost.fields) == ("outvoted", {"note": "only here"})


def test_an_announcement_never_replaces_a_change_of_the_new_history() -> None:
    decision = decided(
        announced(CRAMP | {"note": "old"}, seq=10_000), stored(CRAMP, epoch=EPOCH, seq=51)
    )

    assert decision.state is None
    assert (decision.lost.why, decision.lost.fields) == ("outvoted", {"note": "old"})


def test_a_change_of_this_history_that_the_server_forgot_wins_over_what_was_carried_in() -> None:
    forgotten = Version(epoch=EPOCH, seq=52)

    assert wins(forgotten, over=Version(epoch="old", seq=900), epoch=EPOCH)
    assert wins(forgotten, over=Version(epoch=EPOCH, seq=51), epoch=EPOCH)
    assert not wins(forgotten, over=Version(epoch=EPOCH, seq=52), epoch=EPOCH)


def test_an_announced_record_is_checked_like_any_other() -> None:
    assert decided(announced({"side": "left"}, seq=3)).code == "missing-field"
    assert decided(announced(CRAMP | {"intensity": 11}, seq=3)).code == "invalid-field"


VALUES = st.none() | st.integers(0, 2) | st.booleans() | st.text("ab", max_size=2)
FIELDS = st.dictionaries(st.sampled_from("abcdef"), VALUES, max_size=4)


@given(FIELDS, FIELDS)
def test_changes_of_different_fields_keep_both(one: dict[str, Any], other: dict[str, Any]) -> None:
    other = {name.upper(): value for name, value in other.items()}

    assert laid_over(laid_over({}, change=one), change=other) == laid_over(
        laid_over({}, change=other), change=one
    )


@given(FIELDS, FIELDS)
def test_the_same_change_twice_is_the_change_once(
    before: dict[str, Any], change: dict[str, Any]
) -> None:
    once = laid_over(before, change=change)

    assert laid_over(once, change=change) == once


@given(FIELDS, FIELDS)
def test_whatever_a_put_takes_away_is_in_the_history(
    before: dict[str, Any], change: dict[str, Any]
) -> None:
    held = laid_over({}, change=before)
    decision = decided(
        op(kind="weather", fields=change),
        Stored(
            state=State(kind="weather", fields=held), version=Version(epoch=EPOCH, seq=1), seq=1
        ),
    )
    lost = decision.lost.fields if decision.lost else {}

    for name, value in held.items():
        kept = name in decision.state.fields and same(decision.state.fields[name], value)
        assert kept != (name in lost)


VERSIONS = st.builds(
    lambda epoch, seq: Version(epoch=epoch, seq=seq),
    st.sampled_from(["old", EPOCH]),
    st.integers(min_value=1, max_value=9),
)


@given(VERSIONS, VERSIONS)
def test_of_two_versions_at_most_one_wins(one: Version, other: Version) -> None:
    assert [wins(one, over=other, epoch=EPOCH), wins(other, over=one, epoch=EPOCH)].count(True) == (
        one != other
    )
