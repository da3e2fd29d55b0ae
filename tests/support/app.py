"""The app's addresses and labels as a person meets them, and a dead network."""

from playwright.sync_api import Page

READY = "Ready without network"
GONE = "It's gone"
START = "Cramp now"

# Every page of the app; an entry that does not exist and one routine stand for all of their kind.
PAGES = (
    *("/", "/now", "/routines", "/routines/calf-bed-acute", "/routines/calf-bed-acute/play"),
    *("/water", "/diary", "/diary/new", "/diary/019a0000-0000-7000-8000-000000000001"),
    *("/insights", "/report", "/check", "/medicines", "/learn", "/learn/stop-a-cramp"),
    *("/learn/sources", "/reminders", "/settings"),
    *("/account", "/about", "/privacy", "/offline", "/more"),
)


def forget_the_network(page: Page) -> None:
    """Leave this phone nothing but what its service worker keeps, and that worker asleep."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def let_go(page: Page) -> None:
    """Tap "It's gone", away from where the last tap was: two at one place at once are one."""
    page.get_by_role("button", name=GONE).click(position={"x": 40, "y": 40})


_TAP = """async () => {
  const tapped = performance.now();
  document.querySelector('[data-cramp-now] button').click();
  while (!document.querySelector('.player__number'))
    await new Promise((painted) => requestAnimationFrame(painted));
  return performance.now() - tapped;
}"""


def wait_after_tap(page: Page) -> float:
    """Tap the big button; return how many milliseconds it took until the first step was there."""
    waited: float = page.evaluate(_TAP)
    return waited


# A phone without room: the database itself would only say so after gigabytes.
_FULL = """() => {
  const { put, add } = IDBObjectStore.prototype;
  const refuse = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  globalThis.makeRoom = () => void Object.assign(IDBObjectStore.prototype, { put, add });
}"""


def fill_up(page: Page) -> None:
    """Leave this page no room on the phone for anything new."""
    page.evaluate(_FULL)


def make_room(page: Page) -> None:
    """Let it save again."""
    page.evaluate("() => makeRoom()")


def settle(page: Page) -> None:
    """Wait until the scripts have filled every place that the shell keeps for them."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('.island, [data-island=today]')]"
        ".every((place) => place.querySelector('.island__in > *'))"
    )
