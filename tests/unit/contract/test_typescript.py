"""The client's types come from the server's models and from nowhere else."""

from pathlib import Path

from webapp.contract.record import KINDS
from webapp.contract.typescript import kinds_typescript, typescript_files, wire_typescript

STORED = Path(__file__).parents[3] / "client" / "contract"


def test_the_stored_types_are_the_ones_that_the_models_describe() -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in STORED.iterdir()}

    assert stored == typescript_files(), "run: flask --app webapp contract write"


def test_every_kind_of_record_has_a_type() -> None:
    text = wire_typescript()

    for kind, model in KINDS.items():
        assert f"  {kind}: {model.__name__};" in text
        assert f"export interface {model.__name__} {{" in text


def test_a_known_word_stays_open_for_words_of_newer_builds() -> None:
    assert "  side?: Open<Side>;" in wire_typescript()


def test_a_field_that_must_be_there_is_not_optional() -> None:
    assert "  started_at: string;\n  ended_at?: string;" in wire_typescript()


def test_ops_can_be_told_apart_by_their_action() -> None:
    text = wire_typescript()

    for action in ("put", "delete", "announce"):
        assert f"  action: '{action}';" in text


def test_the_client_knows_what_a_record_cannot_go_without() -> None:
    assert "  drink: ['at', 'ml'],\n" in kinds_typescript()
