import http.client
import json
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import ROOT, LiveServer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "tmp").mkdir()
    with LiveServer(folder, environment={"TMPDIR": str(folder / "tmp")}) as server:
        yield server


def read(server: LiveServer, path: str) -> str:
    with urllib.request.urlopen(f"{server.url}{path}", timeout=120) as answer:  # noqa: S310  (our own loopback address)
        return str(answer.read().decode())


def test_the_figures_of_all_processes_are_counted_together(served: LiveServer) -> None:
    for _ in range(20):
        read(served, "/.well-known/security.txt")
    figures = read(served, "/metrics")

    route = 'route="/.well-known/security.txt"'
    assert f'uncramp_requests_total{{method="GET",{route},status="200"}} 20.0' in figures


def test_whoever_sends_too_much_is_told_and_may_go_on_over_the_same_connection(
    served: LiveServer,
) -> None:
    headers = {"Content-Type": "application/json", "X-Uncramp": "1"}
    line = http.client.HTTPConnection("localhost", served.port, timeout=60)

    line.request("POST", "/api/v1/session", body=b'{"a":"' + b"a" * 5_000_000, headers=headers)
    refused = line.getresponse()
    told = json.load(refused)
    line.request("GET", "/healthz")
    next_one = line.getresponse()

    assert (refused.status, told["code"]) == (413, "too-large")
    assert next_one.status == 200
    line.close()


def test_only_the_owner_may_look_into_the_folder_of_the_database(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "instance", environment={"UNCRAMP_DATABASE_URL": ""})
    server.migrate()

    assert (tmp_path / "instance" / "uncramp.db").is_file()
    assert (tmp_path / "instance").stat().st_mode & 0o077 == 0


def test_a_server_that_is_asked_to_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    with LiveServer(tmp_path, environment={"TMPDIR": str(tmp_path / "tmp")}) as server:
        code = server.stop()

    assert code == 0
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_server_without_its_secret_says_so_and_ends(tmp_path: Path) -> None:
    server = LiveServer(tmp_path)
    ended = subprocess.run(
        ["gunicorn", "--config", "webapp/gunicorn_conf.py", server.app],
        cwd=ROOT,
        env={**server.environment, "UNCRAMP_ENV": "production", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "UNCRAMP_SECRET_KEY is not set" in ended.stderr
    assert list(tmp_path.glob("uncramp-metrics-*")) == []
