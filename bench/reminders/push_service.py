"""A push service a tenth of a second away: takes everything, notes what came and when."""

import asyncio
import json
import sys
import time
from contextlib import suppress

ANSWER = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


class Service:
    """Counts arrivals by topic; a GET gives them back, or how many different ones there were."""

    def __init__(self, delay_s: float) -> None:
        self.delay_s = delay_s
        self.arrivals: list[tuple[str, float]] = []
        self.topics: set[str] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection for as long as it lasts."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().lower().split("\r\n")
                headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
                await reader.readexactly(int(headers.get("content-length", 0)))
                if head.startswith(b"GET"):
                    writer.write(self._told(head))
                else:
                    self._note(headers["topic"])
                    await asyncio.sleep(self.delay_s)
                    writer.write(ANSWER)
                await writer.drain()
        writer.close()

    def _note(self, topic: str) -> None:
        self.arrivals.append((topic, time.time()))
        self.topics.add(topic)

    def _told(self, head: bytes) -> bytes:
        told = len(self.topics) if head.startswith(b"GET /count") else self.arrivals
        body = json.dumps(told).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


async def main(port: int, delay_s: float) -> None:
    """Serve until killed."""
    server = await asyncio.start_server(Service(delay_s).serve, "127.0.0.1", port, limit=2**20)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
