"""What a ``composer build`` line asks for, in every order of its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.cli import _building
from composer.cli._building import Job
from composer.cli._program import invoke
from composer.cli._result import Telling
from composer.cli._session import Session

LINES = {
    "paper": Job(Path("paper"), "press", None, None, None, Telling(), False),
    "paper --quiet": Job(Path("paper"), "press", None, None, None, Telling(), True),
    "--files edition paper --out there/else": Job(
        Path("paper"), "press", Path("there/else"), None, "edition", Telling(), False
    ),
    "--for proof paper --pages 1-3 --format json": Job(
        Path("paper"), "proof", None, "1-3", None, Telling("json"), False
    ),
    "--quiet --quiet --for=screen --files pages nowhere": Job(
        Path("nowhere"), "screen", None, None, "pages", Telling(), True
    ),
    "-- --odd": Job(Path("--odd"), "press", None, None, None, Telling(), False),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_asks_for_a_job(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Job] = []
    monkeypatch.setattr(_building, "build", lambda _session, job: seen.append(job) or 0)
    monkeypatch.delenv("COMPOSER_LANG", raising=False)
    assert invoke(["build", *line.split()], Session()) == 0
    assert seen == [LINES[line]]


@pytest.mark.parametrize(
    "line",
    ["", "a b", "paper --out", "paper --files some", "paper --no-such", "paper --format xml"],
)
def test_a_slip_is_misuse(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(["build", *line.split()], Session()) == 3
    assert "用法不对" in capsys.readouterr().err
