"""Reminders as they cross the wire: push subscriptions, and the times of the account-less."""

from base64 import urlsafe_b64decode
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from webapp.contract.schedule import Schedule
from webapp.contract.strict import Strict
from webapp.contract.text import Day, Id, Instant, Zone
from webapp.contract.words import ReminderWhat

Base64Url = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+={0,2}$", max_length=256)]
Endpoint = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


def _on_the_curve(text: str) -> str:
    """Return the text of a point to which a message can be encrypted, or say that it is none."""
    point = urlsafe_b64decode(text.rstrip("=") + "=")
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    except ValueError:
        raise ValueError("not a point of the curve P-256") from None
    return text


# 65 bytes of which the first says that both coordinates follow, and 16 bytes.
PushPoint = Annotated[
    str,
    StringConstraints(pattern=r"^B[A-P][A-Za-z0-9_-]{85}=?$"),
    AfterValidator(_on_the_curve),
    Field(description="An uncompressed point of the curve P-256, as base64url."),
]
PushSecret = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}(==)?$"),
    Field(description="16 bytes, as base64url."),
]

# A kind that a newer phone has made up is named as ours are.
NewKind = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)]

SubscriptionState = Literal["live", "subscribe-again", "disabled"]


class PushKeys(Strict):
    """The browser's keys, as `PushSubscription.toJSON()` gives them."""

    p256dh: PushPoint
    auth: PushSecret


class PushSubscriptionWish(Strict):
    """Where to push to, and the zone that this phone is in now.

    `vapid_key` is the key that the browser subscribed with; absent, it is the server's present one.
    """

    endpoint: Endpoint
    keys: PushKeys
    timezone: Zone
    vapid_key: Base64Url | None = None


class PushEndpoint(Strict):
    """Names one subscription by its address."""

    endpoint: Endpoint


class PushSubscriptionHealth(Strict):
    """What the server knows of one subscription."""

    id: Id
    host: str
    timezone: str
    state: SubscriptionState
    last_delivered_at: Instant | None


class MissedReminder(Strict):
    """An occurrence that reached no phone before its deadline."""

    reminder: Id
    date: Day
    slot: str


class PushHealth(Strict):
    """The server's push key (base64url of the uncompressed point) and where it pushes to.

    `missed` names what reached nobody in the last week.
    """

    vapid_key: str
    subscriptions: list[PushSubscriptionHealth]
    missed: list[MissedReminder]


class ScheduleEntry(Strict):
    """One reminder of a person without an account: when it rings, and nothing else.

    Without `zone`, or with "floating", it follows the phone, as a record does. `next_at` is the
    next hydration nudge, which only the phone can know.
    """

    id: Id
    what: ReminderWhat | NewKind
    schedule: Schedule
    zone: Zone | None = None
    next_at: Instant | None = None


def _each_once(entries: list[ScheduleEntry]) -> list[ScheduleEntry]:
    """Return the entries, or point at one whose id an earlier one has."""
    known: set[str] = set()
    for place, entry in enumerate(entries):
        if entry.id in known:
            twice = PydanticCustomError("named-twice", "A reminder before it has this id")
            fault = InitErrorDetails(type=twice, loc=(place, "id"), input=entry.id)
            raise ValidationError.from_exception_data("reminders", [fault])
        known.add(entry.id)
    return entries


class ReminderScheduleWish(Strict):
    """All reminders of a person without an account; those not named are forgotten.

    Each is named once.
    """

    timezone: Zone
    reminders: Annotated[list[ScheduleEntry], Field(max_length=50), AfterValidator(_each_once)]


class ScheduledReminder(Strict):
    """A reminder that the server will ring, and when next."""

    id: Id
    next_at: Instant | None


class ReminderScheduleAnswer(Strict):
    """What the server understood."""

    reminders: list[ScheduledReminder]


class CalendarFeedAnswer(Strict):
    """When the private calendar address was made; its text is shown only at its making."""

    made_at: Instant | None
    address: str | None = None
