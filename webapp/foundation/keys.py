"""Keys for development: made once, kept in `instance/secrets/`, read by nobody else."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from webapp.settings import INSTANCE

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700


def new_secret_key() -> str:
    """Return random text that is long enough to key every hash of ours."""
    return secrets.token_urlsafe(48)


def new_vapid_key() -> str:
    """Return a fresh private key for Web Push as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def ensure_development_secrets(instance: Path = INSTANCE) -> None:
    """Make the keys that are not there yet, before web and worker start and would race for it."""
    folder = instance / "secrets"
    folder.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
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


if __name__ == "__main__":
    ensure_development_secrets()
