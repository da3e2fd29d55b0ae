"""Which addresses a push may go to: an endpoint is user input, and a server behind it may lie."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from webapp.contract.problem import Code, Problem

# The push services of the browsers; a leading dot takes every name below it.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.services.mozilla.com",
    "web.push.apple.com",
    ".push.apple.com",
    ".notify.windows.com",
)
HTTPS = 443

Resolver = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True)
class Endpoint:
    """A push address that was looked at: its host and port, and whether it is a test's own."""

    url: str
    host: str
    port: int
    is_loopback: bool

    @property
    def target(self) -> str:
        """Return what a request asks its host for."""
        parts = urlsplit(self.url)
        path = parts.path or "/"
        return f"{path}?{parts.query}" if parts.query else path


def read_endpoint(url: str, *, extra_hosts: Iterable[str] = ()) -> Endpoint:
    """Return the endpoint, or raise a `bad-request` problem that says what is wrong with it.

    `extra_hosts` are the operator's; one with a port is exactly that address over http, which
    the settings allow in development only.
    """
    extra = tuple(extra_hosts)
    host, port, scheme = _parts(url)
    if scheme == "http" and f"{host}:{port}" in extra:
        return Endpoint(url=url, host=host, port=port, is_loopback=True)
    if scheme != "https" or port != HTTPS:
        raise _refused("it is not https on port 443")
    if not _is_trusted(host, trusted=(*PUSH_SERVICES, *(h for h in extra if ":" not in h))):
        raise _refused("its host is no push service known here")
    return Endpoint(url=url, host=host, port=port, is_loopback=False)


def addresses_of(host: str, port: int, *, resolve: Resolver | None = None) -> list[str]:
    """Return the host's addresses; raise `OSError` unless every one of them is public."""
    found = list((resolve or _resolve)(host, port))
    if not found:
        raise OSError(f"{host} has no address")
    private = [text for text in found if not is_public(text)]
    if private:
        raise OSError(f"{host} resolves to an address that is not public")
    return found


def is_public(text: str) -> bool:
    """Tell whether an address belongs to the open internet, seen through every disguise."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _behind_nat64(address)
        if inner is not None:
            return is_public(str(inner))
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast


def _behind_nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _parts(url: str) -> tuple[str, int, str]:
    if not url.isascii() or any(ord(sign) <= ord(" ") or sign == "\\" for sign in url):
        raise _refused("it has characters that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused("it is no address") from error
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _refused("it carries more than an address")
    if not parts.hostname:
        raise _refused("it names no host")
    return parts.hostname, port or (HTTPS if parts.scheme == "https" else 80), parts.scheme


def _is_trusted(host: str, *, trusted: Iterable[str]) -> bool:
    return any(
        host.endswith(name) and host != name if name.startswith(".") else host == name
        for name in trusted
    )


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def _refused(why: str) -> Problem:
    return Problem(Code.BAD_REQUEST, f"The push endpoint is refused: {why}.")
