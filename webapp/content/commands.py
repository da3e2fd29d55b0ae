"""`flask content …`: looks after what is under `routines/`, and needs no settings for it."""

import click

from webapp.content.check import faults
from webapp.content.clips import SPOKEN
from webapp.content.coverage import as_markdown
from webapp.content.library import Library, open_library
from webapp.content.loader import ContentBroken
from webapp.foundation.paths import ROOT, STATIC

COVERAGE = ROOT / "docs" / "coverage.md"


@click.group()
def content() -> None:
    """Look after the routines, their sources and their voice."""


@content.command()
def check() -> None:
    """Say everything that is wrong with the content; end with 1 when something is."""
    shelf = _opened()
    found = faults(shelf.content, clips=shelf.clips[SPOKEN], audio=STATIC / "audio" / SPOKEN)
    for fault in found:
        click.echo(fault, err=True)
    if found:
        raise click.ClickException(f"{len(found)} things are wrong with the content")
    articles = len(shelf.content.learn.articles)
    clips = len(shelf.clips[SPOKEN])
    click.echo(f"{len(shelf.ids)} routines, {articles} articles and {clips} clips are right")


@content.command()
def coverage() -> None:
    """Write docs/coverage.md: where each claim of the seed texts has its place."""
    COVERAGE.write_text(as_markdown(_opened().content.learn.coverage), "utf-8")


def _opened() -> Library:
    try:
        return open_library()
    except ContentBroken as error:
        raise click.ClickException(str(error)) from error
