"""What a nudge may aim at: the vectors that the browser's function must answer alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.reminders.drinking import aim_of, drinking_of

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "goal.json").read_text())


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_the_aim_of_a_day(case: dict[str, Any]) -> None:
    assert aim_of(case["profile"]) == case["aim"]


def test_alcohol_is_no_drink_to_reach_a_goal_with() -> None:
    at = "2026-11-21T20:00:00+01:00"
    drinks = [{"at": at, "ml": 500, "beverage": "alcohol"}, {"at": at, "ml": 250}]

    counted = drinking_of({}, drinks=drinks, last_nudge=None).drinks

    assert [drink.ml for drink in counted] == [250]
