"""What is kept of pictures from run to run: whole or not at all, by this code, within bounds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from composer.press import shelf
from composer.press.pictures.packing import PressPicture, from_bytes, to_bytes
from composer.press.shelf import Shelf, code_version, digest_of
from tests.conftest import EDITION, ROOT


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    kept = Shelf(tmp_path / "cache")
    key = kept.key("picture", "a")
    assert kept.get(key) is None
    kept.put(key, b"ink")
    assert Shelf(tmp_path / "cache").get(key) == b"ink"
    assert kept.key("picture", "b") != key


def test_without_a_folder_nothing_is_kept() -> None:
    kept = Shelf(None)
    kept.put(kept.key("picture"), b"ink")
    assert kept.get(kept.key("picture")) is None


@pytest.mark.parametrize("harm", ["cut", "flipped", "longer", "empty", "of another program"])
def test_what_came_to_harm_is_not_used(tmp_path: Path, harm: str) -> None:
    kept = Shelf(tmp_path)
    kept.put("key", b"ink" * 100)
    place = tmp_path / "key"
    data = bytearray(place.read_bytes())
    if harm == "flipped":
        data[-7] ^= 4
    spoilt = {
        "cut": data[:-1],
        "flipped": data,
        "longer": data + b"k",
        "empty": b"",
        "of another program": b"300 300 DeviceCMYK DCTDecode 1\nink",
    }[harm]
    place.write_bytes(bytes(spoilt))
    assert kept.get("key") is None
    kept.put("key", b"new")
    assert kept.get("key") == b"new"


def test_other_code_has_other_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture made by yesterday's program is not served by today's."""
    before, key = code_version(), Shelf(tmp_path).key("picture", "a")
    source = shelf._source
    code_version.cache_clear()
    monkeypatch.setattr(
        shelf, "_source", lambda path: source(path) + b"\n" * (path.name == "separation.py")
    )
    try:
        assert code_version() != before
        assert Shelf(tmp_path).key("picture", "a") != key
    finally:
        monkeypatch.undo()
        code_version.cache_clear()
    assert code_version() == before


def test_the_code_of_every_module_that_makes_what_is_kept_counts() -> None:
    press = ROOT / "composer" / "press"
    makers = {str(path.relative_to(press).with_suffix("")) for path in press.rglob("*.py")}
    others = {"adverts/fit", "finished", "imposition", "outputs", "sections"}
    packages = {name for name in makers if name.endswith("__init__")}
    assert set(shelf._MADE_BY) == makers - others - packages


def test_the_least_used_makes_room(tmp_path: Path) -> None:
    kept = Shelf(tmp_path, limit=1000)
    for age, name in enumerate(("old", "middle", "young")):
        kept.put(name, bytes(200))
        os.utime(tmp_path / name, ns=(0, age))
    assert kept.get("old") is not None  # used again
    kept.put("new", bytes(200))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old", "young"]


def test_one_thing_larger_than_the_shelf_is_kept_alone(tmp_path: Path) -> None:
    kept = Shelf(tmp_path, limit=1000)
    kept.put("small", b"ink")
    kept.put("large", bytes(2000))
    assert [path.name for path in tmp_path.iterdir()] == ["large"]


def test_a_shelf_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Shelf(tmp_path / "file")
    kept.put("key", b"ink")
    assert kept.get("key") is None


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    place = tmp_path / "a.jpg"
    place.write_bytes(b"one")
    first = digest_of(place)
    place.write_bytes(b"other")
    assert digest_of(place) != first


def test_packed_pictures_survive_as_bytes() -> None:
    for picture in (
        PressPicture(3, 2, "DeviceCMYK", "DCTDecode", True, b"jpeg", b"mask"),
        PressPicture(700, 9, "DeviceGray", "FlateDecode", False, b"bits", bits=1),
    ):
        assert from_bytes(to_bytes(picture)) == picture


def test_a_warm_build_opens_no_picture(tmp_path: Path) -> None:
    """All that is asked of a picture was kept: its size, its figures, its inks."""
    paper = tmp_path / "paper"
    shutil.copytree(EDITION.parent.parent, paper, ignore=shutil.ignore_patterns("build"))
    code = (
        "from PIL import Image\n"
        "opened, real = [], Image.open\n"
        "Image.open = lambda *file, **how: opened.append(file) or real(*file, **how)\n"
        "from composer.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(bool(opened))\n"
    )
    edition = str(paper / "editions" / EDITION.name)
    command = [sys.executable, "-c", code, "check", edition]
    seen = [
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [out.split()[-1] for out in seen] == ["True", "False"]
