"""Reads pose files: names, poses, and poses that are like other ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from webapp.content.figure_body import POINTS
from webapp.content.strict_yaml import json_of
from webapp.contract.pose import SURFACES, Arrow, Pose, PoseEntry, PoseName, Towel

_FILE = TypeAdapter(dict[PoseName, PoseEntry])


class PoseFileError(ValueError):
    """A pose file says something that cannot be drawn."""


def parse_poses(texts: Mapping[str, str]) -> dict[str, Pose]:
    """Return every pose of some files (name of the file → its text).

    Raises PoseFileError with the file's or the pose's name.
    """
    entries: dict[str, PoseEntry] = {}
    for file, text in texts.items():
        for name, entry in _entries(file, text).items():
            if name in entries:
                raise PoseFileError(f"{file}: {name} is defined twice")
            entries[name] = entry
    return {name: _pose(name, entries) for name in entries}


def _entries(file: str, text: str) -> dict[str, PoseEntry]:
    try:
        return _FILE.validate_json(json_of(text))
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        raise PoseFileError(f"{file}: {error}") from error


def _pose(name: str, entries: Mapping[str, PoseEntry]) -> Pose:
    try:
        pose = Pose.model_validate(_merged(name, entries, seen=()))
    except ValidationError as error:
        raise PoseFileError(f"{name}: {error}") from error
    unknown = sorted(set(_points(pose)) - set(POINTS) - SURFACES)
    if unknown:
        raise PoseFileError(f"{name}: the body has no {', '.join(unknown)}")
    return pose


def _points(pose: Pose) -> Iterator[str]:
    """Yield every name of a place on the body that a pose uses."""
    yield from pose.reach
    yield from (reach.to for reach in pose.reach.values() if reach.to)
    yield from pose.contacts
    yield from pose.contacts.values()
    for prop in pose.props:
        if isinstance(prop, Towel):
            yield prop.round
        elif isinstance(prop, Arrow):
            yield from (point for point in (prop.along, prop.around) if point)


def _merged(
    name: str, entries: Mapping[str, PoseEntry], *, seen: tuple[str, ...]
) -> dict[str, Any]:
    """Return the values of a pose over those of the pose that it is like."""
    if name not in entries:
        raise PoseFileError(f"{seen[-1]} is like {name}, which does not exist")
    if name in seen:
        raise PoseFileError(f"{name} is like itself")
    entry = entries[name]
    base = _merged(entry.like, entries, seen=(*seen, name)) if entry.like else {}
    own = {key: getattr(entry, key) for key in entry.model_fields_set}
    props = own.get("props", base.get("props", []))
    return {
        **base,
        **{key: own[key] for key in ("hip", "floor", "glow", "view") if key in own},
        "joints": {**base.get("joints", {}), **entry.joints},
        "reach": _without_none({**base.get("reach", {}), **entry.reach}),
        "contacts": _without_none({**base.get("contacts", {}), **entry.contacts}),
        "props": [*props, *entry.more_props],
    }


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
