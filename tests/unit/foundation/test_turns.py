"""One at a time, in the order in which they came."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.support.line import wait_for_line
from webapp.foundation import turns as module
from webapp.foundation.turns import Turns, WaitedTooLong

PATIENCE_S = 60.0
COMERS = 8
ROUNDS = 5
A_MOMENT_S = 0.001


@pytest.fixture
def turns() -> Turns:
    return Turns()


def take(turns: Turns, *, patience_s: float = PATIENCE_S) -> bool:
    with turns.mine(patience_s=patience_s):
        return True


def test_who_came_first_goes_first(turns: Turns) -> None:
    went = []

    def go(number: int) -> None:
        with turns.mine(patience_s=PATIENCE_S):
            went.append(number)

    with ThreadPoolExecutor(COMERS) as pool, turns.mine(patience_s=PATIENCE_S):
        for number in range(COMERS):
            pool.submit(go, number)
            wait_for_line(turns, waiting=number + 1)
        assert went == []

    assert went == list(range(COMERS))


def test_two_never_have_the_turn_at_once(turns: Turns) -> None:
    inside: list[int] = []
    most: list[int] = []

    def go(number: int) -> None:
        for _ in range(ROUNDS):
            with turns.mine(patience_s=PATIENCE_S):
                inside.append(number)
                # The processor is given up: whoever may come in does so now.
                Event().wait(A_MOMENT_S)
                most.append(len(inside))
                inside.remove(number)

    with ThreadPoolExecutor(COMERS) as pool:
        list(pool.map(go, range(COMERS)))

    assert (len(most), set(most)) == (ROUNDS * COMERS, {1})


def test_who_waits_too_long_leaves_the_line_and_the_others_go_on(turns: Turns) -> None:
    with ThreadPoolExecutor(1) as pool:
        with turns.mine(patience_s=PATIENCE_S):
            with pytest.raises(WaitedTooLong):
                pool.submit(take, turns, patience_s=0).result()
            next_one = pool.submit(take, turns)
        assert next_one.result()

    assert take(turns, patience_s=0)


def test_who_is_called_at_the_last_moment_goes_in(
    turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    class JustTooLate(Event):
        def wait(self, timeout: float | None = None) -> bool:
            super().wait(timeout)
            return False

    monkeypatch.setattr(module, "Event", JustTooLate)
    with ThreadPoolExecutor(1) as pool:
        with turns.mine(patience_s=PATIENCE_S):
            called = pool.submit(take, turns)
            wait_for_line(turns, waiting=1)
        assert called.result()

    assert take(turns, patience_s=0)


def test_a_turn_that_ends_in_an_error_is_passed_on(turns: Turns) -> None:
    with pytest.raises(LookupError), turns.mine(patience_s=0):
        raise LookupError

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(take, turns, patience_s=0).result()


def test_who_has_the_turn_may_take_it_again_and_keeps_it_until_the_outer_end(turns: Turns) -> None:
    with ThreadPoolExecutor(1) as pool, turns.mine(patience_s=0):
        assert take(turns, patience_s=0)
        with pytest.raises(WaitedTooLong):
            pool.submit(take, turns, patience_s=0).result()
