"""A phone whose battery ends in the middle of a cramp, a hundred times."""

import random
import tempfile
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from bench.phones import open_phone
from bench.table import Row
from tests.support.app import GONE, START
from tests.support.server import LiveServer
from tests.support.sudden import RUN_FOR, STORED, kill_browser

TRIALS = 100
SEED = 312
LAST_SECOND = 1000
# The first write has to be on its way; then any moment will do.
EARLIEST_MS, LATEST_MS = 300, 2500


def _survives(playwright: Playwright, folder: Path, *, url: str, wait: int) -> float | None:
    """Kill a phone in a session; return the milliseconds that its disk lost, None when all."""
    context = open_phone(playwright, folder)
    page = context.pages[0]
    page.goto(f"{url}/now")
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    page.wait_for_timeout(wait)
    run: float = page.evaluate(RUN_FOR)
    with context.expect_event("close"):
        kill_browser(folder)
    again = open_phone(playwright, folder)
    try:
        return _lost(again.pages[0], url=url, run=run)
    finally:
        again.close()


def _lost(page: Page, *, url: str, run: float) -> float | None:
    # A page without a player: what lies on the disk is read before anything writes there again.
    page.goto(f"{url}/about")
    stored: float | None = page.evaluate(STORED)
    page.goto(f"{url}/now")
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    return None if stored is None else max(0.0, run - stored)


def measure(trials: int = TRIALS) -> list[Row]:
    """Return how many sessions came back, and the most that any of them lost."""
    chance = random.Random(SEED)
    lost: list[float | None] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "server").mkdir()
        with LiveServer(folder / "server") as server:
            for trial in range(trials):
                wait = chance.randint(EARLIEST_MS, LATEST_MS)
                phone = folder / f"phone-{trial}"
                lost.append(_survives(playwright, phone, url=server.url, wait=wait))
    alive = [one for one in lost if one is not None]
    most = max(alive, default=0.0)
    return [
        Row(
            what=f"sessions alive after SIGKILL (seed {SEED})",
            value=len(alive),
            unit=f"of {trials}",
            goal="all",
            reached=len(alive) == trials,
        ),
        Row(
            what="most that the disk forgot",
            value=most,
            unit="ms",
            goal=f"<= {LAST_SECOND} ms",
            reached=most <= LAST_SECOND,
        ),
    ]
