"""What a run of a thousand apps need not do each time, because no test is about it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final
from wsgiref.headers import Headers

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import ConnectionPoolEntry
from werkzeug.routing import Rule
from whitenoise import WhiteNoise

from tests.support.compiled import Compiled
from webapp.accounts import passwords
from webapp.content import library, loader
from webapp.foundation import assets
from webapp.foundation.paths import ROUTINES

# The hasher that people's passwords get.
REAL_HASHER: Final = passwords._HASHER  # noqa: SLF001 - there is no other way to look at it

_compile_builder = Rule._compile_builder  # noqa: SLF001 - nor to know it in time
_known: dict[object, dict[str, Any]] = {}
_builders: dict[object, Callable[..., tuple[str, str]]] = {}


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let apps share what they read or compile alike, and hash passwords quickly."""
    patch.setattr(library, "load", _load)
    patch.setattr(assets, "WhiteNoise", _KnownFiles)
    patch.setattr(Rule, "_compile_builder", _builder_of)
    patch.setattr(Flask, "jinja_options", {"bytecode_cache": Compiled()})
    patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def trust_the_power(*, wanted: bool) -> None:
    """Let SQLite not wait for the disk: nobody misses these databases after a power cut."""
    change = event.listen if wanted else event.remove
    change(Engine, "connect", _do_not_wait)


def _do_not_wait(connection: object, _entry: ConnectionPoolEntry) -> None:
    if isinstance(connection, Connection):
        connection.execute("PRAGMA synchronous=OFF")


def _load(folder: Path) -> loader.Content:
    return _shipped() if folder == ROUTINES else loader.load(folder)


@cache
def _shipped() -> loader.Content:
    return loader.load(ROUTINES)


class _KnownFiles(WhiteNoise):  # type: ignore[misc]  # it comes without types
    """Takes over what another app found, if its answers carry the same headers."""

    def update_files_dictionary(self, root: str, prefix: str) -> None:
        headers = Headers([])
        self.add_headers_function(headers, "", "")
        key = (root, prefix, tuple(headers.items()))
        if key not in _known:
            super().update_files_dictionary(root, prefix)
            _known[key] = dict(self.files)
        self.files.update(_known[key])


def _builder_of(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - as werkzeug calls it
    """Return the function that builds addresses of a rule: most of what an app costs."""
    if rule.defaults:
        return _compile_builder(rule, append_unknown)
    # Without defaults it depends on nothing but these; the converters it asks are its rule's.
    key = (tuple(rule._trace), append_unknown)  # noqa: SLF001 - what it is compiled from
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]
