"""Accounts on the wire: signing up, in and out, devices, and the ways back in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from webapp.contract.strict import Strict
from webapp.contract.text import Id, Instant, Zone

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 512
RECOVERY_CODES = 10
LONGEST_USER_NAME = 128
LONGEST_RECOVERY_CODE = 64

# Only lengths are checked here; what a name may look like is decided in accounts/names.py.
UserName = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_USER_NAME)]
Password = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASSWORD)]
RecoveryCode = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_RECOVERY_CODE)]


class SignUp(Strict):
    """The wish for an account."""

    username: UserName
    password: Password
    timezone: Zone


class SignIn(Strict):
    """Name and password of an account."""

    username: UserName
    password: Password


class Recovery(Strict):
    """A recovery code and the password that replaces the lost one."""

    username: UserName
    code: RecoveryCode
    new_password: Password


class NewOwner(Strict):
    """The wish for reminders without an account."""

    timezone: Zone


class NewPassword(Strict):
    """The present password and the one that replaces it.

    The present one may be left out by whoever has none and proved a passkey a moment ago.
    """

    password: Password | None = None
    new_password: Password


class PasswordAgain(Strict):
    """The password, asked again before something grave; not needed a moment after signing in."""

    password: Password | None = None


class Farewell(Strict):
    """The wish to delete the account: its name typed again, the password if it is long ago."""

    username: UserName
    password: Password | None = None


class Who(Strict):
    """Who is signed in; an anonymous owner has no name."""

    owner: Id
    username: str | None


class SignedUp(Who):
    """A new account, with the codes that are shown this once."""

    recovery_codes: list[str]


class Recovered(Who):
    """An account opened with a recovery code: codes left, and passkeys that open it still."""

    codes_left: int
    passkeys: int


class NewCodes(Strict):
    """Fresh recovery codes, shown this once; the old ones are void."""

    recovery_codes: list[str]


class Device(Strict):
    """One place where the account is signed in."""

    id: Id
    browser: str | None
    system: str | None
    signed_in_at: Instant
    seen_at: Instant
    current: bool


class Devices(Strict):
    """All places where the account is signed in, the latest seen first."""

    sessions: list[Device]


class DevicePath(Strict):
    """Names one device in an address."""

    session_id: Annotated[str, Field(max_length=64)]
