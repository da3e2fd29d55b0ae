"""The Chromium of tests and benchmarks: quiet, on a phone's glass, with nothing beyond loopback."""

import sys
from datetime import UTC, datetime

from playwright.sync_api import ViewportSize

from tooling import browser

# Of several lists that switch features off a browser heeds the last: ours begins with Playwright's.
SWITCHED_OFF_BY_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "PreconnectToSearch", "msForceBrowserSignIn"),
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# What the address bar unfolds is two pages of the browser's own. Each new phone would load them,
# though nobody types there: that was half of all a phone costs.
PAGES_OF_THE_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
SWITCHED_OFF = (*SWITCHED_OFF_BY_PLAYWRIGHT, *PAGES_OF_THE_ADDRESS_BAR)

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(SWITCHED_OFF)}",
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
