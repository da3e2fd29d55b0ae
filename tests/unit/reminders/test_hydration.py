"""Nudges to drink: the vectors that the browser's function must answer alike."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from webapp.reminders.hydration import Drink, Window, next_nudge

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "hydration.json").read_text())


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_the_next_nudge(case: dict[str, Any]) -> None:
    found = next_nudge(
        window=Window(
            wake=time.fromisoformat(case["wake"]),
            bedtime=time.fromisoformat(case["bedtime"]),
            taper_h=case["taper_h"],
            min_gap_min=case["min_gap_min"],
        ),
        zone=ZoneInfo(case["zone"]),
        low_ml=case["low_ml"],
        drinks=[Drink(at=datetime.fromisoformat(at), ml=ml) for at, ml in case["drinks"]],
        last_nudge=case["last_nudge"] and datetime.fromisoformat(case["last_nudge"]),
        after=datetime.fromisoformat(case["after"]),
    )

    expected = case["due"] and (
        date.fromisoformat(case["day"]),
        datetime.fromisoformat(case["due"]),
    )
    assert found == expected
