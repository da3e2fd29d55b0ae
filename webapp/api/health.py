"""For operators: is it well, how busy is it, whom to tell about a hole, what can it do."""

import hmac
from datetime import UTC, datetime, timedelta
from typing import cast

import orjson
from flask import Blueprint, Response, current_app, request
from flask_openapi.openapi import OpenAPI

from webapp.foundation.clock import now_ms
from webapp.foundation.health import figures
from webapp.foundation.metrics import exposition, lines_of
from webapp.foundation.problems import not_found
from webapp.foundation.version import VERSION
from webapp.settings_rules import LOOPBACK_HOSTS
from webapp.wiring import settings_of

bp = Blueprint("health", __name__)

SECURITY_TXT_DAYS = 180
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


@bp.get("/healthz")
def healthz() -> Response:
    """Say whether database and worker are well; 503 takes this server out of a load balancer."""
    found = figures()
    well = all(figure.is_well for figure in found.values())
    body = {
        "status": "ok" if well else "unwell",
        "worker_lag_seconds": None,
        **{name: figure.value for name, figure in found.items()},
        "version": VERSION,
    }
    return _no_store(
        Response(orjson.dumps(body), 200 if well else 503, mimetype="application/json")
    )


@bp.get("/metrics")
def metrics() -> Response:
    """Give Prometheus its figures, to whoever may have them; others find nothing here."""
    if not _may_read_metrics():
        raise not_found()
    body = exposition(settings_of(current_app).prometheus_multiproc_dir) + lines_of(current_app)
    return _no_store(Response(body, content_type="text/plain; version=0.0.4; charset=utf-8"))


@bp.get("/api/v1/openapi.json")
def openapi() -> Response:
    """Describe every JSON address."""
    app = cast("OpenAPI", current_app)
    return Response(orjson.dumps(app.api_doc), mimetype="application/json")


@bp.get("/.well-known/security.txt")
def security_txt() -> Response:
    """Say whom to tell about a security hole (RFC 9116)."""
    settings = settings_of(current_app)
    expires = datetime.fromtimestamp(now_ms() / 1000, UTC) + timedelta(days=SECURITY_TXT_DAYS)
    lines = (
        f"Contact: {settings.security_contact or settings.public_url + '/about'}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en",
        f"Canonical: {settings.public_url}/.well-known/security.txt",
    )
    return _no_store(Response("\n".join(lines) + "\n", mimetype="text/plain"))


def _may_read_metrics() -> bool:
    settings = settings_of(current_app)
    if settings.metrics_token is not None:
        wanted = f"Bearer {settings.metrics_token.get_secret_value()}"
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), wanted.encode())
    # Behind a proxy on the same machine everybody seems to come from loopback.
    direct = not any(name in request.headers for name in _FORWARDED)
    return not settings.production and direct and request.remote_addr in LOOPBACK_HOSTS


def _no_store(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
