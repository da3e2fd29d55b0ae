"""What a push service's answer means for the message, the subscription and the host."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus

FIRST_PAUSE_S = 5
# However long a service asks for: an occurrence lives for two hours, and one wrong answer must
# not silence everybody whose phone hangs on that service.
LONGEST_PAUSE_S = 600.0


class Fate(StrEnum):
    """What became of one message at one subscription."""

    SENT = "sent"
    GONE = "gone"  # the browser has thrown the subscription away
    SUBSCRIBE_AGAIN = "subscribe-again"  # it was made for another key of ours
    REFUSED = "refused"  # trying again would not help
    LATER = "later"
    MISSED = "missed"  # nobody was told before the deadline


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A fate, and for `later` how many seconds the service asked for.

    `is_ours` says that the trouble was on our side: the phone is not to blame.
    """

    fate: Fate
    retry_after_s: float | None = None
    pauses_host: bool = False
    is_ours: bool = False


# Not sent, through no fault of the phone.
PUT_OFF = Outcome(fate=Fate.LATER, is_ours=True)


def outcome_of(
    status: int, *, retry_after: str | None, key_is_current: bool, now: datetime
) -> Outcome:
    """Return what a status code means. Only 404 and 410 say that a subscription is dead."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Outcome(fate=Fate.SENT)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Outcome(fate=Fate.GONE)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        pause = seconds_of(retry_after, now=now)
        return Outcome(fate=Fate.LATER, retry_after_s=pause, pauses_host=True)
    if status == HTTPStatus.REQUEST_TIMEOUT or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome(fate=Fate.LATER, retry_after_s=seconds_of(retry_after, now=now))
    if not key_is_current:
        return Outcome(fate=Fate.SUBSCRIBE_AGAIN)
    return Outcome(fate=Fate.REFUSED)


def seconds_of(retry_after: str | None, *, now: datetime) -> float | None:
    """Return how long `Retry-After` (seconds or an HTTP date) asks to wait.

    Never more than the longest pause. None where it cannot be read or asks for no wait: then our
    own pauses count, or the same message would be tried every second for two hours.
    """
    asked = _asked_s(retry_after or "", now=now)
    return min(asked, LONGEST_PAUSE_S) if asked is not None and asked > 0 else None


def _asked_s(retry_after: str, *, now: datetime) -> float | None:
    """Return what the text says in seconds from now, however much or little that is."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()


def pause_s(tries: int, *, asked: float | None) -> float:
    """Return how long to wait before the next try: as asked, else longer each time."""
    if asked is not None:
        return asked
    return float(min(FIRST_PAUSE_S * 2 ** max(0, tries - 1), LONGEST_PAUSE_S))
