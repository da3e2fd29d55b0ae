"""Where a push may go: never inside, whatever the address pretends."""

import pytest

from webapp.contract.problem import Problem
from webapp.reminders.endpoint import addresses_of, is_public, read_endpoint

GOOD = [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://api.push.apple.com/abc",
    "https://db5p.notify.windows.com/w/?token=abc",
    "https://fcm.googleapis.com:443/fcm/send/abc",
    "HTTPS://FCM.GOOGLEAPIS.COM/fcm/send/abc",
]

SCHEMES = ["http", "ftp", "file", "gopher", "ws", "wss", "data", "javascript", "ldap", "dict"]
HOSTS = [
    "localhost", "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "[::1]", "[::]",
    "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1",
    "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[2001:db8::1]",
    "metadata.google.internal", "example.com", "example.com.", "fcm.googleapis.com.evil.example",
    "evil-fcm.googleapis.com", "xfcm.googleapis.com", "googleapis.com", "notify.windows.com",
    ".notify.windows.com", "push.apple.com", "evilpush.apple.com", "web.push.apple.com.evil.test",
    "fcm.googleapis.com.", "fcm%2egoogleapis.com", "fcm.googleapis.com%00.evil.test",
    "xn--fcm-googleapis-com.example", "localtest.me", "127.0.0.1.nip.io", "kubernetes.default.svc",
    "fcm。googleapis。com", "ⓕcm.googleapis.com", "fcm.googleapis.com\u200b",
]  # fmt: skip
SHAPES = [
    "", " ", "https://", "https:///path", "//fcm.googleapis.com/x", "fcm.googleapis.com/x",
    "https:fcm.googleapis.com/x", "https:/fcm.googleapis.com/x",
    "https://fcm.googleapis.com:80/x", "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:99999/x", "https://fcm.googleapis.com:abc/x",
    "https://fcm.googleapis.com:-1/x", "https://user@fcm.googleapis.com/x",
    "https://user:pass@fcm.googleapis.com/x", "https://@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.test/x", "https://evil.test\\@fcm.googleapis.com/x",
    "https://evil.test#@fcm.googleapis.com/x", "https://evil.test?@fcm.googleapis.com/x",
    "https://evil.test/fcm.googleapis.com", "https://fcm.googleapis.com/x#fragment",
    "https://fcm.googleapis.com/x\r\nHost: evil.test", "https://fcm.googleapis.com/x\ty",
    "https://fcm.googleapis.com/\n", " https://fcm.googleapis.com/x",
    "https://fcm.googleapis.com/x ", "https://[fcm.googleapis.com]/x", "https://[::1/x",
    "https://fcm.googleapis.com\\.evil.test/x", "https://fcm.googleapis.com\x00/x",
]  # fmt: skip
HOSTILE = [
    *(f"{scheme}://fcm.googleapis.com/x" for scheme in SCHEMES),
    *(f"https://{host}/x" for host in HOSTS),
    *(f"http://{host}:9123/x" for host in HOSTS),
    *SHAPES,
]


def test_there_are_enough_hostile_addresses() -> None:
    assert len(set(HOSTILE)) >= 120


@pytest.mark.parametrize("url", GOOD)
def test_the_push_services_of_the_browsers_are_taken(url: str) -> None:
    assert read_endpoint(url).port == 443


@pytest.mark.parametrize("url", HOSTILE)
def test_every_other_address_is_refused(url: str) -> None:
    with pytest.raises(Problem, match="bad-request"):
        read_endpoint(url)


def test_an_address_named_with_its_port_is_taken_over_http_and_no_other() -> None:
    endpoint = read_endpoint("http://127.0.0.1:9123/x", extra_hosts=["127.0.0.1:9123"])

    assert endpoint.is_loopback
    for other in ("http://127.0.0.1:9124/x", "https://127.0.0.1:9123/x", "http://127.0.0.1/x"):
        with pytest.raises(Problem):
            read_endpoint(other, extra_hosts=["127.0.0.1:9123"])


def test_an_operator_may_add_a_push_service() -> None:
    endpoint = read_endpoint("https://push.example.org/x", extra_hosts=["push.example.org"])

    assert endpoint.host == "push.example.org"


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "10.1.2.3", "100.64.0.1", "169.254.169.254", "192.0.2.1", "::1", "fe80::1",
     "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:db8::1", "224.0.0.1",
     "2001::1", "0.0.0.0"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_known(text: str) -> None:
    assert not is_public(text)


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with pytest.raises(OSError, match="not public"):
        addresses_of("push.test", 443, resolve=lambda *_: ["142.250.1.1", "10.0.0.1"])


def test_a_resolver_that_changes_its_mind_is_asked_again_at_each_connection() -> None:
    answers = iter([["142.250.1.1"], ["127.0.0.1"]])

    assert addresses_of("push.test", 443, resolve=lambda *_: next(answers)) == ["142.250.1.1"]
    with pytest.raises(OSError, match="not public"):
        addresses_of("push.test", 443, resolve=lambda *_: next(answers))
