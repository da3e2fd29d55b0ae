"""`flask epoch …`: what an operator does after a restore."""

import click
from flask.cli import with_appcontext

from webapp.foundation.transactions import write
from webapp.sync.epochs import begin_epoch


@click.group()
def epoch() -> None:
    """Look after the name of this database's history."""


@epoch.command()
@with_appcontext
def new() -> None:
    """Begin a new history: needed after any restore but `flask restore`."""
    click.echo(f"new history: {write(begin_epoch)}")
