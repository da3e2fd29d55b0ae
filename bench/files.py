"""The least of servers: a few files out of memory, for the floors of what a browser does."""

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

# Its address → its type and its body.
Files = Mapping[str, tuple[str, bytes]]


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """Stay quiet, too, when a browser ends in the middle of an answer."""


@contextmanager
def serving(files: Files, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the files with these headers while the block lasts; yields where the first page is."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with one of the files."""
            kind, body = files.get(self.path, ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Stay quiet."""

    server = _Server(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
