"""What a push message says: complete, neutral, and readable without our own code running.

The shape is Declarative Web Push's; a service worker of ours reads `uncramp` and may say it
better (with the person's own glass), one that fails still has a title to show.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote_plus

from flask_babel import gettext, lazy_gettext

DECLARATIVE = 8030
LONGEST_TITLE = 80
# What "Send me a test" makes: it rings once, at once.
TEST = "test"
# Tests are told apart by it once they are over: only reminders count for the most of a day.
TEST_SLOT = "test-"
_QUOTED = re.compile(r"[^A-Za-z0-9_.~-]")
# Words that may stand on a lock screen before strangers.
KNOWN = {
    "hydration": lazy_gettext("Time for a glass?"),
    "bedtime-stretch": lazy_gettext("Time to stretch?"),
    "sitting-break": lazy_gettext("Time to get up?"),
    "programme": lazy_gettext("Time for your routine?"),
    "night-question": lazy_gettext("How was the night?"),
    TEST: lazy_gettext("This is the test you asked for"),
}


@dataclass(frozen=True, kw_only=True)
class Ringing:
    """One occurrence that is to be told."""

    owner_id: str
    reminder_id: str
    what: str
    title: str
    local_date: str
    slot: str
    due_ms: int
    deadline_ms: int
    ml: int | None = None

    @cached_property
    def topic(self) -> str:
        """Name the occurrence in at most 32 base64url characters, for `Topic` and `tag`."""
        key = f"{self.reminder_id}/{self.local_date}/{self.slot}"
        return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()[:18]).decode()


def payload_of(ringing: Ringing, *, public_url: str) -> bytes:
    """Return the JSON text of the message, at most 1 kB."""
    ours = _ours(ringing)
    # Where no code of ours runs, a tap opens the page that asks for the answer with one tap more.
    query = "" if ringing.what == TEST else f"?{_query(ours)}"
    notification = {
        "title": title_of(ringing.what, title=ringing.title),
        "navigate": f"{public_url}/reminders{query}",
        "tag": ringing.topic,
        "silent": False,
    }
    message = {"web_push": DECLARATIVE, "notification": notification, "uncramp": ours}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def _query(ours: Mapping[str, str | int]) -> str:
    """Return the values as an address carries them; most are ids and figures, plain as they are."""
    texts = {name: str(value) for name, value in ours.items()}
    return "&".join(
        f"{name}={quote_plus(text) if _QUOTED.search(text) else text}"
        for name, text in texts.items()
    )


def _ours(ringing: Ringing) -> dict[str, str | int]:
    ours: dict[str, str | int] = {
        "owner": ringing.owner_id,
        "reminder": ringing.reminder_id,
        # What a newer phone has made up is long, perhaps; this one answers it like one's own.
        "what": ringing.what if ringing.what in KNOWN else "custom",
        "date": ringing.local_date,
        "slot": ringing.slot,
        "due": ringing.due_ms,
        "deadline": ringing.deadline_ms,
    }
    if ringing.ml is not None:
        ours["ml"] = ringing.ml
    return ours


def title_of(what: str, *, title: str) -> str:
    """Return what a message says first: our own neutral words, or the person's for their own."""
    known = str(KNOWN[what]) if what in KNOWN else ""
    return known or title[:LONGEST_TITLE] or gettext("A reminder")
