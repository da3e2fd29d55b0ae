"""Speaks every line of the routines into static/audio/en, with a manifest of text, file and hash.

Lines that already have their clip are kept, whoever spoke it; --all speaks them all again.
"""

import argparse
import math
import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from webapp.content.catalogue import spoken_lines  # noqa: E402 - needs the path above
from webapp.content.clips import (  # noqa: E402 - the same
    SPOKEN,
    Clip,
    file_fault,
    file_name,
    read_manifest,
    write_manifest,
)
from webapp.content.loader import load  # noqa: E402 - the same

FOLDER = ROOT / "static" / "audio" / SPOKEN
# A little slower than the voice's own pace: it is read to somebody half asleep.
FLITE = ("flite", "-voice", "slt", "--setf", "duration_stretch=1.08")
# 16 kbit/s is what this voice's 16 kHz need; tags and dates would differ from run to run.
MP3 = (
    *("-ac", "1", "-ar", "16000", "-c:a", "libmp3lame", "-b:a", "16k", "-compression_level", "0"),
    *("-map_metadata", "-1", "-id3v2_version", "0", "-write_id3v1", "0"),
    *("-fflags", "+bitexact", "-flags:a", "+bitexact"),
)
FULL_SCALE = 32767
QUIET = 0.01 * FULL_SCALE
WINDOW_SECONDS = 0.01
BEFORE_SECONDS = 0.03
AFTER_SECONDS = 0.08
LOUDNESS = 0.18 * FULL_SCALE
PEAK = 0.89 * FULL_SCALE


def main() -> int:
    """Make what is missing, remove what nobody says, and tell how much it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="speak lines again that have a clip")
    again = parser.parse_args().all
    missing = [tool for tool in ("flite", "ffmpeg") if shutil.which(tool) is None]
    if missing:
        print(f"make voice needs {' and '.join(missing)}: apt-get install -y flite ffmpeg")
        return 1
    content = load(ROOT / "routines")
    lines = spoken_lines(content.routines, phrases=content.phrases.lines)
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {} if again else _right_clips(lines)
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = dict(zip(_without(kept, lines), pool.map(speak, _without(kept, lines)), strict=True))
    clips = kept | made
    write_manifest(FOLDER, clips)
    _remove_orphans({clip.file for clip in clips.values()})
    _tell(clips, made=len(made))
    return 0


def speak(text: str) -> Clip:
    """Return the clip of one line, written into the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        raw, even, mp3 = (Path(scratch) / name for name in ("raw.wav", "even.wav", "line.mp3"))
        subprocess.run([*FLITE, "-t", text, "-o", str(raw)], check=True)
        seconds = write_even(raw, even)
        encode = ["ffmpeg", "-v", "error", "-y", "-i", str(even), *MP3, str(mp3)]
        subprocess.run(encode, check=True, stdin=subprocess.DEVNULL)
        sound = mp3.read_bytes()
    name = file_name(text, sound)
    (FOLDER / name).write_bytes(sound)
    return Clip(file=name, sha256=sha256(sound).hexdigest(), seconds=seconds)


def write_even(source: Path, target: Path) -> float:
    """Write a sound without silence at its ends and as loud as all others; return its seconds."""
    with wave.open(str(source)) as sound:
        rate, samples = sound.getframerate(), array("h", sound.readframes(sound.getnframes()))
    trimmed = _trimmed(samples, rate=rate)
    factor = min(LOUDNESS / _loudness(trimmed, rate=rate), PEAK / max(map(abs, trimmed)))
    with wave.open(str(target), "wb") as sound:
        sound.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        sound.writeframes(array("h", (round(value * factor) for value in trimmed)).tobytes())
    return round(len(trimmed) / rate, 2)


def _trimmed(samples: "array[int]", *, rate: int) -> "array[int]":
    loud = [index for index, value in enumerate(samples) if abs(value) > QUIET]
    first = max(0, loud[0] - round(BEFORE_SECONDS * rate))
    return samples[first : loud[-1] + round(AFTER_SECONDS * rate)]


def _loudness(samples: "array[int]", *, rate: int) -> float:
    """Return the root mean square of the windows in which there is speech."""
    window = round(WINDOW_SECONDS * rate)
    powers = [
        sum(value * value for value in samples[at : at + window]) / window
        for at in range(0, len(samples) - window, window)
    ]
    speech = [power for power in powers if power > QUIET**2]
    return math.sqrt(sum(speech) / len(speech))


def _right_clips(lines: list[str]) -> dict[str, Clip]:
    """Return the clips of these lines whose files are there and unchanged."""
    said = set(lines)
    return {
        text: clip
        for text, clip in read_manifest(FOLDER).items()
        if text in said and not file_fault(clip, folder=FOLDER)
    }


def _without(clips: dict[str, Clip], lines: list[str]) -> list[str]:
    return [text for text in lines if text not in clips]


def _remove_orphans(names: set[str]) -> None:
    for path in FOLDER.glob("*.mp3"):
        if path.name not in names:
            path.unlink()


def _tell(clips: dict[str, Clip], *, made: int) -> None:
    size = sum((FOLDER / clip.file).stat().st_size for clip in clips.values())
    seconds = sum(clip.seconds for clip in clips.values())
    print(f"{len(clips)} lines, {made} spoken now: {seconds:.0f} s, {size / 1000:.0f} kB")


if __name__ == "__main__":
    raise SystemExit(main())
