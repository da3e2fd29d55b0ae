"""The clips that speak: which file belongs to which sentence, and how long it lasts."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from webapp.contract.routine import Line

SPOKEN = "en"
# Slow speech; used only where there is no clip.
_SECONDS_PER_WORD = 0.45


@dataclass(frozen=True)
class Clip:
    """A sound file under `static/audio/<language>/`."""

    file: str
    sha256: str
    seconds: float


def read_manifest(folder: Path) -> dict[str, Clip]:
    """Return text → clip of a language's folder; empty when the language has no voice yet."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return {}
    entries = json.loads(manifest.read_text("utf-8"))
    return {text: Clip(**entry) for text, entry in entries.items()}


def write_manifest(folder: Path, clips: Mapping[str, Clip]) -> None:
    """Write text → clip, sorted, so that a second run changes nothing."""
    entries = {text: vars(clips[text]) for text in sorted(clips)}
    text = json.dumps(entries, indent=1, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, "utf-8")


def file_name(text: str, sound: bytes) -> str:
    """Return the name of a clip: readable words, then what the browser's cache goes by."""
    words = "-".join(re.findall(r"[a-z0-9]+", text.lower())[:6])
    return f"{words[:40].strip('-')}.{sha256(sound).hexdigest()[:8]}.mp3"


def line(text: str, clips: Mapping[str, Clip], *, language: str = SPOKEN) -> Line:
    """Return the sentence with its clip, or with how long a voice would take for it."""
    clip = clips.get(text)
    if clip is None:
        return Line(text=text, audio=None, seconds=round(len(text.split()) * _SECONDS_PER_WORD, 2))
    return Line(text=text, audio=f"/static/audio/{language}/{clip.file}", seconds=clip.seconds)


def clip_faults(lines: Sequence[str], *, clips: Mapping[str, Clip], folder: Path) -> list[str]:
    """Return what is wrong between the sentences, the manifest and the files, in sentences."""
    missing = [f"no clip speaks: {text}" for text in lines if text not in clips]
    stale = [f"nobody says any more: {text}" for text in clips if text not in set(lines)]
    known = {clip.file for clip in clips.values()}
    orphans = [
        f"belongs to no sentence: {path.name}"
        for path in sorted(folder.glob("*.mp3"))
        if path.name not in known
    ]
    return missing + stale + orphans + _wrong_files(clips, folder=folder)


def _wrong_files(clips: Mapping[str, Clip], *, folder: Path) -> list[str]:
    faults = {text: file_fault(clip, folder=folder) for text, clip in clips.items()}
    return [f"{fault} ({text})" for text, fault in faults.items() if fault]


def file_fault(clip: Clip, *, folder: Path) -> str | None:
    """Return what is wrong with a clip's file, if anything."""
    path = folder / clip.file
    if not path.exists():
        return f"the file is gone: {clip.file}"
    if sha256(path.read_bytes()).hexdigest() != clip.sha256:
        return f"the file is not the one in the manifest: {clip.file}"
    return None
