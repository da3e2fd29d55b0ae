"""What measurements ask of the page, by whoever has signed up without the app's own form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.forked import ForkedServer
from tests.support.phone import PASSWORD, fresh_name
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

ASK = """async ([path, body]) => {
  const headers = { 'Content-Type': 'application/json', 'X-Uncramp': '1' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.status;
}"""


@pytest.fixture
def measured_server(tmp_path: Path) -> Iterator[LiveServer]:
    environment = {"UNCRAMP_BENCH": "1", "UNCRAMP_WEB_WORKERS": "1"}
    with ForkedServer(tmp_path, environment=environment) as live:
        yield live


@pytest.fixture
def phones(
    phone: Callable[..., BrowserContext], measured_server: LiveServer
) -> Callable[[str, dict[str, str]], Page]:
    """Return what opens the page on a new phone and then lets somebody in."""

    def come(path: str, wish: dict[str, str]) -> Page:
        page = phone(service_workers="block").new_page()
        page.goto(measured_server.url)
        page.wait_for_function("() => globalThis.__bench")
        assert page.evaluate(ASK, [path, wish]) in {200, 201}
        return page

    return come


def test_who_signed_in_without_the_form_is_measured_too(
    phones: Callable[[str, dict[str, str]], Page],
) -> None:
    wish = {"username": fresh_name(), "password": PASSWORD}
    one = phones("/api/v1/accounts", {**wish, "timezone": "Europe/Berlin"})
    other = phones("/api/v1/session", wish)

    one.evaluate("() => __bench.write(3, { seed: 2, offset: 5 })")
    one.evaluate("() => __bench.push()")
    other.evaluate("() => __bench.pull()")

    written = one.evaluate("() => __bench.ids()")
    assert len(written) == one.evaluate("() => __bench.count()") == 3
    assert other.evaluate("() => __bench.ids()") == written
    stored = one.evaluate(
        "async () => [await (await fetch('/bench/stats')).json(),"
        " await (await fetch('/bench/ids')).json()]"
    )
    assert stored[0] == {"rows": 3}
    assert sorted(stored[1]) == written
