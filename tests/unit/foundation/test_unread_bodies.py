from collections.abc import Iterable
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from webapp.foundation import unread_bodies
from webapp.foundation.unread_bodies import UnreadBodies

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SENT = b"x" * 100_000


def refuses(_environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    start("413 Content Too Large", [])
    return [b"no"]


def left_of(body: BytesIO, *, most: int, ends: bool = True, length: str = "") -> int:
    """Return how many bytes are still unread once everything was refused."""
    environ: WSGIEnvironment = {
        "wsgi.input": body,
        "wsgi.input_terminated": ends,
        "CONTENT_LENGTH": length,
    }

    answer = UnreadBodies(refuses, most)(environ, lambda *_: lambda _: None)

    assert list(answer) == [b"no"]
    return len(body.read())


def test_what_was_refused_is_read_to_its_end() -> None:
    assert left_of(BytesIO(SENT), most=1_000_000) == 0


def test_what_never_ends_is_cut_off() -> None:
    assert left_of(BytesIO(SENT), most=10_000) > 50_000


def test_only_what_says_how_long_it_is_is_read_on_for_long() -> None:
    long = b"x" * 2_000_000

    assert left_of(BytesIO(long), most=4_000_000, length=str(len(long))) == 0
    assert left_of(BytesIO(long), most=4_000_000) > 1_000_000


def test_a_sender_who_takes_their_time_keeps_nobody_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = iter(range(10_000))
    clock = SimpleNamespace(monotonic=lambda: 60.0 * next(minutes))
    monkeypatch.setattr(unread_bodies, "time", clock)

    assert left_of(BytesIO(SENT), most=1_000_000) == len(SENT)


def test_a_stream_that_does_not_end_with_its_body_is_left_alone() -> None:
    assert left_of(BytesIO(SENT), most=1_000_000, ends=False) == len(SENT)


class HungUp(BytesIO):
    """A body whose sender is gone."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise ConnectionResetError


def test_a_sender_who_hung_up_is_no_mistake_of_ours() -> None:
    environ: WSGIEnvironment = {"wsgi.input": HungUp(), "wsgi.input_terminated": True}

    assert list(UnreadBodies(refuses)(environ, lambda *_: lambda _: None)) == [b"no"]


@pytest.mark.parametrize("ends", [True, False])
def test_nothing_sent_is_nothing_to_read(*, ends: bool) -> None:
    assert left_of(BytesIO(), most=10, ends=ends) == 0
