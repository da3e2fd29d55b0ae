"""Keys for development: made once, kept in `instance/secrets/`, read by nobody else."""

import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from webapp.settings import INSTANCE

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700


def new_secret_key() -> str:
    """Return random text that is long enough to key every hash of ours."""
    return secrets.token_urlsafe(48)


def new_vapid_key() -> str:
    """Return a fresh private key for Web Push: 32 bytes as base64url, which fits in a line."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(number.to_bytes(32)).rstrip(b"=").decode()


def ensure_development_secrets(instance: Path = INSTANCE) -> None:
    """Make the keys that are not there yet, before web and worker start and would race for it."""
    folder = instance / "secrets"
    for place in (instance, folder):
        place.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    _keep(folder / "uncramp_secret_key", new_secret_key())
    _keep(folder / "uncramp_vapid_private_key", new_vapid_key())


def _keep(path: Path, text: str) -> None:
    """Write the file unless one is there; never widen who may read it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(text)
