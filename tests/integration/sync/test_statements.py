"""However many ops a request brings, the database is asked equally often.

A statement that is given many rows at once counts as one: it travels as one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.support.sync_device import CRAMP, Device, Json, delete, put
from webapp.contract.sync import MAX_OPS
from webapp.foundation.database import db

FEW = 3


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """Yield a list that grows by each statement."""
    found: list[str] = []

    def note(*told: Any) -> None:  # noqa: ANN401
        found.append(told[2].split("(")[0])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


def asked_for(app: Flask, device: Device, ops: list[Json]) -> list[str]:
    with statements(app) as found:
        device.send(*ops)
    return found


def lives(count: int) -> list[list[Json]]:
    """Return requests that make, edit, repeat and remove so many records, one after the other."""
    made = [put(CRAMP) for _ in range(count)]
    edits = [put({"side": "right"}, record=op["record"]) for op in made]
    return [made, edits, edits, [delete(op["record"]) for op in made]]


@pytest.mark.parametrize("step", range(4), ids=["making", "editing", "repeating", "removing"])
def test_a_thousand_ops_cost_no_more_statements_than_three(
    app: Flask, device: Device, step: int
) -> None:
    device.send(put(CRAMP))
    asked: list[list[str]] = []
    for count in (FEW, MAX_OPS):
        requests = lives(count)
        for ops in requests[:step]:
            device.send(*ops)
        asked.append(asked_for(app, device, requests[step]))

    few, many = asked
    assert many == few
