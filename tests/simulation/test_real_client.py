"""The browser's own engine over IndexedDB, against a live server at the end of a bad network."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.simulation.server import Backup, Server
from tests.support.server import LiveServer
from tests.support.story_proxy import StoryProxy
from webapp import create_app
from webapp.foundation.database import db
from webapp.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
HISTORIES = int(os.environ.get("HISTORIES_CLIENT", "200"))
TELLER = "tests/client/sync/live.ts"
LONGEST_S = 120 + 2 * HISTORIES
SECRET = "a-secret-that-only-the-tests-know-0123456789"


class Stage:
    """People on the live server, and an operator who makes backups and brings them back."""

    def __init__(self, app: Flask, *, count: int) -> None:
        people = [Server(app) for _ in range(count)]
        self.people = {person.token: person for person in people}
        self.backups: dict[str, Backup] = {}

    def control(self, verb: str, cookie: str) -> None:
        """Do what the story asks of the operator."""
        token = cookie.removeprefix("session=")
        person = self.people[token]
        if verb == "backup":
            self.backups[token] = person.backup()
        else:
            person.restore(self.backups[token])


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Yield a server of its own whose pages are small."""
    server = LiveServer(tmp_path_factory.mktemp("live"))
    server.app = "tests.support.small_pages:create_app()"
    with server:
        yield server


@pytest.fixture
def stage(live: LiveServer) -> Iterator[Stage]:
    """Yield the people whose stories are told."""
    url = live.environment["UNCRAMP_DATABASE_URL"]
    settings = Settings(
        env="development", database_url=url, secret_key=SECRET, instance=live.folder
    )
    app = create_app(settings)
    yield Stage(app, count=HISTORIES)
    with app.app_context():
        db.engine.dispose()


def test_the_real_client_loses_doubles_and_raises_nothing(
    live: LiveServer, stage: Stage, tmp_path: Path
) -> None:
    with StoryProxy(live.url, control=stage.control) as network:
        people = [{"owner": person.owner, "token": token} for token, person in stage.people.items()]
        wish = tmp_path / "stage.json"
        wish.write_text(json.dumps({"url": network.url, "people": people}))
        done = subprocess.run(
            ["node", TELLER, str(wish)],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["histories"] == HISTORIES
    # The network must have been bad in every way, or the histories prove little.
    assert set(told["fates"]) >= {
        *("whole", "lost", "late", "dropped", "cut", "twice", "html", "portal", "overtaken", "slow")
    }
    assert told["restores"] > 0
