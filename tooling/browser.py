"""Finds the browsers for the tests, and installs them where there are none."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(*command: str) -> bool:
    print("+", " ".join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


def _apt(*packages: str) -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    patient = ("-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=5")
    # A list that does not come, or that another process reads, keeps nothing from being installed.
    _run("apt-get", *patient, "update")
    return _run("apt-get", *patient, "-y", "install", "--no-install-recommends", *packages)


def install() -> str:
    """Return the path of a Chromium, after installing one if need be."""
    if path := find():
        return path
    _run(sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")
    if not find():
        _apt("chromium")
    if path := find():
        return path
    sys.exit(
        "The browser tests need Chromium and it could neither be downloaded nor installed. "
        "Install it by hand (Debian: apt-get install chromium) and run this again."
    )


def install_bus() -> None:
    """Make sure that a session bus can be started: notifications are pressed through it."""
    if shutil.which("dbus-run-session") or _apt("dbus"):
        return
    sys.exit("The notification tests need dbus-run-session (Debian: apt-get install dbus).")


def install_webkit() -> None:
    """Make sure that the engine of iPhones can be driven, on a display that nobody sees."""
    packages = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
    missing = [package for program, package in packages.items() if not shutil.which(program)]
    if not missing or _apt(*missing):
        return
    sys.exit(f"The tests in WebKit need {' and '.join(missing)} (as Debian names them).")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install what is missing")
    parser.add_argument("--webkit", action="store_true", help="install the engine of iPhones")
    wanted = parser.parse_args()
    if wanted.webkit:
        install_webkit()
    elif wanted.install:
        install_bus()
        print("Chromium for the tests:", install())
    else:
        print(find() or "none")
