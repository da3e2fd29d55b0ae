import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from webapp.foundation.keys import ensure_development_secrets
from webapp.foundation.paths import ROOT
from webapp.settings import Settings, SettingsRefused, load_settings

GOOD = {
    "UNCRAMP_SECRET_KEY": "s" * 40,
    "UNCRAMP_PUBLIC_URL": "https://cramps.example",
    "UNCRAMP_VAPID_PRIVATE_KEY": "some key",
}


def loaded(monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]) -> Settings:
    for name in ("HOST", "PORT", "PROMETHEUS_MULTIPROC_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load_settings()


@pytest.mark.parametrize("missing", sorted(GOOD))
def test_production_refuses_to_start_with_the_name_of_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    environment = {name: value for name, value in GOOD.items() if name != missing}

    with pytest.raises(SettingsRefused, match=f"^{missing} is not set$"):
        loaded(monkeypatch, environment)


def test_everything_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsRefused) as refused:
        loaded(monkeypatch, {})

    assert [line.split()[0] for line in str(refused.value).splitlines()] == list(GOOD)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNCRAMP_SECRET_KEY", "short"),
        ("UNCRAMP_PUBLIC_URL", "cramps.example"),
        ("UNCRAMP_PUBLIC_URL", "https://cramps.example/app"),
        ("UNCRAMP_PUBLIC_URL", "http://cramps.example"),
        ("UNCRAMP_RATE_LIMITS", "off"),
        ("UNCRAMP_RATE_LIMITS", "perhaps"),
        ("UNCRAMP_PUSH_HOSTS", "127.0.0.1:9123"),
        ("UNCRAMP_ENV", "test"),
        ("UNCRAMP_PROXY_HOPS", "many"),
        ("UNCRAMP_LOG_LEVEL", "loud"),
        ("PORT", "0"),
    ],
)
def test_production_refuses_what_is_unsafe_or_not_understood_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SettingsRefused, match=f"^{name}"):
        loaded(monkeypatch, {**GOOD, name: value})


def test_a_refusal_repeats_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsRefused) as refused:
        loaded(monkeypatch, {**GOOD, "UNCRAMP_SECRET_KEY": "canary"})

    assert "canary" not in str(refused.value)


def test_nothing_that_prints_settings_prints_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, {**GOOD, "UNCRAMP_METRICS_TOKEN": "canary"})

    assert "canary" not in repr(settings)
    assert GOOD["UNCRAMP_SECRET_KEY"] not in str(settings)


def test_production_needs_no_more_than_what_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, GOOD)

    assert settings.https
    assert settings.vapid_subject == "https://cramps.example"
    assert settings.database_url.startswith("sqlite:///")


def test_the_public_address_in_development_follows_the_port(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ensure_development_secrets(tmp_path)
    environment = {"UNCRAMP_ENV": "development", "PORT": "8123", "UNCRAMP_INSTANCE": str(tmp_path)}

    assert loaded(monkeypatch, environment).public_url == "http://localhost:8123"


def test_development_keys_are_made_once_and_read_by_their_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = {"UNCRAMP_ENV": "development", "UNCRAMP_INSTANCE": str(tmp_path)}
    ensure_development_secrets(tmp_path)
    first = loaded(monkeypatch, environment)
    ensure_development_secrets(tmp_path)
    second = loaded(monkeypatch, environment)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "secrets").iterdir()}

    assert (first.secret_key, first.vapid_private_key) == (
        second.secret_key,
        second.vapid_private_key,
    )
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_production_ignores_development_keys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ensure_development_secrets(tmp_path)

    with pytest.raises(SettingsRefused, match="UNCRAMP_SECRET_KEY is not set"):
        loaded(monkeypatch, {"UNCRAMP_INSTANCE": str(tmp_path)})


def test_secrets_can_come_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in GOOD.items():
        (tmp_path / name.lower()).write_text(value)

    settings = loaded(monkeypatch, {"UNCRAMP_SECRETS_DIR": str(tmp_path)})

    assert settings.secret == GOOD["UNCRAMP_SECRET_KEY"].encode()


@pytest.mark.parametrize("command", [["-m", "flask", "--app", "webapp", "routes"]])
def test_a_server_without_its_secret_says_so_and_ends(command: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "UNCRAMP_SECRET_KEY is not set" in ended.stderr
