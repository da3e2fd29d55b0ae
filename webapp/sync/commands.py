"""`flask epoch …`: what an operator does after a restore."""

import click
from flask.cli import with_appcontext

from webapp.foundation.transactions import write
from webapp.foundation.unreachable import trouble_in_a_sentence
from webapp.sync.epochs import begin_epoch


@click.group()
def epoch() -> None:
    """Look after the name of this database's history."""


@epoch.command()
@with_appcontext
def new() -> None:
    """Begin a new history: needed after any restore but `flask restore`."""
    with trouble_in_a_sentence():
        begun = write(begin_epoch)
    click.echo(f"new history: {begun}")
