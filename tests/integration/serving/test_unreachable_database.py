"""A database that cannot be reached ends a command with a sentence and no word of its address."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.support.server import ROOT, free_port
from webapp import create_app
from webapp.foundation.keys import new_vapid_key
from webapp.settings import Settings

PASSWORD = "hunter2-of-the-database"
UPGRADE = ("flask", "--app", "webapp", "db", "upgrade")

SILENT = "PostgreSQL does not answer at the host and port of UNCRAMP_DATABASE_URL."
REFUSED = "PostgreSQL does not accept the user, password or database of UNCRAMP_DATABASE_URL."
NOT_OPEN = "The SQLite file of UNCRAMP_DATABASE_URL cannot be opened"
NOT_WRITTEN = "The SQLite file of UNCRAMP_DATABASE_URL cannot be written by this user."
NO_DATABASE = "The SQLite file of UNCRAMP_DATABASE_URL is no SQLite database."

UNREACHABLE = {
    "nobody listens": SILENT,
    "a password with an at sign": SILENT,
    "no such database": REFUSED,
    "no such folder": NOT_OPEN,
    "a folder in place of the file": NOT_OPEN,
    "a file that may only be read": NOT_WRITTEN,
    "another kind of file": NO_DATABASE,
}


@pytest.fixture(params=UNREACHABLE)
def unreachable(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Return the address of a database that cannot be reached, and what must be said of it."""
    kept = tmp_path / "kept.db"
    if request.param == "nobody listens":
        url = f"postgresql://ada:{PASSWORD}@127.0.0.1:{free_port()}/uncramp"
    elif request.param == "a password with an at sign":
        url = f"postgresql://ada:first@{PASSWORD}@127.0.0.1/uncramp"
    elif request.param == "no such database":
        url = request.getfixturevalue("postgresql_server").format(name="nothing-of-this-name")
    elif request.param == "no such folder":
        url = f"sqlite:///{tmp_path}/not-there/uncramp.db"
    elif request.param == "a folder in place of the file":
        url = f"sqlite:///{tmp_path}"
    elif request.param == "a file that may only be read":
        with sqlite3.connect(kept) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("CREATE TABLE kept (id INTEGER)")
        connection.close()
        url = f"sqlite:///file:{kept}?mode=ro&uri=true"
    else:
        kept.write_text("Dear diary, this is no database but only a text. " * 30)
        url = f"sqlite:///{kept}"
    return url, UNREACHABLE[request.param]


def ended(*command: str, url: str, instance: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with the settings of a developer."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(instance),
        "PORT": str(free_port()),
        "UNCRAMP_ENV": "development",
        "UNCRAMP_INSTANCE": str(instance),
        "UNCRAMP_SECRET_KEY": "s" * 40,
        "UNCRAMP_DATABASE_URL": url,
    }
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=300
    )


def test_an_upgrade_ends_with_a_sentence_that_says_nothing_secret(
    unreachable: tuple[str, str], tmp_path: Path
) -> None:
    url, sentence = unreachable

    done = ended(*UPGRADE, url=url, instance=tmp_path)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stderr + done.stdout


def test_a_start_ends_with_the_same_sentence(tmp_path: Path) -> None:
    url = f"postgresql://ada:{PASSWORD}@127.0.0.1:{free_port()}/uncramp"

    done = ended(sys.executable, "tooling/run.py", url=url, instance=tmp_path)

    assert done.returncode == 1
    assert SILENT in done.stderr
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stderr + done.stdout


@pytest.mark.parametrize(
    "command",
    [("epoch", "new"), ("backup", "FILE"), ("reminders", "run", "--once")],
    ids=" ".join,
)
def test_other_commands_end_with_it_too(
    command: tuple[str, ...], unreachable: tuple[str, str], tmp_path: Path
) -> None:
    url, sentence = unreachable
    settings = Settings(
        env="development",
        public_url="http://localhost:8000",
        database_url=url,
        secret_key=SecretStr("s" * 40),
        vapid_private_key=SecretStr(new_vapid_key()),
        instance=tmp_path,
    )
    app = create_app(settings)
    words = [str(tmp_path / "kept.backup") if word == "FILE" else word for word in command]

    done = app.test_cli_runner().invoke(args=words)

    assert done.exit_code == 1
    assert sentence in done.output
    assert PASSWORD not in done.output
    assert list(tmp_path.glob("*.backup")) == []
