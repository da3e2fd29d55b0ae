"""Built files: the map from the names in the source to hashed addresses."""

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha384
from pathlib import Path
from typing import cast

from flask import Flask, current_app
from whitenoise import WhiteNoise

from webapp.foundation.headers import for_files
from webapp.foundation.paths import BUILD, ROOT, STATIC
from webapp.settings import Settings

MAP = BUILD / "assets.json"

# esbuild's hashes are upper case, those of the clips are hexadecimal.
IMMUTABLE = (
    r"^/static/build/.+-[0-9A-Za-z]{8}\.(js|css)$|^/static/(audio|icons)/.+\.[0-9a-f]{8}\.\w+$"
)
MEDIA_TYPES = {".webmanifest": "application/manifest+json", ".mp3": "audio/mpeg"}


class AssetsMissing(Exception):  # noqa: N818  (says what is wrong)
    """The browser code has not been built, or not with this file in it."""


@dataclass(frozen=True)
class Asset:
    """One built entry: its address, what it loads at once, and the hash that browsers check."""

    url: str
    imports: tuple[str, ...]
    integrity: str


class Assets:
    """The map of a build; read once, when it is first asked."""

    def __init__(self, path: Path = MAP) -> None:
        self._path = path
        self._entries: dict[str, Asset] | None = None
        self._files: tuple[str, ...] = ()

    def asset(self, name: str) -> Asset:
        """Return the built file of this name, for example `now.js`."""
        entries = self._load()
        if name not in entries:
            raise AssetsMissing(f"{name} is not in {self._path}; build the browser code again")
        return entries[name]

    def files(self) -> tuple[str, ...]:
        """Return the addresses of all built files, in order."""
        self._load()
        return self._files

    def _load(self) -> dict[str, Asset]:
        if self._entries is None:
            if not self._path.is_file():
                raise AssetsMissing(f"{self._path} is not there; build the browser code first")
            found = json.loads(self._path.read_text())
            self._files = tuple(found["files"])
            self._entries = {
                name: Asset(entry["url"], tuple(entry["imports"]), integrity(entry["url"]))
                for name, entry in found["entries"].items()
            }
        return self._entries


def integrity(url: str) -> str:
    """Return the hash of a static file in the form of the `integrity` attribute."""
    body = (ROOT / url.removeprefix("/")).read_bytes()
    return f"sha384-{b64encode(sha384(body).digest()).decode()}"


def asset(name: str) -> Asset:
    """Return a built file of the running app."""
    return cast("Assets", current_app.extensions["assets"]).asset(name)


def asset_url(name: str) -> str:
    """Return the address of a built file of the running app."""
    return asset(name).url


def init_app(app: Flask, settings: Settings) -> None:
    """Give templates the map, and serve everything under static/ in front of the app."""
    app.extensions["assets"] = Assets()
    app.jinja_env.globals.update(asset=asset, asset_url=asset_url, integrity=integrity)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(STATIC),
        prefix="static/",
        max_age=0,
        allow_all_origins=False,
        immutable_file_test=IMMUTABLE,
        mimetypes=MEDIA_TYPES,
        add_headers_function=for_files(settings),
    )
