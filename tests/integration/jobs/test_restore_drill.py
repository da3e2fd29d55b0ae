"""The steps of docs/operations.md, run as they are written there, with three phones beside them."""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import SECRET
from tests.simulation.device import Device, Json
from tests.support.sync_device import OURS
from webapp import create_app
from webapp.foundation.database import db
from webapp.foundation.paths import ROOT
from webapp.settings import Settings

PAGE = (ROOT / "docs" / "operations.md").read_text()
COOKIE = "session"
CRAMP = {"started_at": "2026-11-21T03:12:44.120+01:00"}


def lines_under(heading: str) -> list[str]:
    """Return the commands in the block of a section."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    [block] = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return block.strip().splitlines()


class Site:
    """A server that may be lost: a database in a folder, the commands, and the routes."""

    def __init__(self, folder: Path, *, backups: Path) -> None:
        folder.mkdir()
        self.settings = Settings(
            env="development",
            database_url=f"sqlite:///{folder / 'uncramp.db'}",
            secret_key=SECRET,
            rate_limits=False,
            log_level="error",
            instance=folder,
        )
        self.environment = {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "HOME": str(folder),
            "BACKUPS": str(backups),
            "UNCRAMP_ENV": "development",
            "UNCRAMP_INSTANCE": str(folder),
            "UNCRAMP_DATABASE_URL": self.settings.database_url,
            "UNCRAMP_SECRET_KEY": SECRET,
        }

    def follow(self, heading: str) -> str:
        """Type what the page says; return what was printed."""
        return "".join(self.run(line) for line in lines_under(heading))

    def run(self, line: str) -> str:
        done = subprocess.run(
            line,
            shell=True,
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def serving(self) -> Iterator[Flask]:
        app = create_app(self.settings)
        yield app
        with app.app_context():
            db.engine.dispose()


class Phone:
    """A device that keeps its cookie while servers come and go."""

    def __init__(self, number: int) -> None:
        self.device = Device(number, random.Random(number))
        self.cookie = ""
        self.made: set[str] = set()

    def come_in(self, app: Flask, *, new: bool) -> None:
        wish = {"username": "heron", "password": "three calm herons at dusk", "timezone": "UTC"}
        if not new:
            del wish["timezone"]
        http = app.test_client()
        answer = http.post(
            "/api/v1/accounts" if new else "/api/v1/session", json=wish, headers=OURS
        )
        assert answer.status_code in {200, 201}, answer.text
        self.cookie = http.get_cookie(COOKIE).value

    def log(self, count: int) -> None:
        for _ in range(count):
            record = self.device.new_id()
            op = {"op": self.device.new_id(), "record": record, "kind": "cramp", "action": "put"}
            self.device.write(op | {"fields": CRAMP})
            self.made.add(record)

    def sync(self, app: Flask) -> None:
        """Exchange until nothing is left to say."""
        http = app.test_client()
        http.set_cookie(COOKIE, self.cookie)
        while self._exchange(http):
            pass

    def _exchange(self, http: FlaskClient) -> bool:
        request = self.device.request()
        response = http.post("/api/v1/sync", json=request, headers=OURS)
        answer: Json = response.get_json()
        if answer.get("code") == "reset":
            self.device.reset(answer["epoch"])
            return True
        assert response.status_code == 200, response.text
        for _step in self.device.take(request, answer):
            pass
        waiting = [one for one in self.device.disk.ops if one.read_to is None]
        return bool(answer["more"] or waiting)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("place", ["a new database", "the old database"])
def test_the_written_steps_bring_back_every_log_that_one_phone_still_holds(
    tmp_path: Path, backups: Path, place: str
) -> None:
    site = Site(tmp_path / "old", backups=backups)
    site.run("flask --app webapp db upgrade")
    phones = [Phone(number) for number in range(3)]
    with site.serving() as app:
        for phone in phones:
            phone.come_in(app, new=phone is phones[0])
            phone.log(10)
            phone.sync(app)
        assert "counted" in site.follow("Backup")
        for phone in phones:
            phone.log(10)
            phone.sync(app)  # acknowledged, after the backup; not all phones hear of all of it
        phones[0].log(1)  # and one that no server has seen
    if place == "a new database":
        shutil.rmtree(tmp_path / "old")
        site = Site(tmp_path / "new", backups=backups)

    told = site.follow("Restore")

    with site.serving() as app:
        for phone in [*phones, *phones]:
            phone.sync(app)
    everything = set().union(*(phone.made for phone in phones))
    assert "new history" in told
    assert len(everything) == 61
    for phone in phones:
        assert set(phone.device.alive()) == everything
        assert phone.device.disk.rejected == []
