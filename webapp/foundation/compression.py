"""Compressed answers: worth it from half a kilobyte on, and never for one already packed."""

import gzip

from flask import Flask, Response, request

SMALLEST = 500
# What is answered as plain bytes is sound, which does not get smaller.
PACKED = "application/octet-stream"
LEVEL = 5


def init_app(app: Flask) -> None:
    """Compress what the app answers; register before the security headers (runs after them)."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """Tag the answer, answer 304 to who has it, pack it for who can unpack it."""
    if response.direct_passthrough or response.is_streamed or response.content_encoding:
        return response
    # One weak tag, made before packing, stands for both codings.
    if request.method in {"GET", "HEAD"} and response.status_code == 200:  # noqa: PLR2004
        response.add_etag(weak=True)
        response.make_conditional(request)
    response.vary.add("Accept-Encoding")
    if response.status_code in {204, 304} or (response.content_length or 0) < SMALLEST:
        return response
    if response.mimetype == PACKED or not request.accept_encodings["gzip"]:
        return response
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.content_encoding = "gzip"
    return response
