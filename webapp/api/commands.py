"""`flask contract …`: what the API shares with the browser."""

import click

from webapp.contract.typescript import typescript_files
from webapp.foundation.paths import ROOT


@click.group()
def contract() -> None:
    """Look after the wire contract."""


@contract.command()
@click.option("--check", is_flag=True, help="Only tell whether what is stored is still true.")
def write(*, check: bool) -> None:
    """Write the models as TypeScript to client/contract/."""
    for name, text in typescript_files().items():
        target = ROOT / "client" / "contract" / name
        if not check:
            target.write_text(text, encoding="utf-8")
            click.echo(f"wrote {target.relative_to(ROOT)}")
        elif target.read_text(encoding="utf-8") != text:
            raise click.ClickException(f"client/contract/{name} is stale: run `make contract`")
