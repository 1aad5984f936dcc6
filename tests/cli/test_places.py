"""Names and places that no file system takes, that are no files, or that have no room."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from composer import publishing
from tests.cli.conftest import Run

LONG = "长" * 300
"""A name of 900 bytes: file systems take 255."""


@pytest.mark.parametrize(
    "words",
    [
        ("build", LONG),
        ("check", LONG),
        ("galley", LONG, "--measure", "15字"),
        ("galley", "--jobs", LONG, "--json"),
        ("preflight", LONG),
        ("preflight", "a.pdf", "--profile", f"{LONG}.yaml"),
        ("impose", LONG),
        ("proof", LONG),
        ("fonts", LONG),
        ("fonts", "--check", LONG),
        ("schema", "--out", LONG),
        ("init", LONG),
        ("init", "报", "--dir", LONG),
    ],
)
def test_a_name_that_is_too_long_is_no_fault_of_the_program(
    composer: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = composer(*words)
    assert ran.code in (2, 3), ran.out
    assert list(tmp_path.iterdir()) == []


def test_a_place_whose_name_is_too_long(composer: Run, issue: Path, tmp_path: Path) -> None:
    for out in (tmp_path / LONG, tmp_path / LONG / "out"):
        ran = composer("build", issue, "--out", out)
        assert ran.code == 2 and "E601" in ran.out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("editions/2020-04-20/edition.yaml", "story: lead.md", f"story: {LONG}.md", "E264"),
        ("editions/2020-04-20/edition.yaml", "layout: front", f"layout: {LONG}", "E242"),
        ("pages/front.yaml", "layout: front", f"layout: front\nextends: {LONG}", "E230"),
        ("paper.yaml", "colours:", f"press: {LONG}\ncolours:", "E604"),
        ("paper.yaml", "colours:", f"fonts: {{坏: {{bold: {LONG}.ttf}}}}\ncolours:", "E402"),
    ],
)
def test_a_name_in_a_file_that_is_too_long(
    composer: Run, paper: Path, issue: Path, file: str, old: str, new: str, said: str
) -> None:
    place = paper / file
    place.write_text(place.read_text("utf-8").replace(old, new, 1), "utf-8")
    ran = composer("check", issue)
    assert ran.code in (1, 2) and said in ran.out, ran.out


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
@pytest.mark.parametrize(
    "file", ["paper.yaml", "pages/front.yaml", "editions/2020-04-20/stories/lead.md"]
)
def test_what_is_no_file_is_not_read_and_not_proposed(
    composer: Run, paper: Path, issue: Path, file: str, make: Callable[[Path], None]
) -> None:
    place = paper / file
    place.unlink()
    make(place)
    ran = composer("check", issue)
    assert ran.code == 2
    assert f"是不是“{place.stem}" not in ran.out


def test_a_circle_of_links(composer: Run, paper: Path, issue: Path, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "out")
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 2 and "E601" in ran.out
    (paper / "fonts" / "a.ttf").symlink_to("a.ttf")
    text = (paper / "paper.yaml").read_text("utf-8")
    (paper / "paper.yaml").write_text(f"{text}\nfonts: {{坏: {{regular: a.ttf}}}}\n", "utf-8")
    assert "E508" in composer("check", issue).out


def test_a_file_takes_the_place_of_nothing_but_a_file(
    composer: Run, issue: Path, tmp_path: Path
) -> None:
    """``--out /dev/null`` for root would put a file there, for all programs of the machine."""
    made = tmp_path / "made"
    assert composer("build", issue, "--out", made).code == 0
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for words in (
        ("impose", made / "p01.pdf", made / "p02.pdf", "--scheme", "spreads"),
        ("preflight", made / "p01.pdf", "--ink", "off"),
    ):
        ran = composer(*words, "--out", pipe)
        said = ran.out + ran.err
        assert ran.code == 2 and "E601" in said and str(pipe) in said
        assert pipe.is_fifo()
    assert {path.name for path in tmp_path.iterdir()} == {"made", "pipe", "样报"}


def test_a_report_of_preflight_is_written_whole_or_not_at_all(
    composer: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    made, out = tmp_path / "made", tmp_path / "report.html"
    composer("build", issue, "--out", made)
    out.write_text("yesterday's", "utf-8")
    monkeypatch.setattr(publishing.Folder, "publish", full)
    words = ("preflight", made / "p01.pdf", "--ink", "off", "--format", "html", "--out", out)
    ran = composer(*words)
    assert ran.code == 2 and "E602" in ran.err
    assert out.read_text("utf-8") == "yesterday's"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device of Linux")
@pytest.mark.parametrize("words", [("schema", "paper"), ("fonts",), ("--help",)])
def test_standard_output_on_a_full_disk(words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "composer", *words]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode("utf-8").startswith("E602")


def test_a_fallback_that_nobody_has_reports_itself_alone(
    composer: Run, paper: Path, issue: Path
) -> None:
    text = (paper / "paper.yaml").read_text("utf-8")
    (paper / "paper.yaml").write_text(f"{text}\nfallback: [隶, 篆]\n", "utf-8")
    ran = composer("check", issue)
    assert [line[:6] for line in ran.out.splitlines()].count("  E403") == 2
    assert "E401" not in ran.out


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device of Linux")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_build_that_cannot_be_told_is_taken_back(
    composer: Run, issue: Path, tmp_path: Path, stream: str
) -> None:
    out = tmp_path / "made"
    assert composer("build", issue, "--out", out).code == 0
    before = {path.name: path.stat().st_ino for path in out.iterdir()}
    command = [sys.executable, "-m", "composer", "build", str(issue), "--out", str(out)]
    with Path("/dev/full").open("w") as full:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: full}
        ran = subprocess.run(command, check=False, **streams)
    assert ran.returncode == 2
    assert {path.name: path.stat().st_ino for path in out.iterdir()} == before
    if stream == "stdout":
        assert "E602" in ran.stderr.decode("utf-8")


@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_stream_wants_no_words(
    composer: Run, issue: Path, tmp_path: Path, closed: int
) -> None:
    out = tmp_path / "made"
    command = f"{sys.executable} -m composer build {issue} --out {out} {closed}>&-"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert ran.returncode == 0
    assert (out / "report.json").is_file()


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (("--files", "pages"), {"p01.pdf", "p02.pdf", "report.json"}),
        (("--files", "edition"), {"edition.pdf", "report.json"}),
        (("--pages", "1"), {"p01.pdf", "p02.pdf", "report.json"}),
        ((), {"p01.pdf", "p02.pdf", "edition.pdf", "report.json"}),
    ],
)
def test_nothing_old_stands_beside_new(
    composer: Run, issue: Path, tmp_path: Path, words: tuple[str, ...], there: set[str]
) -> None:
    out = tmp_path / "made"
    composer("build", issue, "--out", out)
    ran = composer("build", issue, "--out", out, *words)
    assert {path.name for path in out.iterdir()} == there
    assert ("N642" in ran.out) == bool(words)
    again = composer("build", issue, "--out", out, *words)
    assert {path.name for path in out.iterdir()} == there
    assert "N642" not in again.out
