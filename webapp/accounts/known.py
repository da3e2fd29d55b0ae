"""The mark of a browser in which an account was opened before: OWASP's "device cookie".

Tries from such a browser are counted apart, so that strangers who guess at a name do not keep its
owner out. A mark tells nobody whose it is: it can only be compared with a name that is typed.
"""

import hmac
import secrets

from webapp.accounts import names, throttle


def new_mark(username: str, *, secret: bytes) -> str:
    """Return a mark for a browser that has just opened this account."""
    number = secrets.token_urlsafe(16)
    return f"{number}.{_seal(number, username, secret=secret)}"


def is_mark_of(mark: str, username: str, *, secret: bytes) -> bool:
    """Whether this account, in whichever spelling of its name, was opened in the browser."""
    number, _, seal = mark.partition(".")
    return hmac.compare_digest(seal.encode(), _seal(number, username, secret=secret).encode())


def _seal(number: str, username: str, *, secret: bytes) -> str:
    return throttle.key_of("known", f"{number}:{names.key_of(username)}", secret=secret)
