"""What becomes of one message: faults on the way, pauses of a host, keys that are no good."""

import socket
from dataclasses import replace

import pytest
from urllib3.exceptions import ConnectTimeoutError, ProtocolError, ReadTimeoutError, SSLError

from webapp.foundation.clock import ManualClock
from webapp.foundation.keys import new_vapid_key
from webapp.reminders.connection import Answer, PushConnections
from webapp.reminders.endpoint import Endpoint
from webapp.reminders.outcome import Fate
from webapp.reminders.sending import UNREACHABLE_IN_A_ROW, Message, Sender, Target
from webapp.reminders.vapid import Vapid

PUSH = "https://fcm.googleapis.com/fcm/send/abc"
# A point that every subscription of these tests shares; the curve's own base point.
P256DH = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"

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


def test_one_that_arrives_while_another_is_not_reached_does_not_disturb_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object, **_options: object) -> Answer:
        raise ConnectTimeoutError("slow")

    class Failures(dict[str, int]):
        """Forgets at once, as when a message on another thread arrives just then."""

        def __setitem__(self, host: str, count: int) -> None:
            super().__setitem__(host, count)
            self.pop(host)

    monkeypatch.setattr(PushConnections, "post", fail)
    here = replace(sender(), _unreachable=Failures())

    assert here.send(message(), target()).fate == Fate.LATER


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
