"""A device as the server sees it: it sends what a test tells it to, and checks what comes back."""

import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.contract.sync import HistoryAnswer, SyncAnswer

Json = dict[str, Any]

OURS = {"Sec-Fetch-Site": "same-origin", "X-Uncramp": "1"}
CRAMP = {"started_at": "2026-11-21T03:12:44.120+01:00", "side": "left", "muscle": "calf"}


def fresh_id() -> str:
    """Return a new random id."""
    return str(uuid.uuid4())


def put(fields: Json, *, record: str | None = None, kind: str = "cramp", **more: Any) -> Json:  # noqa: ANN401
    """Return an op that sets fields."""
    return {
        "op": fresh_id(),
        "record": record or fresh_id(),
        "kind": kind,
        "action": "put",
        "fields": fields,
    } | more


def delete(record: str, *, kind: str = "cramp") -> Json:
    """Return an op that removes a record."""
    return {"op": fresh_id(), "record": record, "kind": kind, "action": "delete"}


def announce(record: str, *, origin: tuple[str, int], to: str, fields: Json | None) -> Json:
    """Return an op that tells what a device holds; no fields: a tombstone."""
    epoch, seq = origin
    body = {} if fields is None else {"fields": fields}
    return {
        "op": str(uuid.uuid5(uuid.UUID(record), f"{to}:{epoch}:{seq}")),
        "record": record,
        "kind": "cramp",
        "action": "announce",
        "from": {"epoch": epoch, "seq": seq},
        "deleted": fields is None,
        **body,
    }


class Device:
    """One browser with its cookie, its cursor and nothing else."""

    def __init__(self, app: Flask) -> None:
        self.http: FlaskClient = app.test_client()
        self.id = fresh_id()
        self.owner = ""
        self.epoch: str | None = None
        self.cursor = 0

    def sign_in(self, username: str, password: str, *, new: bool) -> None:
        """Make the account, or enter it."""
        wish = {"username": username, "password": password}
        address = "/api/v1/accounts" if new else "/api/v1/session"
        if new:
            wish["timezone"] = "Europe/Berlin"
        answer = self.http.post(address, json=wish, headers=OURS)
        assert answer.status_code in {200, 201}, answer.text
        self.owner = answer.get_json()["owner"]

    def envelope(self, *ops: Json, **changes: Any) -> Json:  # noqa: ANN401
        """Return what this device would send."""
        return {
            "device": self.id,
            "owner": self.owner,
            "epoch": self.epoch,
            "cursor": self.cursor,
            "ops": list(ops),
        } | changes

    def post(self, *ops: Json, **changes: Any) -> TestResponse:  # noqa: ANN401
        """Send ops and return whatever the server says; the device forgets the answer."""
        return self.http.post("/api/v1/sync", json=self.envelope(*ops, **changes), headers=OURS)

    def send(self, *ops: Json, **changes: Any) -> Json:  # noqa: ANN401
        """Send ops, check the answer against the contract, and remember where it ended."""
        response = self.post(*ops, **changes)
        assert response.status_code == 200, response.text
        answer: Json = response.get_json()
        SyncAnswer.model_validate(answer)
        assert [result["op"] for result in answer["results"]] == [op["op"] for op in ops]
        self.epoch, self.cursor = answer["epoch"], answer["cursor"]
        return answer

    def restart(self, epoch: str) -> None:
        """Begin to read a history from its start."""
        self.epoch, self.cursor = epoch, 0

    def read_all_in(self, epoch: str) -> dict[str, Json]:
        """Read another history from its start."""
        self.restart(epoch)
        return self.read_all()

    def history(self, *, before: str | None = None) -> Json:
        """Return what this person's records lost."""
        query = {"before": before} if before else {}
        answer = self.http.get("/api/v1/history", query_string=query, headers=OURS)
        assert answer.status_code == 200, answer.text
        found: Json = answer.get_json()
        HistoryAnswer.model_validate(found)
        return found

    def read_all(self) -> dict[str, Json]:
        """Read from the start and return every record of the owner by id."""
        self.cursor, found, more = 0, {}, True
        while more:
            answer = self.send()
            found |= {change["record"]: change for change in answer["changes"]}
            more = answer["more"]
        return found


def statuses(answer: Json) -> list[str]:
    """Return what became of each op: its status, or the code of its refusal."""
    return [result.get("code", result["status"]) for result in answer["results"]]
