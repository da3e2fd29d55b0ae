"""Render static/icons/icon.svg to the PNG sizes that phones ask for."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

import browser as browsers

FOLDER = Path(__file__).resolve().parent.parent / "static/icons"
DRAWING = (FOLDER / "icon.svg").read_text(encoding="utf-8")
# Phones cut a maskable icon to any shape inside the full square: no corners, and smaller.
SQUARE = DRAWING.replace(' rx="112"', "")
SMALLER = SQUARE.replace('<g fill="none"', '<g transform="translate(51 51) scale(.8)" fill="none"')
SIZES = {
    "icon-192.png": (DRAWING, 192),
    "icon-512.png": (DRAWING, 512),
    "maskable-192.png": (SMALLER, 192),
    "maskable-512.png": (SMALLER, 512),
    "apple-touch-icon.png": (SQUARE, 180),
}


def render(browser: Browser, drawing: str, *, size: int) -> bytes:
    """Return the drawing as a PNG of this many pixels a side."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing}")
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def main() -> None:
    """Write every size."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find())
        for name, (drawing, size) in SIZES.items():
            (FOLDER / name).write_bytes(render(browser, drawing, size=size))
        browser.close()


if __name__ == "__main__":
    main()
