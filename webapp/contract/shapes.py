"""What the fields of each kind of record must look like, for the browser, which takes files.

The schemas of the models, without what only people read, with everything that they point to put in
its place. A word of a known list is any word: newer builds have others.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from webapp.contract.record import KINDS

_KEPT: Final = (
    "type",
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "maxItems",
    "required",
)

Schema = Mapping[str, Any]


def shapes() -> dict[str, dict[str, Any]]:
    """Return the shape of the fields of each kind, as `client/foundation/shape.ts` reads it."""
    named, whole = TypeAdapter.json_schemas(
        [(kind, "validation", TypeAdapter(model)) for kind, model in KINDS.items()]
    )
    defined = whole["$defs"]
    return {kind: _shape(schema, defined) for (kind, _), schema in named.items()}


def shapes_typescript(*, origin: str) -> str:
    """Return the text of `client/contract/shapes.ts`."""
    lines = "".join(
        f"  {kind}: {json.dumps(shape, ensure_ascii=False)},\n" for kind, shape in shapes().items()
    )
    return (
        f"{origin}\nimport type {{ Shape }} from '../foundation/shape.ts';\n"
        "import type { Kind } from './wire.ts';\n\n"
        "/** What the fields of each kind of record must look like. */\n"
        f"export const shapes: Readonly<Record<Kind, Shape>> = {{\n{lines}}};\n"
    )


def _shape(schema: Schema, defined: Mapping[str, Schema]) -> dict[str, Any]:
    if "$ref" in schema:
        return _shape(defined[schema["$ref"].rpartition("/")[2]], defined)
    if "anyOf" in schema:
        [other] = [choice for choice in schema["anyOf"] if "enum" not in choice]
        return _shape(other, defined)
    shape = {key: schema[key] for key in _KEPT if key in schema}
    if "items" in schema:
        shape["items"] = _shape(schema["items"], defined)
    if "properties" in schema:
        shape["properties"] = {
            name: _shape(member, defined) for name, member in schema["properties"].items()
        }
    elif isinstance(schema.get("additionalProperties"), dict):
        shape["values"] = _shape(schema["additionalProperties"], defined)
    return shape
