"""Prints keys for a new site: `python -m webapp.new_keys >> .env` (needs no settings yet)."""

import sys

from webapp.foundation.keys import new_secret_key, new_vapid_key


def lines() -> str:
    """Return what an environment file needs, with fresh keys."""
    return f"UNCRAMP_SECRET_KEY={new_secret_key()}\nUNCRAMP_VAPID_PRIVATE_KEY={new_vapid_key()}\n"


if __name__ == "__main__":
    sys.stdout.write(lines())
