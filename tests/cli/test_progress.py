"""Progress: lines in a file, one line that is written over on a terminal, nothing if it shall be quiet."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from composer.cli._session import Progress


class _Desk:
    """What progress asks of a session."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def words(self, zh: str, en: str) -> str:
        return f"{zh} {en}"

    def tell(self, text: str) -> None:
        self.told.append(text)

    def rewrite(self, text: str) -> None:
        sys.stderr.write(text)


def run(desk: Any, *, quiet: bool = False) -> None:
    progress = Progress(desk, quiet=quiet)
    progress.page(1, 2)
    progress.file("p01.pdf")
    progress.clear()


def test_a_file_gets_a_line_for_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    desk = _Desk()
    run(desk)
    assert [line.rpartition(" ")[2] for line in desk.told] == ["2", "p01.pdf"]
    assert capsys.readouterr().err == ""


def test_a_terminal_has_one_line_that_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    desk = _Desk()
    run(desk)
    assert desk.told == []
    shown = capsys.readouterr().err
    assert shown.count("\r\x1b[K") == 3
    assert shown.endswith("\r\x1b[K")


def test_quiet_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    desk = _Desk()
    run(desk, quiet=True)
    assert (desk.told, capsys.readouterr().err) == ([], "")
