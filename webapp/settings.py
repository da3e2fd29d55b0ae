"""Settings: the only place that reads the environment, and the file beside the Procfile."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from click import ClickException
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from webapp.settings_rules import RULES, is_host, is_loopback, is_subject

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"

PREFIX = "UNCRAMP_"
# Beside the Procfile. The flask commands take its lines up by themselves: without this the worker
# would have other settings than the web server.
FILE = ".env"
SHORTEST_SECRET = 32


class SettingsRefused(ClickException):
    """The environment cannot start this server; the message names each reason in a line.

    A flask command prints it and ends with 1.
    """

    def format_message(self) -> str:
        """Return what an operator reads."""
        return f"Uncramp does not start:\n{self.message}"


def _words(value: object) -> object:
    """Split a comma-separated text, so that an operator need not write JSON."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


def _switch(value: object) -> object:
    """Read the words on and off (YAML readers make them booleans)."""
    if isinstance(value, str):
        return {"on": True, "off": False}.get(value.strip().lower(), value)
    return value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_words)]
Switch = Annotated[bool, BeforeValidator(_switch)]
Secret = SecretStr | None


class Settings(BaseModel):
    """Everything an operator can decide, checked; build one directly in tests."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    env: Literal["production", "development"] = Field(
        default="production", description="`development` relaxes what only a real site needs."
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on.")
    public_url: str = Field(
        default="", description="Address people open, without a slash at the end."
    )
    database_url: str = Field(default="", description="SQLAlchemy address of the database.")
    redis_url: str | None = Field(
        default=None, description="Redis or Valkey that counts rate limits for all processes."
    )
    secret_key: Secret = Field(
        default=None, description="Random text of at least 32 characters; keys the hashes."
    )
    vapid_private_key: Secret = Field(
        default=None, description="Key that signs push messages (PEM, or base64url of 32 bytes)."
    )
    vapid_subject: str = Field(
        default="", description="`mailto:` or `https:` contact that push services may use."
    )
    push_hosts: Words = Field(
        default=(), description="Push services trusted beside the built-in list, with commas."
    )
    reminder_jitter_s: int = Field(
        default=45, ge=0, le=45, description="Longest seconds by which reminders are spread out."
    )
    rate_limits: Switch = Field(default=True, description="`off` only for load tests.")
    bench: bool = Field(
        default=False, description="`1` lets measurements write on the page `/`; never for people."
    )
    metrics_token: Secret = Field(
        default=None,
        description="Bearer token that opens `/metrics`; without one it is closed in production.",
    )
    web_workers: int = Field(default=2, ge=1, le=64, description="Processes of the web server.")
    web_threads: int = Field(default=8, ge=1, le=64, description="Threads in each of them.")
    proxy_hops: int = Field(
        default=0, ge=0, le=5, description="Exact number of reverse proxies in front."
    )
    security_contact: str = Field(
        default="", description="`mailto:` or `https:` contact named in security.txt."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least important log line that is written."
    )
    instance: Path = Field(
        default=INSTANCE, description="Folder of the embedded database and development keys."
    )

    prometheus_multiproc_dir: Path | None = Field(
        default=None, description="Folder for figures of all processes; gunicorn sets it itself."
    )

    @field_validator("public_url", "security_contact", "vapid_subject", "database_url")
    @classmethod
    def _without_edges(cls, value: str) -> str:
        return value.strip().rstrip("/")

    @model_validator(mode="before")
    @classmethod
    def _fill_derived(cls, given: Any) -> Any:  # noqa: ANN401  (pydantic hands over raw input)
        if not isinstance(given, Mapping):
            return given
        return {**given, **_derived(given)}

    @model_validator(mode="after")
    def _refuse_what_is_missing(self) -> Self:
        wrong = [*_missing(self), *_unusable(self), *_unsafe(self)]
        if wrong:
            raise ValueError("\n".join(wrong))
        return self

    @property
    def production(self) -> bool:
        """Whether real people use this server."""
        return self.env == "production"

    @property
    def https(self) -> bool:
        """Whether people reach this server over https (decides cookie name and HSTS)."""
        return self.public_url.startswith("https://")

    @property
    def secret(self) -> bytes:
        """The secret key as bytes; asking before there is one is a mistake of ours."""
        if self.secret_key is None:
            raise SettingsRefused(f"{PREFIX}SECRET_KEY is not set")
        return self.secret_key.get_secret_value().encode()


class _Environment(BaseSettings, Settings):
    """The same settings, filled from the environment and from files of secrets."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore"
    )

    # Hosting platforms hand over these two under plain names.
    host: str = Field(default="127.0.0.1", validation_alias="HOST")
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="PORT")
    # The library that writes there reads the name itself.
    prometheus_multiproc_dir: Path | None = Field(
        default=None, validation_alias="PROMETHEUS_MULTIPROC_DIR"
    )


class _Place(BaseSettings):
    """Where to look for files of secrets, before anything else is read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")

    env: str = "production"
    instance: Path = INSTANCE
    secrets_dir: Path | None = None


def load_settings() -> Settings:
    """Read the environment; refuse with a sentence for each thing that is missing or wrong."""
    place = _Place(_env_file=FILE)
    folder = place.secrets_dir
    if folder is not None and not folder.is_dir():
        # What else is missing may well be in it: to name that, too, would mislead.
        raise SettingsRefused(f"{PREFIX}SECRETS_DIR is not a folder")
    if folder is None and place.env == "development":
        folder = place.instance / "secrets"
    try:
        found = _Environment(
            _env_file=FILE, _secrets_dir=folder if folder and folder.is_dir() else None
        )
        return Settings.model_validate(found.model_dump())
    except ValidationError as error:
        raise SettingsRefused(_sentences(error)) from None


def _derived(given: Mapping[str, Any]) -> dict[str, str]:
    """Defaults that depend on other settings."""
    derived = {}
    if not given.get("database_url"):
        folder = Path(given.get("instance") or INSTANCE)
        derived["database_url"] = f"sqlite:///{folder / 'uncramp.db'}"
    if not given.get("public_url") and given.get("env") == "development":
        port = given.get("port") or given.get("PORT") or 8000
        derived["public_url"] = f"http://localhost:{port}"
    public_url = str(given.get("public_url") or "")
    if not given.get("vapid_subject"):
        # Push services want to reach the operator; the site itself is a contact they accept.
        site = public_url.rstrip("/")
        derived["vapid_subject"] = site if is_subject(site) else "mailto:operator@example.org"
    return derived


def _missing(settings: Settings) -> list[str]:
    """Sentences about what a real site cannot go without."""
    if not settings.production:
        return []
    needed = {
        "SECRET_KEY": settings.secret_key,
        "PUBLIC_URL": settings.public_url,
        "VAPID_PRIVATE_KEY": settings.vapid_private_key,
    }
    return [f"{PREFIX}{name} is not set" for name, value in needed.items() if not value]


def _unusable(settings: Settings) -> list[str]:
    """Sentences about values that no server can work with."""
    checked = {name: getattr(settings, name) for name in RULES}
    if not settings.database_url.startswith("sqlite"):
        del checked["instance"]  # nothing is kept there then
    return [
        f"{PREFIX}{name.upper()} {RULES[name].otherwise}"
        for name, value in checked.items()
        if not all(RULES[name].fits(text) for text in _texts(value))
    ]


def _texts(value: object) -> Iterable[str]:
    """Return what an operator wrote for a setting; nothing is no text."""
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    texts = value if isinstance(value, tuple) else (value,)
    return [str(text) for text in texts if text]


def _unsafe(settings: Settings) -> list[str]:
    """Sentences about values that must not serve people."""
    wrong = []
    key = settings.secret_key
    if key is not None and len(key.get_secret_value()) < SHORTEST_SECRET:
        wrong.append(f"{PREFIX}SECRET_KEY is shorter than {SHORTEST_SECRET} characters")
    if not settings.production:
        return wrong
    if settings.public_url.startswith("http://") and not is_loopback(settings.public_url):
        wrong.append(f"{PREFIX}PUBLIC_URL must begin with https://")
    if not settings.rate_limits:
        wrong.append(f"{PREFIX}RATE_LIMITS=off is refused in production")
    if settings.bench:
        wrong.append(f"{PREFIX}BENCH is refused in production")
    if any(is_host(host) and ":" in host for host in settings.push_hosts):
        wrong.append(f"{PREFIX}PUSH_HOSTS with a port is refused in production")
    return wrong


def _sentences(error: ValidationError) -> str:
    """Say what is wrong by the names that an operator sets."""
    lines = []
    for problem in error.errors(include_url=False, include_input=False, include_context=False):
        message = problem["msg"].removeprefix("Value error, ")
        name = ".".join(str(part) for part in problem["loc"])
        plain = name.isupper()
        lines.append(f"{name if plain else PREFIX + name.upper()}: {message}" if name else message)
    return "\n".join(lines)
