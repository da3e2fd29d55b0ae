"""What a nudge may aim at: the vectors that the browser's function must answer alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.reminders.drinking import aim_of

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "goal.json").read_text())


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_the_aim_of_a_day(case: dict[str, Any]) -> None:
    assert aim_of(case["profile"]) == case["aim"]
