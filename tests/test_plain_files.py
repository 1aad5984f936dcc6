"""A pipe or a folder in the place of a file is no file, wherever one is read; a pipe would be waited for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Findings, Span
from composer.fonts.sfnt import FontFile, check_font
from composer.papers.press_file import _icc_fault
from composer.plain_files import runs, stat_of
from composer.press.adverts.placing import is_pdf
from composer.press.pictures.separated import Originals
from composer.press.shelf import Shelf, digest_of


@pytest.fixture(params=[Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    make: Callable[[Path], None] = request.param
    make(tmp_path / "a.pdf")
    return tmp_path / "a.pdf"


def test_what_is_no_file_is_not_there(place: Path) -> None:
    for read in (stat_of, digest_of, lambda path: check_font(FontFile(path, 0))):
        with pytest.raises(FileNotFoundError):
            read(place)
    fault = _icc_fault(place)
    assert fault and fault.en == "there is no such file"


def test_a_picture_that_is_no_file_is_missing(place: Path) -> None:
    findings = Findings()
    assert Originals(findings, Shelf(None)).look_over(place, Span("e.yaml", 1, 1)) is None
    assert [one.code for one in findings] == ["E501"]


def test_an_advertisement_that_is_no_file_goes_by_its_name(place: Path) -> None:
    assert is_pdf(place)
    assert not is_pdf(place.with_suffix(".jpg"))


def test_a_process_that_is_there_and_one_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs(os.getpid())
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    assert not runs(child)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert runs(child), "somebody else's is there too"
