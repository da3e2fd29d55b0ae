from flask.testing import FlaskClient
from structlog.testing import capture_logs

from .conftest import OURS, AppMaker

CANARIES = ("canary-name", "the canary sings at night", "canary-browser", "canary-page", "0canary0")


def test_log_lines_tell_what_happened_and_nothing_that_people_wrote(
    another_app: AppMaker,
) -> None:
    app = another_app(log_level="debug")
    app.add_url_rule("/api/v1/fails", view_func=fail)
    client: FlaskClient = app.test_client()
    wish = {"username": CANARIES[0], "password": CANARIES[1]}
    headers = {**OURS, "User-Agent": f"Firefox/1 {CANARIES[2]}"}
    with capture_logs() as lines:
        client.post("/api/v1/accounts", json={**wish, "timezone": "UTC"}, headers=headers)
        client.post("/api/v1/session", json={**wish, "password": CANARIES[4]}, headers=headers)
        client.get(f"/{CANARIES[3]}?q={CANARIES[3]}", headers=headers)
        client.get("/api/v1/fails", headers=headers)
        client.delete("/api/v1/session", headers=headers)

    events = [line["event"] for line in lines]
    assert {"account made", "refused", "unforeseen", "signed out", "request"} <= set(events)
    assert [canary for canary in CANARIES if canary in repr(lines)] == []


def fail() -> str:
    raise ValueError(CANARIES[1])


def test_a_line_break_in_a_name_makes_no_line_of_its_own(another_app: AppMaker) -> None:
    client = another_app(log_level="debug").test_client()
    with capture_logs() as lines:
        wish = {"username": 'ada\n{"event": "account deleted"}', "password": "x"}
        client.post("/api/v1/session", json=wish, headers=OURS)

    assert "account deleted" not in repr(lines)


def test_a_request_has_a_line_with_its_route_how_long_it_took_and_the_id_of_its_answer(
    another_app: AppMaker,
) -> None:
    client = another_app(log_level="info").test_client()
    with capture_logs() as lines:
        answer = client.get("/routines/quad-acute?q=private")

    (line,) = [line for line in lines if line["event"] == "request"]
    assert (line["method"], line["route"]) == ("GET", "/routines/<routine_id>")
    assert (line["status"], line["request_id"]) == (200, answer.headers["X-Request-Id"])
    assert line["ms"] > 0
