"""Clips start at once and are equally loud, whatever the voice gave."""

import math
import wave
from array import array
from pathlib import Path

import pytest

from tooling.voice import write_even

RATE = 16_000


def tone(path: Path, *, level: float, silence: float) -> Path:
    """Write one second of a tone between two silences."""
    quiet = [0] * round(silence * RATE)
    sound = [round(level * 32767 * math.sin(at / 10)) for at in range(RATE)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        file.writeframes(array("h", [*quiet, *sound, *quiet]).tobytes())
    return path


def loudest(path: Path) -> int:
    with wave.open(str(path)) as file:
        return max(map(abs, array("h", file.readframes(file.getnframes()))))


def test_silence_at_both_ends_is_cut_off(tmp_path: Path) -> None:
    source = tone(tmp_path / "in.wav", level=0.5, silence=2)

    seconds = write_even(source, tmp_path / "out.wav")

    assert seconds == pytest.approx(1.1, abs=0.05)


def test_a_quiet_and_a_loud_line_come_out_equally_loud(tmp_path: Path) -> None:
    quiet = tone(tmp_path / "quiet.wav", level=0.05, silence=0.1)
    loud = tone(tmp_path / "loud.wav", level=0.9, silence=0.1)

    for source in (quiet, loud):
        write_even(source, source.with_suffix(".out"))

    assert loudest(quiet.with_suffix(".out")) == pytest.approx(
        loudest(loud.with_suffix(".out")), rel=0.05
    )


def test_no_line_is_louder_than_a_phone_can_play(tmp_path: Path) -> None:
    source = tone(tmp_path / "in.wav", level=0.02, silence=0.1)

    write_even(source, tmp_path / "out.wav")

    assert loudest(tmp_path / "out.wav") < 0.9 * 32767
