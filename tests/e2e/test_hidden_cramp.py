"""A cramp whose page is really hidden: timers throttled, wake lock taken away by the browser.

Chromium wakes such a page once a second. Once a minute comes only after five silent minutes, so
that is told with the test's own clock: bench/player/drift.py, tests/client/player/cues.test.ts.
"""

from pathlib import Path

import pytest

from tests.support.published import turns_of
from tests.support.server import LiveServer
from tests.support.unwatched import come_back

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-in-time")]

HIDDEN_S = 4


def test_behind_another_tab_the_time_goes_on_and_the_screen_stays_on_afterwards(
    server: LiveServer, tmp_path: Path
) -> None:
    back = come_back(tmp_path, f"{server.url}/now", seconds=HIDDEN_S)

    turns = list(turns_of(server, "calf-bed-acute"))
    assert back.ticks_a_second < 3
    assert not back.is_wrong(turns)
    assert back.off_by(turns) <= 1
    assert (back.released, back.locks) == (1, 1)
    assert back.loads == 0
