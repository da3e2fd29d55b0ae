"""Keys for development: made once, kept in `instance/secrets/`, read by nobody else."""

import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from webapp.settings import INSTANCE, Settings, load_settings

FOLDER_OWNER_ONLY = 0o700


def new_secret_key() -> str:
    """Return random text that is long enough to key every hash of ours."""
    return secrets.token_urlsafe(48)


def new_vapid_key() -> str:
    """Return a fresh private key for Web Push: 32 bytes as base64url, which fits in a line."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(number.to_bytes(32)).rstrip(b"=").decode()


def settings_with_keys() -> Settings:
    """Return what the environment says; in development keys that nobody gave are made first."""
    settings = load_settings()
    if settings.production or (settings.secret_key and settings.vapid_private_key):
        return settings
    # Where nothing can be written the refusal names the key that is missing.
    with suppress(OSError):
        ensure_development_secrets(settings.instance)
    return load_settings()


def ensure_development_secrets(instance: Path = INSTANCE) -> None:
    """Make the keys that are not there yet; of processes that start together one makes them."""
    folder = instance / "secrets"
    for place in (instance, folder):
        place.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    _keep(folder / "uncramp_secret_key", new_secret_key())
    _keep(folder / "uncramp_vapid_private_key", new_vapid_key())


def _keep(path: Path, text: str) -> None:
    """Write the file unless one is there; never widen who may read it.

    It gets its name when it is whole: another process must not read half a key.
    """
    if path.exists():
        return
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as whole:
        whole.write(text)
        whole.flush()
        with suppress(FileExistsError):
            os.link(whole.name, path)
