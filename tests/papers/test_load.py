"""Loading and the checks across files: the small paper with one thing changed → ``code file:line:column``."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics import CannotCompose, Findings
from composer.papers import load_edition, load_paper
from tests.papers.conftest import EDITION, FILES, FRONT, PAPER, STORY, Load, places, write

E = "editions/d/edition.yaml"
F = "pages/front.yaml"
P = "paper.yaml"


def test_small_paper_is_clean(load: Load) -> None:
    loaded, findings = load()
    assert places(findings) == []
    assert loaded is not None
    assert loaded.edition.stories[0].story == "lead.md"
    assert set(loaded.sources) == {P, F, E}


# what: (file, text to replace, new text, code, file of the finding, text at which it points)
CHANGES = {
    "layout missing": (E, "layout: front", "layout: frnt", "E242", E, "frnt"),
    "page not in the edition": (E, "1.side", "3.side", "E243", E, "3.side"),
    "area not on the page": (E, "1.side", "1.sied", "E244", E, "1.sied"),
    "area used twice": (E, "1.side", "1.lead", "E245", E, "1.lead"),
    "story used twice": (E, "side.md", "lead.md", "E246", E, "lead.md"),
    "story missing": (E, "side.md", "sied.md", "E264", E, "sied.md"),
    "thread in a circle": (E, "area: 1.side", "thread: [1.side, 1.side]", "E248", E, "1.side"),
    "no place": (E, ", area: 1.side", "", "E249", E, "{story: side.md"),
    "two places": (E, "area: 1.side", "area: 1.side, thread: 1.foot", "E250", E, "1.side"),
    "picture slot unknown": (E, "main: a.jpg", "mian: a.jpg", "E251", E, "a.jpg"),
    "advert slot unknown": (E, "1.foot", "1.food", "E252", E, "1.food"),
    "advert slot twice": (E, "  - {file", "  - {file: b, slot: 1.foot}\n  - {file", "E253", E, "1.foot"),
    "advert slot empty": (E, "  - {file: ad.pdf, slot: 1.foot}\n", "", "W254", F, "{at: {columns: 1-6, lines: 62"),
    "text style unknown": (F, "style: editorial", "style: editoral", "E255", F, "editoral"),
    "headline unknown": (F, "headline: banner", "headline: baner", "E256", F, "baner"),
    "colour unknown": (F, "style: editorial", "box: {colour: rad}", "E257", F, "rad"),
    "paper's colour unknown": (P, "size: 五号", "colour: blue", "E257", P, "blue"),
    "QR code unknown": (F, "qr: 数字报", "qr: 微信", "E258", F, "微信"),
    "area without a story": (E, "  - {story: side.md, area: 1.side}\n", "", "W259", F, "{at: {columns: 4-6"),
    "no masthead": (F, "masthead: {at: {columns: 1-6, lines: 1-10}, qr: 数字报}\n", "", "W260", F, "layout"),
    "story outside": (E, "side.md", "../../../x.md", "E508", E, "../../../x.md"),
    "story absolute": (E, "side.md", "/etc/passwd", "E508", E, "/etc"),
    "picture outside": (E, "main: a.jpg", "main: ../a.jpg", "E508", E, "../a.jpg"),
    "advert outside": (E, "file: ad.pdf", "file: C:\\ad.pdf", "E508", E, "C:"),
    "font outside": (P, "web: x", "fonts: {宋: {regular: ../a.ttf}}", "E508", P, "../a.ttf"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "there", "points"), CHANGES.values(), ids=CHANGES
)
def test_change(
    load: Load, name: str, old: str, new: str, code: str, there: str, points: str
) -> None:
    texts = {one: text for one, text in FILES.items() if isinstance(text, str)}
    assert old in texts[name]
    texts[name] = texts[name].replace(old, new, 1)
    loaded, findings = load(texts)
    before = texts[there][: texts[there].rindex(points)].split("\n")
    place = f"{there.removeprefix('editions/d/')}:{len(before)}:{len(before[-1]) + 1}"
    assert f"{code} {place}" in places(findings)
    assert (loaded is None) == findings.has_errors() == code.startswith("E")


def test_hints_name_the_nearest(load: Load) -> None:
    _, findings = load({E: EDITION.replace("1.side", "1.sied").replace("side.md", "sied.md")})
    assert [one.hints[0][0] for one in findings] == ["是不是“side”？", "是不是“side.md”？"]


def test_story_never_used_and_readme_is_no_story(load: Load) -> None:
    _, findings = load({"editions/d/stories/extra.md": STORY, "editions/d/stories/README.md": "x"})
    assert places(findings) == ["W247 stories/extra.md:0:0"]


def test_slots_of_all_areas_of_a_thread_count(load: Load) -> None:
    edition = EDITION.replace(
        "story: lead.md, area: 1.lead", "story: lead.md, thread: [1.side, 1.lead]"
    )
    edition = edition.replace("  - {story: side.md, area: 1.side}\n", "")
    _, findings = load({E: edition})
    assert places(findings) == ["W247 stories/side.md:0:0"]


def test_broken_entry_is_reported_once(load: Load) -> None:
    """The area is wrong in itself; the story that uses it is not told that it does not exist."""
    _, findings = load({F: FRONT.replace("lines: 12-60}, style", "lines: x}, style")})
    assert places(findings) == ["E223 pages/front.yaml:5:36"]
    _, findings = load({P: PAPER.replace("size: 五号", "size: 大")})
    assert places(findings) == ["E223 paper.yaml:4:45"]


def test_errors_of_all_files_in_one_run(load: Load) -> None:
    _, findings = load({
        P: PAPER + "x: 1\n", F: FRONT + "y: 1\n", E: EDITION.replace("1.side", "1.sied") + "z: 1\n",
    })  # fmt: skip
    assert [one.code for one in findings.in_order()] == ["E244", "E220", "E220", "E220"]


def test_gb18030_layout_is_read_with_a_note(load: Load) -> None:
    text = (FRONT + "# 这一版是头版，报头在上，头条在左，评论员文章在右，广告在下。\n").encode(
        "gb18030"
    )
    loaded, findings = load({F: text})
    assert loaded is not None
    assert places(findings) == [f"N204 {F}:0:0"]


def test_syntax_error_names_its_file(load: Load) -> None:
    _, findings = load({P: "paper：小报\n", F: "layout: front\nareas：\n  a: 1\n"})
    assert places(findings) == ["E207 pages/front.yaml:2:6", "E222 paper.yaml:1:1"]


def test_edition_file_itself_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert load_edition(tmp_path / E, Findings()).root == tmp_path


def test_no_edition_no_paper(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    findings = Findings()
    with pytest.raises(CannotCompose):
        load_edition(tmp_path / "editions/e", findings)
    assert [(one.code, one.hints[0][0]) for one in findings] == [("E241", "可用：d")]
    (tmp_path / P).unlink()
    findings = Findings()
    with pytest.raises(CannotCompose):
        load_edition(tmp_path / "editions/d", findings)
    assert [one.code for one in findings] == ["E240"]


def test_paper_alone(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert load_paper(tmp_path, Findings()).paper == "小报"
    assert load_paper(tmp_path / P, Findings()).paper == "小报"
    write(tmp_path, {P: "paper: 报\nx: y\n"})
    findings = Findings()
    with pytest.raises(CannotCompose):
        load_paper(tmp_path, findings)
    assert places(findings) == ["E220 paper.yaml:2:1"]


def test_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(STORY, encoding="utf-8")
    write(tmp_path / "paper", FILES)
    story = tmp_path / "paper/editions/d/stories/side.md"
    story.unlink()
    story.symlink_to(outside)
    findings = Findings()
    with pytest.raises(CannotCompose):
        load_edition(tmp_path / "paper/editions/d", findings)
    assert places(findings) == ["E508 edition.yaml:6:13"]


@pytest.mark.parametrize(
    "name",
    ["paper.yaml", "pages/front.yaml", "pages/base.yaml", "pages", "editions/d/edition.yaml",
     "editions/d/stories/lead.md", "editions/d/stories", "editions/d", "editions"],
)  # fmt: skip
def test_no_link_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """Whatever file or folder of a paper it is."""
    paper = tmp_path / "paper"
    front = FRONT.replace("layout: front", "layout: front\nextends: base")
    write(paper, {**FILES, "pages/front.yaml": front, "pages/base.yaml": "layout: base\n"})
    load_edition(paper / "editions/d", Findings())
    (paper / name).rename(tmp_path / "elsewhere")
    (paper / name).symlink_to(tmp_path / "elsewhere")
    findings = Findings()
    with pytest.raises(CannotCompose):
        load_edition(paper / "editions/d", findings)
    assert "E508" in {found.code for found in findings}


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "pages/other.yaml": FRONT})
    (tmp_path / "pages/front.yaml").unlink()
    (tmp_path / "pages/front.yaml").symlink_to("other.yaml")
    load_edition(tmp_path / "editions/d", Findings())


SAMPLE = Path(__file__).parents[2] / "layouts/jintan-times/editions/2020-04-20"


def test_sample_edition_loads_clean() -> None:
    load_edition(SAMPLE, Findings())
    findings = Findings()
    load_edition(SAMPLE, findings)
    assert not findings.has_errors()
