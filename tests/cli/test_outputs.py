"""``build --for``: the press's files, proofs and screen editions; names, waivers, profiles of a paper's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from composer.resources import resource_folder
from tests.cli.conftest import Run

EDITION = "editions/2020-04-20/edition.yaml"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + text + "\n", "utf-8")


def lengthen(issue: Path) -> None:
    add(issue / "stories" / "lead.md", "\n" + "多出来的话排不下。" * 200)


# ── outputs ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("purpose", ["proof", "screen"])
def test_files_for_eyes_lie_apart(composer: Run, paper: Path, issue: Path, purpose: str) -> None:
    assert composer("build", issue, "--for", purpose).code == 0
    out = paper / "build" / f"2020-04-20-{purpose}"
    assert names(out) == ["edition.pdf", "report.json"]
    assert report(out)["output"] == purpose
    with pypdfium2.PdfDocument(out / "edition.pdf") as document:
        assert len(document) == 2


def test_a_proof_never_goes_among_press_files(composer: Run, issue: Path, tmp_path: Path) -> None:
    assert composer("build", issue, "--out", tmp_path / "out").code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    ran = composer("build", issue, "--for", "proof", "--out", tmp_path / "out")
    assert ran.code == 3
    assert "里是 --for press 的文件" in ran.err
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_pages_of_a_proof(composer: Run, issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert composer("build", issue, "--for", "proof", "--pages", "2", "--out", out).code == 0
    assert names(out) == ["p02.pdf", "report.json"]


@pytest.mark.parametrize("purpose", ["press", "proof", "screen"])
def test_same_bytes_for_each(composer: Run, issue: Path, tmp_path: Path, purpose: str) -> None:
    for out in ("a", "b"):
        options = ("--for", purpose, "--out", tmp_path / out, "--files", "all")
        assert composer("build", issue, *options).code == 0
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_a_proof_shows_what_is_wrong(composer: Run, issue: Path, tmp_path: Path) -> None:
    lengthen(issue)
    ran = composer("build", issue, "--for", "proof", "--out", tmp_path / "out")
    assert ran.code == 1
    assert "E607" not in ran.out
    assert report(tmp_path / "out")["files"] == ["edition.pdf", "report.json"]


# ── file names ────────────────────────────────────────────────────────────────────────────────────


def test_names_of_the_papers_own(composer: Run, paper: Path, issue: Path, tmp_path: Path) -> None:
    add(
        paper / "paper.yaml",
        'press: {files: "{date}-{page:02}-{name}.pdf", edition: "{paper}{year}{month}{day}.pdf"}',
    )
    assert composer("build", issue, "--out", tmp_path / "out").code == 0
    made = report(tmp_path / "out")["files"]
    assert made[0].startswith("2020-04-20-01-")
    assert made[2:] == ["样报20200420.pdf", "report.json"]
    assert names(tmp_path / "out") == sorted(made)


def test_marks_of_the_papers_own(composer: Run, paper: Path, issue: Path, tmp_path: Path) -> None:
    widths, file = {}, paper / "paper.yaml"
    text = file.read_text("utf-8")
    for marks in ("all", "cut", "none"):
        file.write_text(f"{text}\npress: {{marks: {marks}}}\n", "utf-8")
        out = tmp_path / marks
        assert composer("build", issue, "--out", out, "--pages", "2").code == 0
        with pikepdf.open(out / "p02.pdf") as pdf:
            page = pdf.pages[0]
            widths[marks] = (float(page.mediabox[2]), "/S1" in str(page.Resources))
    trim = widths["none"][0]
    assert widths["all"] == widths["cut"] == (pytest.approx(trim + 24 * 72 / 25.4, abs=0.01), True)


# ── waivers ───────────────────────────────────────────────────────────────────────────────────────

SIGNED = """waivers:
  - {finding: E101, at: lead.md, who: 值班总编 王某, why: 末段可以不要, until: 2020-04-20}"""


def test_a_signed_page_goes_to_the_press(composer: Run, issue: Path, tmp_path: Path) -> None:
    lengthen(issue)
    add(issue / "edition.yaml", SIGNED)
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "值班总编 王某 签发放行：末段可以不要" in ran.out
    found = report(tmp_path / "out")
    assert found["files"] == ["p01.pdf", "p02.pdf", "edition.pdf", "report.json"]
    assert found["stories"][0]["overset"]["characters"] > 0
    (use,) = found["waivers"]
    assert (use["state"], use["findings"], use["who"]) == ("used", 1, "值班总编 王某")
    (overset,) = [one for one in found["findings"] if one["code"] == "E101"]
    assert overset["severity"] == "note"


@pytest.mark.parametrize(
    ("old", "new", "state", "said"),
    [
        ("until: 2020-04-20", "until: 2020-04-19", "expired", "W610"),
        ("at: lead.md", "at: words.md", "unused", "N609"),
        ("finding: E101", "finding: E501", "unused", "N609"),
    ],
)
def test_a_waiver_for_something_else(
    composer: Run, issue: Path, tmp_path: Path, old: str, new: str, state: str, said: str
) -> None:
    lengthen(issue)
    add(issue / "edition.yaml", SIGNED.replace(old, new))
    ran = composer("build", issue, "--out", tmp_path / "out")
    assert ran.code == 1
    assert said in ran.out
    found = report(tmp_path / "out")
    assert found["waivers"][0]["state"] == state
    assert found["withheld"]


def test_a_waiver_lets_one_page_pass(composer: Run, issue: Path, tmp_path: Path) -> None:
    """A story over two pages is about both; signed for one, the other stays."""
    lengthen(issue)
    composer("build", issue, "--out", tmp_path / "out")
    pages = report(tmp_path / "out")["withheld"]
    add(issue / "edition.yaml", SIGNED.replace("at: lead.md", f"page: {pages[0]}"))
    composer("build", issue, "--out", tmp_path / "out")
    assert report(tmp_path / "out")["withheld"] == pages[1:]


def test_an_unsigned_waiver_is_none(composer: Run, issue: Path) -> None:
    add(issue / "edition.yaml", SIGNED.replace("值班总编 王某", '""'))
    ran = composer("check", issue)
    assert ran.code == 2
    assert "E294" in ran.out


def test_check_signs_off_as_build_does(composer: Run, issue: Path) -> None:
    lengthen(issue)
    add(issue / "edition.yaml", SIGNED)
    assert composer("check", issue).code == 0


# ── press profiles of the paper's own ─────────────────────────────────────────────────────────────


@pytest.fixture
def plant(paper: Path) -> Path:
    """A profile of the paper's own, with an ICC file beside it."""
    folder = paper / "press"
    folder.mkdir()
    icc = resource_folder("assets") / "icc" / "CGATS21_CRPC1.icc"
    shutil.copy(icc, folder / "plant.icc")
    (folder / "plant.yaml").write_text(
        "extends: newsprint-crpc1\nicc: plant.icc\ncondition: PLANT-1\ninfo: 本市印务中心 新闻纸\n"
        "ink_limit: 230\n",
        "utf-8",
    )
    add(paper / "paper.yaml", "press: plant")
    return folder


def test_the_output_intent_is_the_plants(
    composer: Run, plant: Path, issue: Path, tmp_path: Path
) -> None:
    ran = composer("build", issue, "--out", tmp_path / "out", "--pages", "2")
    assert ran.code == 0, ran.err
    with pikepdf.open(tmp_path / "out" / "p02.pdf") as pdf:
        (intent,) = list(pdf.Root.OutputIntents)  # type: ignore[arg-type, call-overload]
        assert intent.OutputConditionIdentifier == "PLANT-1"
        assert intent.Info == "本市印务中心 新闻纸"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "icc: plant.icc",
            "icc: nothing.icc",
            "E605 ICC 文件不能用 ICC file cannot be used  press/plant.yaml:2:6",
        ),
        ("icc: plant.icc", "icc: ../../plant.icc", "E508"),
        ("ink_limit: 230", "ink_limit: 900", "E225"),
        ("ink_limit: 230", "ink_limt: 230", "ink_limit"),
        ("ink_limit: 230", "resolution: {floor: 250}", "E606"),
        ("extends: newsprint-crpc1", "extends: newsprint-crpc", "E230"),
        ("extends: newsprint-crpc1\n", "", "E221"),
        ("ink_limit: 230", "bleed: 3mm", "W611"),
    ],
)
def test_mistakes_in_a_profile(
    composer: Run, plant: Path, issue: Path, old: str, new: str, said: str
) -> None:
    change(plant / "plant.yaml", old, new)
    ran = composer("check", issue)
    assert ran.code == (1 if said.startswith("W") else 2)
    assert said in ran.out


def test_a_key_of_its_preflight_may_be_empty(composer: Run, plant: Path, issue: Path) -> None:
    add(plant / "plant.yaml", "preflight: {ruby: , spots: ~, bitmap: 500}")
    ran = composer("check", issue)
    assert ran.code == 0, ran.err


def test_an_icc_file_of_another_kind(composer: Run, plant: Path, issue: Path) -> None:
    head = bytearray((plant / "plant.icc").read_bytes())
    for at, word, said in ((12, b"mntr", "类别是 mntr"), (16, b"RGB ", "色空间是 RGB")):
        other = bytearray(head)
        other[at : at + 4] = word
        (plant / "plant.icc").write_bytes(other)
        assert said in composer("check", issue).out
    (plant / "plant.icc").write_bytes(head[:4000])
    assert "文件不完整" in composer("check", issue).out


def test_no_such_profile(composer: Run, plant: Path, paper: Path, issue: Path) -> None:
    change(paper / "paper.yaml", "press: plant", "press: plent")
    ran = composer("check", issue)
    assert ran.code == 2
    assert "E604" in ran.out
    assert "plant" in ran.out


def test_preflight_takes_the_papers_own(
    composer: Run, plant: Path, issue: Path, tmp_path: Path
) -> None:
    composer("build", issue, "--out", tmp_path / "out", "--pages", "2")
    made = tmp_path / "out" / "p02.pdf"
    ran = composer("preflight", made, "--profile", plant / "plant.yaml", "--ink", "off")
    assert ran.code != 2
    assert "E704" not in ran.out, ran.out
    change(plant / "plant.yaml", "ink_limit: 230", "ink_limit: much")
    ran = composer("preflight", made, "--profile", plant / "plant.yaml")
    assert ran.code == 2
    assert "press/plant.yaml:5:12" in ran.err
