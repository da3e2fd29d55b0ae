"""Compressed request bodies: unpacked before Flask counts their length, so limits hold for both."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from flask import request

from webapp.contract.problem import Code, Problem
from webapp.foundation.json_body import LARGEST_BODY
from webapp.foundation.problems import bad_request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_REFUSAL = "uncramp.body_refusal"
_GZIP = 31  # zlib's number for "gzip header, largest window"


class GzipBodies:
    """WSGI middleware that hands on unpacked bodies; a bad one is emptied and marked."""

    def __init__(self, application: "WSGIApplication", limit: int = LARGEST_BODY) -> None:
        self._application = application
        self._limit = limit

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Unpack the body if it says that it is compressed, then go on."""
        coding = environ.pop("HTTP_CONTENT_ENCODING", "").strip().lower()
        if coding not in {"", "identity"}:
            body, refusal = self._unpack(environ, coding)
            environ["wsgi.input"] = BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            environ[_REFUSAL] = refusal
        return self._application(environ, start_response)

    def _unpack(self, environ: "WSGIEnvironment", coding: str) -> tuple[bytes, Code | None]:
        if coding != "gzip":
            return b"", Code.WRONG_CONTENT_TYPE
        length = environ.get("CONTENT_LENGTH") or ""
        if not (length.isascii() and length.isdigit()):
            return b"", Code.LENGTH_NEEDED
        if int(length) > self._limit:
            return b"", Code.TOO_LARGE
        return inflate(environ["wsgi.input"].read(int(length)), limit=self._limit)


def inflate(packed: bytes, *, limit: int) -> tuple[bytes, Code | None]:
    """Return the unpacked bytes, or the reason why not; never unpacks more than the limit."""
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        body = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        return b"", Code.BAD_REQUEST
    if len(body) > limit:
        return b"", Code.TOO_LARGE
    if not unpacker.eof or unpacker.unused_data:  # cut short, or a second member behind it
        return b"", Code.BAD_REQUEST
    return body, None


def refuse_bad_body() -> None:
    """Answer for the middleware, so that its refusals look like all others (before_request)."""
    refusal = request.environ.get(_REFUSAL)
    if refusal is Code.BAD_REQUEST:
        raise bad_request("the body is not one whole gzip, as its Content-Encoding says")
    if refusal is Code.WRONG_CONTENT_TYPE:
        raise Problem(refusal, "the only Content-Encoding that is read here is gzip")
    if refusal is not None:
        raise Problem(refusal)
