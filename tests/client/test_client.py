"""The browser code's own tests, run by Node's runner as one test of this suite."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(str(path.relative_to(ROOT)) for path in Path(__file__).parent.rglob("*.test.ts"))
LONGEST_S = 1200


@pytest.mark.xdist_group("client")
def test_the_browser_code_keeps_its_own_rules(tmp_path: Path) -> None:
    assert len(FILES) > 10

    done = subprocess.run(
        ["node", "--test", "--test-concurrency=2", *FILES],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        # Each file is a process of its own, and most of what they import is the same.
        env={**os.environ, "NODE_COMPILE_CACHE": str(tmp_path)},
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"^. fail 0$", done.stdout, re.MULTILINE)
