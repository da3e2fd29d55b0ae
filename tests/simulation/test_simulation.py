"""Many seeded histories over the real routes, and the proof that they would notice a bug."""

import pytest
from flask import Flask

from tests.simulation.device import Device
from tests.simulation.device_bugs import DEVICES
from tests.simulation.oracle import Broken
from tests.simulation.server import Server
from tests.simulation.server_bugs import SERVERS, Patch
from tests.simulation.world import World

HISTORIES = 25
MANY_HISTORIES = 2000
ENOUGH_TO_FIND_A_BUG = 100

# The bugs are in the rules, not in a database; one is enough to find them.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def live(app: Flask, seed: int, *, patch: Patch | None = None, device: type = Device) -> World:
    """Live through the history of a seed, with or without a planted bug."""
    server = Server(app)
    world = World(seed, server, device=device)
    with pytest.MonkeyPatch.context() as planted:
        if patch:
            patch(planted)
        with server.crashing(planted):
            world.run()
    return world


def live_many(app: Flask, *, patch: Patch | None = None, device: type = Device) -> None:
    """Live through as many histories as a planted bug may hide in."""
    for seed in range(ENOUGH_TO_FIND_A_BUG):
        live(app, seed, patch=patch, device=device)


def test_nothing_is_lost_doubled_risen_or_stuck(app: Flask) -> None:
    for seed in range(HISTORIES):
        live(app, seed)


@pytest.mark.soak
def test_nothing_is_lost_in_many_more_histories(app: Flask) -> None:
    for seed in range(HISTORIES, MANY_HISTORIES):
        live(app, seed)


@on_sqlite
def test_a_seed_tells_the_same_history_twice(app: Flask) -> None:
    first, second = live(app, 7), live(app, 7)

    assert first.trace == second.trace
    assert first.reference.records == second.reference.records


@on_sqlite
@pytest.mark.parametrize("bug", SERVERS)
def test_a_bug_of_the_server_is_noticed(app: Flask, bug: str) -> None:
    with pytest.raises(Broken):
        live_many(app, patch=SERVERS[bug])


@on_sqlite
@pytest.mark.parametrize("bug", DEVICES)
def test_a_bug_of_a_device_is_noticed(app: Flask, bug: type[Device]) -> None:
    with pytest.raises(Broken):
        live_many(app, device=bug)
