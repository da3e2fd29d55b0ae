"""Nobody is kept out of their account by strangers who guess at it: OWASP's device cookies."""

import pytest
from flask.testing import FlaskClient

from webapp.accounts.throttle import MOST_TRIES

from .conftest import OURS, SIGN_IN, WISH, AppMaker
from .test_limits import WRONG, guess, limited, post, sign_in

NEW = "nine owls on a roof"


@pytest.fixture
def mine(another_app: AppMaker) -> FlaskClient:
    """Return a browser in which Ada has just made her account."""
    return limited(another_app)


@pytest.fixture
def codes(mine: FlaskClient) -> list[str]:
    told: list[str] = post(mine, "/api/v1/accounts", WISH).get_json()["recovery_codes"]
    return told


def sign_out(client: FlaskClient) -> None:
    assert client.delete("/api/v1/session", headers=OURS).status_code == 204


def close_the_name(client: FlaskClient) -> FlaskClient:
    """Guess at Ada's name until it is closed to strangers; return their browser."""
    stranger = client.application.test_client()
    for number in range(MOST_TRIES):
        assert sign_in(stranger, WRONG, f"198.51.{number}.1") == 401
    assert sign_in(stranger, SIGN_IN, "203.0.113.7") == 429
    return stranger


@pytest.mark.usefixtures("codes")
def test_strangers_who_guess_keep_nobody_out_of_a_browser_that_was_signed_in(
    mine: FlaskClient,
) -> None:
    sign_out(mine)
    close_the_name(mine)

    assert sign_in(mine, WRONG) == 401
    assert sign_in(mine, {**SIGN_IN, "username": "  ADA "}) == 200


@pytest.mark.usefixtures("codes")
def test_neighbours_in_the_network_keep_nobody_out_of_it_either(mine: FlaskClient) -> None:
    sign_out(mine)
    neighbour = mine.application.test_client()
    for number in range(MOST_TRIES + 1):
        sign_in(neighbour, {**WRONG, "username": f"name{number}"}, "192.0.2.9")

    assert sign_in(neighbour, SIGN_IN, "192.0.2.9") == 429
    assert sign_in(mine, SIGN_IN, "192.0.2.1") == 200


@pytest.mark.usefixtures("codes")
def test_whoever_is_signed_in_can_change_the_password_meanwhile(mine: FlaskClient) -> None:
    close_the_name(mine)
    mine.delete_cookie("known")

    body = {"password": SIGN_IN["password"], "new_password": NEW}
    changed = mine.put("/api/v1/password", json=body, headers=OURS)

    assert changed.status_code == 200


def test_a_recovery_code_opens_the_account_meanwhile(mine: FlaskClient, codes: list[str]) -> None:
    close_the_name(mine)
    elsewhere = mine.application.test_client()

    opened = post(elsewhere, "/api/v1/recovery", guess(codes[0]), "203.0.113.8")

    assert opened.status_code == 200


@pytest.mark.usefixtures("codes")
def test_a_browser_that_is_known_may_guess_ten_times_only(mine: FlaskClient) -> None:
    sign_out(mine)
    tries = [sign_in(mine, WRONG, f"198.51.{number}.1") for number in range(11)]

    assert tries == [401] * 10 + [429]
    assert sign_in(mine, SIGN_IN, "203.0.113.1") == 429


@pytest.mark.usefixtures("codes")
def test_the_right_password_from_ones_own_browser_gives_strangers_no_more_tries(
    mine: FlaskClient,
) -> None:
    sign_out(mine)
    stranger = close_the_name(mine)

    assert sign_in(mine, SIGN_IN) == 200
    assert sign_in(stranger, WRONG, "203.0.113.9") == 429


@pytest.mark.parametrize("mark", ["", ".", "made-up", "made-up.made-up", "ä.ö", "x" * 4000])
@pytest.mark.usefixtures("codes")
def test_a_made_up_mark_opens_no_tries_of_its_own(mine: FlaskClient, mark: str) -> None:
    stranger = close_the_name(mine)
    stranger.set_cookie("known", mark)

    assert sign_in(stranger, SIGN_IN, "203.0.113.9") == 429


@pytest.mark.usefixtures("codes")
def test_the_mark_of_another_account_opens_none_either(mine: FlaskClient) -> None:
    stranger = close_the_name(mine)
    assert (
        post(stranger, "/api/v1/accounts", {**WISH, "username": "Eve"}, "203.0.113.9").status_code
        == 201
    )

    assert sign_in(stranger, WRONG, "203.0.113.9") == 429


@pytest.mark.usefixtures("codes")
def test_the_mark_outlives_the_session_and_goes_with_the_account(mine: FlaskClient) -> None:
    sign_out(mine)
    assert mine.get_cookie("session") is None
    assert mine.get_cookie("known") is not None

    assert sign_in(mine, SIGN_IN) == 200
    farewell = {"username": "Ada", "password": SIGN_IN["password"]}
    assert mine.delete("/api/v1/accounts", json=farewell, headers=OURS).status_code == 204
    assert mine.get_cookie("known") is None


def test_reminders_without_an_account_leave_no_mark(mine: FlaskClient) -> None:
    assert post(mine, "/api/v1/owners", {"timezone": "UTC"}).status_code == 201

    assert mine.get_cookie("known") is None
