"""Starting Chromium for the benchmarks the way the end-to-end tests do."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tooling")]

import browser as tool  # noqa: E402 - found through the path above

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
PHONE = {"width": 390, "height": 844}


def chromium() -> str:
    """Return the browser to measure with, or end with a sentence that says what is missing."""
    return tool.find() or sys.exit("No Chromium here: `make test` installs one")
