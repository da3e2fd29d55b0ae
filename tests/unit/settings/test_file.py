"""Settings in a file beside the Procfile: all processes are started with the same."""

from pathlib import Path

import pytest

from webapp.foundation.keys import new_vapid_key
from webapp.settings import load_settings


def test_what_the_environment_does_not_say_stands_in_a_file_where_the_server_starts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("UNCRAMP_PUBLIC_URL", "https://cramps.example")
    lines = (
        f"UNCRAMP_SECRET_KEY={'s' * 40}",
        f"UNCRAMP_VAPID_PRIVATE_KEY={new_vapid_key()}",
        "UNCRAMP_PUBLIC_URL=https://other.example",
        "PORT=8123",
        "POSTGRES_PASSWORD=for-another-program",
    )
    (folder / ".env").write_text("\n".join(lines))

    settings = load_settings()

    assert settings.secret == b"s" * 40
    assert settings.port == 8123
    assert settings.public_url == "https://cramps.example"
