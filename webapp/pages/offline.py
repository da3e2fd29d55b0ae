"""What the service worker keeps: every address that must answer without network, with its hash."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import PurePosixPath

import orjson
from flask import Flask, url_for

from webapp.content.catalogue import acute_lines, spoken_lines
from webapp.content.clips import SPOKEN
from webapp.content.library import Library
from webapp.foundation.assets import integrity
from webapp.foundation.languages import TRANSLATED
from webapp.foundation.paths import ROOT, STATIC

# One shell answers for every record of its kind; browsers keep it under this address.
ANY_RECORD = "record"
OF_ONE_RECORD = ("diary_record", "own_routine")
_TYPES = {".js": "text/javascript", ".css": "text/css"}
# A piece ends with its line, and before a part of a picture or a key of JSON.
_PIECES = re.compile(r"(?<=\n)|(?=<g|<path|,\")")


@dataclass(frozen=True)
class File:
    """An address, the version of its body, and the hash that a browser checks it with."""

    url: str
    revision: str | None
    integrity: str


@dataclass(frozen=True)
class Page:
    """What the app itself answers at an address."""

    url: str
    type: str
    body: bytes


def pages_at(app: Flask, urls: Iterable[str]) -> list[Page]:
    """Return what the app answers at these addresses now."""
    return [_page(app, url) for url in urls]


def page_files(pages: Iterable[Page]) -> list[File]:
    """Return the pages as files to keep."""
    return [_hashed(page.url, page.body) for page in pages]


def scripts(files: Iterable[File]) -> list[Page]:
    """Return those of the files that are code, as pages: they can be packed like them."""
    return [
        Page(file.url, f"{_TYPES[suffix]}; charset=utf-8", _body_at(file.url))
        for file in files
        if (suffix := PurePosixPath(file.url).suffix) in _TYPES
    ]


def strung(files: Iterable[File]) -> bytes:
    """Return the bodies of static files one after the other, before each its length (4 bytes)."""
    bodies = [_body_at(file.url) for file in files]
    return b"".join(len(body).to_bytes(4, "big") + body for body in bodies)


def packed(pages: Iterable[Page]) -> bytes:
    """Return all pages in one body, each as the numbers of the pieces that it is made of.

    What pages share (the shell, a limb, a sentence) is there once; compression alone would not see
    that over such distances.
    """
    numbers: dict[str, int] = {}
    made_of = {
        page.url: (
            page.type,
            [
                numbers.setdefault(piece, len(numbers))
                for piece in _PIECES.split(page.body.decode())
            ],
        )
        for page in sorted(pages, key=lambda page: (page.type, page.url))
    }
    return orjson.dumps({"pieces": [*numbers], "pages": made_of})


def built_files(urls: Iterable[str]) -> list[File]:
    """Return what the bundler made; the names carry the version. Other languages come on demand."""
    foreign = tuple(f"/static/build/messages-{language.code}-" for language in TRANSLATED)
    return [File(url, None, integrity(url)) for url in urls if not url.startswith(foreign)]


def icon_files() -> list[File]:
    """Return the icons that pages and the manifest name."""
    folder = STATIC / "icons"
    return [
        _hashed(f"/static/icons/{path.name}", path.read_bytes())
        for path in sorted(folder.iterdir())
        if path.suffix in {".svg", ".png"}
    ]


def clip_files(library: Library, *, acute: bool) -> list[File]:
    """Return the clips of acute routines and common lines, or all the others."""
    routines, phrases = library.content.routines, library.content.phrases.lines
    night = acute_lines(routines, phrases=phrases)
    wanted = night if acute else set(spoken_lines(routines, phrases=phrases)) - set(night)
    clips = library.clips.get(SPOKEN, {})
    urls = sorted(f"/static/audio/{SPOKEN}/{clips[text].file}" for text in wanted if text in clips)
    return [_hashed(url, _body_at(url), named=True) for url in urls]


def clips_among(files: Iterable[File]) -> list[File]:
    """Return those of the files that are clips."""
    return [file for file in files if file.url.startswith("/static/audio/")]


def shell_urls(names: Iterable[str]) -> list[str]:
    """Return the addresses of the pages that are one template."""
    return [_address(name) for name in names]


def as_json(files: Iterable[File]) -> list[dict[str, str | None]]:
    """Return the files as the worker reads them."""
    return [asdict(file) for file in files]


def _body_at(url: str) -> bytes:
    """Return the static file that is served at this address."""
    return (ROOT / url[1:]).read_bytes()


def _address(name: str) -> str:
    if name in OF_ONE_RECORD:
        return url_for(f"pages.{name}", record=ANY_RECORD)
    return url_for(f"pages.{name}")


def _page(app: Flask, url: str) -> Page:
    """Return what a browser would get; rendered beside the request at hand, without cookies."""
    with app.test_request_context(url):
        answer = app.make_response(app.dispatch_request())
        return Page(url, answer.headers["Content-Type"], answer.get_data())


def _hashed(url: str, body: bytes, *, named: bool = False) -> File:
    """Return the file; one whose name carries its version needs no other."""
    digest = sha256(body)
    checked = f"sha256-{b64encode(digest.digest()).decode()}"
    return File(url, None if named else digest.hexdigest()[:16], checked)
