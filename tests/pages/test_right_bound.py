"""A vertical Traditional tabloid bound on the right: folios, margins, direction, sheets, words; read from its PDFs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from composer.cli import main
from composer.measure import Pt
from composer.press.imposition import impose, layout
from tests.reading import by_structure

PAPER = """paper: 南海晨報
language: zh-Hant
binding: right
format:
  trim: [280mm, 400mm]
  type_area: {columns: 5, measure: 14字, gutter: 1字, lines: 84, size: 9pt, advance: 12.5pt, inner: 14mm}
styles: {body: {vertical: true}}
headlines: {standard: {main: {face: 宋 heavy, size: 一号}}}
imposition: {creep: 1mm}
"""
PAGES = {
    "front": """layout: front
masthead: {at: {columns: 1-5, lines: 1-9}, lines: ["{date}　{weekday}"]}
areas: {lead: {at: {columns: 1-5, lines: 11-40}, text: {columns: 2}}}
index: {at: {columns: 1-5, lines: 50-60}}
imprint: {at: {columns: 1-5, lines: "84"}}
""",
    "inside": """layout: inside
folio: {at: {columns: 1-5, lines: 1-3}}
areas: {main: {at: {columns: 1-5, lines: 6-48}, text: {columns: 2}}}
adverts: {foot: {at: {columns: 1-5, lines: 60-80}}}
""",
}
EDITION = """edition: 2026-03-02
number: 815
editor: 李文
pages: {1: {layout: front, name: 要聞}, 2: {layout: inside, name: 本地}, 3: {layout: inside, name: 文教}, 4: {layout: inside, name: 生活}}
stories:
  - {story: lead.md, thread: [1.lead, 2.main]}
  - {story: school.md, area: 3.main, index: true}
  - {story: boat.md, area: 4.main}
adverts: [{file: ad.tif, slot: 4.foot}]
"""
TEXT = '立春一過，巷口的茶肆便熱鬧起來，說書的老先生把驚堂木一拍，滿座的人都靜了。他說："且聽下回分解。"窗外的梧桐還沒有抽芽，河裏的冰已經化開。'


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from PIL import Image

    root = tmp_path_factory.mktemp("right")
    edition = root / "editions/2026-03-02"
    for folder in ("stories", "pictures"):
        (edition / folder).mkdir(parents=True)
    (root / "pages").mkdir()
    (root / "paper.yaml").write_text(PAPER, "utf-8")
    for name, text in PAGES.items():
        (root / f"pages/{name}.yaml").write_text(text, "utf-8")
    (edition / "edition.yaml").write_text(EDITION, "utf-8")
    stories = {
        "lead": ("立春茶肆", "".join(f"其{n}，{TEXT}" for n in range(45)) + "{{見：school}}"),
        "school": ("木棉樹下：寫生課", TEXT.replace("茶肆", "學堂")),
        "boat": ("渡船夫", "".join(reversed(TEXT.replace('"', "")))[1:] + "。"),
    }
    for name, (head, text) in stories.items():
        (edition / f"stories/{name}.md").write_text(f"---\nheadline: {head}\n---\n\n{text}\n", "utf-8")  # fmt: skip
    Image.new("CMYK", (1388, 300), (0, 20, 40, 0)).save(edition / "pictures/ad.tif", dpi=(150, 150))
    assert main(["build", str(edition), "--quiet", "--out", str(root / "out")]) in (0, 1)
    return root


def _words(file: Path, page: int) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return re.sub(r"\s", "", pdf[page].get_textpage().get_text_range())


def test_the_direction_of_its_pages(paper: Path) -> None:
    for file in (paper / "out/edition.pdf", paper / "out/p02.pdf"):
        with pikepdf.open(file) as pdf:
            assert pdf.Root.ViewerPreferences.Direction == "/R2L"
            assert str(pdf.Root.Lang) == "zh-TW"


@pytest.mark.parametrize(("page", "left"), [(2, False), (3, True), (4, False)])
def test_folios_stand_outside(paper: Path, page: int, left: bool) -> None:
    """Page 1 has its fold on the right; so page 2 lies right of page 3."""
    with pypdfium2.PdfDocument(paper / "out/edition.pdf") as pdf:
        sheet = pdf[page - 1]
        words = sheet.get_textpage()
        found = words.search(f"{page:02d}").get_next()
        assert found is not None
        box = words.get_charbox(found[0])
        assert (box[0] < sheet.get_width() / 2) is left


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_the_inner_margin_is_at_the_fold(paper: Path, page: int) -> None:
    """The widest rule of a page, under masthead or folio, runs over its type area."""
    with pikepdf.open(paper / "out/edition.pdf") as pdf:
        sheet = pdf.pages[page - 1]
        trim = [float(edge) for edge in sheet.trimbox]
        operators = pikepdf.parse_content_stream(sheet)
        edges: list[tuple[float, float]] = []
        shift = [0.0]
        for operands, operator in operators:
            if str(operator) == "re":
                x, _, wide, high = map(float, operands)
                if wide > 400 and abs(high) < 5:
                    edges.append((x + shift[0], x + shift[0] + wide))
            elif str(operator) == "m":
                start = float(operands[0])
            elif str(operator) == "l" and abs(float(operands[0]) - start) > 400:
                edges.append((start + shift[0], float(operands[0]) + shift[0]))
    left, right = edges[0][0] - trim[0], trim[2] - edges[0][1]
    fold = right if page % 2 else left
    assert fold == pytest.approx(14 * 72 / 25.4, abs=1.5)
    assert max(left, right) > fold + 30


def test_its_fixed_words(paper: Path) -> None:
    """By their runs: of a file that is read from right to left pdfium gives the last run of a line first."""
    front, inside, back = (_words(paper / "out/edition.pdf", page) for page in (0, 1, 3))
    for said in ("導讀", "見本期三版", "責任編輯", "李文"):
        assert said in front
    assert "上接第" in inside
    assert "廣告" in back
    for file in ("导读", "责任", "广告", "见第"):
        assert file not in front + inside + back


def test_references_and_quotes_in_its_script(paper: Path) -> None:
    read = "".join(words for _, _, words in by_structure(paper / "out/edition.pdf"))
    assert "（見第3版）" in read
    assert "「且聽下回分解。」" in read
    assert "“" not in read


def test_pages_on_sheets(paper: Path) -> None:
    """Outside 1|4, inside 3|2."""
    out = paper / "sheets.pdf"
    pages = [str(paper / f"out/p0{page}.pdf") for page in (1, 2, 3, 4)]
    assert main(["impose", *pages, "--out", str(out)]) == 0
    assert _order(out) == [["1", "4"], ["3", "2"]]


def test_pages_away_from_their_paper(paper: Path, tmp_path: Path) -> None:
    """At the plant there is no paper.yaml: the files say which way they are read."""
    for page in (1, 2, 3, 4):
        shutil.copy(paper / f"out/p0{page}.pdf", tmp_path)
    pages = [str(tmp_path / f"p0{page}.pdf") for page in (1, 2, 3, 4)]
    assert main(["impose", *pages, "--out", str(tmp_path / "s.pdf")]) == 0
    assert _order(tmp_path / "s.pdf") == [["1", "4"], ["3", "2"]]


def test_inner_sheets_creep_towards_the_fold() -> None:
    """Of eight pages bound on the right: outside 1|8, and within it 3|6, each a point nearer to the fold."""
    plan = layout("tabloid", Pt(100), Pt(150), creep=Pt(1))
    sides = impose([tuple(range(1, 9))], "tabloid")
    spots = [
        [(spot.page, spot.trim.x) for spot in sorted(plan.spots(side, mirrored=True), key=lambda spot: spot.trim.x)]
        for side in sides
    ]  # fmt: skip
    assert spots == [
        [(1, 0), (8, 100)],
        [(7, 0), (2, 100)],
        [(3, 1), (6, 99)],
        [(5, 1), (4, 99)],
    ]


def _order(file: Path) -> list[list[str]]:
    """The pages of each side from left to right, by the place of their forms."""
    sides = []
    with pikepdf.open(file) as pdf:
        for sheet in pdf.pages:
            placed, way = [], 0.0
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) == "cm":
                    way = float(operands[4])
                elif str(operator) == "Do":
                    found = re.search(r"(\d+)$", str(operands[0]))
                    if found:
                        placed.append((way, found[1]))
            sides.append([name for _, name in sorted(placed)])
    return sides
