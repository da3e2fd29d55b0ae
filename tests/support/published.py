"""The routines as the server publishes them, so that tests follow a change of their words."""

import json
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.server import LiveServer


@dataclass(frozen=True)
class Turn:
    """One turn of one step on one leg, and when it begins after the first tap."""

    action: str
    round: int
    start: float
    seconds: float

    @property
    def end(self) -> float:
        """Return when it is over."""
        return self.start + self.seconds


def steps_of(server: LiveServer, routine: str) -> list[dict[str, Any]]:
    """Return the steps in the order in which they are read."""
    return [step for block in _read(server, routine)["blocks"] for step in block["steps"]]


def turns_of(server: LiveServer, routine: str) -> Iterator[Turn]:
    """Yield the turns of a routine for one leg, as a person with a watch would lay them out."""
    yield from turns_in(_read(server, routine))


def turns_in(routine: dict[str, Any]) -> Iterator[Turn]:
    """Yield the same for a routine that is here already."""
    clock = 0.0
    for block in routine["blocks"]:
        for turn in range(block["repetitions"]):
            for step in block["steps"]:
                clock += step["lead_in"] if turn == 0 else 0
                yield Turn(step["action"], turn + 1, clock, step["seconds"])
                clock += step["seconds"]


def _read(server: LiveServer, routine: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{server.url}/routines/{routine}.json") as answer:  # noqa: S310 - our own loopback address
        found: dict[str, Any] = json.load(answer)
    return found
