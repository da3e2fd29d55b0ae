"""Collect every sentence that a person can see into webapp/translations/messages.pot.

With --check nothing is written; the exit status says whether the file is fresh.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the content extractor is one of our own modules
POT = ROOT / "webapp/translations/messages.pot"
HEADER = "# Every sentence of Uncramp, written by `make messages`; do not edit.\n#"
KEYWORDS = {**DEFAULT_KEYWORDS, "t": None, "tn": (1, 2), "lazy_gettext": None}
_CHANGING = (b'"POT-Creation-Date', b'"Generated-By', b"#, fuzzy")
SOURCES = ("webapp", "templates", "client", "routines")


def collect() -> Catalog:
    """Return the catalogue of what the sources say now."""
    catalog = Catalog(project="Uncramp", charset="utf-8", header_comment=HEADER)
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS, directory_filter=_is_ours)
    for path, _line, text, comments, context in found:
        catalog.add(text, locations=[(path, 0)], auto_comments=comments, context=context)
    return catalog


def _is_ours(folder: str) -> bool:
    """Whether a folder holds sources; the rest is other people's or made by a build."""
    parts = Path(folder).relative_to(ROOT).parts
    return not parts or (parts[0] in SOURCES and "__pycache__" not in parts)


def written(catalog: Catalog) -> bytes:
    """Return the file: sorted and without dates, so that it changes only when a sentence does."""
    out = BytesIO()
    write_po(out, catalog, sort_output=True, include_lineno=False, ignore_obsolete=True, width=100)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_CHANGING))


def main() -> int:
    """Write the file, or say whether it is stale."""
    body = written(collect())
    if "--check" not in sys.argv:
        POT.write_bytes(body)
        return 0
    fresh = POT.is_file() and POT.read_bytes() == body
    if not fresh:
        print("webapp/translations/messages.pot is stale: run make messages", file=sys.stderr)
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main())
