"""The proxy that spoils answers spoils exactly those that it should, after the server's work."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import BadStatusLine, HTTPConnection, HTTPResponse, IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from tests.support.fault_proxy import Answer, FaultProxy, Faults


class Upstream:
    """A server that remembers every request."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, bytes]] = []
        seen = self.seen

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                seen.append((self.command, self.path, body))
                told = json.dumps({"count": len(seen), "host": self.headers["Host"]}).encode()
                self.send_response(201)
                self.send_header("Content-Type", "application/json")
                self.send_header("Set-Cookie", "a=1; Path=/")
                self.send_header("Set-Cookie", "b=2; Path=/")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            do_GET = do_POST = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    server = Upstream()
    yield server
    server.close()


def ask(proxy: FaultProxy, path: str, *, method: str = "POST") -> HTTPResponse:
    """Send one request and return the answer, read to its end."""
    parts = urlsplit(proxy.url)
    connection = HTTPConnection("127.0.0.1", parts.port or 0, timeout=60)
    try:
        connection.request(method, path, b"{}", {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.body = response.read()  # type: ignore[attr-defined]
        return response
    finally:
        connection.close()


def test_without_faults_everything_passes_as_it_is(upstream: Upstream) -> None:
    with FaultProxy(upstream.url) as proxy:
        response = ask(proxy, "/api/v1/sync?x=1")

    assert (response.status, response.getheader("Content-Type")) == (201, "application/json")
    assert response.headers.get_all("Set-Cookie") == ["a=1; Path=/", "b=2; Path=/"]
    assert upstream.seen == [("POST", "/api/v1/sync?x=1", b"{}")]


def test_every_third_answer_is_dropped_after_the_server_did_its_work(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, faults=Faults(drop_every=3)) as proxy:
        fates = []
        for _ in range(6):
            try:
                fates.append(ask(proxy, "/api/v1/sync").status)
            except BadStatusLine:
                fates.append(0)

    assert fates == [201, 201, 0, 201, 201, 0]
    assert len(upstream.seen) == 6
    assert [one.fate for one in proxy.passed].count("dropped") == 2


def test_other_addresses_are_left_alone(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, faults=Faults(drop_every=1)) as proxy:
        assert ask(proxy, "/api/v1/session").status == 201


def test_an_answer_is_cut_in_the_middle(upstream: Upstream) -> None:
    with (
        FaultProxy(upstream.url, faults=Faults(cut_every=1)) as proxy,
        pytest.raises(IncompleteRead),
    ):
        ask(proxy, "/api/v1/sync")


def test_a_captive_portal_answers_html_with_200(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, faults=Faults(html=True, path="/")) as proxy:
        response = ask(proxy, "/anything", method="GET")

    assert (response.status, response.getheader("Content-Type")) == (
        200,
        "text/html; charset=utf-8",
    )
    assert b"hotel" in response.body  # type: ignore[attr-defined]


def test_an_answer_is_held_back(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, faults=Faults(delay_seconds=0.2)) as proxy:
        begun = time.monotonic()
        ask(proxy, "/api/v1/sync")

        assert time.monotonic() - begun >= 0.2


def test_what_is_under_way_from_before_counts_for_nothing_that_begins_anew(
    upstream: Upstream,
) -> None:
    asked, go_on = Event(), Event()

    def hold(answer: Answer) -> Answer:
        asked.set()
        go_on.wait()
        return answer

    with FaultProxy(upstream.url) as proxy, ThreadPoolExecutor(1) as before:
        proxy.faults = Faults(rewrite=hold)
        slow = before.submit(ask, proxy, "/api/v1/sync")
        asked.wait()
        proxy.begin_anew()
        proxy.faults = Faults(drop_every=2)
        go_on.set()
        slow.result()

        assert proxy.passed == []
        assert ask(proxy, "/api/v1/sync").status == 201
        assert [one.fate for one in proxy.passed] == ["whole"]


def test_an_unreachable_server_never_hears_of_the_request(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, faults=Faults(unreachable=True)) as proxy:
        with pytest.raises(BadStatusLine):
            ask(proxy, "/api/v1/sync")
        proxy.faults = Faults()
        assert ask(proxy, "/api/v1/sync").status == 201

    assert len(upstream.seen) == 1


def test_a_dead_server_looks_dead_through_the_proxy(upstream: Upstream) -> None:
    upstream.close()

    with FaultProxy(upstream.url) as proxy, pytest.raises(BadStatusLine):
        ask(proxy, "/", method="GET")
