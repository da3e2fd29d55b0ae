"""What a push message says: complete, neutral, and readable without our own code running.

The shape is Declarative Web Push's; a service worker of ours reads `uncramp` and may say it
better (with the person's own glass), one that fails still has a title to show.
"""

import base64
import hashlib
import json
from dataclasses import dataclass

from flask_babel import gettext

DECLARATIVE = 8030
LARGEST = 1024
LONGEST_TITLE = 80


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

    @property
    def topic(self) -> str:
        """Name the occurrence in at most 32 base64url characters, for `Topic` and `tag`."""
        key = f"{self.reminder_id}/{self.local_date}/{self.slot}"
        return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()[:18]).decode()


def payload_of(ringing: Ringing, *, public_url: str) -> bytes:
    """Return the JSON text of the message, at most 1 kB."""
    title, body, page = words_of(ringing.what, title=ringing.title)
    notification = {
        "title": title,
        "body": body,
        "navigate": f"{public_url}{page}",
        "tag": ringing.topic,
        "silent": False,
    }
    ours: dict[str, str | int] = {
        "owner": ringing.owner_id,
        "reminder": ringing.reminder_id,
        "what": ringing.what,
        "date": ringing.local_date,
        "slot": ringing.slot,
        "due": ringing.due_ms,
        "deadline": ringing.deadline_ms,
    }
    if ringing.ml is not None:
        ours["ml"] = ringing.ml
    message = {"web_push": DECLARATIVE, "notification": notification, "uncramp": ours}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def words_of(what: str, *, title: str) -> tuple[str, str, str]:
    """Return title, body and page: words that may stand on a lock screen before strangers."""
    known = {
        "hydration": (gettext("Time for a glass?"), "", "/water"),
        "bedtime-stretch": (gettext("Time to stretch?"), "", "/routines"),
        "sitting-break": (gettext("Time to get up?"), "", "/routines"),
        "programme": (gettext("Time for your routine?"), "", "/routines"),
        "night-question": (gettext("How was the night?"), "", "/diary"),
        "test": (gettext("This is the test you asked for"), "", "/reminders"),
    }
    return known.get(what, (title[:LONGEST_TITLE] or gettext("A reminder"), "", "/"))
