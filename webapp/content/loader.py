"""Reads the files under `routines/` into strict models, and names the file when one is broken."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from webapp.content.ask import Ask, load_ask
from webapp.content.learn import Learn, load_learn
from webapp.content.linked import Linked
from webapp.content.poses import PoseFileError, parse_poses
from webapp.content.strict_yaml import json_of
from webapp.contract.knowledge import EmergencyFile, GatesFile, PhrasesFile, SourcesFile
from webapp.contract.linked import ConditionsFile, MedicinesFile
from webapp.contract.pose import Pose
from webapp.contract.programme import ProgrammesFile
from webapp.contract.routine_file import RoutineFile, TotalsFile
from webapp.contract.sounds_like import SoundsLikeFile
from webapp.contract.triage import TriageFile

Model = TypeVar("Model", bound=BaseModel)

# Files beside the routines that are not routines.
_SHARED = frozenset({"phrases", "sources", "gates", "totals"})


class ContentBroken(Exception):  # noqa: N818 - says what happened, as a Problem does
    """A content file cannot be used; the message says which one, where in it, and why."""


@dataclass(frozen=True)
class Content:
    """Everything under `routines/`, as it was written."""

    routines: dict[str, RoutineFile]
    phrases: PhrasesFile
    sources: SourcesFile
    gates: GatesFile
    emergency: EmergencyFile
    learn: Learn
    ask: Ask
    linked: Linked
    triage: TriageFile
    sounds_like: SoundsLikeFile
    programmes: ProgrammesFile
    poses: dict[str, Pose]
    totals: dict[str, int]


def load(folder: Path) -> Content:
    """Return all content of a folder; raises ContentBroken at the first file that is not right."""
    found = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    routines = {name: path for name, path in found.items() if name not in _SHARED}
    return Content(
        routines={name: _routine(path) for name, path in routines.items()},
        phrases=read(folder / "phrases.yaml", PhrasesFile),
        sources=read(folder / "sources.yaml", SourcesFile),
        gates=read(folder / "gates.yaml", GatesFile),
        emergency=read(folder / "knowledge" / "emergency.yaml", EmergencyFile),
        learn=load_learn(folder / "knowledge", read=read, broken=ContentBroken),
        ask=load_ask(folder / "knowledge", read=read, broken=ContentBroken),
        triage=read(folder / "knowledge" / "triage.yaml", TriageFile),
        sounds_like=read(folder / "knowledge" / "sounds-like.yaml", SoundsLikeFile),
        programmes=read(folder / "knowledge" / "programmes.yaml", ProgrammesFile),
        linked=Linked(
            medicines=read(folder / "knowledge" / "medicines.yaml", MedicinesFile),
            conditions=read(folder / "knowledge" / "conditions.yaml", ConditionsFile),
        ),
        poses=_poses(folder / "poses"),
        totals=dict(read(folder / "totals.yaml", TotalsFile).totals),
    )


def read(path: Path, model: type[Model]) -> Model:
    """Return one file as its model; raises ContentBroken with the file and the place in it."""
    try:
        return parse(path.read_text("utf-8"), model)
    except FileNotFoundError as error:
        raise ContentBroken(f"{path}: there is no such file") from error
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        raise ContentBroken(f"{path}: {_reason(error)}") from error


def parse(text: str, model: type[Model]) -> Model:
    """Return YAML text as its model."""
    return model.model_validate_json(json_of(text))


def _routine(path: Path) -> RoutineFile:
    routine = read(path, RoutineFile)
    if routine.id != path.stem:
        raise ContentBroken(f"{path}: id: is {routine.id}, but the file is called {path.stem}")
    return routine


def _poses(folder: Path) -> dict[str, Pose]:
    try:
        return parse_poses(
            {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}
        )
    except PoseFileError as error:
        raise ContentBroken(f"{folder}: {' '.join(str(error).split())}") from error


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{_dotted(fault['loc'])}: {fault['msg']}" for fault in faults)


def _dotted(path: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in path)
