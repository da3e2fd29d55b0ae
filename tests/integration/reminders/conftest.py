"""A worker over the test's database, a push service that decrypts, and people with phones."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr

from tests.support.push_service import PushService, Subscription
from webapp.foundation.clock import ManualClock
from webapp.foundation.keys import new_vapid_key
from webapp.foundation.transactions import write
from webapp.jobs.reminders import Worker
from webapp.reminders.claiming import claim
from webapp.settings import Settings
from webapp.wiring import planner_of, sender_of


@pytest.fixture
def push_service() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture
def settings(settings: Settings, push_service: PushService) -> Settings:
    return settings.model_copy(
        update={
            "push_hosts": (push_service.host,),
            "reminder_jitter_s": 0,
            "vapid_private_key": SecretStr(new_vapid_key()),
        }
    )


@pytest.fixture
def worker(app: Flask, fixed_clock: ManualClock) -> Iterator[Worker]:
    """Make a worker that works when told; it holds no app context between two turns."""
    with ThreadPoolExecutor(8) as pool:
        yield Worker(
            planner=planner_of(app),
            sender=sender_of(app),
            clock=fixed_clock,
            pool=pool,
            public_url="http://localhost:8000",
        )


@pytest.fixture
def work(app: Flask, worker: Worker) -> Callable[[], int]:
    """Let the worker do what is due now; return how many reminders that were."""

    def turn() -> int:
        done = 0
        with app.test_request_context():
            while taken := worker.once():
                done += taken
        return done

    return turn


@pytest.fixture
def claim_and_die(app: Flask, fixed_clock: ManualClock) -> Callable[[], int]:
    """Take what is due, as a worker does that is killed before it sends."""

    def take() -> int:
        with app.app_context():
            return len(write(lambda s: claim(s, now_ms=fixed_clock.now_ms(), limit=10)))

    return take


@pytest.fixture
def guest(client: FlaskClient) -> FlaskClient:
    """Give a browser an owner but no account."""
    assert client.post("/api/v1/owners", json={"timezone": "Europe/Berlin"}).status_code == 201
    return client


Subscribe = Callable[..., Subscription]


@pytest.fixture
def subscribe(push_service: PushService) -> Subscribe:
    """Subscribe a browser as the page does."""

    def put(
        client: FlaskClient, name: str = "phone", *, timezone: str = "Europe/Berlin"
    ) -> Subscription:
        subscription = push_service.subscribe(name)
        key = client.get("/api/v1/push-subscriptions").get_json()["vapid_key"]
        told = subscription.as_json()
        answer = client.put(
            "/api/v1/push-subscriptions",
            json={
                "endpoint": told["endpoint"],
                "keys": told["keys"],
                "timezone": timezone,
                "vapid_key": key,
            },
        )
        assert answer.status_code == 200, answer.get_json()
        return subscription

    return put


@pytest.fixture
def stranger(app: Flask, client: FlaskClient) -> FlaskClient:
    """Give another browser, which nobody has signed in to."""
    del client  # it has taught the app what kind of browser to make
    return app.test_client()


@pytest.fixture
def phone(guest: FlaskClient, subscribe: Subscribe) -> FlaskClient:
    """Give a person without an account a phone that can be told."""
    subscribe(guest)
    return guest
