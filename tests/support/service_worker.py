"""The app's service worker: when it serves a page, and its number for orders to the browser."""

from playwright.sync_api import CDPSession, Page

# It first fetches the whole app.
KEPT_WITHIN_MS = 120_000


def under_a_worker(page: Page) -> None:
    """Wait until the page is served by it."""
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=KEPT_WITHIN_MS)


def registration_of(page: Page, session: CDPSession) -> str:
    """Return it; the page must be of the app's origin, its worker installed."""
    found: list[str] = []

    def take(event: dict[str, list[dict[str, object]]]) -> None:
        found.extend(
            str(each["registrationId"]) for each in event["registrations"] if not each["isDeleted"]
        )

    session.on("ServiceWorker.workerRegistrationUpdated", take)
    session.send("ServiceWorker.enable")
    # The library delivers the event while it waits for something else of the page.
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    while not found:
        page.evaluate("() => true")
    return found[0]
