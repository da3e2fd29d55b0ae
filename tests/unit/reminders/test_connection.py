"""Where bytes go: only to addresses that were looked at, whatever a name server says."""

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from urllib3.exceptions import (
    NewConnectionError,
)

from webapp.reminders import connection, endpoint
from webapp.reminders.connection import LARGEST_ANSWER, Answer, PushConnections
from webapp.reminders.endpoint import read_endpoint

PUSH = "https://fcm.googleapis.com/fcm/send/abc"
INSIDE = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "100.64.0.1"]


@dataclass
class Network:
    """Answers names as it is told, and notes who was called instead of calling."""

    answers: Iterator[list[str]]
    called: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        del host, port
        return next(self.answers)

    def connect(self, address: tuple[str, int], timeout: object = None) -> socket.socket:
        del timeout
        self.called.append(address[0])
        raise ConnectionRefusedError("this is a test")


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    """Stand between the worker and the world."""
    net = Network(iter(()))
    monkeypatch.setattr(endpoint, "_resolve", net.resolve)
    monkeypatch.setattr(connection.socket, "create_connection", net.connect)
    return net


@pytest.mark.parametrize("inside", INSIDE)
def test_a_push_service_that_resolves_inside_is_never_called(network: Network, inside: str) -> None:
    network.answers = iter([[inside]])

    with pytest.raises(NewConnectionError):
        post()

    assert network.called == []


def test_a_name_server_that_changes_its_mind_is_not_asked_between_look_and_call(
    network: Network,
) -> None:
    network.answers = iter([["142.250.1.1"], ["127.0.0.1"], ["127.0.0.1"]])

    with pytest.raises(NewConnectionError):
        post()
    with pytest.raises(NewConnectionError):
        post()

    assert network.called == ["142.250.1.1"]


def test_one_address_inside_among_others_is_enough_to_refuse(network: Network) -> None:
    network.answers = iter([["142.250.1.1", "192.168.0.1"]])

    with pytest.raises(NewConnectionError):
        post()

    assert network.called == []


def test_settings_of_a_proxy_are_not_read(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    network.answers = iter([["142.250.1.1"]])

    with pytest.raises(NewConnectionError):
        post()

    assert network.called == ["142.250.1.1"]


def test_a_push_service_is_asked_for_the_whole_address_of_the_phone() -> None:
    host = "https://updates.push.services.mozilla.com"

    asked = [read_endpoint(host + rest).target for rest in ("", "/", "/a/b", "/a?b=c&d", "?b=c")]

    assert asked == ["/", "/", "/a/b", "/a?b=c&d", "/?b=c"]


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """Points somewhere else, and says more than anybody wants to hear."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(10 * LARGEST_ANSWER))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(b"x" * 10 * LARGEST_ANSWER)

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""


class Broken(http.server.BaseHTTPRequestHandler):
    """Says a status that is in its address, and then something that nobody can read."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        _, status, name, value = self.path.split("/")
        self.send_response(int(status))
        self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"half")
        self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""


@contextmanager
def serving(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on loopback and give the address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Give the address of a service that points elsewhere."""
    with serving(Elsewhere) as address:
        yield address


@pytest.mark.parametrize("fault", ["Content-Length/1000", "Content-Encoding/gzip"])
@pytest.mark.parametrize("status", [201, 410, 503])
def test_what_is_wrong_behind_the_status_changes_nothing_about_it(status: int, fault: str) -> None:
    with serving(Broken) as address:
        here = read_endpoint(f"http://{address}/{status}/{fault}", extra_hosts=(address,))

        assert PushConnections().post(here, b"x", headers={}).status == status


def test_nobody_follows_to_where_an_answer_points_or_reads_it_to_its_end(elsewhere: str) -> None:
    here = read_endpoint(f"http://{elsewhere}/push/phone", extra_hosts=(elsewhere,))
    connections = PushConnections()

    answers = [connections.post(here, b"x", headers={}) for _each in range(2)]

    assert [answer.status for answer in answers] == [307, 307]
    assert Elsewhere.asked == ["/push/phone", "/push/phone"]


def post() -> Answer:
    return PushConnections().post(read_endpoint(PUSH), b"x", headers={})
