"""What two libraries that did not write the PDF read out of it is what the stories say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.diagnostics.diagnostic import Findings
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.load import load_edition
from composer.papers.models import Area, Language, Paper, TextStyle
from composer.papers.models.values import FaceRef
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.story.blocks import StoryText
from composer.story.reader import read_story
from composer.story.references import References
from tests.makeup.editions import compose_areas, place
from tests.reading import by_structure, plain


@pytest.fixture(scope="module")
def built(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "composer", "build", str(edition), "--out", str(out)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.fixture(scope="module")
def stories(edition: Path) -> list[StoryText]:
    findings = Findings()
    loaded = load_edition(edition, findings)
    return [
        read_story(
            loaded.story_path(use.story),
            use.story,
            loaded.paper.normalise,
            findings,
            References.of(loaded).on(use),
        )
        for use in loaded.edition.stories
    ]


def squeezed(chars: str) -> str:
    return "".join(chars.split())


def test_every_story_by_structure(built: Path, stories: list[StoryText]) -> None:
    """Whole and in order, over columns and pages: title, then block by block."""
    leaves = by_structure(built / "edition.pdf")
    for story in stories:
        mine = [squeezed(words) for title, _, words in leaves if title == story.title]
        want = [squeezed(block.text.chars) for block in story.blocks if block.text]
        for block in story.blocks:
            want += [squeezed(cell.chars) for cell in block.cells() if cell]
        for head in (*story.headline, story.kicker, story.deck, story.byline):
            want += [squeezed(head.chars)] if head else []
        joined = "".join(mine)
        for words in want:
            assert words in joined, (story.name, words)
        body = [words for words in mine if words in set(want)]
        blocks = [squeezed(block.text.chars) for block in story.blocks if block.text]
        assert [words for words in body if words in set(blocks)] == blocks


def test_every_story_as_plain_text(built: Path, stories: list[StoryText]) -> None:
    """Whole and in order in pdfium's plain text too, which has a mark of its own (U+FFFE or U+0002)
    for a hyphen at a line's end."""
    text = "".join(plain(built / "edition.pdf")).replace("\ufffe", "-").replace("\x02", "-")
    for story in stories:
        for block in story.blocks:
            for words in block.texts():
                assert squeezed(words.chars) in text, story.name


def test_a_paragraph_over_columns_and_pages_is_one(built: Path) -> None:
    words = [squeezed(w) for _, role, w in by_structure(built / "edition.pdf") if role == "P"]
    assert any("就贯彻落实会议精神" in w and w.endswith("开篇答卷。") for w in words)


def images(resources: Any) -> Iterator[Any]:
    """Image XObjects, also those inside forms."""
    for thing in resources.get("/XObject", {}).values():
        if thing.Subtype == "/Image":
            yield thing
        elif "/Resources" in thing:
            yield from images(thing.Resources)


@pytest.mark.parametrize("name", ["edition.pdf", "p01.pdf", "p02.pdf", "p03.pdf", "p04.pdf"])
def test_fonts_and_colours(built: Path, name: str) -> None:
    with pikepdf.open(built / name) as pdf:
        fonts = {
            str(font.BaseFont): font
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        for font in fonts.values():
            assert font.Subtype == "/Type0" and font.Encoding == "/Identity-H"
            below = font.DescendantFonts[0]
            descriptor = below.FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "+" in str(font.BaseFont)
        assert len({name.partition("+")[2] for name in fonts}) == len(fonts)
        for page in pdf.pages:
            for image in images(page.Resources):
                assert image.ColorSpace in ("/DeviceCMYK", "/DeviceGray")
        assert pdf.Root.Lang == "zh-CN"
        assert "/StructTreeRoot" in pdf.Root
        media, trim = pdf.pages[0].MediaBox, pdf.pages[0].TrimBox
        assert float(media[2] - media[0]) > float(trim[2] - trim[0])


def test_no_rgb_operator(built: Path) -> None:
    with pikepdf.open(built / "edition.pdf") as pdf:
        for page in pdf.pages:
            operators = {str(op) for _, op in pikepdf.parse_content_stream(page)}
            assert not operators & {"rg", "RG"}


def test_same_input_same_bytes(built: Path, edition: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "composer", "build", str(edition), "--out", str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True)
    for name in ("p01.pdf", "edition.pdf", "report.json"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("face", ["宋", "楷", "仿宋"])
def test_a_dash_reads_as_it_was_typed(
    fonts: FontSet, tmp_path: Path, vertical: bool, language: Language, face: str
) -> None:
    """—— and ⸺ have one glyph in most faces; beside annotations, where lines are cut up, too."""
    body = "市⸺气[象]{注音：xiàng}台⸺⸺——昨天⸺[象]{注音：xiàng}力，——⸺。"
    text = f"---\nheadline: 不⸺是——的\n---\n\n{body}\n\n春⸺秋——冬\n"
    own = TextStyle(
        face=FaceRef(face),
        advance=Length(18),
        vertical=vertical,
        language=language,
        hyphenate=False,
    )
    paper = Paper(paper="试刊", styles={"body": own})
    area = Area(at=place("1-2", "1-20"))
    made, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (text, "1.a")}, paper)
    target = tmp_path / "edition.pdf"
    profile = load_profile("newsprint-crpc1")
    write_pdf(made.display, fonts, target, profile=profile, findings=Findings())
    found = [squeezed(words) for _, role, words in by_structure(target) if role != "RT"]
    assert "".join(found) == "不⸺是——的市⸺气象台⸺⸺——昨天⸺象力，——⸺。春⸺秋——冬"
    with pikepdf.open(target) as pdf:
        names = [str(font.BaseFont)[7:] for font in pdf.pages[0].Resources.Font.values()]
        assert len(names) == len(set(names))


def test_the_gap_of_han_and_latin_as_the_guide_says(fonts: FontSet, tmp_path: Path) -> None:
    """Readers that go by distances see a blank in it, those that go by the structure do not."""
    import pypdf
    import pypdfium2

    text = "---\nheadline: 题\n---\n北京11月30日电。"
    areas = {"a": Area(at=place("1-4", "1-20"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, Paper(paper="试刊"))
    file = tmp_path / "gap.pdf"
    profile = load_profile("newsprint-crpc1")
    write_pdf(made.display, fonts, file, profile=profile, findings=Findings())
    with_blanks = "北京 11 月 30 日"
    assert with_blanks in pypdf.PdfReader(file).pages[0].extract_text()
    assert with_blanks in pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()
    assert any("北京11月30日电" in words for _, _, words in by_structure(file))
