"""What docs/sync-protocol.md shows is what the server takes and gives."""

import json
import re
from pathlib import Path
from typing import get_args

from webapp.contract.fields import invalid_field, missing_field, required_fields
from webapp.contract.record import KINDS
from webapp.contract.sync import OP, Done, Rejection, SyncAnswer, SyncRequest

PAGE = (Path(__file__).parents[2] / "docs" / "sync-protocol.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]


def test_the_request_shown_is_a_good_one() -> None:
    request = SyncRequest.model_validate(EXAMPLES[0])

    for raw in request.ops:
        op = OP.validate_python(raw)
        if op.action == "put":
            assert invalid_field(op.kind, fields=op.fields) is None
            assert missing_field(op.kind, fields=op.fields) is None


def test_the_answer_shown_fits_the_request_shown() -> None:
    answer = SyncAnswer.model_validate(EXAMPLES[1])

    assert [result["op"] for result in answer.results] == [op["op"] for op in EXAMPLES[0]["ops"]]
    assert answer.cursor == answer.changes[-1]["seq"]


def test_every_status_and_every_code_is_explained() -> None:
    for word in (*get_args(Done), "rejected", *get_args(Rejection)):
        assert f"| `{word}` |" in PAGE


def test_every_kind_is_listed_with_all_its_fields() -> None:
    for kind, model in KINDS.items():
        (row,) = re.findall(rf"^\| `{kind}` \| (.*) \|$", PAGE, re.MULTILINE)
        top_level = re.sub(r"\{.*?\}", "", row)
        assert set(re.findall(r"`(\w+)`", top_level)) == set(model.__annotations__), kind
        assert set(re.findall(r"`(\w+)`•", top_level)) == set(required_fields(kind)), kind
