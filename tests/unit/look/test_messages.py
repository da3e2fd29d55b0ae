"""Every sentence that a person can see is collected for translation."""

import re
from pathlib import Path

from tooling.messages import POT, ROOT, collect, written

CALL = re.compile(r"(?<![\w.])tn?\(\s*(?=['\"`])")


def test_the_collected_sentences_are_those_of_the_sources() -> None:
    assert POT.read_bytes() == written(collect()), "run make messages"


def test_no_sentence_of_the_browser_code_is_overlooked() -> None:
    catalog = collect()
    known = {path for message in catalog for path, _ in message.locations}

    for path in _sources():
        if CALL.search(path.read_text(encoding="utf-8")):
            assert str(path.relative_to(ROOT)) in known


def _sources() -> list[Path]:
    return [path for path in (ROOT / "client").rglob("*.ts*") if path.name != "locale.ts"]
