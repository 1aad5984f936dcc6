"""``composer init``: the folder that it makes builds at once, and nothing that is there is touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["样报", "mypaper", 'A "quoted" 报'.replace('"', "'")])
def test_a_new_paper_builds_clean(composer: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "paper"
    made = composer("init", name, "--dir", folder, "--date", "2021-12-31")
    assert made.code == 0, made.err
    assert f"composer build {folder / 'editions' / '2021-12-31'}" in made.out
    ran = composer("build", folder / "editions" / "2021-12-31")
    assert ran.code == 0, ran.err
    built = folder / "build" / "2021-12-31"
    assert sorted(path.name for path in built.iterdir()) == [
        "edition.pdf",
        "p01.pdf",
        "p02.pdf",
        "report.json",
    ]


def test_every_placeholder_is_filled(paper: Path) -> None:
    for path in paper.rglob("*"):
        assert "%" not in path.name
        if path.is_file():
            assert not {"%NAME%", "%DATE%", "%WEEKDAY%"} & set(path.read_text("utf-8").split())
    assert "星期一" in (paper / "editions/2020-04-20/stories/lead.md").read_text("utf-8")
    assert (paper / ".gitignore").read_text("utf-8") == "build/\n"


def test_the_date_is_todays(composer: Run, tmp_path: Path) -> None:
    assert composer("init", "报", "--dir", tmp_path / "p").code == 0
    (edition,) = (tmp_path / "p" / "editions").iterdir()
    assert edition.name == date.today().isoformat()


def test_a_folder_with_something_in_it_is_left_alone(composer: Run, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "mine.txt").write_text("mine", "utf-8")
    ran = composer("init", "报", "--dir", tmp_path / "p")
    assert ran.code == 3
    assert "已经有东西了" in ran.err
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(composer: Run, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    assert composer("init", "报", "--dir", tmp_path / "p").code == 0
    assert (tmp_path / "p" / "paper.yaml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_a_place_that_cannot_be_written(composer: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    ran = composer("init", "报", "--dir", tmp_path / "file" / "p")
    assert ran.code == 2
    assert "E601" in ran.err
