"""When a message is not sent any more."""

import pytest

from webapp.foundation.clock import ManualClock
from webapp.foundation.keys import new_vapid_key
from webapp.reminders.outcome import PUT_OFF
from webapp.reminders.sending import LEASE_MARGIN_MS, Message, Sender, Target
from webapp.reminders.vapid import Vapid

NOW_MS = 1_795_227_164_000
SOON_MS = NOW_MS + 60_000


@pytest.mark.parametrize(
    ("deadline_ms", "lease_ms"), [(NOW_MS, SOON_MS), (SOON_MS, NOW_MS + LEASE_MARGIN_MS)]
)
def test_what_is_too_late_or_soon_another_workers_is_not_sent(
    deadline_ms: int, lease_ms: int
) -> None:
    vapid = Vapid(new_vapid_key(), subject="mailto:tests@example.org")
    sender = Sender(vapid=vapid, clock=ManualClock(NOW_MS))
    # An address that would be refused if anybody looked at it.
    phone = Target(subscription_id="s", endpoint="none", p256dh="", auth="", vapid_key="")

    late = Message(payload=b"{}", topic="t", deadline_ms=deadline_ms, lease_ms=lease_ms)

    assert sender.send(late, phone) is PUT_OFF
