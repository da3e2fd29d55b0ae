"""A real server that begins with its imports done: each would spend two seconds on them anew."""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.support.server import ROOT, LiveServer, Process

_METHOD: Final = multiprocessing.get_context("forkserver")


class ForkedServer(LiveServer):
    """Such a server; all that sets it apart from gunicorn's own command is where it begins."""

    def _spawn(self, *command: str) -> Process:
        # The figures of another command are not those of a server: it has imported other things.
        if command[0] != "gunicorn":
            return super()._spawn(*command)
        _METHOD.set_forkserver_preload(["tests.support.imported"])
        return _Forked(command, self.environment, self.folder / "server.log")


class _Forked:
    """A forked process, with what is asked of one that was started by a command."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str], log: Path) -> None:
        given = (command, dict(environment), log)
        self._process = _METHOD.Process(target=_serve, args=given, daemon=True)
        self._process.start()
        self.pid = int(self._process.pid or 0)

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join()
        return int(self._process.exitcode or 0)

    def terminate(self) -> None:
        self._process.terminate()


def _serve(command: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
    """Become the server, as if the command had been run."""
    from gunicorn.app import wsgiapp  # noqa: PLC0415 - only the server needs it

    os.setsid()
    with log.open("ab") as told:
        os.dup2(told.fileno(), sys.stdout.fileno())
        os.dup2(told.fileno(), sys.stderr.fileno())
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # it was looked up in another environment
    sys.argv = [*command]
    wsgiapp.run()
