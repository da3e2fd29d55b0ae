"""`flask reminders …` and `flask vapid …`."""

import signal
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

import click
from flask import current_app
from flask.cli import with_appcontext

from webapp.foundation.keys import new_vapid_key
from webapp.foundation.unreachable import trouble_in_a_sentence
from webapp.jobs.reminders import Worker
from webapp.reminders.connection import AT_ONCE
from webapp.wiring import clock_of, planner_of, sender_of, settings_of


@click.group()
def reminders() -> None:
    """Send reminders."""


@reminders.command()
@click.option("--once", is_flag=True, help="Do what is due now and end; for cron.")
@with_appcontext
def run(*, once: bool) -> None:
    """Send reminders when they are due, until stopped."""
    app = current_app
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="push") as pool:
        worker = Worker(
            planner=planner_of(app),
            sender=sender_of(app),
            clock=clock_of(app),
            pool=pool,
            public_url=settings_of(app).public_url,
        )

        def stop(_signal: int, _frame: FrameType | None) -> None:
            worker.stopping.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        with trouble_in_a_sentence():
            if not once:
                worker.run()
            while once and worker.once():
                pass


@click.group()
def vapid() -> None:
    """Keys that sign push messages."""


@vapid.command()
def new() -> None:
    """Print a new private key, to be given as UNCRAMP_VAPID_PRIVATE_KEY."""
    click.echo(new_vapid_key())
