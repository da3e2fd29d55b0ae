"""Two pages of one browser that tell the server the same at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.support.push_service import PushService
from tests.support.reminding import stretch

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
PAGES = 8
ROUNDS = 5


def answers(app: Flask, browser: FlaskClient, address: str, wish: dict[str, Any]) -> set[int]:
    """Return how the pages of a browser were answered that all told at once."""
    cookie = browser.get_cookie("session")
    assert cookie is not None
    pages = [app.test_client() for _ in range(PAGES)]
    for page in pages:
        page.set_cookie("session", cookie.value)
    start = Barrier(PAGES)

    def run(page: FlaskClient) -> int:
        start.wait()
        return page.put(f"/api/v1/{address}", json=wish).status_code

    with ThreadPoolExecutor(PAGES) as pool:
        return set(pool.map(run, pages))


def test_the_same_reminders_told_at_once_are_stored_once(app: Flask, guest: FlaskClient) -> None:
    for number in range(ROUNDS):
        wish = {"timezone": "UTC", "reminders": [stretch(f"{REMINDER[:-1]}{number}")]}

        assert answers(app, guest, "reminder-schedule", wish) == {200}


def test_the_same_subscription_told_at_once_is_stored_once(
    app: Flask, guest: FlaskClient, push_service: PushService
) -> None:
    for number in range(ROUNDS):
        told: dict[str, Any] = push_service.subscribe(f"phone{number}").as_json()
        wish = {
            "endpoint": told["endpoint"],
            "keys": told["keys"],
            "timezone": "UTC",
            "vapid_key": "k",
        }

        assert answers(app, guest, "push-subscriptions", wish) == {200}
