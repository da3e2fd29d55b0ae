"""Recovery codes: each opens the account once, and replaces the password only."""

import secrets
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.accounts.codes import ALPHABET, grouped, meant
from webapp.accounts.models import RecoveryCode
from webapp.contract.account import RECOVERY_CODES

_LENGTH = 16  # of 32 signs: 80 bits


def replace_codes(session: Session, owner_id: str) -> list[str]:
    """Give the owner new codes, void the old ones, and return them to be shown once."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.owner_id == owner_id))
    codes = [_new_code() for _ in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCode(owner_id=owner_id, code_hash=_hash(owner_id, code)) for code in codes
    )
    session.flush()
    return codes


def use(session: Session, owner_id: str, code: str) -> bool:
    """Use up a code; of two requests with the same one, only the first gets True."""
    used = session.execute(
        delete(RecoveryCode).where(
            RecoveryCode.owner_id == owner_id, RecoveryCode.code_hash == _hash(owner_id, code)
        )
    )
    gone: int = used.rowcount  # type: ignore[attr-defined]
    return gone == 1


def left(session: Session, owner_id: str) -> int:
    """Return how many codes the owner can still use."""
    counted = select(func.count()).where(RecoveryCode.owner_id == owner_id)
    return session.scalar(counted) or 0


def _new_code() -> str:
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH)))


def _hash(owner_id: str, code: str) -> str:
    """Hash what was meant, however it was typed. Random 80 bits need no slow hash."""
    return sha256(f"{owner_id}:{meant(code)}".encode()).hexdigest()
