"""Questions to passkeys and their answers: each question is asked once and lives five minutes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from pydantic import JsonValue
from sqlalchemy import delete
from sqlalchemy.orm import Session
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from webapp.accounts.models import PasskeyChallenge

LIVES_MS = 5 * 60 * 1000
TIMEOUT_MS = LIVES_MS

ADDING = "add"
ENTERING = "enter"

Json = dict[str, JsonValue]


class NotProved(Exception):  # noqa: N818  (an outcome: whoever asked decides what to say)
    """The answer is none to a question of ours, or not by the key that it names."""


@dataclass(frozen=True, kw_only=True)
class MadeKey:
    """A passkey that an authenticator has just made."""

    credential: str
    public_key: str
    sign_count: int


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """Whose passkey an answer says that it is, before anything is believed."""

    owner_id: str
    credential: str
    challenge: str


def adding_options(
    session: Session, owner: tuple[str, str], *, known: Sequence[str], origin: str, now_ms: int
) -> Json:
    """Return what a browser needs to make a passkey for this owner (id and name)."""
    owner_id, name = owner
    options = webauthn.generate_registration_options(
        rp_id=_rp_id(origin),
        rp_name="Uncramp",
        user_id=UUID(owner_id).bytes,
        user_name=name,
        timeout=TIMEOUT_MS,
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known
        ],
        # The passkey itself says whose it is, and asks for finger, face or PIN.
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    _remember(session, ADDING, owner_id, options.challenge, now_ms=now_ms)
    return _as_json(options)


def entering_options(session: Session, *, origin: str, now_ms: int) -> Json:
    """Return what a browser needs to ask for any passkey of ours; alike for everybody."""
    options = webauthn.generate_authentication_options(
        rp_id=_rp_id(origin),
        timeout=TIMEOUT_MS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    _remember(session, ENTERING, "", options.challenge, now_ms=now_ms)
    return _as_json(options)


def question_of_making(given: Json) -> bytes:
    """Read to which question a newly made key is the answer."""
    try:
        parsed = parse_registration_credential_json(given)
        return parse_client_data_json(parsed.response.client_data_json).challenge
    except Exception as error:  # strangers' bytes fail in many libraries
        raise NotProved from error


def use_question_of_making(
    session: Session, owner_id: str, challenge: bytes, *, now_ms: int
) -> None:
    """Use up a question to this owner; a second answer to it finds none."""
    _use_up(session, ADDING, owner_id, challenge, now_ms=now_ms)


def check_made(given: Json, challenge: bytes, *, origin: str) -> MadeKey:
    """Return the key that was made in answer to this question."""
    try:
        made = webauthn.verify_registration_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=_rp_id(origin),
            expected_origin=origin,
            require_user_verification=True,
        )
    except Exception as error:  # strangers' bytes fail in many libraries
        raise NotProved from error
    return MadeKey(
        credential=bytes_to_base64url(made.credential_id),
        public_key=bytes_to_base64url(made.credential_public_key),
        sign_count=made.sign_count,
    )


def claimed_by(given: Json) -> Claimed:
    """Read whose passkey answered which question; nothing of it is proved yet."""
    try:
        parsed = parse_authentication_credential_json(given)
        challenge = parse_client_data_json(parsed.response.client_data_json).challenge
        return Claimed(
            owner_id=str(UUID(bytes=parsed.response.user_handle)),
            credential=bytes_to_base64url(parsed.raw_id),
            challenge=bytes_to_base64url(challenge),
        )
    except Exception as error:  # strangers' bytes fail in many libraries
        raise NotProved from error


def use_question(session: Session, claimed: Claimed, *, now_ms: int) -> None:
    """Use up the question that was answered; a second answer to it finds none."""
    _use_up(session, ENTERING, "", base64url_to_bytes(claimed.challenge), now_ms=now_ms)


def check_answer(
    given: Json, claimed: Claimed, *, public_key: str, sign_count: int, origin: str
) -> int:
    """Return the key's new count if the answer was signed with it."""
    try:
        proved = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=base64url_to_bytes(claimed.challenge),
            expected_rp_id=_rp_id(origin),
            expected_origin=origin,
            credential_public_key=base64url_to_bytes(public_key),
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except Exception as error:  # strangers' bytes fail in many libraries
        raise NotProved from error
    return proved.new_sign_count


def forget_old(session: Session, *, now_ms: int) -> None:
    """Delete the questions that nobody may answer any more."""
    old = PasskeyChallenge.made_ms <= now_ms - LIVES_MS
    session.execute(delete(PasskeyChallenge).where(old))


def _remember(session: Session, why: str, owner_id: str, challenge: bytes, *, now_ms: int) -> None:
    key = _key(why, owner_id, challenge)
    session.add(PasskeyChallenge(challenge_hash=key, made_ms=now_ms))


def _use_up(session: Session, why: str, owner_id: str, challenge: bytes, *, now_ms: int) -> None:
    used = session.execute(
        delete(PasskeyChallenge).where(
            PasskeyChallenge.challenge_hash == _key(why, owner_id, challenge),
            PasskeyChallenge.made_ms > now_ms - LIVES_MS,
        )
    )
    gone: int = used.rowcount  # type: ignore[attr-defined]
    if gone != 1:
        raise NotProved


def _key(why: str, owner_id: str, challenge: bytes) -> str:
    return sha256(f"{why}:{owner_id}:{bytes_to_base64url(challenge)}".encode()).hexdigest()


def _rp_id(origin: str) -> str:
    return urlsplit(origin).hostname or ""


def _as_json(options: object) -> Json:
    written: Json = json.loads(webauthn.options_to_json(options))  # type: ignore[arg-type]
    return written
