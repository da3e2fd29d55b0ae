"""The app's addresses and labels as a person meets them, and a dead network."""

from playwright.sync_api import CDPSession, Page, expect

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


def wait_for_first_step(page: Page, *, within_ms: int) -> None:
    """Tap the big button; the first step must be there before so much of the page's time is over.

    That time stands still, so that a machine with other work on it takes nothing of it away; and
    for the same reason the work for the step is counted in time of the processor.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _seconds_of_work(session)

    page.get_by_role("button", name=START).click()
    page.clock.run_for(within_ms)

    expect(page.locator(".player__number")).to_be_visible()
    assert _seconds_of_work(session) - before < within_ms / 1000
    session.detach()


def _seconds_of_work(session: CDPSession) -> float:
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in told if each["name"] == "TaskDuration"))


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
