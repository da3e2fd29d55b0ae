"""How long a refused sign-in takes under a name that exists, and under one that nobody has."""

import statistics
import tempfile
import time
from pathlib import Path

from bench.table import Row
from webapp import create_app
from webapp.foundation.database import db
from webapp.settings import Settings

TRIES = 60
MOST_APART = 1.1
OURS = {"X-Uncramp": "1", "Sec-Fetch-Site": "same-origin"}
SECRET = "a-secret-for-this-measurement-only-0123456789"  # noqa: S105 - opens nothing
WISH = {"username": "ada", "password": "seven lamps on a slow ferry", "timezone": "UTC"}


def measure() -> list[Row]:
    """Return the median of both, the known name's as the floor."""
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(
            env="development",
            database_url=f"sqlite:///{name}/bench.sqlite",
            secret_key=SECRET,
            rate_limits=False,
            log_level="error",
            instance=Path(name),
        )
        app = create_app(settings)
        with app.app_context():
            db.create_all()
        client = app.test_client()
        assert client.post("/api/v1/accounts", json=WISH, headers=OURS).status_code == 201
        found: dict[str, list[float]] = {"ada": [], "nobody": []}
        for _ in range(TRIES):
            for username, times in found.items():
                wrong = {"username": username, "password": "not the password"}
                began = time.perf_counter()
                refused = app.test_client().post("/api/v1/session", json=wrong, headers=OURS)
                times.append((time.perf_counter() - began) * 1000)
                assert refused.status_code == 401
        with app.app_context():
            db.engine.dispose()
    known, unknown = (statistics.median(found[name]) for name in ("ada", "nobody"))
    apart = max(known, unknown) / min(known, unknown)
    return [
        Row(
            what="a refused sign-in under an unknown name",
            value=unknown,
            floor=known,
            unit="ms",
            goal=f"within {MOST_APART} x",
            reached=apart <= MOST_APART,
        )
    ]
