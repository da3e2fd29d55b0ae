"""Whatever may become of a backup on its way: it is refused in one sentence, or it is whole."""

import gzip
import json
import random
import re
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask

from tests.integration.jobs.test_backup import contents, fill, run
from webapp.jobs.backup_file import BackupRefused, summary_of
from webapp.settings import Settings


def damaged(lines: list[bytes]) -> dict[str, bytes]:
    """Return what may become of a file, by what happened to it."""
    whole = gzip.compress(b"".join(lines), mtime=0)
    return {
        "empty": b"",
        "no gzip": b"".join(lines),
        "cut": whole[: len(whole) // 2],
        "a line less": gzip.compress(b"".join([*lines[:2], *lines[3:]])),
        "without its end": gzip.compress(b"".join(lines[:-1])),
        "a changed sign": gzip.compress(b"".join(lines).replace(b"Kathmandu", b"Kathmandy")),
        "something else": gzip.compress(b'{"format":"other"}\n'),
        "of another version": gzip.compress(
            b"".join(lines).replace(b'"version":1', b'"version":2', 1)
        ),
        "of a newer release": resummed(lines, b'"revision":"', b'"revision":"9'),
        "a damaged block": whole[:20] + bytes(sign ^ 0xFF for sign in whole[20:60]) + whole[60:],
        "a damaged sum of gzip": whole[:-8] + bytes(8),
        "no text": gzip.compress(b"\xff".join(lines)),
        "a broken line": with_line(lines, b'["owner",{"owner_id":\n'),
        "a line without a table": with_line(lines, b"[]\n"),
        "a table that is no name": with_line(lines, b"[[1],{}]\n"),
        "a row that is no row": with_line(lines, b'["owner",5]\n'),
        "a line as deep as a well": with_line(lines, b'["owner",' + b"[" * 100_000 + b"\n"),
        "a table of nobody": with_line(lines, b'["users",{"name":"eve"}]\n'),
        "a row without its owner": with_line(
            lines, b'["recovery_code",{"owner_id":"%s","code_hash":"x"}]\n' % NOBODY
        ),
        "a row twice": with_line(lines, owner_line(lines)),
        "a word for a number": with_line(
            lines, b'["owner",{"owner_id":"%s","created_ms":"soon"}]\n' % NOBODY
        ),
        "a number without end": with_line(
            lines, b'["owner",{"owner_id":"%s","created_ms":1%s}]\n' % (NOBODY, b"0" * 20)
        ),
        "a column that is none": with_line(lines, b'["owner",{"wings":2}]\n'),
    }


NOBODY = b"0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"


def owner_line(lines: list[bytes]) -> bytes:
    return next((line for line in lines if line.startswith(b'["owner"')), b"")


def with_line(lines: list[bytes], line: bytes) -> bytes:
    """Return a file in which one line more stands, counted and summed as if it belonged there."""
    foot = json.loads(lines[-1] or b'{"counts":{},"sha256":""}')
    body = [*lines[:-1], line]
    name = re.match(rb'\["(\w+)"', line)
    if name:
        table = name[1].decode()
        foot["counts"][table] = foot["counts"].get(table, 0) + 1
    foot["sha256"] = sha256(b"".join(body)).hexdigest()
    return gzip.compress(b"".join([*body, json.dumps(foot).encode() + b"\n"]))


def resummed(lines: list[bytes], old: bytes, new: bytes) -> bytes:
    """Return a file that is whole, but says something else."""
    before = sha256(b"".join(lines[:-1])).hexdigest().encode()
    changed = [line.replace(old, new) for line in lines]
    after = sha256(b"".join(changed[:-1])).hexdigest().encode()
    return gzip.compress(b"".join(changed).replace(before, after))


@pytest.mark.parametrize("how", sorted(damaged([b"", b"", b"", b""])))
def test_a_file_that_is_not_whole_changes_nothing(
    app: Flask, file: Path, settings: Settings, how: str
) -> None:
    fill(app)
    run(app, "backup", file)
    file.write_bytes(damaged(gzip.decompress(file.read_bytes()).splitlines(keepends=True))[how])
    before = contents(app)

    refused = run(app, "restore", file)

    assert refused.exit_code == 1
    assert re.fullmatch(r"Error: [A-Z][^\n]+\n", refused.output)
    assert contents(app) == before
    assert not [*settings.instance.glob("before-restore-*")]


def test_a_file_cut_anywhere_or_with_any_sign_changed_is_refused(app: Flask, file: Path) -> None:
    fill(app, people=1)
    run(app, "backup", file)
    whole = file.read_bytes()
    chance = random.Random(5)
    spoilt = [whole[:at] for at in range(0, len(whole), 7)]
    for _ in range(400):
        at = chance.randrange(10, len(whole))  # before that only the file's date stands
        spoilt.append(whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :])

    for some in spoilt:
        file.write_bytes(some)
        assert is_refused(file) or gzip.decompress(some) == gzip.decompress(whole)


def is_refused(file: Path) -> bool:
    try:
        summary_of(file)
    except BackupRefused:
        return True
    return False
