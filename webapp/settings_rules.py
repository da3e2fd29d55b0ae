"""What the text of a setting must be, so that a server can work with it."""

import os
import re
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from py_vapid import Vapid02
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

LOOPBACK_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1"})

_DATABASES: Final = frozenset(
    {"sqlite", "sqlite+pysqlite", "postgres", "postgresql", "postgresql+psycopg"}
)
_COUNTERS: Final = re.compile(r"(redis|valkey)(s|\+unix|\+cluster|\+sentinel)?://\S*")
_MAIL: Final = r"mailto:[^@\s]+@(localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)"
# Push services are told no more than a host: the library that signs refuses the rest.
_SUBJECT: Final = re.compile(rf"{_MAIL}|https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_CONTACT: Final = re.compile(rf"{_MAIL}|https://[^\s/]+\S*")
_HOST: Final = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]+)?")


def is_origin(url: str) -> bool:
    """Whether the text is scheme, host and perhaps a port, and nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and url == f"{parts.scheme}://{parts.netloc}"


def is_loopback(url: str) -> bool:
    """Whether an origin is this machine's own."""
    return is_origin(url) and urlsplit(url).hostname in LOOPBACK_HOSTS


def is_database(url: str) -> bool:
    """Whether the text is an address of one of the databases that we know."""
    try:
        return make_url(url).drivername in _DATABASES
    except (ArgumentError, ValueError):
        return False


def is_counter(url: str) -> bool:
    """Whether the text is an address of a Redis or Valkey, and there is what talks to it."""
    known = _COUNTERS.fullmatch(url)
    return known is not None and find_spec(known[1]) is not None


def is_subject(text: str) -> bool:
    """Whether push services take the text for who we are."""
    return _SUBJECT.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Whether the text leads to somebody."""
    return _CONTACT.fullmatch(text) is not None


def is_host(text: str) -> bool:
    """Whether the text is the name of a host, of all below one (leading dot), or has a port."""
    return _HOST.fullmatch(text) is not None


def may_be_folder(text: str) -> bool:
    """Whether a folder is there or, as far as can be seen, could be made."""
    path = Path(text)
    if os.access(path, os.F_OK):
        return path.is_dir()
    above = next(each for each in path.absolute().parents if os.access(each, os.F_OK))
    return above.is_dir() and os.access(above, os.W_OK | os.X_OK)


def push_key_of(text: str) -> Vapid02:
    """Return what signs push messages, or raise `ValueError` when the text is no key for it."""
    plain = text.strip()
    try:
        pem = plain.startswith("-----BEGIN")
        signer = Vapid02.from_pem(plain.encode()) if pem else Vapid02.from_string(plain)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError("not a private key") from error
    key = signer.private_key
    if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
        raise ValueError("not a key of the curve P-256")  # noqa: TRY004 - of the text, not of a type of ours
    return signer


def is_push_key(text: str) -> bool:
    """Whether push messages can be signed with it."""
    try:
        push_key_of(text)
    except ValueError:
        return False
    return True


class Rule(NamedTuple):
    """What a setting's text must fit, and what is said of it otherwise."""

    fits: Callable[[str], bool]
    otherwise: str


_NO_CONTACT: Final = "is not a contact like mailto:you@example.org or https://example.org"

RULES: Final[Mapping[str, Rule]] = {
    "public_url": Rule(is_origin, "is not an address like https://example.org"),
    "database_url": Rule(
        is_database, "cannot be read, or does not begin with sqlite:/// or postgresql://"
    ),
    "instance": Rule(may_be_folder, "is not a folder and cannot be made one"),
    "redis_url": Rule(
        is_counter, "does not begin with redis://, or its Python package is not installed"
    ),
    "vapid_private_key": Rule(
        is_push_key, "is no key for push messages; python -m webapp.new_keys makes one"
    ),
    "vapid_subject": Rule(is_subject, _NO_CONTACT),
    "security_contact": Rule(is_contact, _NO_CONTACT),
    "push_hosts": Rule(
        is_host, "takes names of hosts in small letters, with commas, and no addresses"
    ),
}
