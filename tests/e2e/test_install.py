"""On the home screen: nothing stands against it, and by day the right words lead there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE
from tests.support.server import LiveServer
from tests.support.service_worker import under_a_worker

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("install")]

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 3, 12, tzinfo=UTC)
HINT = "Have it at hand at night"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1"
)
PROMPTED = "addEventListener('beforeinstallprompt', () => { globalThis.__prompted = true; });"
# Somebody who thinks better of it when the browser asks.
NOT_AFTER_ALL = """BeforeInstallPromptEvent.prototype.prompt = () => {
  globalThis.__asked = true;
  return Promise.resolve({ outcome: 'dismissed' });
};"""

Phones = Callable[..., BrowserContext]


@pytest.fixture
def android(cold_phone: Phones) -> Page:
    """Take a browser that offers to install, which one without a profile never does."""
    context = cold_phone(timezone_id="UTC")
    context.add_init_script(PROMPTED)
    return context.pages[0]


@pytest.fixture
def iphone(phone: Phones) -> Page:
    """Take a browser that says it is an iPhone's."""
    return phone(user_agent=IPHONE, timezone_id="UTC").new_page()


@pytest.fixture
def manifest(phone: Phones, server: LiveServer) -> dict[str, Any]:
    """Read the manifest that Today names."""
    page = phone(service_workers="block").new_page()
    page.goto(server.url)
    found: dict[str, Any] = page.evaluate(
        "async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()"
    )
    return found


def at(page: Page, now: datetime, address: str) -> None:
    page.clock.set_fixed_time(now)
    page.goto(address)


def test_nothing_stands_against_installing(android: Page, server: LiveServer) -> None:
    android.goto(server.url)
    under_a_worker(android)
    session = android.context.new_cdp_session(android)

    found = session.send("Page.getInstallabilityErrors")
    manifest = session.send("Page.getAppManifest")

    assert found["installabilityErrors"] == []
    assert manifest["errors"] == []


def test_the_manifest_makes_a_dark_app_with_two_short_ways(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == "/"
    assert manifest["display"] == "standalone"
    assert (manifest["background_color"], manifest["theme_color"]) == ("#000000", "#000000")
    assert {"health", "medical"} <= set(manifest["categories"])
    assert [(way["name"], way["url"]) for way in manifest["shortcuts"]] == [
        ("Cramp now", "/now?start=1"),
        ("Log water", "/water"),
    ]


def test_every_picture_of_the_manifest_exists_in_its_size(
    manifest: dict[str, Any], phone: Phones, server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    page.goto(server.url)
    pictures = [*manifest["icons"], *manifest["screenshots"]]
    pictures += [icon for way in manifest["shortcuts"] for icon in way["icons"]]

    measured = page.evaluate(
        """async (sources) => Promise.all(sources.map(async (source) => {
          const picture = new Image();
          picture.src = source;
          await picture.decode();
          return `${picture.naturalWidth}x${picture.naturalHeight}`;
        }))""",
        [picture["src"] for picture in pictures],
    )

    assert {"any", "maskable"} <= {icon.get("purpose", "any") for icon in manifest["icons"]}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    wanted = [picture["sizes"] for picture in pictures]
    assert [
        size for size, now in zip(wanted, measured, strict=True) if size not in {"any", now}
    ] == []


def test_an_iphone_finds_its_icon_and_its_black_bar(iphone: Page, server: LiveServer) -> None:
    at(iphone, NIGHT, server.url)

    def content(name: str) -> str | None:
        return iphone.locator(f"meta[name='{name}']").get_attribute("content")

    assert content("apple-mobile-web-app-capable") == "yes"
    assert content("apple-mobile-web-app-title") == "Uncramp"
    assert content("apple-mobile-web-app-status-bar-style") == "black-translucent"
    assert content("theme-color") == "#000000"
    size = iphone.evaluate(
        """async () => {
          const picture = new Image();
          picture.src = document.querySelector('link[rel=apple-touch-icon]').href;
          await picture.decode();
          return picture.naturalWidth;
        }"""
    )
    assert size == 180


def test_by_day_an_iphone_is_told_where_to_tap(iphone: Page, server: LiveServer) -> None:
    at(iphone, NOON, server.url)

    hint = iphone.locator("section", has_text=HINT)
    expect(hint).to_contain_text("Tap Share")
    expect(hint).to_contain_text("Add to Home Screen")
    hint.get_by_role("button", name="Not now").click()
    expect(hint).to_be_hidden()
    iphone.reload()
    under_a_worker(iphone)
    expect(iphone.get_by_text("Ready without network")).to_be_visible(timeout=120_000)
    expect(hint).to_be_hidden()


def test_by_day_an_android_phone_gets_a_button_that_is_gone_when_it_was_pressed(
    android: Page, server: LiveServer
) -> None:
    android.add_init_script(NOT_AFTER_ALL)
    at(android, NOON, server.url)
    hint = android.locator("section", has_text=HINT)
    expect(hint).not_to_contain_text("Share")

    hint.get_by_role("button", name="Install").click()

    expect(hint).to_be_hidden()
    assert android.evaluate("() => globalThis.__asked")


def test_at_night_nobody_is_asked_to_install(
    android: Page, iphone: Page, server: LiveServer
) -> None:
    at(android, NIGHT, server.url)
    android.wait_for_function("() => globalThis.__prompted")
    at(iphone, NIGHT, server.url)

    for page in (android, iphone):
        expect(page.get_by_text("Ready without network")).to_be_visible(timeout=120_000)
        expect(page.get_by_text(HINT)).to_be_hidden()


def test_no_hint_stands_over_a_cramp(android: Page, server: LiveServer) -> None:
    at(android, NOON, server.url)
    android.get_by_role("button", name="Cramp now").click()
    expect(android.get_by_role("button", name=GONE)).to_be_visible()

    android.wait_for_function("() => globalThis.__prompted")

    expect(android.get_by_text(HINT)).to_be_hidden()
