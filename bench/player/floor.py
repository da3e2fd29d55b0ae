"""The least that a page can do which shows a sentence and says it, without network, at a tap."""

from contextlib import AbstractContextManager
from pathlib import Path

from bench.files import Files, serving
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
document.documentElement.dataset.hears = '';
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


def _files() -> Files:
    return {
        "/": ("text/html", _PAGE.encode()),
        "/floor.js": ("text/javascript", _SCRIPT.encode()),
        "/sw.js": ("text/javascript", _WORKER.encode()),
        "/clip.mp3": ("audio/mpeg", _clip()),
    }


def floor_server() -> AbstractContextManager[str]:
    """Serve the page while the block lasts."""
    return serving(_files())
