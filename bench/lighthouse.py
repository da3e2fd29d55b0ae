"""Lighthouse's four categories, mobile preset, on the pages that somebody in pain opens."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.table import Row
from tests.support.chromium import chromium
from tests.support.server import LiveServer

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/now", "/routines/calf-bed-acute")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL = 98


def audit(url: str, folder: Path) -> dict[str, Any]:
    """Return Lighthouse's report on one page."""
    report = folder / "report.json"
    subprocess.run(
        [
            "node",
            "node_modules/lighthouse/cli/index.js",
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic",
        ],
        cwd=ROOT,
        env={**os.environ, "CHROME_PATH": chromium()},
        check=True,
    )
    result: dict[str, Any] = json.loads(report.read_text())
    return result


def complaints(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost points, as `category/audit`."""
    audits = report["audits"]
    return [
        f"{category}/{reference['id']}"
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
        and (audits[reference["id"]]["score"] or 0) < 1
        and audits[reference["id"]]["scoreDisplayMode"] != "notApplicable"
    ]


def measure() -> list[Row]:
    """Return one row for each page and category."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with LiveServer(folder) as server:
            for page in PAGES:
                report = audit(f"{server.url}{page}", folder)
                print(page, "loses points by:", ", ".join(complaints(report)) or "nothing")
                for category in CATEGORIES:
                    score = round(report["categories"][category]["score"] * 100)
                    rows.append(
                        Row(
                            what=f"{page} {category}",
                            value=score,
                            unit="points",
                            goal=f">= {GOAL}",
                            reached=score >= GOAL,
                        )
                    )
    return rows
