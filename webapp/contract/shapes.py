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

_HEAD: Final = """\
import type { Kind } from './wire.ts';

/** What a value must look like: the part of JSON Schema that the models need. */
export interface Shape {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly pattern?: string;
  /** A text that begins with a day of the calendar. */
  readonly format?: 'date' | 'date-time';
  /** In characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Shape;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  /** Others may be there: they are a newer build's. */
  readonly properties?: Readonly<Record<string, Shape>>;
  /** What every member of an object is that names none. */
  readonly values?: Shape;
}

/** What the fields of each kind of record must look like. */
"""

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
    return f"{origin}\n{_HEAD}export const shapes: Readonly<Record<Kind, Shape>> = {{\n{lines}}};\n"


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
