"""Who we are to push services: said to each of them, and said anew in time."""

import base64
import json
from datetime import timedelta

import time_machine

from webapp.foundation.keys import new_vapid_key
from webapp.reminders.vapid import Vapid

ONE = "https://fcm.googleapis.com/fcm/send/abc"
SAME = "https://fcm.googleapis.com/fcm/send/xyz"
OTHER = "https://web.push.apple.com/abc"
NOON = 1_795_258_800


def claims_in(header: str) -> dict[str, object]:
    body = header.removeprefix("vapid t=").split(",")[0].split(".")[1]
    found: dict[str, object] = json.loads(base64.urlsafe_b64decode(body + "=="))
    return found


def test_each_push_service_is_told_its_own_name_and_ours() -> None:
    here = Vapid(new_vapid_key(), subject="mailto:tests@example.org")

    one, other = (claims_in(here.authorization(each)) for each in (ONE, OTHER))

    assert (one["aud"], other["aud"]) == (
        "https://fcm.googleapis.com",
        "https://web.push.apple.com",
    )
    assert one["sub"] == other["sub"] == "mailto:tests@example.org"


def test_a_statement_is_used_again_and_renewed_before_it_ends() -> None:
    here = Vapid(new_vapid_key(), subject="mailto:tests@example.org")
    with time_machine.travel(NOON, tick=False) as clock:
        first = here.authorization(ONE)
        clock.shift(timedelta(hours=10))
        assert here.authorization(SAME) == first
        clock.shift(timedelta(hours=1, minutes=30))
        renewed = here.authorization(ONE)

    assert renewed != first
    assert claims_in(renewed)["exp"] == NOON + (11.5 + 12) * 3600
