"""Where things lie in a checkout."""

from webapp.settings import INSTANCE, ROOT

STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
ROUTINES = ROOT / "routines"
BUILD = ROOT / "build"
MIGRATIONS = ROOT / "webapp" / "migrations"

__all__ = [
    "BUILD",
    "INSTANCE",
    "MIGRATIONS",
    "ROOT",
    "ROUTINES",
    "STATIC",
    "TEMPLATES",
]
