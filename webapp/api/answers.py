"""How a view answers."""

from flask import Response
from pydantic import BaseModel


def answer(body: BaseModel, status: int = 200) -> Response:
    """Write a contract model as JSON."""
    return Response(body.model_dump_json(), status, mimetype="application/json")


def nothing() -> Response:
    """Say that it is done."""
    return Response(status=204)
