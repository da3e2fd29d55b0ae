"""YAML without its surprises: no key twice, nothing guessed. Pure."""

import json
from collections.abc import Hashable
from typing import Any

import yaml


def json_of(text: str) -> str:
    """Return YAML text as JSON text; raises `yaml.YAMLError`, or `ValueError` with the place.

    The detour over JSON lets strict models take lists and names, and nothing that YAML guessed.
    """
    # S506: the loader below is a safe one
    return json.dumps(yaml.load(text, Loader=_Loader), default=_refuse)  # noqa: S506


class _Loader(yaml.CSafeLoader):
    """Refuses a key that is there twice, and `12:30`, which to YAML is 750."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        keys = [key.value for key, _ in node.value]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"{_place(node)}: {', '.join(twice)} is there twice")
        return super().construct_mapping(node, deep=deep)

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        """Return the whole number, unless it is a time of day to YAML."""
        if ":" in str(node.value):
            raise ValueError(f"{_place(node)}: {node.value} needs quotes or is no whole number")
        return int(super().construct_yaml_int(node))


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)


def _place(node: yaml.Node) -> str:
    return f"line {node.start_mark.line + 1}"


def _refuse(value: object) -> object:
    raise ValueError(f"{value} needs quotes, or YAML takes it for a {type(value).__name__}")
