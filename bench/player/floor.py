"""The least that a page can do which shows a sentence and says it, without network, at a tap."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from webapp.foundation.paths import STATIC

_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Floor</title>"
    '<meta name=viewport content="width=device-width"><button>Cramp now</button>'
    "<script type=module src=/floor.js></script>"
)
_SCRIPT = """
document.querySelector('button').addEventListener('click', async () => {
  const context = new AudioContext();
  const line = document.createElement('h1');
  line.className = 'player__action';
  line.textContent = 'Stay put. Straighten the knee.';
  document.body.append(line);
  const clip = await (await fetch('/clip.mp3')).arrayBuffer();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(clip);
  source.connect(context.destination);
  source.start();
});
document.documentElement.dataset.ready = '';
navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => {
  const ready = document.createElement('p');
  ready.textContent = 'Ready without network';
  document.body.append(ready);
});
"""
_WORKER = """
addEventListener('install', (event) => event.waitUntil(caches.open('floor').then((cache) =>
  cache.addAll(['/', '/floor.js', '/clip.mp3']))));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(
  caches.match(event.request).then((hit) => hit ?? fetch(event.request))));
"""


def _clip() -> bytes:
    """Return one clip of ours, so that both decode the same."""
    first: Path = min((STATIC / "audio" / "en").glob("stay-put*.mp3"))
    return first.read_bytes()


def _files() -> dict[str, tuple[str, bytes]]:
    return {
        "/": ("text/html", _PAGE.encode()),
        "/floor.js": ("text/javascript", _SCRIPT.encode()),
        "/sw.js": ("text/javascript", _WORKER.encode()),
        "/clip.mp3": ("audio/mpeg", _clip()),
    }


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """Stay quiet, too, when a browser ends in the middle of an answer."""


@contextmanager
def floor_server() -> Iterator[str]:
    """Serve the page while the block lasts."""
    files = _files()

    class Floor(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with one of the files."""
            kind, body = files.get(self.path, ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Stay quiet."""

    server = _Server(("127.0.0.1", 0), Floor)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
