"""Browser processes over profile folders: a phone before a night, and that night many times."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.support.app import READY
from tests.support.chromium import ARGUMENTS, PHONE, chromium

SLOWED = 4


def open_phone(playwright: Playwright, profile: Path) -> BrowserContext:
    """Start a browser over a profile folder."""
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium(), args=ARGUMENTS, viewport=PHONE
    )


def warm_profile(playwright: Playwright, profile: Path, url: str) -> Path:
    """Visit once, until everything is there without network, and forget what HTTP would keep."""
    context = open_phone(playwright, profile)
    page = context.pages[0]
    page.goto(url)
    expect(page.get_by_text(READY)).to_be_visible(timeout=60_000)
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    context.close()
    return profile


@contextmanager
def phone_over(playwright: Playwright, profile: Path, *, slowed: int) -> Iterator[Page]:
    """Open a page in a process of its own over a copy of the profile."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "profile"
        shutil.copytree(profile, copy, ignore=shutil.ignore_patterns("Singleton*"))
        context = open_phone(playwright, copy)
        try:
            page = context.pages[0]
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
            yield page
        finally:
            context.close()
