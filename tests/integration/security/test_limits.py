from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.accounts.throttle import MOST_TRIES, WINDOW_MS, count_try
from webapp.contract.problem import Code, Problem
from webapp.foundation.transactions import write

from .conftest import OURS, SIGN_IN, WISH, AppMaker

WRONG = {**SIGN_IN, "password": "not the password"}


def limited(another_app: AppMaker) -> FlaskClient:
    return another_app(rate_limits=True).test_client()


def post(client: FlaskClient, path: str, body: object, address: str = "192.0.2.1") -> TestResponse:
    return client.post(path, json=body, headers=OURS, environ_base={"REMOTE_ADDR": address})


def sign_in(client: FlaskClient, body: object, address: str = "192.0.2.1") -> int:
    return post(client, "/api/v1/session", body, address).status_code


def stranger_to(another_app: AppMaker) -> FlaskClient:
    """Make an account, and return a browser in which it was never opened."""
    maker = limited(another_app)
    assert post(maker, "/api/v1/accounts", WISH, "203.0.113.200").status_code == 201
    return maker.application.test_client()


def guess(code: str = "0000-0000-0000-0000") -> dict[str, str]:
    return {"username": "Ada", "code": code, "new_password": "nine owls on a roof"}


def test_guessing_at_one_account_ends_after_ten_tries_from_wherever(another_app: AppMaker) -> None:
    client = stranger_to(another_app)
    tries = [sign_in(client, WRONG, f"198.51.{number}.1") for number in range(11)]

    assert tries == [401] * 10 + [429]
    assert sign_in(client, SIGN_IN, "203.0.113.1") == 429


def test_guessing_from_one_network_ends_after_ten_tries_at_whomever(another_app: AppMaker) -> None:
    client = limited(another_app)
    tries = [
        sign_in(client, {**WRONG, "username": f"name{number}"}, f"192.0.2.{number}")
        for number in range(11)
    ]

    assert tries == [401] * 10 + [429]


def test_the_answer_says_how_long_to_wait_and_that_is_enough(another_app: AppMaker) -> None:
    client = stranger_to(another_app)
    for number in range(10):
        sign_in(client, WRONG, f"198.51.{number}.1")
    # What is left to wait is no whole number of seconds then.
    another_app.clock.advance(1)
    refused = post(client, "/api/v1/session", SIGN_IN, "203.0.113.1")
    wait = int(refused.headers["Retry-After"])
    another_app.clock.advance(wait * 1000)

    assert refused.get_json()["code"] == "slow-down"
    assert 0 < wait * 1000 <= WINDOW_MS
    assert sign_in(client, SIGN_IN, "203.0.113.1") == 200


def test_whoever_has_waited_may_guess_ten_times_only_again(another_app: AppMaker) -> None:
    client = stranger_to(another_app)
    for _ in range(2):
        tries = [sign_in(client, WRONG, f"198.51.{number}.1") for number in range(11)]
        assert tries == [401] * 10 + [429]
        another_app.clock.advance(WINDOW_MS)


def test_the_right_password_forgives_the_mistakes_before_it(another_app: AppMaker) -> None:
    client = stranger_to(another_app)
    for _ in range(3):
        for number in range(6):
            sign_in(client, WRONG, f"198.51.{number}.1")
        assert sign_in(client, SIGN_IN, "203.0.113.1") == 200
        client = client.application.test_client()


def test_many_people_of_one_network_sign_in_one_after_the_other(another_app: AppMaker) -> None:
    app = stranger_to(another_app).application

    tries = [sign_in(app.test_client(), SIGN_IN, "192.0.2.1") for _ in range(MOST_TRIES + 1)]

    assert set(tries) == {200}


def test_a_right_password_gives_its_network_no_more_tries_at_others(
    another_app: AppMaker,
) -> None:
    client = stranger_to(another_app)
    for number in range(MOST_TRIES - 1):
        assert sign_in(client, {**WRONG, "username": f"name{number}"}) == 401

    assert sign_in(client.application.test_client(), SIGN_IN) == 200

    assert [sign_in(client, {**WRONG, "username": name}) for name in ("one", "two")] == [401, 429]


def test_recovery_codes_cannot_be_guessed_either(another_app: AppMaker) -> None:
    client = stranger_to(another_app)
    tries = [post(client, "/api/v1/recovery", guess()).status_code for _ in range(11)]

    assert tries == [401] * 10 + [429]


def test_of_many_tries_at_once_no_more_than_ten_are_let_through(another_app: AppMaker) -> None:
    app, now_ms = another_app(), another_app.clock.now_ms()

    def attempt(_number: int) -> bool:
        with app.app_context():
            try:
                write(lambda session: count_try(session, ["some name"], now_ms=now_ms))
            except Problem as problem:
                assert problem.code is Code.SLOW_DOWN  # noqa: PT017  (several may be refused)
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        let_through = sum(pool.map(attempt, range(24)))

    assert let_through == MOST_TRIES


def test_the_tries_are_counted_for_all_processes_together(another_app: AppMaker) -> None:
    first, second = limited(another_app), limited(another_app)
    for number in range(10):
        sign_in(first, WRONG, f"198.51.{number}.1")

    assert sign_in(second, WRONG, "203.0.113.1") == 429


@pytest.mark.parametrize(
    ("path", "body", "most"),
    [
        ("/api/v1/session", {}, 30),
        ("/api/v1/accounts", {}, 20),
        ("/api/v1/owners", {}, 60),
    ],
)
def test_one_network_cannot_ask_for_ever(
    another_app: AppMaker, path: str, body: object, most: int
) -> None:
    client = limited(another_app)
    answers = [post(client, path, body) for _ in range(most + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {400}
    assert answers[-1].status_code == 429
    assert answers[-1].get_json()["code"] == "slow-down"
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_without_its_redis_the_server_still_answers(another_app: AppMaker) -> None:
    app = another_app(rate_limits=True, redis_url="redis://127.0.0.1:1/0")

    answers = [post(app.test_client(), "/api/v1/session", {}).status_code for _ in range(31)]

    assert set(answers[:-1]) == {400}
    # Each process counts for itself then.
    assert answers[-1] == 429


def test_a_made_up_forwarding_header_does_not_change_who_asks(another_app: AppMaker) -> None:
    client = limited(another_app)
    for number in range(10):
        headers = {**OURS, "X-Forwarded-For": f"203.0.113.{number}"}
        client.post("/api/v1/session", json={**WRONG, "username": f"n{number}"}, headers=headers)

    assert sign_in(client, {**WRONG, "username": "another"}, "127.0.0.1") == 429


def test_behind_one_proxy_only_what_that_proxy_adds_counts(another_app: AppMaker) -> None:
    client = another_app(rate_limits=True, proxy_hops=1).test_client()
    tries = []
    for number in range(11):
        made_up = f"203.0.{number}.1, 192.0.2.7"  # the proxy appends who it saw
        headers = {**OURS, "X-Forwarded-For": made_up}
        body = {**WRONG, "username": f"name{number}"}
        tries.append(client.post("/api/v1/session", json=body, headers=headers).status_code)

    assert tries == [401] * 10 + [429]
