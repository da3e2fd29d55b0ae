"""The Chromium of tests and benchmarks: quiet, on a phone's glass, with nothing beyond loopback."""

import sys
from datetime import UTC, datetime

from playwright.sync_api import ViewportSize

from tooling import browser

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
PHONE: ViewportSize = {"width": 390, "height": 844}


def zone_of_noon() -> str:
    """Return a zone in which it is about noon: what depends on the hour is not left to chance."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"  # these names count westwards


NOON_ZONE = zone_of_noon()


def chromium() -> str:
    """Return the browser's path, or end with a sentence that says what is missing."""
    return browser.find() or sys.exit("No Chromium here: `make test` installs one")
