"""The service worker: nothing is missing without network, and nothing changes under a session."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import forget_the_network
from tests.support.next_version import MARK
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

READY = "Ready without network"
USE_NOW = "Use it now"
SHELLS = (
    *("/", "/now", "/routines", "/routines/recovery-heat", "/routines/recovery-heat/play"),
    *("/water", "/diary", "/diary/new", "/diary/019a0000-0000-7000-8000-000000000001"),
    "/routines/own/019a0000-0000-7000-8000-000000000001",
    *("/insights", "/report", "/check", "/medicines", "/learn", "/reminders", "/settings"),
    *("/account", "/about", "/privacy", "/offline", "/more", "/water?from=a-shortcut"),
)

# What the app is opened with at night.
START_PAGES = ("/", "/now", "/now?start=1")
# So does a browser in a private window.
WITHOUT_WORKERS = """ServiceWorkerContainer.prototype.register = () =>
  Promise.reject(new DOMException('private', 'SecurityError'));"""
# Who answered for the page and each built file: a cache by its rule, the network, the worker.
COUNT_REGISTRATIONS = """
const { register } = ServiceWorkerContainer.prototype;
globalThis.__registrations = 0;
ServiceWorkerContainer.prototype.register = function (...wish) {
  globalThis.__registrations += 1;
  return register.apply(this, wish);
};
"""
ANSWERED_BY = """() => performance.getEntries()
  .filter(({ entryType, name }) => entryType === 'navigation' || name.includes('/static/build/'))
  .map(({ workerFinalSourceType }) => workerFinalSourceType || 'worker')"""
# Which rule spoke for what the app asks of the machine, in each way that it asks.
API_ANSWERED_BY = """async () => {
  await (await fetch('/api/v1/session?of=nobody')).text();
  await (await fetch('/api/v1/sync', { method: 'POST', body: '{}' })).text();
  return performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('/api/'))
    .map(({ workerMatchedSourceType }) => workerMatchedSourceType || 'worker');
}"""
# What is in the caches, each with its headers.
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      found[new URL(request.url).pathname] =
        Object.fromEntries((await cache.match(request)).headers);
  }
  return found;
}"""

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Phones = Callable[..., BrowserContext]


def ready_page(phone: BrowserContext, server: LiveServer, address: str = "/about") -> Page:
    page = phone.new_page()
    page.goto(server.url + address)
    expect(page.get_by_text(READY)).to_be_visible(timeout=120_000)
    return page


def release(server: LiveServer, app: str = "next_version:create_app()") -> None:
    """Put the next version into service."""
    server.kill()
    server.app = f"tests.support.{app}"
    server.start()


def answered_by(page: Page, address: str) -> set[str]:
    """Open an address and return who answered."""
    page.goto(address)
    answers: list[str] = page.evaluate(ANSWERED_BY)
    assert len(answers) > 2
    return set(answers)


def fetched_alone(kept: dict[str, dict[str, str]]) -> set[str]:
    """Return what no pack brought: that has the tag that the server gives to single answers."""
    pictures = "/static/icons/"  # few, and not alike
    return {
        path
        for path, headers in kept.items()
        if "etag" in headers and not path.startswith(pictures)
    }


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def test_every_page_opens_without_the_server(phone: Phones, own_server: LiveServer) -> None:
    page = ready_page(phone(), own_server)
    own_server.kill()

    for address in SHELLS:
        page.goto(own_server.url + address)
        expect(page.locator("h1").first).to_be_visible()
        assert page.title() != "Without network · Uncramp" or address == "/offline", address


def test_where_no_worker_may_be_nothing_waits_for_one(phone: Phones, server: LiveServer) -> None:
    page = phone().new_page()
    page.add_init_script(WITHOUT_WORKERS)
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON.replace(minute=1))  # it has not stood still until here
    page.goto(server.url)

    page.clock.run_for(1_000)  # what the page lets pass before it does more than paint

    expect(page.get_by_role("button", name="Add 250 ml")).to_be_visible()


def test_an_address_that_is_not_on_the_phone_says_what_is(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    own_server.kill()

    page.goto(f"{own_server.url}/no-such-page")

    expect(page.get_by_role("heading", name="These work without it")).to_be_visible()


def test_a_new_version_waits_until_the_person_wants_it(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    release(own_server)
    page.reload()
    assert MARK not in heading(page)
    loads: list[str] = []
    expect(page.get_by_text("A new version is ready.")).to_be_visible()
    page.on("load", lambda loaded: loads.append(loaded.url))

    page.get_by_role("button", name=USE_NOW).click()

    expect(page.get_by_role("heading", name=MARK)).to_be_visible()
    expect(page.get_by_text(READY)).to_be_visible()
    assert loads == [f"{own_server.url}/about"]


def test_a_new_version_never_takes_over_while_a_cramp_runs(
    phone: Phones, own_server: LiveServer
) -> None:
    context = phone()
    page = ready_page(context, own_server)
    cramp = context.new_page()
    cramp.goto(f"{own_server.url}/now")
    cramp.get_by_role("button", name="Cramp now").click()
    expect(cramp.get_by_role("button", name="It's gone")).to_be_visible()
    release(own_server)
    page.bring_to_front()
    page.reload()

    page.get_by_role("button", name=USE_NOW).click()

    expect(page.get_by_text("The new version waits until")).to_be_visible()
    assert MARK not in heading(page)
    expect(cramp.get_by_role("button", name="It's gone")).to_be_visible()


def test_what_the_browser_threw_away_comes_back(phone: Phones, own_server: LiveServer) -> None:
    context = phone()
    page = ready_page(context, own_server)
    context.new_cdp_session(page).send(
        "Storage.clearDataForOrigin",
        {"origin": own_server.url, "storageTypes": "cache_storage"},
    )
    page.goto(f"{own_server.url}/more")
    expect(page.get_by_text(READY)).to_be_visible()
    own_server.kill()

    page.goto(f"{own_server.url}/water")

    expect(page.get_by_role("heading", name="Water", exact=True)).to_be_visible()


def test_a_cramp_does_not_wait_for_the_worker_to_start(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    named = page.evaluate("async () => (await fetch('/manifest.webmanifest')).json()")
    assert {named["start_url"], named["shortcuts"][0]["url"]} < set(START_PAGES)
    own_server.kill()
    forget_the_network(page)

    for address in START_PAGES:
        assert answered_by(page, own_server.url + address) == {"cache"}, address
        expect(page.locator("html[data-ready]")).to_be_attached()

    assert answered_by(page, f"{own_server.url}/now?from=elsewhere") == {"cache", "worker"}
    expect(page.locator("html[data-ready]")).to_be_attached()


def test_what_the_app_asks_of_the_machine_does_not_wait_for_the_worker(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    page.goto(f"{own_server.url}/about")

    assert page.evaluate(API_ANSWERED_BY) == ["network", "network"]


def test_a_page_that_has_its_worker_paints_before_it_asks_for_news_of_it(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    page.add_init_script(COUNT_REGISTRATIONS)
    page.add_init_script("globalThis.PerformanceObserver = class { observe() {} };")
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON.replace(minute=1))

    page.goto(f"{own_server.url}/now", wait_until="networkidle")

    assert page.evaluate("() => globalThis.__registrations") == 0
    page.clock.run_for(1_000)
    page.wait_for_function("() => globalThis.__registrations > 0")


def test_the_pages_to_start_with_change_with_the_worker_and_not_before(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    release(own_server)
    page.reload()
    expect(page.get_by_text("A new version is ready.")).to_be_visible()

    assert answered_by(page, f"{own_server.url}/now") == {"cache"}
    assert MARK not in page.title()
    page.goto(f"{own_server.url}/about")
    page.get_by_role("button", name=USE_NOW).click()
    expect(page.get_by_role("heading", name=MARK)).to_be_visible()
    assert answered_by(page, f"{own_server.url}/now") == {"cache"}
    assert MARK in page.title()


def test_a_single_file_that_is_gone_comes_from_the_network_and_is_kept_again(
    phone: Phones, own_server: LiveServer
) -> None:
    page = ready_page(phone(), own_server)
    page.evaluate(
        """async () => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys())
              if (/\\/(now|static\\/build\\/session.*)$/.test(url)) await cache.delete(url);
          }
        }"""
    )
    assert answered_by(page, f"{own_server.url}/now") == {"cache", "network"}
    expect(page.locator("html[data-ready]")).to_be_attached()
    page.goto(f"{own_server.url}/more")
    expect(page.get_by_text(READY)).to_be_visible()
    own_server.kill()
    forget_the_network(page)

    assert answered_by(page, f"{own_server.url}/now") == {"cache"}


@pytest.mark.parametrize("browser_of", ["without_routes", "refusing_routes"])
def test_where_browsers_have_no_such_rules_the_worker_answers(
    phone: Phones, own_server: LiveServer, browser_of: str
) -> None:
    release(own_server, f"other_browsers:{browser_of}()")
    page = ready_page(phone(), own_server)
    own_server.kill()
    forget_the_network(page)

    for address in START_PAGES:
        assert answered_by(page, own_server.url + address) == {"worker"}, address
        expect(page.locator("html[data-ready]")).to_be_attached()


def test_only_the_list_is_kept_and_it_came_in_packs(phone: Phones, own_server: LiveServer) -> None:
    page = ready_page(phone(), own_server, "/water")
    page.get_by_role("button", name="Add 250 ml").click()
    page.goto(f"{own_server.url}/account")

    kept: dict[str, dict[str, str]] = page.evaluate(KEPT)

    assert "/now" in kept
    assert [path for path in kept if path.startswith(("/api/", "/sw.js", "/xx/"))] == []
    assert fetched_alone(kept) == set()
