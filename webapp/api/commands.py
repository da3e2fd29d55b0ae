"""`flask contract …`: what the API shares with the browser."""

import click

from webapp.contract.typescript import wire_typescript
from webapp.foundation.paths import ROOT


@click.group()
def contract() -> None:
    """Look after the wire contract."""


@contract.command()
@click.option("--check", is_flag=True, help="Only tell whether what is stored is still true.")
def write(*, check: bool) -> None:
    """Write the models as TypeScript to client/contract/wire.ts."""
    target = ROOT / "client" / "contract" / "wire.ts"
    text = wire_typescript()
    if check:
        if target.read_text(encoding="utf-8") != text:
            raise click.ClickException("client/contract/wire.ts is stale: run `make contract`")
        return
    target.write_text(text, encoding="utf-8")
    click.echo(f"wrote {target.relative_to(ROOT)}")
