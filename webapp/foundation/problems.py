"""Small words for the problems that are raised in many places."""

from typing import NoReturn

from pydantic import ValidationError

from webapp.contract.problem import Code, Problem


def bad_request(detail: str, pointer: str = "") -> Problem:
    """Return the refusal of a malformed request; the pointer names the place (RFC 6901)."""
    return Problem(Code.BAD_REQUEST, detail, pointer=pointer)


def not_found() -> Problem:
    """Return the answer for what does not exist, or belongs to somebody else."""
    return Problem(Code.NOT_FOUND)


def refuse_invalid(error: ValidationError) -> NoReturn:
    """Turn the first thing that a contract model refused into a problem, without its value."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    raise bad_request(first["msg"], json_pointer(first["loc"])) from None


def json_pointer(location: tuple[int | str, ...]) -> str:
    """Write a place inside a JSON document as RFC 6901 does."""
    steps = (str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return "".join(f"/{step}" for step in steps)
