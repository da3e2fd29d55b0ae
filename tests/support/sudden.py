"""A phone that dies: its processes, and what its disk knows of the session that ran."""

import contextlib
import os
import signal
from collections.abc import Iterator
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


def browsers_over(profile: Path) -> Iterator[int]:
    """Yield the browser processes (not their helpers) that work on this profile."""
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if f"--user-data-dir={profile}".encode() not in words:
                continue
            if not any(word.startswith(b"--type=") for word in words):
                yield int(process.name)


def kill_browser(profile: Path) -> None:
    """End the one browser over this profile at once, as an empty battery would."""
    (process,) = browsers_over(profile)
    os.kill(process, signal.SIGKILL)
