"""Compile the catalogues: build/translations/ for the server, build/messages/ for browsers.

The pseudo-locale is made here from the collected sentences; it is never edited or committed.
"""

import json
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from webapp.foundation.languages import PSEUDO, Language  # noqa: E402 - after the path is known
from webapp.foundation.pseudo import pseudo  # noqa: E402 - the same

POT = ROOT / "webapp/translations/messages.pot"
SERVER = ROOT / "build/translations"
CLIENT = ROOT / "build/messages"


def pseudo_catalog(template: bytes) -> Catalog:
    """Return the collected sentences, each translated into the pseudo-locale."""
    catalog = Catalog(locale=PSEUDO.locale, charset="utf-8")
    for message in read_po(BytesIO(template)):
        if message.id:
            catalog.add(
                message.id, _translated(message), message.locations, context=message.context
            )
    return catalog


def _translated(message: Message) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(pseudo(form) for form in message.id)


def browser_script(catalog: Catalog, *, language: Language) -> str:
    """Return the classic script that a page in this language loads before its own."""
    messages = {
        _first(message.id): message.string
        for message in catalog
        if message.id and any(path.startswith("client/") for path, _ in message.locations)
    }
    body = json.dumps(messages, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    plural = f"n=>Number({catalog.plural_expr})"
    return (
        f"globalThis.uncrampMessages={{language:{json.dumps(language.locale)},"
        f"plural:{plural},messages:{body}}};\n"
    )


def _first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def main() -> None:
    """Write both forms of every language."""
    catalog = pseudo_catalog(POT.read_bytes())
    folder = SERVER / PSEUDO.locale / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalog)
    CLIENT.mkdir(parents=True, exist_ok=True)
    script = browser_script(catalog, language=PSEUDO)
    (CLIENT / f"messages-{PSEUDO.code}.js").write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main()
