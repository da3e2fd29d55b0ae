"""Whether the fields of a record are what its kind says they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, Required, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from webapp.contract.record import KINDS
from webapp.contract.strict import OPEN


@dataclass(frozen=True)
class FieldFault:
    """What is wrong with a record's fields."""

    code: Literal["invalid-field", "missing-field"]
    detail: str


def invalid_field(kind: str, *, fields: Mapping[str, object]) -> FieldFault | None:
    """Return the first named field that its kind does not allow; null is allowed everywhere.

    A kind or a field that this build does not know is never at fault.
    """
    if kind not in KINDS:
        return None
    named = dict(fields)
    if None in named.values():
        named = {name: value for name, value in named.items() if value is not None}
    try:
        _some_fields_of(kind).validator.validate_python(named)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"] if "[" not in str(part))
        return FieldFault("invalid-field", f"{where}: {first['msg']}")
    return None


def missing_field(kind: str, *, fields: Mapping[str, object]) -> FieldFault | None:
    """Return the first field that a whole record of this kind lacks."""
    absent = next((name for name in required_fields(kind) if name not in fields), None)
    return FieldFault("missing-field", f"{absent}: Field required") if absent else None


@cache
def required_fields(kind: str) -> tuple[str, ...]:
    """Return the fields without which a record of this kind says nothing."""
    if kind not in KINDS:
        return ()
    names: frozenset[str] = KINDS[kind].__required_keys__  # type: ignore[attr-defined]  # TypedDicts have it
    return tuple(sorted(names))


@cache
def _some_fields_of(kind: str) -> TypeAdapter[dict[str, object]]:
    """Return what checks any subset of a kind's fields."""
    hints = get_type_hints(KINDS[kind], include_extras=True)
    fields = {name: _without_required(hint) for name, hint in hints.items()}
    # A type that exists at run time only: what a person may write is the union of all subsets.
    some = TypedDict(f"Some{KINDS[kind].__name__}", fields, total=False)  # type: ignore[misc]
    checked: type = with_config(OPEN)(some)
    return TypeAdapter(checked)


def _without_required(hint: object) -> object:
    return get_args(hint)[0] if get_origin(hint) is Required else hint
