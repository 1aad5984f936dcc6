"""The measuring programs of ``bench/`` run against the program as it is today."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bench import breaking, outputs, stages


def test_stages_of_a_page_add_up(capfd: pytest.CaptureFixture[str]) -> None:
    """Every stage has run: a function that has moved would take no time."""
    assert stages.main(["--pages", "1"]) == 0
    rows = re.findall(r"^\| (.+?) \| (\d+) \|", capfd.readouterr().out, re.MULTILINE)
    taken = {name: int(milliseconds) for name, milliseconds in rows}
    assert list(taken) == [
        stages.STARTED,
        "imports",
        *dict.fromkeys(row[0] for row in stages.STAGES),
        stages.OTHER,
        "**all**",
    ]
    assert taken["galley: text into units"] and taken["pdf: page contents"]
    assert abs(sum(taken.values()) - 2 * taken["**all**"]) <= len(taken)


def test_total_fit_is_compared_with_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    breaking.main(["--pages", "1"])
    ways = re.findall(r"\| 13字 \| (\D+?) \|", capsys.readouterr().out)
    assert ways == ["total fit", "line by line"]


def test_files_of_every_purpose_are_timed(tmp_path: Path) -> None:
    editions = outputs.SAMPLE.parent
    paper = shutil.copytree(
        editions.parent, tmp_path / "paper", ignore=shutil.ignore_patterns("build")
    )
    sample = paper / editions.name / outputs.SAMPLE.name
    for variant in outputs.VARIANTS:
        assert outputs._seconds(sample, variant, tmp_path / variant) > 0
        names = sorted(path.name for path in (tmp_path / variant).iterdir())
        assert names == ["edition.pdf", "p01.pdf", "p02.pdf", "p03.pdf", "p04.pdf"]
