"""Writing, pushing and pulling logs in a real Chromium against the real server, beside floors.

The floors are measured in turn with ours, in the same browser: IndexedDB puts of record and outbox
entry with the same durability, and one request to a bare server that inserts (or tells) the rows in
one durable transaction. A pull is held against that request and one transaction of puts together.
"""

import json
import statistics
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from bench.relay import Relay
from bench.table import Row
from tests.support.chromium import ARGUMENTS, PHONE, chromium
from tests.support.phone import Phone, fresh_name
from tests.support.server import LiveServer, free_port, wait_until_listening

ROOT = Path(__file__).resolve().parent.parent
FLOOR = ROOT / "bench" / "floor.js"
RUNS = {100: 5, 1_000: 5, 10_000: 3}
NEW_LOGS = 15
WRITE_GOAL, PUSH_GOAL, PULL_GOAL, NEW_GOAL = 1.5, 4, 2, 2
MOST_REQUESTS, MOST_BYTES = 2, 120
WIRE_LOGS = 1_000

Figures = dict[str, list[float]]


@contextmanager
def bare_server(folder: Path) -> Iterator[str]:
    """Serve the floor; yield its address."""
    port = free_port()
    app = f"bench.bare:create_app({str(folder / 'rows.sqlite')!r})"
    command = ["gunicorn", "--no-control-socket", "--log-level=warning"]
    command += ["--worker-class=gthread", "--threads=8", "--workers=2"]
    server = subprocess.Popen([*command, f"--bind=127.0.0.1:{port}", app], cwd=ROOT)
    try:
        wait_until_listening(port)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


class Lab:
    """A browser, our server and the bare one; each measurement starts with fresh phones."""

    def __init__(self, browser: Browser, url: str, bare: str) -> None:
        self.browser, self.url, self.bare = browser, url, bare
        self.open: list[BrowserContext] = []

    def phone(self, username: str, *, new: bool) -> Page:
        """Return the page of a phone that is signed in, with nothing to sync."""
        context = self.browser.new_context(viewport=PHONE, service_workers="block")
        self.open.append(context)
        phone = Phone(context, context.new_page(), self.url)
        if new:
            phone.sign_up(username)
        else:
            phone.sign_in(username)
        phone.await_synced()
        # The page syncs by itself once. Begun while logs are written it would send them as well,
        # and there would be nothing left to measure.
        with phone.page.expect_response("**/api/v1/sync"):
            phone.open("/")
        phone.page.wait_for_function("() => globalThis.__bench")
        phone.page.evaluate("() => __bench.push()")
        return phone.page

    def floor(self) -> Page:
        """Return an empty page of the bare server."""
        context = self.browser.new_context(viewport=PHONE)
        self.open.append(context)
        page = context.new_page()
        page.goto(self.bare)
        page.evaluate(f"async () => {{ {FLOOR.read_text()} }}")
        return page

    def close(self) -> None:
        """Put all phones away."""
        while self.open:
            self.open.pop().close()


def one_size(lab: Lab, n: int) -> Figures:
    """Write, push and pull so many logs, ours and the floor's in turn."""
    found: Figures = {}

    def note(name: str, ms: float) -> None:
        found.setdefault(name, []).append(ms)

    for run in range(RUNS[n]):
        name = fresh_name()
        one, floor = lab.phone(name, new=True), lab.floor()
        # Ten thousand single writes take half a minute, so they are measured once.
        if n < max(RUNS) or run == 0:
            note("write", one.evaluate("(n) => __bench.write(n)", n))
            note("write floor", floor.evaluate("(n) => floor.write(n)", n))
        else:
            one.evaluate("(n) => __bench.write(n, {together: true})", n)
        note("push", one.evaluate("() => __bench.push()"))
        note("push floor", floor.evaluate("([it, n]) => floor.push(it, n)", [name, n]))
        other = lab.phone(name, new=False)
        other.evaluate("() => __bench.reset()")
        note("pull", other.evaluate("() => __bench.pull()"))
        note("pull floor", floor.evaluate("(it) => floor.pull(it)", name))
        assert other.evaluate("() => __bench.ids()") == one.evaluate("() => __bench.ids()")
        lab.close()
    return found


def counting(page: Page) -> list[str]:
    """Return a list that grows by each sync request of the page."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/api/v1/sync"):
            asked.append(request.url)

    page.on("request", note)
    return asked


def new_log(lab: Lab) -> tuple[Figures, int]:
    """Let a new log travel from one phone to the other; also return the most requests of one."""
    name = fresh_name()
    one, other, floor = lab.phone(name, new=True), lab.phone(name, new=False), lab.floor()
    found: Figures = {"new": [], "new floor": []}
    asked = [counting(one), counting(other)]
    most = 0
    for number in range(NEW_LOGS):
        for requests in asked:
            requests.clear()
        tell = "async (at) => await __bench.write(1, {offset: at}) + await __bench.push()"
        told = one.evaluate(tell, number)
        [wanted] = set(one.evaluate("() => __bench.ids()")) - set(
            other.evaluate("() => __bench.ids()")
        )
        hear = "async (id) => [await __bench.pull(), await __bench.get(id)]"
        heard, fields = other.evaluate(hear, wanted)
        assert fields["ml"]
        found["new"].append(told + heard)
        person = f"{name}-{number}"
        sent = floor.evaluate("(it) => floor.tell(it)", person)
        found["new floor"].append(sent + floor.evaluate("(it) => floor.pull(it)", person))
        most = max(most, *(len(requests) for requests in asked))
    lab.close()
    return found, most


def on_the_wire(lab: Lab, relay: Relay) -> tuple[float, float]:
    """Return the bytes a log that go up when a thousand are pushed, and come down when pulled."""
    name = fresh_name()
    one, other = lab.phone(name, new=True), lab.phone(name, new=False)
    one.evaluate("(n) => __bench.write(n, {together: true})", WIRE_LOGS)
    relay.reset()
    one.evaluate("() => __bench.push()")
    pushed = relay.up + relay.down
    other.evaluate("() => __bench.reset()")
    relay.reset()
    other.evaluate("() => __bench.pull()")
    pulled = relay.up + relay.down
    lab.close()
    return pushed / WIRE_LOGS, pulled / WIRE_LOGS


def measure() -> list[Row]:
    """Return a row for each size and each way."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        rows = _times(browser, Path(name)) + _bytes(browser, Path(name))
        browser.close()
    return rows


def _times(browser: Browser, folder: Path) -> list[Row]:
    rows: list[Row] = []
    with bare_server(folder) as bare, real_server(folder / "times") as server:
        lab = Lab(browser, server.url, bare)
        for n in RUNS:
            found = one_size(lab, n)
            rows += [
                _row(f"{n} logs written one by one", found, "write", WRITE_GOAL),
                _row(f"{n} logs pushed", found, "push", PUSH_GOAL if n > min(RUNS) else None),
                _row(f"{n} logs pulled", found, "pull", PULL_GOAL),
            ]
        found, requests = new_log(lab)
        rows.append(_row("a new log on A, readable on B", found, "new", NEW_GOAL))
        rows.append(_limit("requests of a phone for it", requests, "", MOST_REQUESTS))
        with urllib.request.urlopen(f"{server.url}/bench/stats", timeout=10) as told:  # noqa: S310 - our own loopback address
            assert json.load(told)["rows"] >= max(RUNS)
    return rows


def _bytes(browser: Browser, folder: Path) -> list[Row]:
    with Relay() as relay, real_server(folder / "bytes", UNCRAMP_PUBLIC_URL=relay.url) as server:
        relay.upstream = server.port
        pushed, pulled = on_the_wire(Lab(browser, relay.url, ""), relay)
    return [
        _limit("a log on the wire, pushed", pushed, "B", MOST_BYTES),
        _limit("a log on the wire, pulled", pulled, "B", MOST_BYTES),
    ]


@contextmanager
def real_server(folder: Path, **environment: str) -> Iterator[LiveServer]:
    """Serve the app with what measurements need."""
    folder.mkdir()
    with LiveServer(folder, environment={"UNCRAMP_BENCH": "1", **environment}) as server:
        yield server


def _row(what: str, found: Figures, name: str, goal: float | None) -> Row:
    value, floor = statistics.median(found[name]), statistics.median(found[f"{name} floor"])
    reached = goal is None or value / floor <= goal
    text = "" if goal is None else f"<= {goal} x"
    return Row(what=what, value=value, floor=floor, unit="ms", goal=text, reached=reached)


def _limit(what: str, value: float, unit: str, most: float) -> Row:
    return Row(what=what, value=value, unit=unit, goal=f"<= {most}", reached=value <= most)
