"""Every sentence has its clip, and the clips fit into the offline install."""

from hashlib import sha256
from pathlib import Path

import pytest

from webapp.content.catalogue import spoken_lines
from webapp.content.clips import Clip, clip_faults, file_name, line, read_manifest, write_manifest
from webapp.content.loader import Content

# What the offline install leaves for clips, and the most that one may take each second.
ROOM = 2_000_000
BYTES_PER_SECOND = 3_000


@pytest.fixture
def one_clip(tmp_path: Path) -> dict[str, Clip]:
    sound = b"not really a sound"
    clip = Clip(file_name("Rest.", sound), sha256(sound).hexdigest(), 0.5)
    (tmp_path / clip.file).write_bytes(sound)
    return {"Rest.": clip}


def test_every_spoken_line_has_a_fresh_clip(
    content: Content, clips: dict[str, Clip], audio: Path
) -> None:
    lines = spoken_lines(content.routines, phrases=content.phrases.lines)

    assert clip_faults(lines, clips=clips, folder=audio) == []


def test_the_clips_fit_into_the_offline_install(clips: dict[str, Clip], audio: Path) -> None:
    sizes = {clip.file: (audio / clip.file).stat().st_size for clip in clips.values()}

    assert sum(sizes.values()) <= ROOM
    assert all(
        sizes[clip.file] <= BYTES_PER_SECOND * (clip.seconds + 0.3) for clip in clips.values()
    )


def test_a_line_without_a_clip_is_found(one_clip: dict[str, Clip], tmp_path: Path) -> None:
    found = clip_faults(["Rest.", "Hold."], clips=one_clip, folder=tmp_path)

    assert found == ["no clip speaks: Hold."]


def test_a_clip_that_nobody_says_any_more_is_found(
    one_clip: dict[str, Clip], tmp_path: Path
) -> None:
    assert clip_faults([], clips=one_clip, folder=tmp_path) == ["nobody says any more: Rest."]


def test_a_changed_file_is_found(one_clip: dict[str, Clip], tmp_path: Path) -> None:
    (tmp_path / one_clip["Rest."].file).write_bytes(b"another sound")

    (found,) = clip_faults(["Rest."], clips=one_clip, folder=tmp_path)

    assert "not the one in the manifest" in found


def test_a_lost_file_and_a_stray_one_are_found(one_clip: dict[str, Clip], tmp_path: Path) -> None:
    (tmp_path / one_clip["Rest."].file).rename(tmp_path / "stray.mp3")

    found = clip_faults(["Rest."], clips=one_clip, folder=tmp_path)

    assert any("stray.mp3" in fault for fault in found)
    assert any("is gone" in fault for fault in found)


def test_a_manifest_reads_back_as_it_was_written(one_clip: dict[str, Clip], tmp_path: Path) -> None:
    write_manifest(tmp_path, one_clip)

    assert read_manifest(tmp_path) == one_clip


def test_a_language_without_a_voice_has_no_clips(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "xx") == {}


def test_the_name_of_a_clip_says_its_words_and_its_hash() -> None:
    name = file_name("Ten minutes is too long. Get medical help now.", b"sound")

    assert name == f"ten-minutes-is-too-long-get.{sha256(b'sound').hexdigest()[:8]}.mp3"


def test_a_line_without_a_clip_still_takes_time() -> None:
    assert line("Rest now.", {}).seconds > 0
    assert line("Rest now.", {}).audio is None
