"""A seeded history: devices, a network that loses and repeats, a server that dies, a restore."""

import random
from dataclasses import dataclass

from tests.simulation import oracle
from tests.simulation.device import Device, Json
from tests.simulation.reference import Reference
from tests.simulation.server import Backup, Crashed, Server

# Many short histories find more in the same time than few long ones; some are long all the same.
STEPS = (8, 10, 12, 16, 48)
# How often each thing happens: where answers take their time, late ones meet newer ones.
NETWORKS = ((22, 14, 20, 20, 20, 4), (20, 4, 26, 32, 8, 1))
HEALING_ROUNDS = 80
# What the clocks of the devices say: the years between them are data, never an order.
INSTANTS = ("2023-01-01T00:00:00Z", "2026-11-21T03:12:44+01:00", "2031-06-30T23:59:59-11:00")


@dataclass
class Letter:
    """A request on its way, or the answer to it."""

    device: Device
    start: int
    request: Json
    answer: Json | None = None


class World:
    """Everything that a seed decides."""

    def __init__(self, seed: int, server: Server, *, device: type[Device] = Device) -> None:
        self.rng = random.Random(seed)
        self.server = server
        self.reference = Reference()
        self.devices = [device(number, self.rng) for number in range(self.rng.randint(2, 4))]
        self.requests: list[Letter] = []
        self.answers: list[Letter] = []
        self.made: list[Json] = []
        self.backup: tuple[Backup, Reference] | None = None
        self.restores = self.rng.random() < 0.5
        self.steps = self.rng.choice(STEPS)
        self.marks = 0
        self.trace: list[str] = []

    def run(self) -> None:
        """Live through one history; the oracle looks after every step."""
        actions = [self.write, self.sync, self.ask, self.deliver, self.receive, self.cut]
        weights = self.rng.choice(NETWORKS)
        for step in range(self.steps):
            if self.restores and step == self.steps // 5:
                self.keep_backup()
            if self.restores and step == self.steps * 3 // 5:
                self.restore()
            action = self.rng.choices(actions, weights)[0]
            self.trace.append(action.__name__)
            action()
            oracle.check_step(self)
        self.heal()
        oracle.check_end(self)

    # The person -------------------------------------------------------------------------------

    def write(self) -> None:
        """Write, change or delete something on one device."""
        device = self.rng.choice(self.devices)
        alive = device.alive()
        record = self.rng.choice(alive) if alive and self.rng.random() < 0.8 else None
        action = "delete" if record and self.rng.random() < 0.15 else "put"
        op: Json = {"op": device.new_id(), "kind": "cramp", "action": action}
        op["record"] = record or device.new_id()
        if action == "put":
            op["fields"] = self._fields(new=record is None)
        self.made.append(op)
        device.write(op)

    def _fields(self, *, new: bool) -> Json:
        """Return a mark that no other op sets, and sometimes a field that others fight over."""
        self.marks += 1
        fields: Json = {f"mark{self.marks}": self.marks}
        if self.rng.random() < 0.6:
            fields["side"] = self.rng.choice(["left", "right", "both", None])
        if new:
            fields["started_at"] = self.rng.choice(INSTANTS)
        elif self.rng.random() < 0.06:
            fields["intensity"] = 99  # no such pain: the server refuses this op alone
        return fields

    # The network ------------------------------------------------------------------------------

    def ask(self) -> None:
        """Let a device send what it has; two of its tabs may ask at once."""
        device = self.rng.choice(self.devices)
        if sum(letter.device is device for letter in self.requests + self.answers) < 4:
            self.requests.append(Letter(device, device.starts, device.request()))

    def deliver(self) -> None:
        """Bring some request to the server, in any order, and perhaps not for the last time."""
        if not self.requests:
            return
        letter = self.rng.choice(self.requests)
        if self.rng.random() < 0.85:
            self.requests.remove(letter)
        crash = self.rng.choices([None, "before commit", "after commit"], [85, 5, 10])[0]
        answer = self.post(letter.request, crash=crash)
        if answer is not None and self.rng.random() < 0.75:
            self.answers.append(Letter(letter.device, letter.start, letter.request, answer))

    def post(self, request: Json, *, crash: str | None = None, page: int = 0) -> Json | None:
        """Let the server work, and tell the reference what must have counted."""
        before = self.server.epoch()
        try:
            answer = self.server.post(request, page=page or self.rng.randint(1, 3), crash=crash)
        except Crashed:
            answer = None
        if crash == "before commit" or (answer and "code" in answer):
            return answer
        if answer is None and not self._would_be_read(request, before):
            return None
        rows = self.server.records()
        for op in request["ops"]:
            held = rows.get(op["record"])
            self.reference.enter(op, epoch=before, seq=held and held["seq"])
        oracle.check_server(self)
        return answer

    def _would_be_read(self, request: Json, epoch: str) -> bool:
        head = self.server.head()
        wanted = request["epoch"] or epoch
        return bool(wanted == epoch and request["cursor"] <= head)

    def receive(self) -> None:
        """Bring some answer to the device that asked, if it is still waiting."""
        if self.answers:
            self.hand_over(self.answers.pop(self.rng.randrange(len(self.answers))))

    def hand_over(self, letter: Letter) -> None:
        """Let a device take an answer, and perhaps crash between two of its steps."""
        device, answer = letter.device, letter.answer
        if answer is None or letter.start != device.starts:
            return
        if answer.get("code") == "reset":
            held = device.disk.epoch
            if letter.request["epoch"] == held != answer["epoch"]:
                device.reset(answer["epoch"])
            return
        for _ in device.take(letter.request, answer):
            if self.rng.random() < 0.3:
                device.starts += 1
                return

    def sync(self) -> None:
        """Let a device speak with the server while nothing goes wrong."""
        device = self.rng.choice(self.devices)
        request = device.request()
        self.hand_over(Letter(device, device.starts, request, self.post(request)))

    def cut(self) -> None:
        """Lose a request or an answer on the way, or start a device anew: it waits no longer."""
        lost = self.rng.choice([self.requests, self.answers, []])
        if lost:
            lost.pop(self.rng.randrange(len(lost)))
        else:
            self.rng.choice(self.devices).starts += 1

    # The operator -----------------------------------------------------------------------------

    def keep_backup(self) -> None:
        """Make a backup."""
        copied = Reference(
            dict(self.reference.records), dict(self.reference.origins), set(self.reference.seen)
        )
        self.backup = (self.server.backup(), copied)

    def restore(self) -> None:
        """Go back to it."""
        assert self.backup is not None
        stored, self.reference = self.backup
        self.server.restore(stored)

    # The end ----------------------------------------------------------------------------------

    def heal(self) -> None:
        """Let the network bring everything, until every device has nothing more to say."""
        for letter in self.requests:
            self.post(letter.request)
        for _ in range(HEALING_ROUNDS):
            # Who has said everything and heard everything would only be told so again.
            for device in (one for one in self.devices if not oracle.is_settled(self, one)):
                request = device.request()
                letter = Letter(device, device.starts, request, self.post(request, page=3))
                self.hand_over(letter)
            if all(oracle.is_settled(self, device) for device in self.devices):
                return
