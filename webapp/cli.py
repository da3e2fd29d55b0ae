"""The flask commands of all features: each offers a command or a group, this adds them."""

import click
from flask import Flask
from flask.cli import AppGroup, FlaskGroup

from webapp.api.commands import contract
from webapp.content.commands import content
from webapp.jobs.backup_commands import backup_command, restore_command
from webapp.jobs.commands import reminders, vapid
from webapp.settings import SettingsRefused
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

# They work on files of the checkout or on nothing: no setting decides anything for them.
WITHOUT_SETTINGS: tuple[click.Command, ...] = (content, contract, vapid)


def register(app: Flask) -> None:
    """Make `flask --app webapp <command>` know them (`db` is registered by Flask-Migrate)."""
    for command in COMMANDS:
        app.cli.add_command(command)


def is_asked_for_commands() -> bool:
    """Whether `flask` only looks up a command; what serves or works has begun one already."""
    context = click.get_current_context(silent=True)
    return context is not None and isinstance(context.command, FlaskGroup)


class CommandsWithoutSettings(AppGroup):
    """What can be done before there are settings; any other name is answered with the refusal."""

    def __init__(self, refused: SettingsRefused) -> None:
        super().__init__(commands=WITHOUT_SETTINGS)
        self._refused = refused

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command, or say what is missing."""
        found = super().get_command(ctx, cmd_name)
        if found is None:
            raise self._refused
        return found
