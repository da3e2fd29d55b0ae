"""`flask reminders run --once`, as cron calls it: a process of its own, on the machine's clock."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr

from tests.support.push_service import PushService
from tests.support.reminding import ask_for, stretch
from tests.support.server import ROOT
from webapp.foundation.clock import ManualClock
from webapp.settings import PREFIX, Settings

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
ENDS_WITHIN_S = 120.0
# Nobody can tell another process what time it is: this was due a while ago and is not yet late.
DUE_AGO = timedelta(minutes=5)


@pytest.fixture
def due(guest: FlaskClient, subscribe: Callable[..., Any], fixed_clock: ManualClock) -> datetime:
    """Give a guest a reminder that the machine's clock has just passed; return when."""
    when = (datetime.now(UTC) - DUE_AGO).replace(second=0, microsecond=0)
    fixed_clock.at_ms = int((when - DUE_AGO).timestamp() * 1000)
    subscribe(guest, timezone="Etc/UTC")
    ask_for(guest, stretch(REMINDER, times=[f"{when:%H:%M}"]), timezone="Etc/UTC")
    return when


@pytest.fixture
def once(settings: Settings, push_service: PushService) -> Callable[[], int]:
    """Return what runs the command over the test's database and returns its exit code."""
    key = settings.vapid_private_key
    assert isinstance(key, SecretStr)
    told = {
        "ENV": settings.env,
        "DATABASE_URL": settings.database_url,
        "INSTANCE": str(settings.instance),
        "SECRET_KEY": settings.secret,
        "VAPID_PRIVATE_KEY": key.get_secret_value(),
        "PUSH_HOSTS": push_service.host,
        "REMINDER_JITTER_S": "0",
    }
    environment = {"PATH": os.environ["PATH"]} | {PREFIX + name: told[name] for name in told}

    def run() -> int:
        command = [sys.executable, "-m", "flask", "--app", "webapp", "reminders", "run", "--once"]
        return subprocess.run(
            command, cwd=ROOT, env=environment, check=False, timeout=ENDS_WITHIN_S
        ).returncode

    return run


def test_the_command_sends_what_is_due_and_sends_it_once(
    due: datetime, once: Callable[[], int], push_service: PushService
) -> None:
    assert once() == 0

    assert push_service.has_message()
    told = push_service.next_message().payload
    assert told["notification"]["title"] == "Time to stretch?"
    assert (told["uncramp"]["reminder"], told["uncramp"]["slot"]) == (REMINDER, f"{due:%H:%M}")

    assert once() == 0

    assert not push_service.has_message()
