"""Combining marks without a composed form, as they lie on the page."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from composer.diagnostics.diagnostic import Findings
from composer.display.items import TextItem
from composer.fonts.accents import mark_offsets
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.galley.line import Measures
from composer.galley.setter import Setter
from composer.measure import Length, Unit
from composer.papers.models import Area, Headline, HeadlineUse, HeadPart, Initial, Paper, TextStyle
from composer.papers.models.values import FaceRef
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.story.text import Text
from tests.makeup.editions import HAN, compose_areas, place, text_items

FACES = ["宋", "黑", "黑 heavy", "楷", "仿宋"]
ABOVE = ["m̀", "ê̄", "и́", "x̄", "M̀", "n̂", "ü̃"]


def ink(fonts: FontLibrary, name: str, cluster: str) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of the base and of each mark where they are drawn."""
    face = fonts.face(FaceRef.parse(name))
    holders = [
        HarfBuzzFace.of(holder)
        for start, end, holder in fonts.split(cluster, face)
        for _ in range(start, end)
    ]
    base, *marks = zip(holders, cluster, strict=True)
    boxes = [base[0].bounds(base[1])]
    for (holder, mark), (x, y) in zip(marks, mark_offsets(base, marks), strict=True):
        left, bottom, right, top = holder.bounds(mark)
        boxes.append((left + x, bottom + y, right + x, top + y))
    return boxes


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("cluster", ABOVE)
def test_a_mark_above_lies_over_the_middle_and_clear_of_what_is_under_it(
    fonts: FontLibrary, name: str, cluster: str
) -> None:
    boxes = ink(fonts, name, cluster)
    base = boxes[0]
    for under, mark in pairwise(boxes):
        middle = (mark[0] + mark[2]) / 2
        assert base[0] <= middle <= base[2]
        assert mark[1] >= under[3] - 20


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("cluster", ["q̣", "Q̱"])
def test_a_mark_below_lies_under_its_base(fonts: FontLibrary, name: str, cluster: str) -> None:
    base, mark = ink(fonts, name, cluster)
    assert mark[3] <= base[1] + 20
    assert base[0] <= (mark[0] + mark[2]) / 2 <= base[2]


@pytest.mark.parametrize("vertical", [False, True])
def test_marks_change_no_width(fonts: FontLibrary, vertical: bool) -> None:
    setter = Setter(fonts, TextStyle(vertical=vertical))
    plain = setter.paragraph(Text(f"甲m乙x{HAN}"), Measures((15000,)))
    marked = setter.paragraph(Text(f"甲m̀乙x̄{HAN}"), Measures((15000,)))
    assert [line.width for line in plain] == [line.width for line in marked]


def drawn(
    fonts: FontLibrary, tmp_path: Path, words: str, **style: object
) -> tuple[list[TextItem], str]:
    """The items of a page, and what pypdf reads out of it."""
    heads = {"standard": Headline(main=HeadPart(size=Length(2, Unit.ZI)))}
    paper = Paper(paper="试刊", styles={"body": TextStyle(**style)}, headlines=heads)  # type: ignore[arg-type]
    area = Area(at=place("1-4", "1-40"), headline=HeadlineUse(style="standard"))
    story = f"---\nheadline: 题m̀文\n---\n\n{words}{HAN * 3}\n"
    composed, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper)
    file = tmp_path / "out.pdf"
    profile = load_profile("newsprint-crpc1")
    write_pdf(composed.display, fonts, file, profile=profile, findings=Findings())
    read = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text()
    return text_items(composed.display.pages[0]), "".join(read.split())


@pytest.mark.parametrize(
    "style",
    [{}, {"vertical": True}, {"initial": Initial(lines=2)}],
    ids=["horizontal", "vertical", "initial"],
)
def test_marks_are_placed_and_read_back(
    fonts: FontLibrary, tmp_path: Path, style: dict[str, object]
) -> None:
    items, read = drawn(fonts, tmp_path, "m̀是母，ê̄、и́与字x̄abc。", **style)
    marks = [(key, chars) for item in items for key, chars, _ in item.pieces if key.endswith("~")]
    assert sorted(chars for _, chars in marks) == sorted("̀̄̄̀́")
    for words in ("题m̀文", "m̀", "ê̄", "и́", "x̄"):
        assert words in read


@pytest.mark.parametrize("words", ["abc‑def", "不‑断", "1‑2", "a̍h"])
def test_no_line_breaks_in_it(fonts: FontLibrary, words: str) -> None:
    """U+2011, and a word of which another face has the mark."""
    setter = Setter(fonts, TextStyle())
    for before in range(14):
        text = "国" * before + words + "国" * 9
        for line in setter.paragraph(Text(text), Measures((9000,))):
            assert not before < line.end < before + len(words)
