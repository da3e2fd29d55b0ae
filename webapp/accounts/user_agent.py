"""A few words for a device, so that a person knows it again in the list."""

from dataclasses import dataclass

# The first hit counts: each browser also calls itself by the names of older ones.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class DeviceLabel:
    """What the User-Agent says, as far as we know its words."""

    browser: str | None
    system: str | None


def label_of(user_agent: str) -> DeviceLabel:
    """Return browser and system; nothing else of the header is kept."""
    return DeviceLabel(_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))


def _first(table: tuple[tuple[str, str], ...], user_agent: str) -> str | None:
    return next((name for mark, name in table if mark in user_agent), None)
