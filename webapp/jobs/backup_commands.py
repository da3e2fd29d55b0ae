"""`flask backup FILE` and `flask restore FILE`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError, ProgrammingError

from webapp.foundation.clock import iso, now_ms
from webapp.foundation.transactions import read
from webapp.jobs.backup import back_up, holds_people, restore
from webapp.jobs.backup_file import BackupRefused, Summary
from webapp.wiring import settings_of

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command("backup")
@FILE
@with_appcontext
def backup_command(file: Path) -> None:
    """Write everything to FILE while the server runs, then open and count it."""
    try:
        summary = back_up(file, now_ms=now_ms())
    except (BackupRefused, OSError) as error:
        raise click.ClickException(str(error)) from error
    except (OperationalError, ProgrammingError) as error:
        raise _no_tables() from error
    click.echo(f"{file}: {_told(summary)}; opened again and counted")


@click.command("restore")
@FILE
@with_appcontext
def restore_command(file: Path) -> None:
    """Put FILE in the place of everything here, and begin a new history."""
    try:
        kept = _keep_present()
        summary, epoch = restore(file)
    except (BackupRefused, OSError) as error:
        raise click.ClickException(str(error)) from error
    except (OperationalError, ProgrammingError) as error:
        raise _no_tables() from error
    if kept is not None:
        click.echo(f"what was here before is in {kept}")
    click.echo(f"{file} of {summary.head.made_at}: {_told(summary)} restored")
    click.echo(f"new history: {epoch}")


def _keep_present() -> Path | None:
    """Back up what a restore is about to replace, if it is anybody's."""
    if not read(holds_people):
        return None
    folder = settings_of(current_app).instance
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    at_ms = now_ms()
    stamp = iso(at_ms).translate(str.maketrans("", "", "-:."))
    path = folder / f"before-restore-{stamp}.backup"
    back_up(path, now_ms=at_ms)
    return path


def _told(summary: Summary) -> str:
    return f"{summary.counts.get('owner', 0)} owners, {summary.rows} rows"


def _no_tables() -> click.ClickException:
    return click.ClickException(
        "The tables are not there or of another release: run `flask --app webapp db upgrade`"
    )
