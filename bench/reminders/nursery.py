"""Makes worker processes that have everything imported already: a thousand can be killed soon.

Each line that comes in asks for something: `start` is answered with the new worker's process,
`wait` when the one before has ended. From the fork on a worker does what `flask` does.
"""

import os
import signal
import sys

from flask.cli import main as flask

import webapp.jobs.commands
import webapp.wiring  # noqa: F401 - both are here to be imported once

COMMAND = ["flask", "--app", "webapp", "reminders", "run"]


def work() -> None:
    """Be a worker until killed, silently."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    sys.argv = COMMAND
    flask()


def serve() -> None:
    """Do what the lines ask for, until there are no more."""
    worker = 0
    for line in sys.stdin:
        if line.strip() == "start":
            worker = os.fork()
            if worker == 0:
                work()
                os._exit(0)
            print(worker, flush=True)
        else:
            os.waitpid(worker, 0)
            print(worker, flush=True)
            worker = 0
    if worker:
        os.kill(worker, signal.SIGKILL)


if __name__ == "__main__":
    serve()
