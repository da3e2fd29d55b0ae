"""`flask backup FILE` and `flask restore FILE`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, SQLAlchemyError

from webapp.foundation.clock import iso, now_ms
from webapp.foundation.transactions import read
from webapp.foundation.unreachable import trouble_in_a_sentence
from webapp.jobs.backup import back_up, examined, holds_people, restore
from webapp.jobs.backup_file import BackupRefused, Summary
from webapp.wiring import settings_of


def _named(_context: click.Context, _argument: click.Parameter, file: Path) -> Path:
    """Refuse the empty name that a variable leaves which is not set."""
    if file == Path():
        raise click.BadParameter("it is empty; name a file")
    return file


FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path), callback=_named)


@click.command("backup")
@FILE
@with_appcontext
def backup_command(file: Path) -> None:
    """Write everything to FILE while the server runs, then open and count it."""
    with _refused_in_a_sentence():
        summary = back_up(file, now_ms=now_ms())
    click.echo(f"{file}: {_told(summary)}; opened again and counted")


@click.command("restore")
@FILE
@with_appcontext
def restore_command(file: Path) -> None:
    """Put FILE in the place of everything here, and begin a new history."""
    with _refused_in_a_sentence():
        summary = examined(file)
        with _present_kept() as kept:
            epoch = restore(file, summary=summary)
    if kept is not None:
        click.echo(f"what was here before is in {kept}")
    click.echo(f"{file} of {summary.head.made_at}: {_told(summary)} restored")
    click.echo(f"new history: {epoch}")


@contextmanager
def _refused_in_a_sentence() -> Iterator[None]:
    """Tell the operator what went wrong in one line, and end with status 1."""
    try:
        with trouble_in_a_sentence():
            yield
    except BackupRefused as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"The file cannot be used: {error}") from error
    except OperationalError as error:
        raise click.ClickException(f"The database failed ({_first_line(error)})") from error
    except SQLAlchemyError as error:
        raise click.ClickException(
            f"The database does not take the rows of the file ({_first_line(error)});"
            " nothing was changed"
        ) from error


def _first_line(error: SQLAlchemyError) -> str:
    """Return what the database said, without the rows that it said it about."""
    return str(getattr(error, "orig", None) or type(error).__name__).partition("\n")[0]


@contextmanager
def _present_kept() -> Iterator[Path | None]:
    """Keep what is replaced in a file, which nobody needs when nothing was replaced after all.

    Only what is refused before the end is known to have replaced nothing: whoever was interrupted
    or lost the database may have replaced everything.
    """
    kept = _keep_present()
    try:
        yield kept
    except BaseException as error:
        if kept is None:
            raise
        if isinstance(error, BackupRefused | IntegrityError | DataError):
            kept.unlink(missing_ok=True)
        else:
            click.echo(f"what was here before is in {kept}", err=True)
        raise


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
