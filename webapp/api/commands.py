"""`flask contract …`: what the API shares with the browser."""

import click

from webapp.contract.typescript import wire_typescript
from webapp.foundation.paths import ROOT


@click.group()
def contract() -> None:
    """Look after the wire contract."""


@contract.command()
def write() -> None:
    """Write the models as TypeScript to client/contract/wire.ts."""
    target = ROOT / "client" / "contract" / "wire.ts"
    target.write_text(wire_typescript(), encoding="utf-8")
    click.echo(f"wrote {target.relative_to(ROOT)}")
