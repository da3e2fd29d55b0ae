"""Every line of the Procfile starts, with the settings that a real site has, and ends when told."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.server import ROOT, free_port, wait_until_healthy
from webapp.foundation.keys import new_secret_key, new_vapid_key

LINES = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines() if line)
ENDS_WITHIN_S = 120.0


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return what a hosting platform would set."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "PORT": str(free_port()),
        "UNCRAMP_INSTANCE": str(tmp_path),
        "UNCRAMP_PUBLIC_URL": "https://cramps.example",
        "UNCRAMP_SECRET_KEY": new_secret_key(),
        "UNCRAMP_VAPID_PRIVATE_KEY": new_vapid_key(),
        "UNCRAMP_METRICS_TOKEN": "a token that only the test knows",
    }


@pytest.fixture
def released(environment: dict[str, str]) -> dict[str, str]:
    """Run the release line first, as platforms do."""
    subprocess.run(LINES["release"], shell=True, cwd=ROOT, env=environment, check=True)
    return environment


@contextmanager
def started(line: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        f"exec {line}",
        shell=True,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDS_WITHIN_S) == 0
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def test_web_serves_after_release(released: dict[str, str]) -> None:
    with started(LINES["web"], released):
        told = wait_until_healthy(f"http://127.0.0.1:{released['PORT']}")

    assert told["database"] == "ok"


def test_the_worker_starts_after_release(released: dict[str, str]) -> None:
    with started(LINES["worker"], released) as worker:
        assert worker.stderr is not None
        first = next(line for line in worker.stderr if "worker-started" in line)

    assert first


def test_nothing_starts_without_its_secrets(environment: dict[str, str]) -> None:
    del environment["UNCRAMP_SECRET_KEY"], environment["UNCRAMP_VAPID_PRIVATE_KEY"]

    done = subprocess.run(
        LINES["release"],
        shell=True,
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert "UNCRAMP_SECRET_KEY is not set" in done.stderr
    assert "UNCRAMP_VAPID_PRIVATE_KEY is not set" in done.stderr
