"""Many seeded histories over the real routes, and the proof that they would notice a bug."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.simulation.device import Device
from tests.simulation.device_bugs import DEVICES
from tests.simulation.oracle import Broken
from tests.simulation.server import Server
from tests.simulation.server_bugs import SERVERS, Patch
from tests.simulation.world import World

# The long run tells a hundred times as many; the parts let two processes share the work.
HISTORIES = {
    "sqlite": int(os.environ.get("HISTORIES_SQLITE", "2000")),
    "postgresql": int(os.environ.get("HISTORIES_POSTGRESQL", "500")),
}
PARTS = {"sqlite": 4, "postgresql": 2}
ENOUGH_TO_FIND_A_BUG = 500
FEWEST_BUGS = 20
# Where bugs that hide well were noticed last: those histories are told first, then all the others.
LAST_NOTICED_BY = (3, 8, 16, 21, 33, 34, 100, 180, 288)

# The bugs are in the rules, not in a database; one is enough to find them.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
in_parts = pytest.mark.parametrize(
    ("database_url", "part"),
    [(name, part) for name, parts in PARTS.items() for part in range(parts)],
    indirect=["database_url"],
)


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


def one_that_notices(app: Flask, *, patch: Patch | None = None, device: type = Device) -> int:
    """Return a history that a planted bug breaks; fail when none does."""
    others = (seed for seed in range(ENOUGH_TO_FIND_A_BUG) if seed not in LAST_NOTICED_BY)
    for seed in (*LAST_NOTICED_BY, *others):
        try:
            live(app, seed, patch=patch, device=device)
        except Broken:
            return seed
    return pytest.fail(f"not noticed in {ENOUGH_TO_FIND_A_BUG} histories")


def seeds_of(database: str, part: int) -> Iterator[int]:
    """Return the histories of one part."""
    return iter(range(part, HISTORIES[database], PARTS[database]))


@in_parts
def test_nothing_is_lost_doubled_risen_or_stuck(
    app: Flask, part: int, request: pytest.FixtureRequest
) -> None:
    database = request.node.callspec.params["database_url"]
    for seed in seeds_of(database, part):
        try:
            live(app, seed)
        except Exception as error:
            error.add_note(f"in history {seed} on {database}")
            raise


def test_there_are_enough_bugs_to_notice() -> None:
    assert len(SERVERS) + len(DEVICES) >= FEWEST_BUGS


@on_sqlite
def test_a_seed_tells_the_same_history_twice(app: Flask) -> None:
    first, second = live(app, 7), live(app, 7)

    assert first.trace == second.trace
    assert first.reference.records == second.reference.records


@on_sqlite
@pytest.mark.parametrize("bug", SERVERS)
def test_a_bug_of_the_server_is_noticed(app: Flask, bug: str) -> None:
    print(f"noticed by history {one_that_notices(app, patch=SERVERS[bug])}")  # noqa: T201 - shown with -s


@on_sqlite
@pytest.mark.parametrize("bug", DEVICES)
def test_a_bug_of_a_device_is_noticed(app: Flask, bug: type[Device]) -> None:
    print(f"noticed by history {one_that_notices(app, device=bug)}")  # noqa: T201 - shown with -s
