"""``composer build`` and ``check``: exit codes, the files, and that none of them is ever half there."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from composer.measure import HAO
from tests.cli.conftest import Run

SUMMARY = re.compile(
    r"(\d+) 版 · (\d+) 篇 · ([\d,]+)/([\d,]+) 字 · (\d+) 处问题 · \d+\.\d 秒\n", re.ASCII
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_line_at_the_end(composer: Run, issue: Path) -> None:
    ran = composer("build", issue)
    assert ran.code == 0, ran.err
    found = SUMMARY.fullmatch(ran.out)
    assert found, ran.out
    assert found[1] == "2"
    assert found[2] == "2"
    assert found[3] == found[4]
    assert found[5] == "0"


def test_progress_names_every_page(composer: Run, issue: Path) -> None:
    said = composer("build", issue).err
    assert "组版 第 1 版（共 2 版）" in said
    assert "组版 第 2 版（共 2 版）" in said
    assert "写出 p02.pdf" in said
    assert composer("build", issue, "--quiet").err == ""


def test_pages_hold_what_they_say(composer: Run, issue: Path, tmp_path: Path) -> None:
    composer("build", issue, "--out", tmp_path / "out")
    for name, count in (("p01.pdf", 1), ("p02.pdf", 1), ("edition.pdf", 2)):
        with pypdfium2.PdfDocument(tmp_path / "out" / name) as document:
            assert len(document) == count


def test_the_same_bytes_twice(process: Run, issue: Path, tmp_path: Path) -> None:
    for out, seed in (("a", "1"), ("b", "2")):
        ran = process("build", issue, "--out", out, PYTHONHASHSEED=seed, TZ="Asia/Shanghai")
        assert ran.code == 0, ran.err
    assert names(tmp_path / "a") == names(tmp_path / "b")
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_another_place_gives_the_same_bytes(composer: Run, paper: Path, tmp_path: Path) -> None:
    shutil.copytree(paper, tmp_path / "elsewhere")
    for root, out in ((paper, "a"), (tmp_path / "elsewhere", "b")):
        composer("build", root / "editions" / "2020-04-20", "--out", tmp_path / out)
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_the_yaml_file_is_an_edition_too(
    composer: Run, issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(issue)
    assert composer("build", "edition.yaml").code == 0
    assert composer("build", ".").code == 0
    assert names(issue.parent.parent / "build") == ["2020-04-20", "cache"]


def test_some_pages_only(composer: Run, issue: Path, tmp_path: Path) -> None:
    assert composer("build", issue, "--out", tmp_path / "out", "--pages", "2").code == 0
    assert names(tmp_path / "out") == ["p02.pdf", "report.json"]
    ran = composer("build", issue, "--out", tmp_path / "out", "--pages", "1,7")
    assert ran.code == 3
    assert "本期没有第 7 版；有：1, 2。" in ran.err


def test_the_report(composer: Run, issue: Path, tmp_path: Path) -> None:
    composer("build", issue, "--out", tmp_path / "out")
    text = (tmp_path / "out" / "report.json").read_text("utf-8")
    assert str(tmp_path) not in text
    report = json.loads(text)
    assert report["paper"] == "样报"
    assert report["edition"] == "2020-04-20"
    assert report["totals"]["set"] == report["totals"]["given"] > 1000
    assert [page["number"] for page in report["pages"]] == [1, 2]
    assert [story["name"] for story in report["stories"]] == ["lead", "words"]
    assert report["stories"][0]["overset"] is None
    heads = {one["part"]: one for one in report["stories"][0]["headline"]}
    assert "".join(heads["main"]["lines"]) == report["stories"][0]["title"].replace(" ", "")
    assert heads["main"]["name"] in HAO
    assert heads["main"]["scale"] == 1.0
    assert report["files"] == ["p01.pdf", "p02.pdf", "edition.pdf", "report.json"]


def test_overset_is_a_finding_and_its_page_stays_in_the_house(
    composer: Run, issue: Path, tmp_path: Path
) -> None:
    composer("build", issue, "--out", tmp_path / "out")
    story = issue / "stories" / "lead.md"
    story.write_text(story.read_text("utf-8") + "\n" + "多出来的话排不下。" * 200 + "\n", "utf-8")
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 1
    assert "E101" in ran.out
    assert "第 1 版 要闻 · 1 处错误 · 不能付印" in ran.out
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    lead = report["stories"][0]
    assert report["withheld"] == lead["pages"]
    # What the first run left is gone: it would be taken for tonight's.
    assert names(tmp_path / "out") == sorted(report["files"])
    assert "edition.pdf" not in report["files"]
    assert lead["given"] - lead["set"] == lead["overset"]["characters"] > 0
    assert lead["overset"]["text"].endswith("多出来的话排不下。")
    assert lead["overset"]["file"] == "editions/2020-04-20/stories/lead.md"


def test_a_mistake_in_yaml_ends_with_2_and_writes_nothing(
    composer: Run, issue: Path, tmp_path: Path
) -> None:
    file = issue / "edition.yaml"
    file.write_text(file.read_text("utf-8").replace("1.lead", "1.lede"), "utf-8")
    ran = composer("build", issue, "--out", tmp_path / "out" / "deep")
    assert ran.code == 2
    assert "editions/2020-04-20/edition.yaml:" in ran.out
    assert "lead" in ran.out
    assert ran.err == ""
    assert not (tmp_path / "out").exists()


def test_no_edition_there(composer: Run, tmp_path: Path) -> None:
    ran = composer("build", tmp_path / "nowhere")
    assert ran.code == 2
    assert "E241" in ran.out


def test_a_paper_is_no_edition(composer: Run, paper: Path, issue: Path) -> None:
    ran = composer("build", paper)
    assert ran.code == 2
    assert "它最后一期是 editions/2020-04-20" in ran.out
    assert "是不是“2020-04-20”" in composer("build", issue.parent / "2020-04-02").out


def test_an_output_folder_that_cannot_be_written(
    composer: Run, issue: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        ran = composer("build", issue, "--out", out)
        assert ran.code == 2
        assert "E601" in ran.out
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_output_never_goes_among_the_sources(composer: Run, issue: Path) -> None:
    for name in ("stories", "pictures", "pictures/proofs"):
        ran = composer("build", issue, "--out", issue / name)
        assert ran.code == 3
        assert "那里放的是素材" in ran.err
        assert not (issue / "pictures" / "proofs").exists()


def test_a_full_disk(
    composer: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    import composer.pdf as pdf

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "out" / "x"))

    composer("build", issue, "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    monkeypatch.setattr(pdf.PdfWriter, "write", full)
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 2
    assert "E602" in ran.out
    assert "磁盘满了" in ran.out
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_an_interruption_takes_everything_back(
    composer: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import composer.pdf as pdf

    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pdf.PdfWriter, "write", interrupted)
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 2
    assert "E603" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_signal_to_end_leaves_nothing(issue: Path, tmp_path: Path) -> None:
    for moment in range(1, 8):
        out = tmp_path / f"out{moment}"
        started = subprocess.Popen(
            [sys.executable, "-m", "composer", "build", str(issue), "--out", str(out)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "COMPOSER_LANG": "zh"},
        )
        assert started.stderr is not None
        for _ in range(moment):  # by the lines of progress
            started.stderr.readline()
        started.send_signal(signal.SIGTERM)
        said = started.stderr.read().decode()
        code = started.wait(30)
        started.stderr.close()
        if code == 0:
            assert len(names(out)) == 4
        else:
            assert code == 2, said
            assert "E603" in said
            assert not out.exists() or len(names(out)) in (0, 4)


def test_pages_of_an_earlier_run_do_not_stay(composer: Run, issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    composer("build", issue, "--out", out)
    (out / "notes.pdf").write_text("mine", "utf-8")
    file = issue / "edition.yaml"
    text = file.read_text("utf-8")
    text = re.sub(r"(?m)^  2: .*\n|^  - \{story: words.*\n", "", text)
    file.write_text(text, "utf-8")
    assert composer("build", issue, "--out", out).code == 1  # words.md is in no area now
    assert names(out) == ["edition.pdf", "notes.pdf", "p01.pdf", "report.json"]


def test_json_for_programs(composer: Run, issue: Path, tmp_path: Path) -> None:
    ran = composer("build", issue, "--out", tmp_path / "out", "--format", "json", "--quiet")
    outcome = json.loads(ran.out)
    assert outcome["exit"] == ran.code == 0
    assert outcome["totals"]["pages"] == 2
    (issue / "edition.yaml").write_text("edition: 2020-04-20\npages: {1: frnt}\n", "utf-8")
    ran = composer("check", issue, "--format", "json")
    outcome = json.loads(ran.out)
    assert outcome["exit"] == ran.code == 2
    assert {"E242"} <= {one["code"] for one in outcome["findings"]}


def test_check_writes_nothing(composer: Run, paper: Path, issue: Path) -> None:
    before = sorted(paper.rglob("*"))
    ran = composer("check", issue)
    assert ran.code == 0, ran.err
    assert SUMMARY.fullmatch(ran.out)
    cache = paper / "build" / "cache"  # what is kept to be asked once
    kept = {cache.parent, cache, *cache.rglob("*")}
    assert sorted(set(paper.rglob("*")) - kept) == before


def test_check_finds_what_build_finds(composer: Run, issue: Path) -> None:
    story = issue / "stories" / "lead.md"
    story.write_text(story.read_text("utf-8") + "\n" + "多出来的话。" * 300 + "\n", "utf-8")
    checked, built = composer("check", issue), composer("build", issue, "--quiet")
    assert checked.code == built.code == 1
    assert checked.out.splitlines()[:-1] == built.out.splitlines()[:-1]


def test_a_fault_of_ours_is_one_line(
    composer: Run, issue: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tempfile

    import composer.compose as compose

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(compose, "compose", broken)
    ran = composer("build", issue, "--quiet")
    assert ran.code == 4
    assert ran.err.count("\n") == 1
    assert "程序自身出错" in ran.err
    assert "Traceback" not in ran.err
    found = re.search(r"细节写在 (\S+\.log)", ran.err)
    assert found
    assert "ZeroDivisionError: secret" in Path(found[1]).read_text("utf-8")
    shown = composer("build", issue, "--quiet", "--traceback")
    assert shown.code == 4
    assert "ZeroDivisionError: secret" in shown.err


def test_a_reader_that_goes_away(issue: Path, tmp_path: Path) -> None:
    story = issue / "stories" / "lead.md"
    command = f"'{sys.executable}' -m composer galley '{story}' --measure 5字 | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1)
    assert done.stderr == "" or "Traceback" not in done.stderr


def test_time_has_no_say(composer: Run, issue: Path, tmp_path: Path) -> None:
    composer("build", issue, "--out", tmp_path / "a")
    time.sleep(1.1)  # PDF dates count seconds
    composer("build", issue, "--out", tmp_path / "b")
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
