"""The number under which a browser knows the app's service worker, for orders to its worker."""

from playwright.sync_api import CDPSession, Page


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
