"""Every glass, text size and language: nothing is cut off, and nothing covers the button."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import PAGES, settle
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("layout")]

# Width of the glass, and the person's text size of the usual one.
SIZES = ((320, 1), (390, 2))
HEIGHT = 740
ENGLISH, LONGER = "", "/xx"
# The pages whose one thing to do stands at the lower edge.
WITH_A_BUTTON = ("/", "/now", "/routines/calf-bed-acute", "/routines/calf-bed-acute/play", "/water")

# What stands out over the edge, as far as a person could scroll to it.
OVER_THE_EDGE = """() => {
  const scroller = [...document.querySelectorAll('.player__work, .player__column')]
    .find(({ clientWidth }) => clientWidth > 0) ?? document.documentElement;
  if (scroller.scrollWidth <= scroller.clientWidth) return [];
  const edge = scroller.getBoundingClientRect().left + scroller.clientWidth;
  const wide = [...scroller.querySelectorAll('*')]
    .filter((part) => part.getBoundingClientRect().right > edge + 1)
    .map((part) => `${part.tagName}.${part.className} ${part.textContent.slice(0, 40)}`);
  return [`${scroller.scrollWidth} > ${scroller.clientWidth}`, ...wide.slice(-3)];
}"""

# Corners and middle of the button, looked at from the top and from the end of the page.
COVERED = """([selector, needed]) => {
  const button = document.querySelector(selector);
  if (!button) return needed ? [`there is no ${selector}`] : [];
  const covered = [];
  for (const place of [0, document.documentElement.scrollHeight]) {
    scrollTo({ top: place, behavior: 'instant' });
    const { left, right, top, bottom } = button.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) covered.push(`${place}: ${top} to ${bottom}`);
    for (const x of [left + 20, (left + right) / 2, right - 20])
      for (const y of [top + 12, (top + bottom) / 2, bottom - 12]) {
        const seen = document.elementFromPoint(x, y);
        if (!button.contains(seen)) covered.push(`${place}: ${x} ${y} ${seen?.outerHTML}`);
      }
  }
  return covered.map((text) => text.slice(0, 120));
}"""

# Words on the page that do not come from the pseudo-language.
PLAIN_ENGLISH = """() => {
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const plain = [];
  let longer = 0;
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (parentElement.closest('[translate=no], script')) continue;
    longer += data.includes('⟦');
    if (/[a-z]{3}/i.test(data.replace(/⟦[^⟧]*⟧/g, ''))) plain.push(data.trim());
  }
  return longer ? plain : ['no words at all'];
}"""

Phones = Callable[..., BrowserContext]


@pytest.fixture
def page(kept_phone: BrowserContext) -> Iterator[Page]:
    """Open a fresh page on a phone that has the app."""
    page = kept_phone.new_page()
    yield page
    page.close()


def troubles(page: Page, button: str, *, needed: bool = True) -> list[str]:
    """Return what is wrong with the page at each size; some pages need no such button."""
    found: list[str] = []
    for width, text in SIZES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(
            "(share) => { document.documentElement.style.fontSize = `${112.5 * share}%`; }", text
        )
        here = page.evaluate(OVER_THE_EDGE) + page.evaluate(COVERED, [button, needed])
        found += [f"{width} px, text x {text}: {trouble}" for trouble in here]
    return found


@pytest.mark.parametrize("language", [ENGLISH, LONGER])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_and_its_button_is_never_covered(
    page: Page, server: LiveServer, address: str, language: str
) -> None:
    page.goto(server.url + language + address)
    settle(page)

    needed = address in WITH_A_BUTTON
    assert troubles(page, "main .action > .button--primary", needed=needed) == []


@pytest.mark.parametrize("language", [ENGLISH, LONGER])
def test_a_session_fits_and_the_way_out_is_never_covered(
    phone: Phones, server: LiveServer, language: str
) -> None:
    page = phone(service_workers="block", reduced_motion="reduce").new_page()
    page.goto(f"{server.url}{language}/now")
    page.locator("[data-cramp-now] button").click()
    expect(page.locator(".player__tool")).to_have_count(5)
    assert troubles(page, ".player__gone") == []
    back = page.locator(".player__panel .button").last

    for tool in (1, 4):
        page.locator(".player__tool").nth(tool).click()
        expect(page.locator(".player__title")).to_be_in_viewport()
        assert troubles(page, ".player__gone") == []
        # By key: two taps so soon, and so near to each other, would be one.
        back.press("Enter")

    page.locator(".player__safety button").click()
    expect(page.locator(".player__panel a[href^='tel:']")).to_be_visible()
    assert troubles(page, ".player__gone") == []


@pytest.mark.parametrize("language", [ENGLISH, LONGER])
def test_a_routine_fits_and_its_keys_are_never_covered(
    phone: Phones, server: LiveServer, language: str
) -> None:
    page = phone(service_workers="block", reduced_motion="reduce").new_page()
    page.goto(f"{server.url}{language}/routines/recovery-heat/play")
    page.locator("[data-start]").click()
    expect(page.locator(".player__stage > .button--primary")).to_be_visible()
    # They come with the rest of the code, a moment after the step.
    expect(page.locator(".player__keys .button")).to_have_count(3)

    for key in (1, 2, 3):
        assert troubles(page, f".player__keys .button:nth-child({key})") == []


def test_the_pseudo_language_reaches_what_scripts_say(page: Page, server: LiveServer) -> None:
    for address in ("/xx/", "/xx/water", "/xx/diary", "/xx/settings", "/xx/reminders", "/xx/check"):
        page.goto(server.url + address)
        settle(page)

        assert page.evaluate(PLAIN_ENGLISH) == [], address


def test_a_routine_that_no_answer_closes_keeps_no_empty_place(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/routines/bed-prep")

    expect(page.locator("[data-island=told] > .island__in")).to_have_count(1)
    expect(page.locator("[data-island=told]")).to_have_css("display", "none")
