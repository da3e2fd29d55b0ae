"""What a command does not need is not asked for: keys least of all by what makes them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.server import ROOT
from webapp.settings_rules import is_push_key


def ended(*command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a flask command as on a new machine, which is in production and has no setting yet."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "UNCRAMP_INSTANCE": str(folder),
        **settings,
    }
    return subprocess.run(
        ("flask", "--app", "webapp", *command),
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_a_key_for_push_messages_is_made_before_there_is_any_setting(tmp_path: Path) -> None:
    made = ended("vapid", "new", folder=tmp_path)

    assert made.returncode == 0, made.stderr
    assert is_push_key(made.stdout.strip())


@pytest.mark.parametrize("command", ["contract write --check", "content check"])
def test_what_only_looks_at_files_needs_no_setting(command: str, tmp_path: Path) -> None:
    looked = ended(*command.split(), folder=tmp_path)

    assert looked.returncode == 0, looked.stderr


@pytest.mark.parametrize("command", ["epoch new", "reminders run --once", "db upgrade", "run"])
def test_what_works_for_people_still_refuses_to_begin(command: str, tmp_path: Path) -> None:
    refused = ended(*command.split(), folder=tmp_path)

    assert refused.returncode == 1
    assert "UNCRAMP_SECRET_KEY is not set" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_in_development_nothing_has_to_be_made_before_the_first_command(tmp_path: Path) -> None:
    upgraded = ended("db", "upgrade", folder=tmp_path, UNCRAMP_ENV="development")

    assert upgraded.returncode == 0, upgraded.stderr
    kept = {path.name for path in (tmp_path / "secrets").iterdir()}
    assert kept == {"uncramp_secret_key", "uncramp_vapid_private_key"}
