"""Where bytes go: only to addresses that were looked at, whatever a name server says."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import requests

from webapp.foundation.clock import ManualClock
from webapp.foundation.keys import new_vapid_key
from webapp.reminders import connection, endpoint
from webapp.reminders.connection import PushSession
from webapp.reminders.outcome import Fate
from webapp.reminders.sending import Message, Sender, Target
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

    with pytest.raises(requests.ConnectionError):
        PushSession().post(PUSH, data=b"x", timeout=1)

    assert network.called == []


def test_a_name_server_that_changes_its_mind_is_not_asked_between_look_and_call(
    network: Network,
) -> None:
    network.answers = iter([["142.250.1.1"], ["127.0.0.1"], ["127.0.0.1"]])

    with pytest.raises(requests.ConnectionError):
        PushSession().post(PUSH, data=b"x", timeout=1)
    with pytest.raises(requests.ConnectionError):
        PushSession().post(PUSH, data=b"x", timeout=1)

    assert network.called == ["142.250.1.1"]


def test_one_address_inside_among_others_is_enough_to_refuse(network: Network) -> None:
    network.answers = iter([["142.250.1.1", "192.168.0.1"]])

    with pytest.raises(requests.ConnectionError):
        PushSession().post(PUSH, data=b"x", timeout=1)

    assert network.called == []


def test_settings_of_a_proxy_are_not_read(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    network.answers = iter([["142.250.1.1"]])

    with pytest.raises(requests.ConnectionError):
        PushSession().post(PUSH, data=b"x", timeout=1)

    assert network.called == ["142.250.1.1"]


FAULTS = [
    requests.ConnectTimeout("slow"),
    requests.ReadTimeout("slower"),
    requests.exceptions.SSLError("certificate of somebody else"),
    requests.ConnectionError("reset"),
    socket.gaierror("no such name"),
    requests.exceptions.ChunkedEncodingError("half an answer"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_no_fault_of_the_way_there_says_that_a_subscription_is_dead(
    fault: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> requests.Response:
        raise fault

    monkeypatch.setattr(PushSession, "request", fail)

    assert sender().send(message(), target()).fate == Fate.LATER


def test_a_host_that_cannot_be_reached_again_and_again_is_left_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: list[str] = []

    def fail(_session: object, _method: str, url: str, **_options: object) -> requests.Response:
        tries.append(url)
        raise requests.ConnectTimeout("slow")

    monkeypatch.setattr(PushSession, "request", fail)
    here = sender()

    for _each in range(50):
        here.send(message(), target())

    assert len(tries) < 10


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
