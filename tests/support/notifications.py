"""A notification daemon for the session bus, so that tests can press real notifications.

Run as a program under `dbus-run-session`; it prints one JSON object a line for every
notification shown or closed and reads commands, one JSON object a line:
`{"press": id, "action": key}` or `{"dismiss": id}`.
"""

import asyncio
import json
import sys
from typing import Any

from dbus_next.aio import MessageBus
from dbus_next.service import ServiceInterface, method, signal

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DISMISSED = 2
CLOSED_BY_APP = 3


def say(event: dict[str, Any]) -> None:
    """Print one event for the test that started this daemon."""
    print(json.dumps(event), flush=True)  # noqa: T201 - the protocol of this program


class Notifications(ServiceInterface):
    """The part of the desktop notification interface that Chromium uses."""

    def __init__(self) -> None:
        super().__init__(NAME)
        self._last = 0

    @method()
    def GetCapabilities(self) -> "as":  # type: ignore[valid-type]  # noqa: F722, N802 - the interface's own names
        return ["actions", "body", "persistence"]

    @method()
    def GetServerInformation(self) -> "ssss":  # type: ignore[name-defined]  # noqa: F821, N802
        return ["uncramp-tests", "uncramp", "1", "1.2"]

    @method()
    def Notify(  # noqa: N802 - the interface's own signature
        self,
        _app: "s",  # type: ignore[name-defined]  # noqa: F821
        replaces: "u",  # type: ignore[name-defined]  # noqa: F821
        _icon: "s",  # type: ignore[name-defined]  # noqa: F821
        summary: "s",  # type: ignore[name-defined]  # noqa: F821
        body: "s",  # type: ignore[name-defined]  # noqa: F821
        actions: "as",  # type: ignore[valid-type]  # noqa: F722
        _hints: "a{sv}",  # type: ignore[valid-type]  # noqa: F722
        _timeout: "i",  # type: ignore[name-defined]  # noqa: F821
    ) -> "u":  # type: ignore[name-defined]  # noqa: F821
        if not replaces:
            self._last += 1
        number = replaces or self._last
        keys = dict(zip(actions[1::2], actions[::2], strict=True))
        say({"shown": number, "title": summary, "body": body, "actions": keys})
        return number

    @method()
    def CloseNotification(self, number: "u"):  # type: ignore[name-defined,no-untyped-def]  # noqa: F821, N802, ANN201
        say({"closed": number})
        self.NotificationClosed(number, CLOSED_BY_APP)

    @signal()
    def NotificationClosed(self, number, reason) -> "uu":  # type: ignore[no-untyped-def,name-defined]  # noqa: F821, N802, ANN001
        return [number, reason]

    @signal()
    def ActionInvoked(self, number, key) -> "us":  # type: ignore[no-untyped-def,name-defined]  # noqa: F821, N802, ANN001
        return [number, key]

    def obey(self, command: dict[str, Any]) -> None:
        """Press or dismiss a notification as a person would."""
        if "press" in command:
            self.ActionInvoked(command["press"], command["action"])
            self.NotificationClosed(command["press"], DISMISSED)
        else:
            self.NotificationClosed(command["dismiss"], DISMISSED)


async def main() -> None:
    """Serve until standard input ends."""
    bus = await MessageBus().connect()
    daemon = Notifications()
    bus.export(PATH, daemon)
    await bus.request_name(NAME)
    say({"ready": True})
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        daemon.obey(json.loads(line))


if __name__ == "__main__":
    asyncio.run(main())
