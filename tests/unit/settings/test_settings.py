import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask

from webapp.foundation import keys
from webapp.foundation.database import init_app
from webapp.foundation.keys import (
    ensure_development_secrets,
    new_vapid_key,
    settings_with_keys,
)
from webapp.foundation.paths import ROOT
from webapp.reminders.vapid import Vapid
from webapp.settings import Settings, SettingsRefused, load_settings

GOOD = {
    "UNCRAMP_SECRET_KEY": "s" * 40,
    "UNCRAMP_PUBLIC_URL": "https://cramps.example",
    "UNCRAMP_VAPID_PRIVATE_KEY": new_vapid_key(),
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


UNUSABLE = [
    ("UNCRAMP_PUBLIC_URL", "https://["),
    ("UNCRAMP_VAPID_PRIVATE_KEY", "abc"),
    ("UNCRAMP_VAPID_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----"),
    ("UNCRAMP_DATABASE_URL", "nonsense"),
    ("UNCRAMP_DATABASE_URL", "mysql://x/y"),
    ("UNCRAMP_DATABASE_URL", "postgresql://x:port/y"),
    ("UNCRAMP_INSTANCE", "/dev/null"),
    ("UNCRAMP_INSTANCE", "/dev/null/below"),
    ("UNCRAMP_REDIS_URL", "http://x"),
    ("UNCRAMP_REDIS_URL", "redis"),
    ("UNCRAMP_VAPID_SUBJECT", "hello"),
    ("UNCRAMP_VAPID_SUBJECT", "https://example.org/contact"),
    ("UNCRAMP_SECURITY_CONTACT", "me"),
    ("UNCRAMP_SECURITY_CONTACT", "mailto:me"),
    ("UNCRAMP_PUSH_HOSTS", "https://x.example"),
    ("UNCRAMP_PUSH_HOSTS", "x.example,X.example"),
    ("UNCRAMP_SECRETS_DIR", "/nowhere"),
]


@pytest.mark.parametrize("env", ["production", "development"])
@pytest.mark.parametrize(("name", "value"), UNUSABLE)
def test_what_no_server_could_work_with_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, env: str
) -> None:
    with pytest.raises(SettingsRefused) as refused:
        loaded(monkeypatch, {**GOOD, "UNCRAMP_ENV": env, name: value})

    (line,) = str(refused.value).splitlines()
    assert line.startswith(f"{name} ")
    assert "port" not in line


def test_each_that_is_unusable_has_a_line_beside_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The one may hold what else is missing, and only SQLite needs the other.
    alone = {"UNCRAMP_SECRETS_DIR", "UNCRAMP_INSTANCE"}
    wrong = {name: value for name, value in UNUSABLE if name not in alone}
    with pytest.raises(SettingsRefused) as refused:
        loaded(monkeypatch, wrong)

    named = sorted(line.split()[0] for line in str(refused.value).splitlines())
    assert named == sorted({"UNCRAMP_SECRET_KEY", *wrong})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNCRAMP_DATABASE_URL", "postgres://u:p@h:5432/d"),
        ("UNCRAMP_DATABASE_URL", "postgresql+psycopg:///d?host=/run"),
        ("UNCRAMP_DATABASE_URL", "sqlite:////srv/uncramp.db"),
        ("UNCRAMP_REDIS_URL", "rediss://:secret@h:6379/0"),
        ("UNCRAMP_SECURITY_CONTACT", "https://example.org/security?a=b"),
        ("UNCRAMP_SECURITY_CONTACT", "mailto:me@example.org"),
        ("UNCRAMP_PUSH_HOSTS", ".push.example.org, other.example"),
    ],
)
def test_what_a_server_can_work_with_is_taken(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    assert loaded(monkeypatch, {**GOOD, name: value})


@pytest.mark.parametrize(
    "subject", ["mailto:me@example.org", "mailto:me@localhost", "https://example.org"]
)
def test_a_contact_that_is_taken_can_be_told_to_push_services(
    monkeypatch: pytest.MonkeyPatch, subject: str
) -> None:
    settings = loaded(monkeypatch, {**GOOD, "UNCRAMP_VAPID_SUBJECT": subject})
    here = Vapid(GOOD["UNCRAMP_VAPID_PRIVATE_KEY"], subject=settings.vapid_subject)

    assert here.authorization("https://fcm.googleapis.com/fcm/send/abc")


@pytest.mark.parametrize("site", ["https://cramps.example:8443", "https://cramps", "http://[::1]"])
def test_a_site_that_push_services_take_for_no_contact_names_another(
    monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    settings = loaded(monkeypatch, {**GOOD, "UNCRAMP_PUBLIC_URL": site})

    assert settings.vapid_subject == "mailto:operator@example.org"


def test_a_database_elsewhere_needs_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = {"UNCRAMP_DATABASE_URL": "postgresql://h/d", "UNCRAMP_INSTANCE": "/dev/null"}

    assert loaded(monkeypatch, {**GOOD, **elsewhere})


def test_a_refusal_repeats_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsRefused) as refused:
        loaded(
            monkeypatch,
            {
                "UNCRAMP_SECRET_KEY": "canary",
                "UNCRAMP_VAPID_PRIVATE_KEY": "canary",
                "UNCRAMP_DATABASE_URL": "mysql://u:canary@h/d",
                "UNCRAMP_REDIS_URL": "http://:canary@h",
            },
        )

    assert len(str(refused.value).splitlines()) == 5
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


def test_a_key_has_its_name_once_it_is_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(keys, "new_vapid_key", lambda: "half a key \ud800 that no disk takes")

    with pytest.raises(UnicodeEncodeError):
        ensure_development_secrets(tmp_path)

    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["uncramp_secret_key"]


def test_keys_that_are_given_are_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {**GOOD, "UNCRAMP_ENV": "development", "UNCRAMP_INSTANCE": str(tmp_path)}
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    assert settings_with_keys().secret == GOOD["UNCRAMP_SECRET_KEY"].encode()
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize(
    "command", [["routes"], ["db", "upgrade"], ["reminders", "run"], ["backup", "x"]]
)
def test_a_command_without_its_secret_says_so_in_lines_and_ends(command: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "webapp", *command],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert [line.split()[0] for line in ended.stderr.splitlines()] == ["Error:", *GOOD]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings.model_construct(
        database_url="sqlite:///x.db", instance=tmp_path / "file" / "below"
    )

    with pytest.raises(SettingsRefused, match=r"^UNCRAMP_INSTANCE cannot be made: "):
        init_app(Flask("webapp"), settings)
