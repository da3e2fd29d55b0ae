"""A phone that dies: its processes, and what its disk knows of the session that ran."""

import contextlib
import os
import signal
from pathlib import Path

# What the disk knows about the session that runs; null when it knows of none.
SESSION = """async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open('uncramp-guest'));
  const row = await done(database.transaction('state').objectStore('state').get('running'));
  database.close();
  return row?.value ?? null;
}"""
# How long it has run as far as the disk knows, in milliseconds.
STORED = f"async () => (await ({SESSION})())?.elapsed ?? null"
# How long it has really run.
RUN_FOR = f"async () => Date.now() - (await ({SESSION})()).session.startedAt"


def browser_over(profile: Path) -> int:
    """Return the process of the browser (not of its helpers) that works on this profile."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        # One that has ended meanwhile cannot be read.
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if f"--user-data-dir={profile}".encode() not in words:
                continue
            if not any(word.startswith(b"--type=") for word in words):
                found[int(process.name)] = _parent_of(process)
    # A helper that is just being started is called like the browser for a moment.
    (browser,) = (process for process, parent in found.items() if parent not in found)
    return browser


def _parent_of(process: Path) -> int:
    status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines())
    return int(status["PPid"])


def kill_browser(profile: Path) -> None:
    """End the one browser over this profile at once, as an empty battery would."""
    os.kill(browser_over(profile), signal.SIGKILL)
