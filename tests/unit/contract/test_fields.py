"""What a record of each kind may say; the client holds files to the same answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.contract.fields import invalid_field, missing_field

VECTORS: dict[str, list[tuple[str, dict[str, Any]]]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "fields.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("kind", "fields"), VECTORS["good"])
def test_a_record_says_what_its_kind_may(kind: str, fields: dict[str, Any]) -> None:
    assert invalid_field(kind, fields=fields) is None
    assert missing_field(kind, fields=fields) is None


@pytest.mark.parametrize(("kind", "fields"), VECTORS["bad"])
def test_a_record_that_says_anything_else_is_refused(kind: str, fields: dict[str, Any]) -> None:
    assert invalid_field(kind, fields=fields) or missing_field(kind, fields=fields)
