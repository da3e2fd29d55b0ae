"""Write templates/_icons.html: the pictures of the icon set that pages use, as one Jinja macro.

The pictures are Tabler Icons (MIT); they are inlined so that no page waits for them.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules/@tabler/icons/icons/outline"
TARGET = ROOT / "templates/_icons.html"
NAMES = ("chevron-right", "dots", "droplet", "home", "notebook", "phone", "stretching")
HEAD = (
    "{# Written by tooling/icon_macro.py from Tabler Icons (MIT, © Paweł Kuna). #}\n"
    "{% macro icon(name) -%}\n"
    '  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">'
)


def paths(name: str) -> str:
    """Return the visible paths of one icon, shortened."""
    text = (SOURCE / f"{name}.svg").read_text(encoding="utf-8")
    found = re.findall(r'<path d="([^"]+)"', text)
    return "".join(f'<path d="{path}" />' for path in found)


def macro() -> str:
    """Return the whole partial."""
    branches = "".join(
        f"{{%- {'if' if place == 0 else 'elif'} name == '{name}' -%}}{paths(name)}\n"
        for place, name in enumerate(NAMES)
    )
    return f"{HEAD}\n{branches}{{%- endif -%}}</svg>\n{{%- endmacro %}}\n"


if __name__ == "__main__":
    TARGET.write_text(macro(), encoding="utf-8")
