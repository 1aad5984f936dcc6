"""Spoilt pictures, a few of the thousands that ``tools/fuzz_pictures.py`` makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.fuzz_pictures import KINDS, WAYS, separate, sound, spoilt

MENDED = [
    ("JPEG", "resized", 108),  # a profile whose colour space is not even ASCII
    ("TIFF", "flipped", 139),
    ("TIFF", "resized", 188),  # longer than JPEG has room for
    ("WEBP", "resized", 13),
    ("WEBP", "resized", 142),
]
"""What once ended in an exception."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_spoilt_pictures_are_reported_or_printed(tmp_path: Path, kind: str, way: str) -> None:
    for seed in range(12):
        separate(spoilt(kind, way, seed), tmp_path)


@pytest.mark.parametrize(("kind", "way", "seed"), MENDED)
def test_spoilt_pictures_that_once_stopped_a_run(
    tmp_path: Path, kind: str, way: str, seed: int
) -> None:
    separate(spoilt(kind, way, seed), tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_sound_pictures_are_printed(tmp_path: Path, kind: str) -> None:
    for data in sound(kind):
        assert not [code for code in separate(data, tmp_path) if code.startswith("E")]
