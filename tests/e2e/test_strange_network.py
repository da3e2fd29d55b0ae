"""Whatever the network says: nothing is lost, nothing counts as sent, the line tells the truth."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chromium import NOON_ZONE
from tests.support.fault_proxy import Answer, FaultProxy, Faults
from tests.support.phone import Json, Phone, fresh_name, until
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

JSON = [("Content-Type", "application/json")]
HTML = [("Content-Type", "text/html; charset=utf-8")]
PROBLEM = [("Content-Type", "application/problem+json")]

# Exchanges of both tabs together: whoever is refused must not ask again and again. Each tab asks
# by itself after two seconds at the earliest.
FEW = 7
AGAIN_A_SECOND = 2 / 2

WAITS = "1 not yet sent, last synced"
SIGNED_OUT = "Signed out, 1 not yet sent"
OTHER_ACCOUNT = "Another account is signed in here"
NEEDS_A_LOOK = "1 needs a look"


def invented(status: int, body: bytes = b"", headers: list[tuple[str, str]] = JSON) -> Faults:
    """Answer in the server's place."""
    return Faults(instead=Answer(status, headers, body))


def problem(status: int, code: str, *headers: tuple[str, str]) -> Faults:
    """Answer with a problem, as our server words it."""
    body = {"type": "about:blank", "code": code, "status": status, "title": code, "detail": ""}
    return invented(status, json.dumps(body).encode(), [*PROBLEM, *headers])


def altered(change: Callable[[Json], object]) -> Faults:
    """Let the server do its work, and change what it says about it."""

    def rewrite(answer: Answer) -> Answer:
        return replace(answer, body=json.dumps(change(json.loads(answer.body))).encode())

    return Faults(rewrite=rewrite)


def shorter(answer: Answer) -> Answer:
    """Cut the text, with a length that fits: only reading it shows that it is no answer."""
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def other_op(result: Json) -> Json:
    return {**result, "op": "019f0000-0000-7000-8000-000000000000"}


PORTAL = b"<!doctype html><title>Welcome</title><p>Accept our terms to use this Wi-Fi."
EMPTY_ANSWER: Json = {"results": [], "changes": [], "cursor": 0, "more": False, "head": 0}

# What comes back instead of the server's answer, and what the line then says.
STRANGE: dict[str, tuple[Faults, str]] = {
    "a page of HTML": (invented(200, PORTAL, HTML), WAITS),
    "HTML called JSON": (invented(200, PORTAL), WAITS),
    "nothing, with 200": (invented(200), WAITS),
    "nothing, with 204": (invented(204, b"", []), WAITS),
    "JSON cut in the middle": (Faults(rewrite=shorter), WAITS),
    "a connection cut in the middle": (Faults(cut_every=1), WAITS),
    "silence": (Faults(unreachable=True), WAITS),
    "a list": (invented(200, b"[]"), WAITS),
    "null": (invented(200, b"null"), WAITS),
    "an empty object": (invented(200, b"{}"), WAITS),
    "an answer to nothing": (altered(lambda told: {**told, **EMPTY_ANSWER}), WAITS),
    "results of other changes": (
        altered(lambda told: {**told, "results": [other_op(each) for each in told["results"]]}),
        WAITS,
    ),
    "one result too many": (
        altered(lambda told: {**told, "results": [*told["results"], *told["results"]]}),
        WAITS,
    ),
    "a result of no known kind": (
        altered(
            lambda told: {
                **told,
                "results": [{**each, "status": "fine"} for each in told["results"]],
            }
        ),
        WAITS,
    ),
    "a cursor in text": (altered(lambda told: {**told, "cursor": "7"}), WAITS),
    "a cursor far ahead": (altered(lambda told: {**told, "cursor": 10**9, "head": 10**9}), WAITS),
    "another history": (altered(lambda told: {**told, "epoch": "another"}), WAITS),
    "no results at all": (altered(lambda told: {**told, "results": None}), WAITS),
    "a redirect": (invented(302, b"", [("Location", "/about")]), WAITS),
    "a redirect that keeps the method": (invented(307, b"", [("Location", "/about")]), WAITS),
    "a stranger's 400": (invented(400, b"Bad Request", HTML), WAITS),
    "a stranger's 401": (invented(401, b"", HTML), WAITS),
    "our 401": (problem(401, "signed-out"), SIGNED_OUT),
    "a stranger's 403": (invented(403, b"Forbidden", HTML), WAITS),
    "our 403": (problem(403, "account-needed"), SIGNED_OUT),
    "a 404": (invented(404, b"Not Found", HTML), WAITS),
    "another owner": (problem(409, "wrong-owner"), OTHER_ACCOUNT),
    "a stranger's 413": (invented(413, b"", HTML), WAITS),
    "a 429": (problem(429, "slow-down", ("Retry-After", "120")), WAITS),
    "a 429 until a date": (
        problem(429, "slow-down", ("Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT")),
        WAITS,
    ),
    "a 500": (invented(500, b"Internal Server Error", HTML), WAITS),
    "a 502": (invented(502, b"Bad Gateway", HTML), WAITS),
    "our 503": (problem(503, "busy", ("Retry-After", "30")), WAITS),
    "a 511": (invented(511, PORTAL, HTML), WAITS),
}


@dataclass(frozen=True)
class Tabs:
    """Two tabs of one phone: one to write in, one to send from."""

    writing: Phone
    sending: Phone

    def write(self) -> None:
        """Log a glass, in the other tab."""
        self.writing.page.bring_to_front()
        self.writing.button("Add 250 ml").click()

    def send(self) -> None:
        """Ask for a sync and let it end."""
        # A page behind another one is painted, and so clicked, once a second only.
        self.sending.page.bring_to_front()
        button = self.sending.button("Sync now")
        button.click()
        expect(button).to_be_enabled()


@pytest.fixture(scope="module")
def tabs(browser: Browser, between: FaultProxy, far_server: LiveServer) -> Iterator[Tabs]:
    """Share one signed-in phone among all answers: each must leave it as it was."""
    assert between.upstream == far_server.url
    context = browser.new_context(service_workers="block", timezone_id=NOON_ZONE)
    context.set_default_timeout(30_000)
    sending = Phone(context, context.new_page(), between.url)
    sending.sign_up(fresh_name())
    sending.await_synced()
    writing = Phone(context, context.new_page(), between.url)
    writing.open("/water")
    yield Tabs(writing, sending)
    context.close()


@pytest.mark.parametrize("name", list(STRANGE))
def test_nothing_is_lost_when_the_network_answers_with(
    tabs: Tabs, network: FaultProxy, name: str
) -> None:
    faults, line = STRANGE[name]
    phone = tabs.sending
    tabs.send()
    phone.await_synced()
    written, before = len(phone.records()), phone.sync_state()
    # What came before, such as the lists of a page that was only just opened, is not asking again.
    network.passed.clear()
    began = time.monotonic()
    network.faults = faults

    tabs.write()

    until(lambda: len(phone.outbox()) == 1)
    tabs.send()
    expect(phone.status).to_contain_text(line)
    assert [op["fields"]["ml"] for op in phone.outbox()] == [250]
    assert phone.refused() == []
    after = phone.sync_state()
    assert (after["cursor"], after["epoch"]) == (before["cursor"], before["epoch"])
    assert phone.page.url == f"{phone.url}/account"
    asked = [one for one in network.passed if one.path == faults.path]
    assert len(asked) < FEW + (time.monotonic() - began) * AGAIN_A_SECOND
    network.faults = Faults()
    tabs.send()
    phone.await_synced()
    assert len(phone.records()) == written + 1


def test_a_change_that_our_server_refuses_stands_in_a_list_and_blocks_nothing(
    far_phone: Phones, network: FaultProxy
) -> None:
    phone = far_phone()
    phone.sign_up(fresh_name())
    phone.await_synced()
    network.faults = problem(413, "too-large")
    phone.add_glass()
    expect(phone.status).to_have_text(NEEDS_A_LOOK)
    network.faults = Faults()
    phone.add_cramp()
    until(lambda: phone.outbox() == [])
    assert [each["sent"]["kind"] for each in phone.refused()] == ["drink"]
    # Nobody else will see it, so it is not shown here as if they did; the list has it.
    assert phone.fields("drink") == []

    phone.status.get_by_role("link").click()

    listed = phone.page.get_by_role("region", name="Changes that the server did not take")
    expect(listed.get_by_text("It is too large.")).to_be_visible()
    with phone.page.expect_download() as saved:
        listed.get_by_role("button", name="Save to a file").click()
    assert '"ml": 250' in Path(saved.value.path()).read_text()
    listed.get_by_role("button", name="Discard").click()
    phone.await_synced()


def test_a_hotels_welcome_page_is_no_answer(far_phone: Phones, network: FaultProxy) -> None:
    phone = far_phone(service_workers="allow")
    phone.sign_up(fresh_name())
    phone.await_synced()
    expect(phone.page.get_by_text("Ready without network")).to_be_visible(timeout=120_000)
    network.faults = Faults(path="/", html=True)

    phone.add_glass()

    expect(phone.status).to_contain_text(WAITS)
    phone.open("/account")
    expect(phone.page.get_by_text("The answer did not come from our server.")).to_be_visible()
    expect(phone.status).to_contain_text(WAITS)
    assert len(phone.outbox()) == 1
    network.faults = Faults()
    phone.button("Sync now").click()
    phone.await_synced()
