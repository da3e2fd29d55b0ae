"""Starts the app and its reminder worker, says when they are ready, and stops both."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN_S = 60.0
ASK_EVERY_S = 0.1
STOP_WITHIN_S = 10.0

WEB = ["gunicorn", "--config", "webapp/gunicorn_conf.py", "webapp:create_app()"]
WORKER = ["flask", "--app", "webapp", "reminders", "run"]


def prepare() -> None:
    """Make the development secrets once and bring the database up to date."""
    sys.path.insert(0, str(ROOT))
    from webapp.foundation.keys import ensure_development_secrets  # noqa: PLC0415 - needs the path above

    ensure_development_secrets(Path(os.environ.get("UNCRAMP_INSTANCE", ROOT / "instance")))
    upgrade = ["flask", "--app", "webapp", "db", "upgrade"]
    done = subprocess.run(upgrade, cwd=ROOT, check=False, stdout=sys.stderr)
    if done.returncode != 0:
        # It has said why.
        sys.exit(done.returncode)


def is_healthy(address: str) -> bool:
    """Tell whether the server answers and finds itself well."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310 - our own loopback address
            return json.load(answer)["status"] == "ok"
    except (OSError, urllib.error.URLError, ValueError, KeyError):
        return False


class Children:
    """The processes that this one started; one that ends takes the others along."""

    def __init__(self, commands: list[list[str]]) -> None:
        # Not an event: the handler that sets it may come while the event holds its own lock.
        self.stopping = False
        self.processes = [
            subprocess.Popen(command, cwd=ROOT, start_new_session=True) for command in commands
        ]

    def ended(self) -> subprocess.Popen[bytes] | None:
        """Return the first process that is no longer running."""
        return next((p for p in self.processes if p.poll() is not None), None)

    def stop(self) -> None:
        """End all of them, politely first."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(STOP_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def watch(children: Children, address: str) -> int:
    """Say when the app is ready; return when it should stop, with the exit code."""
    until = time.monotonic() + READY_WITHIN_S
    ready = False
    while not children.stopping:
        time.sleep(ASK_EVERY_S)
        if dead := children.ended():
            print(f"{dead.args[0]} ended with {dead.returncode}", file=sys.stderr)  # type: ignore[index]
            return 1
        if ready:
            continue
        if is_healthy(address):
            ready = True
            print(f"Uncramp is ready: {address}  (Ctrl-C stops it)", flush=True)
        elif time.monotonic() > until:
            print("The server did not become healthy", file=sys.stderr)
            return 1
    return 0


def main() -> int:
    """Run until told to stop."""
    os.environ.setdefault("UNCRAMP_ENV", "development")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    port = os.environ.setdefault("PORT", "8000")
    prepare()
    children = Children([WEB, WORKER])

    def stop(_signal: int, _frame: FrameType | None) -> None:
        children.stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        return watch(children, f"http://localhost:{port}")
    finally:
        children.stop()


if __name__ == "__main__":
    sys.exit(main())
