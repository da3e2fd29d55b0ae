"""What can go wrong, as it crosses the wire: RFC 9457 problems, each with a code of ours."""

from enum import StrEnum
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class Code(StrEnum):
    """Every problem code there is; clients choose their words by it."""

    BAD_REQUEST = "bad-request"
    WRONG_CREDENTIALS = "wrong-credentials"
    SIGNED_OUT = "signed-out"
    ACCOUNT_NEEDED = "account-needed"
    CROSS_SITE = "cross-site"
    HEADER_MISSING = "header-missing"
    SIGN_IN_AGAIN = "sign-in-again"
    NOT_FOUND = "not-found"
    WRONG_CODE = "wrong-code"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    NOT_ACCEPTABLE = "not-acceptable"
    NAME_TAKEN = "name-taken"
    LAST_WAY_IN = "last-way-in"
    RESET = "reset"
    WRONG_OWNER = "wrong-owner"
    LENGTH_NEEDED = "length-needed"
    TOO_LARGE = "too-large"
    WRONG_CONTENT_TYPE = "wrong-content-type"
    WEAK_PASSWORD = "weak-password"  # noqa: S105  (a code, not a password)
    SLOW_DOWN = "slow-down"
    SERVER_ERROR = "server-error"
    BUSY = "busy"


# The status and the sentence of each code; nobody else decides them.
_MEANINGS: dict[Code, tuple[int, str]] = {
    Code.BAD_REQUEST: (400, "The request is not understood"),
    Code.WEAK_PASSWORD: (400, "The password is too easy to guess"),
    Code.WRONG_CREDENTIALS: (401, "User name and password do not match"),
    Code.SIGNED_OUT: (401, "Nobody is signed in"),
    Code.ACCOUNT_NEEDED: (403, "This needs an account"),
    Code.CROSS_SITE: (403, "The request came from another site"),
    Code.HEADER_MISSING: (403, "The header X-Uncramp: 1 is missing"),
    Code.SIGN_IN_AGAIN: (403, "This needs the password again"),
    Code.NOT_FOUND: (404, "There is nothing at this address"),
    Code.WRONG_CODE: (404, "This code is not known, or no longer"),
    Code.METHOD_NOT_ALLOWED: (405, "This address does not take this method"),
    Code.NOT_ACCEPTABLE: (406, "This address answers programs, not pages"),
    Code.NAME_TAKEN: (409, "This user name is taken"),
    Code.LAST_WAY_IN: (409, "Nothing else would open the account any more"),
    Code.RESET: (409, "The server's history is another one"),
    Code.WRONG_OWNER: (409, "These records belong to another account"),
    Code.LENGTH_NEEDED: (411, "The request must say how long it is"),
    Code.TOO_LARGE: (413, "The request is too large"),
    Code.WRONG_CONTENT_TYPE: (415, "The request must be application/json"),
    Code.SLOW_DOWN: (429, "Too many requests"),
    Code.SERVER_ERROR: (500, "Something went wrong on the server"),
    Code.BUSY: (503, "The server is busy"),
}


class ProblemBody(BaseModel):
    """The body of a problem answer; some codes add members of their own."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(default="about:blank", description="Always about:blank; the code decides.")
    code: Code
    status: int
    title: str
    detail: str = ""


class Problem(Exception):  # noqa: N818  (the word of RFC 9457)
    """An answer that says no: raised anywhere, written once, by the error handler."""

    def __init__(
        self, code: Code, detail: str = "", *, retry_after: int | None = None, **extra: JsonValue
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.status, self.title = _MEANINGS[code]
        self.detail = detail
        self.retry_after = retry_after
        self.extra = extra

    def body(self) -> ProblemBody:
        """Return what crosses the wire."""
        return ProblemBody.model_validate(
            {
                **self.extra,
                "code": self.code,
                "status": self.status,
                "title": self.title,
                "detail": self.detail,
            }
        )


# What a bare HTTP status means, where several codes share it.
_GENERAL = (
    Code.BAD_REQUEST,
    Code.SIGNED_OUT,
    Code.NOT_FOUND,
    Code.METHOD_NOT_ALLOWED,
    Code.NOT_ACCEPTABLE,
    Code.LENGTH_NEEDED,
    Code.TOO_LARGE,
    Code.WRONG_CONTENT_TYPE,
    Code.SLOW_DOWN,
    Code.BUSY,
)


def problem_of_status(status: int) -> Problem:
    """Return the problem that says what a bare HTTP status means."""
    for code in _GENERAL:
        if _MEANINGS[code][0] == status:
            return Problem(code)
    refused = status < HTTPStatus.INTERNAL_SERVER_ERROR
    return Problem(Code.BAD_REQUEST if refused else Code.SERVER_ERROR)
