"""A session bus of the test's own with a notification daemon on it, and ways to press."""

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

DAEMON = Path(__file__).with_name("notifications.py")
SHOWN_WITHIN_S = 60.0


class Desktop:
    """Shows a browser's notifications to a test instead of to a person."""

    def __init__(self) -> None:
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self._address()}
        self._daemon = subprocess.Popen(
            [sys.executable, str(DAEMON)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        if "ready" not in self._events.get(timeout=SHOWN_WITHIN_S):
            raise RuntimeError("the notification daemon did not start")
        return self

    def __exit__(self, *_error: object) -> None:
        for process in (self._daemon, self._bus):
            process.terminate()
            process.wait()
        self._reader.join()
        for stream in (self._bus.stdout, self._daemon.stdin, self._daemon.stdout):
            if stream is not None:
                stream.close()

    def next_shown(self) -> dict[str, Any]:
        """Return the next notification: its number as `shown`, its words, its actions by name."""
        while "shown" not in (event := self._events.get(timeout=SHOWN_WITHIN_S)):
            pass
        return event

    def press(self, notification: dict[str, Any], name: str) -> None:
        """Press one of the notification's buttons."""
        self._say({"press": notification["shown"], "action": notification["actions"][name]})

    def _say(self, command: dict[str, Any]) -> None:
        if self._daemon.stdin is None:
            raise RuntimeError("the notification daemon takes no commands")
        self._daemon.stdin.write(json.dumps(command) + "\n")
        self._daemon.stdin.flush()

    def _address(self) -> str:
        if self._bus.stdout is None:
            raise RuntimeError("the session bus says nothing")
        return self._bus.stdout.readline().strip()

    def _read(self) -> None:
        if self._daemon.stdout is None:
            return
        for line in self._daemon.stdout:
            self._events.put(json.loads(line))
