"""Names of time zones as phones tell them; kept are those that this server can count with."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog

from webapp.contract.schedule import FALLBACK_ZONE

log = structlog.get_logger(__name__)


def is_zone(name: str) -> bool:
    """Tell whether there are rules for this name; tzdata's folders and other files are no zones."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def zone_to_keep(told: str, *known: str | None) -> str:
    """Return the zone that a phone tells, or the first that was known before, or UTC.

    A phone may know newer zones than our tzdata does: it is not refused for that, and what it
    told before holds on.
    """
    if is_zone(told):
        return told
    log.warning("zone not known")
    return next((name for name in known if name is not None and is_zone(name)), FALLBACK_ZONE)
