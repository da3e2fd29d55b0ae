"""A real server in processes of its own, which tests may kill and start again."""

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, Self

from webapp.foundation.keys import ensure_development_secrets

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN_S = 90.0
_HELD: list[socket.socket] = []


def free_port() -> int:
    """Return a port of the loopback address that is ours for as long as this process lives.

    The socket stays bound and never listens: whoever sets SO_REUSEADDR may listen there, nobody
    is given the port by chance (a connection of the browser once was, before the server came), and
    while no server runs a connection is refused.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _HELD.append(holder)
    return int(holder.getsockname()[1])


def health_of(url: str) -> dict[str, object]:
    """Return what a server says of its health; empty when it does not answer or is unwell."""
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=10) as answer:  # noqa: S310 - our own loopback address
            told: dict[str, object] = json.load(answer)
    except (OSError, urllib.error.URLError, ValueError):
        return {}
    return told


def wait_until_healthy(
    url: str, *, check_alive: Callable[[], None] = lambda: None
) -> dict[str, object]:
    """Return the health of a server that is starting; raise when it does not become healthy."""
    deadline = time.monotonic() + READY_WITHIN_S
    while not (told := health_of(url)):
        check_alive()
        if time.monotonic() > deadline:
            raise TimeoutError(f"{url} did not become healthy")
        time.sleep(0.05)  # between two questions to a process that cannot notify us
    return told


def wait_until_listening(port: int) -> None:
    """Return when somebody listens on this port of the loopback address."""
    deadline = time.monotonic() + READY_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)  # between two questions to a process that cannot notify us
        else:
            return


class Process(Protocol):
    """What is asked of a process; its number is that of its group, too."""

    pid: int

    def poll(self) -> int | None:
        """Return its exit code, None while it runs."""

    def wait(self) -> int:
        """Return its exit code as soon as it has ended."""

    def terminate(self) -> None:
        """Ask it to end."""


class LiveServer:
    """gunicorn, and if wanted the reminder worker, over a database of their own."""

    def __init__(self, folder: Path, *, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        self.app = "webapp:create_app()"
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "UNCRAMP_ENV": "development",
            "UNCRAMP_INSTANCE": str(folder),
            "UNCRAMP_DATABASE_URL": f"sqlite:///{folder}/uncramp.sqlite",
            "UNCRAMP_RATE_LIMITS": "off",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            # Killed, it leaves its temporary files: they go with the folder.
            "TMPDIR": str(folder),
            **(environment or {}),
        }
        self._web: Process | None = None
        self._worker: Process | None = None

    def __enter__(self) -> Self:
        own = self.folder / "uncramp.sqlite"
        if self.environment["UNCRAMP_DATABASE_URL"] == f"sqlite:///{own}":
            ensure_development_secrets(self.folder)
            shutil.copy(_migrated(), own)
        else:
            self.migrate()
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill_worker()
        self.kill()

    def run(self, *command: str) -> str:
        """Run a flask command over the same database and return what it printed."""
        done = subprocess.run(
            ["flask", "--app", "webapp", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def migrate(self) -> None:
        """Make the secrets and bring the database up to date."""
        ensure_development_secrets(self.folder)
        self.run("db", "upgrade")

    def start(self) -> None:
        """Serve; return when the server says that it is well."""
        self._web = self._spawn("gunicorn", "--config", "webapp/gunicorn_conf.py", self.app)
        wait_until_healthy(self.url, check_alive=self._check_alive)

    def start_worker(self) -> None:
        """Start the reminder worker."""
        self._worker = self._spawn("flask", "--app", "webapp", "reminders", "run")

    def stop(self) -> int:
        """Ask the server to end, and return its exit code."""
        if self._web is None:
            raise RuntimeError("no server is running")
        self._web.terminate()
        code = self._web.wait()
        self._web = None
        return code

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        self._end(self._web)
        self._web = None

    def kill_worker(self) -> None:
        """End the worker at once."""
        self._end(self._worker)
        self._worker = None

    def log(self) -> str:
        """Return what the processes have printed so far."""
        path = self.folder / "server.log"
        return path.read_text() if path.exists() else ""

    def _spawn(self, *command: str) -> Process:
        with (self.folder / "server.log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _check_alive(self) -> None:
        if self._web is None or self._web.poll() is not None:
            raise RuntimeError(f"the server ended: {self.log()}")

    @staticmethod
    def _end(process: Process | None) -> None:
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@cache
def _migrated() -> Path:
    """Return a database that is up to date and empty: migrating each anew takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="uncramp-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    LiveServer(folder).migrate()
    return folder / "uncramp.sqlite"
