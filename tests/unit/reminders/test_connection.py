"""Where bytes go: only to addresses that were looked at, whatever a name server says."""

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import ClassVar

import pytest
from urllib3.exceptions import (
    ConnectTimeoutError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from webapp.foundation.clock import ManualClock
from webapp.foundation.keys import new_vapid_key
from webapp.reminders import connection, endpoint
from webapp.reminders.connection import LARGEST_ANSWER, Answer, PushConnections
from webapp.reminders.endpoint import Endpoint, read_endpoint
from webapp.reminders.outcome import Fate
from webapp.reminders.sending import UNREACHABLE_IN_A_ROW, Message, Sender, Target
from webapp.reminders.vapid import Vapid

PUSH = "https://fcm.googleapis.com/fcm/send/abc"
INSIDE = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "100.64.0.1"]
# A point that every subscription of these tests shares; the curve's own base point.
P256DH = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"


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


FAULTS = [
    ConnectTimeoutError("slow"),
    ReadTimeoutError(None, "/", "slower"),  # type: ignore[arg-type]  # no pool is asked for here
    SSLError("certificate of somebody else"),
    ProtocolError("reset"),
    ConnectionResetError("reset"),
    socket.gaierror("no such name"),
    ProtocolError("half an answer"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_no_fault_of_the_way_there_says_that_a_subscription_is_dead(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> Answer:
        raise fault

    monkeypatch.setattr(PushConnections, "post", fail)

    assert sender().send(message(), target()).fate == Fate.LATER


@pytest.mark.parametrize(("answers_each", "tried"), [(1000, UNREACHABLE_IN_A_ROW), (5, 50)])
def test_a_host_that_cannot_be_reached_again_and_again_is_left_alone_for_a_while(
    answers_each: int, tried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def fail(_connections: object, to: Endpoint, _body: bytes, **_options: object) -> Answer:
        tries.append(to.url)
        if len(tries) % answers_each == 0:
            return Answer(201, None)
        raise ConnectTimeoutError("slow")

    monkeypatch.setattr(PushConnections, "post", fail)
    here = sender()

    for _each in range(50):
        here.send(message(), target())

    assert len(tries) == tried


def test_what_was_in_the_air_does_not_shorten_the_pause_that_a_host_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, soon_over = sender(), replace(message(), deadline_ms=10_000)

    def busy(_connections: object, _to: Endpoint, _body: bytes, **options: object) -> Answer:
        # While the one that is soon over is on its way, another is answered.
        if options["headers"]["TTL"] == "10":  # type: ignore[index]  # headers, as the sender gives them
            here.send(message(), target())
        return Answer(429, "300")

    monkeypatch.setattr(PushConnections, "post", busy)

    here.send(soon_over, target())

    assert here.send(message(), target()).retry_after_s == 300


@pytest.mark.parametrize("p256dh", ["", "AA", "not base64 at all", P256DH[:-4]])
def test_keys_that_nothing_can_be_encrypted_for_ask_the_phone_to_subscribe_again(
    p256dh: str,
) -> None:
    broken = replace(target(), p256dh=p256dh)

    assert sender().send(message(), broken).fate == Fate.SUBSCRIBE_AGAIN


def test_a_mistake_of_ours_on_the_way_is_not_laid_to_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object, **_options: object) -> Answer:
        raise ValueError("not an address")

    monkeypatch.setattr(PushConnections, "post", fail)

    assert sender().send(message(), target()).fate == Fate.REFUSED


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


def sender() -> Sender:
    vapid = Vapid(new_vapid_key(), subject="mailto:tests@example.org")
    return Sender(vapid=vapid, clock=ManualClock(0))


def message() -> Message:
    return Message(payload=b"{}", topic="t", deadline_ms=10**9, lease_ms=10**9)


def target() -> Target:
    return Target(
        subscription_id="s",
        endpoint=PUSH,
        p256dh=P256DH,
        auth="MDEyMzQ1Njc4OWFiY2RlZg",
        vapid_key="k",
    )
