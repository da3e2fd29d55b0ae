"""The flask commands of all features: each offers a command or a group, this adds them."""

import click
from flask import Flask

from webapp.api.commands import contract
from webapp.content.commands import content
from webapp.jobs.backup_commands import backup_command, restore_command
from webapp.jobs.commands import reminders, vapid
from webapp.sync.commands import epoch

# Each feature adds its command here.
COMMANDS: tuple[click.Command, ...] = (
    backup_command,
    content,
    contract,
    epoch,
    reminders,
    restore_command,
    vapid,
)


def register(app: Flask) -> None:
    """Make `flask --app webapp <command>` know them (`db` is registered by Flask-Migrate)."""
    for command in COMMANDS:
        app.cli.add_command(command)
