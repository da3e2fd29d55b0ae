"""The client's half of the contract: TypeScript, written from the models, in three files.

Of a file that two pages share, each gets the whole: the tables of kinds stand alone, because a
page with a player must not pay for what only sync and account look up, and shapes for the account.

`flask --app webapp contract write` stores it; a test fails when what is stored is stale.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import EnumType
from importlib import import_module
from types import ModuleType, UnionType
from typing import Annotated, Any, Final, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from typing_extensions import is_typeddict

from webapp.contract.fields import required_fields
from webapp.contract.record import KINDS
from webapp.contract.shapes import shapes_typescript

# A module, and how the names start that cross the wire (what else they need follows them).
MODULES: Final = (
    ("words", ""),
    ("text", "LONGEST"),
    ("schedule", ""),
    ("record", ""),
    ("sync", ""),
    ("export", ""),
    ("problem", ""),
    ("account", ""),
    ("passkey", ""),
    ("pairing", ""),
    ("reminder", ""),
    ("routine", "Published"),
    ("knowledge", "Published"),
    ("programme", "Published"),
    ("triage", "Published"),
    ("sounds_like", "Published"),
    ("ask", "Published"),
)

_ORIGIN: Final = """\
// Written by `flask --app webapp contract write` from webapp/contract/. Do not edit.
"""
_HEAD: Final = f"""\
{_ORIGIN}
/** A word that this build knows, or one of a newer build. */
export type Open<Known extends string> = Known | (string & Record<never, never>);
"""
_PRIMITIVES: Final = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


JsonSchema = dict[str, Any]


def typescript_files() -> dict[str, str]:
    """Return the files of `client/contract/` with their text."""
    return {
        "wire.ts": wire_typescript(),
        "kinds.ts": kinds_typescript(),
        "shapes.ts": shapes_typescript(origin=_ORIGIN),
    }


def wire_typescript() -> str:
    """Return the text of `client/contract/wire.ts`."""
    modules = [(_load(name), start) for name, start in MODULES]
    vocabularies = dict(_vocabularies(modules))
    writer = _Writer(vocabularies)
    parts = [_HEAD, *_constants(modules)]
    parts += [_vocabulary(name, values) for name, values in sorted(vocabularies.items())]
    parts += [writer.declaration(name, schema) for name, schema in _schemas(modules)]
    parts += [_alias(name, members) for name, members in dict(_unions(modules)).items()]
    parts.append(_kinds())
    return "\n".join(parts)


def _load(name: str) -> ModuleType:
    return import_module(f"webapp.contract.{name}")


def _own(modules: list[tuple[ModuleType, str]]) -> Iterator[tuple[str, ModuleType, object]]:
    """Yield every public name of the modules that starts as its module asks."""
    for module, start in modules:
        for name, value in vars(module).items():
            if name.startswith(start) and not name.startswith("_"):
                yield name, module, value


def _constants(modules: list[tuple[ModuleType, str]]) -> Iterator[str]:
    for name, _, value in _own(modules):
        if name.isupper() and isinstance(value, int | str):
            yield f"export const {name} = {_literal(value)};"


def _vocabularies(
    modules: list[tuple[ModuleType, str]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every closed set of words: Literal aliases and string enumerations."""
    everything = [(module, "") for module, _ in modules]
    for name, module, value in _own(everything):
        if get_origin(value) is Literal:
            yield name, get_args(value)
        elif isinstance(value, EnumType) and value.__module__ == module.__name__:
            members: Iterable[object] = value.__members__.values()
            yield name, tuple(str(member) for member in members)


def _schemas(modules: list[tuple[ModuleType, str]]) -> list[tuple[str, JsonSchema]]:
    """Return the JSON schema of every model, and of what it needs, by name."""
    models: list[tuple[str, TypeAdapter[Any]]] = [
        (name, TypeAdapter(value))
        for name, module, value in _own(modules)
        if _is_message(value) and value.__module__ == module.__name__
    ]
    refs, whole = TypeAdapter.json_schemas(
        [(name, "validation", adapter) for name, adapter in models], ref_template="{model}"
    )
    found: dict[str, JsonSchema] = dict(whole.get("$defs", {}))
    found |= {name: schema for (name, _), schema in refs.items() if "$ref" not in schema}
    return sorted((name, schema) for name, schema in found.items() if "enum" not in schema)


def _is_message(value: object) -> TypeGuard[type]:
    is_model = isinstance(value, type) and issubclass(value, BaseModel)
    return is_model or is_typeddict(value)


def _unions(modules: list[tuple[ModuleType, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield every name that stands for one of several models."""
    for name, _, value in _own(modules):
        plain = get_args(value)[0] if get_origin(value) is Annotated else value
        members = get_args(plain) if get_origin(plain) in {Union, UnionType} else ()
        if members and all(_is_message(member) for member in members):
            yield name, [member.__name__ for member in members]


def _literal(value: object) -> str:
    """Return a constant as the formatter of the client writes it."""
    if isinstance(value, str) and "'" not in value and "\\" not in value:
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False)


def _vocabulary(name: str, values: tuple[str, ...]) -> str:
    array = f"{name[0].lower()}{name[1:]}Values"
    listed = "".join(f"  {_literal(value)},\n" for value in values)
    return (
        f"export const {array} = [\n{listed}] as const;\n"
        f"export type {name} = (typeof {array})[number];\n"
    )


def _alias(name: str, members: list[str]) -> str:
    return f"export type {name} = {' | '.join(members)};\n"


def _kinds() -> str:
    kinds = "".join(f"  {kind}: {model.__name__};\n" for kind, model in KINDS.items())
    return (
        f"/** The fields of each kind of record. */\nexport interface FieldsByKind {{\n{kinds}}}\n"
        "export type Kind = keyof FieldsByKind;\n"
        "export type FieldsOf<K extends Kind> = FieldsByKind[K];\n"
    )


def kinds_typescript() -> str:
    """Return the text of `client/contract/kinds.ts`."""
    needed = "".join(
        f"  {kind}: [{', '.join(map(_literal, required_fields(kind)))}],\n" for kind in KINDS
    )
    return (
        f"{_ORIGIN}\nimport type {{ Kind }} from './wire.ts';\n\n"
        f"export const kindValues = [{', '.join(_literal(kind) for kind in KINDS)}] as const;\n"
        "/** The fields without which a record of each kind says nothing. */\n"
        "export const requiredFields: Readonly<Record<Kind, readonly string[]>> = {\n"
        f"{needed}}};\n"
    )


class _Writer:
    """Writes JSON schemas as TypeScript types."""

    def __init__(self, vocabularies: Mapping[str, tuple[str, ...]]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        for name, values in sorted(vocabularies.items(), reverse=True):
            self._names[values] = name

    def declaration(self, name: str, schema: JsonSchema) -> str:
        """Return an exported interface, or an alias for what is no object."""
        told = _comment(schema.get("description"), indent="")
        if "properties" not in schema:
            return f"{told}export type {name} = {self.type_of(schema)};\n"
        return f"{told}export interface {name} {self._object(schema)}\n"

    def type_of(self, schema: JsonSchema) -> str:
        """Return the type that a schema describes."""
        if "$ref" in schema:
            return str(schema["$ref"])
        if "const" in schema:
            return _literal(schema["const"])
        if "enum" in schema:
            return self._one_of(tuple(schema["enum"]))
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            return self._union(choices)
        return self._by_type(schema)

    def _by_type(self, schema: JsonSchema) -> str:
        kind = schema.get("type")
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return self._object(schema) if "properties" in schema else self._dictionary(schema)
        return _PRIMITIVES[kind] if kind else "unknown"

    def _one_of(self, values: tuple[str, ...]) -> str:
        return self._names.get(values) or " | ".join(_literal(value) for value in values)

    def _union(self, choices: list[JsonSchema]) -> str:
        known = [choice for choice in choices if "enum" in choice or "const" in choice]
        if known and any(
            choice.get("type") == "string" and choice not in known for choice in choices
        ):
            return f"Open<{' | '.join(self.type_of(choice) for choice in known)}>"
        return " | ".join(dict.fromkeys(self.type_of(choice) for choice in choices))

    def _array(self, schema: JsonSchema) -> str:
        if "prefixItems" in schema:
            return f"[{', '.join(self.type_of(item) for item in schema['prefixItems'])}]"
        item = self.type_of(schema.get("items", {}))
        return f"({item})[]" if "|" in item and not item.startswith("Open<") else f"{item}[]"

    def _dictionary(self, schema: JsonSchema) -> str:
        values = schema.get("additionalProperties")
        value = self.type_of(values) if isinstance(values, dict) else "unknown"
        key = self.type_of({"type": "string", **schema.get("propertyNames", {})})
        return f"Record<{key}, {value}>"

    def _object(self, schema: JsonSchema) -> str:
        required = schema.get("required", [])
        lines = [
            f"{_comment(member.get('description'), indent='  ')}"
            f"  {name}{'' if name in required else '?'}: {self.type_of(member)};\n"
            for name, member in schema["properties"].items()
        ]
        return f"{{\n{''.join(lines)}}}"


def _comment(text: str | None, *, indent: str) -> str:
    return f"{indent}/** {' '.join(text.split())} */\n" if text else ""
