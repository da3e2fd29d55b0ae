"""Where quiet hours end for what falls into them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from webapp.reminders.quiet import end_of_quiet

ZONE = ZoneInfo("Europe/Berlin")
NIGHT = {"from": "22:00", "to": "07:00"}
NOON = {"from": "12:00", "to": "14:00"}


@pytest.mark.parametrize(
    ("due", "quiet", "end"),
    [
        ("2026-11-21T23:30:00", NIGHT, "2026-11-22T06:59:59"),
        ("2026-11-22T03:00:00", NIGHT, "2026-11-22T06:59:59"),
        ("2026-11-22T13:00:00", NOON, "2026-11-22T13:59:59"),
        # The clocks go forward in this night: seven is an hour sooner.
        ("2026-03-28T23:30:00", NIGHT, "2026-03-29T06:59:59"),
    ],
)
def test_quiet_hours_end_at_the_next_time_that_their_end_is_on_the_clock(
    due: str, quiet: dict[str, str], end: str
) -> None:
    instant = datetime.fromisoformat(due).replace(tzinfo=ZONE)

    found = end_of_quiet(instant, quiet=quiet, zone=ZONE)

    assert found.astimezone(ZONE).isoformat()[:19] == end
