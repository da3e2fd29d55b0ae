"""Taps whose distance in time is the test's own, on a machine however slow; and the key Back."""

import time

from playwright.sync_api import Locator, Page

# A hand that taps twice in tenths of a second; a finger is down for less.
APART_S = 0.1
DOWN_S = 0.02


def tap_twice(target: Locator) -> None:
    """Tap twice at one place: for the page it is a double tap, whenever it hears of it."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    session = target.page.context.new_cdp_session(target.page)
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    began = time.time() - 2 * APART_S
    for number in range(2):
        for kind, after in (("mousePressed", 0.0), ("mouseReleased", DOWN_S)):
            session.send(
                "Input.dispatchMouseEvent",
                {
                    "type": kind,
                    "button": "left",
                    "clickCount": number + 1,
                    "timestamp": began + number * APART_S + after,
                    **place,
                },
            )
    session.detach()


_BACK = """() => new Promise((pressed) => {
  addEventListener('popstate', () => setTimeout(pressed), { once: true });
  history.back();
})"""


def press_back(page: Page) -> None:
    """Press Back where that leads to no other document; fail where it does."""
    page.evaluate(_BACK)
