"""A first visit fetches all pages at once."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.app import READY
from tests.support.chromium import NOON_ZONE, PHONE
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("budgets")]

# What comes out of the pack has no tag; what was fetched by itself has one.
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const { headers } = await cache.match(request);
      if (!pathname.startsWith('/static/')) kept.push([pathname, headers.has('etag')]);
    }
  }
  return kept;
}"""


def test_the_pages_that_are_kept_came_out_of_one_pack(browser: Browser, server: LiveServer) -> None:
    context = browser.new_context(viewport=PHONE, timezone_id=NOON_ZONE)
    page = context.new_page()
    page.goto(f"{server.url}/about")
    expect(page.get_by_text(READY)).to_be_visible(timeout=120_000)

    kept = page.evaluate(KEPT)
    context.close()

    assert "/now" in [address for address, _ in kept]
    assert [address for address, tagged in kept if tagged] == []
