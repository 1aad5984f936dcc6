"""Generated editions: what is read out of the PDF, and what the report says is left, is what was given."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Findings
from composer.display.items import DisplayPage, PictureItem, TextItem
from composer.fonts.metrics import FontSet
from composer.makeup import stories as makeup_stories
from composer.makeup.blocks.placing import WORDS
from composer.makeup.desk import Desk
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.grid import ASCENT, Grid
from composer.measure import Length, Pt
from composer.papers.models import (
    Area,
    Box,
    Copyfit,
    Format,
    HeadlineUse,
    Initial,
    Paper,
    Picture,
    PictureSlot,
    QuoteSlot,
    Shape,
    TextSetting,
    TextStyle,
    TypeArea,
)
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.preflight import examine
from tests.makeup.editions import HAN, compose_areas, place
from tests.mixtures import bodies, overlaps, read_back, squeezed, words_of
from tests.reading import by_structure, plain

_SPICE = [
    "“GB2312”，",
    "1—3月",
    "24日",
    "GDP",
    "？！",
    "321.71亿元",
    "——",
    "……",
    "《月令》",
    "5G、",
    "Wi-Fi",
    "100%。",
]
_PARAGRAPH = st.lists(
    st.one_of(st.integers(1, 45).map(lambda n: HAN[:n]), st.sampled_from(_SPICE)),
    min_size=1,
    max_size=14,
).map("".join)


def file_of(number: int, paragraphs: list[str]) -> str:
    body = "\n\n".join(paragraphs)
    return f"---\nheadline: 第{number}篇稿件的标题\n---\n\n{body}\n"


@settings(max_examples=20, deadline=None)
@given(
    stories=st.lists(st.lists(_PARAGRAPH, min_size=1, max_size=7), min_size=1, max_size=3),
    columns=st.sampled_from([None, 1, 2]),
    vertical=st.booleans(),
    boxed=st.booleans(),
    down=st.booleans(),
)
def test_nothing_vanishes(
    fonts: FontSet,
    stories: list[list[str]],
    columns: int | None,
    vertical: bool,
    boxed: bool,
    down: bool,
) -> None:
    setting = TextSetting(columns=columns, vertical=down)
    head = HeadlineUse(vertical=vertical)
    box = Box() if boxed else None
    areas = {
        "a": Area(at=place("1-3", "1-25"), text=setting, headline=head, box=box),
        "b": Area(at=place("4-6", "1-30"), text=TextSetting(vertical=down)),
        "c": Area(at=place("1-2", "40-60"), text=TextSetting(vertical=down)),
    }
    threads = ["1.a 1.c 2.a", "1.b", "2.b 3.a"]
    files = {f"s{n}": (file_of(n, paragraphs), threads[n]) for n, paragraphs in enumerate(stories)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made, findings = compose_areas(fonts, folder, areas, files)
        target = folder / "edition.pdf"
        profile = load_profile("newsprint-crpc1")
        write_pdf(made.display, fonts, target, profile=profile, findings=Findings())
        leaves = by_structure(target)
        assert [fault.rule for fault in examine(target, profile, ink="off").faults] == []
        text = "".join(plain(target)).replace("\ufffe", "-").replace("\x02", "-")
    for number, (paragraphs, report) in enumerate(zip(stories, made.stories, strict=True)):
        title = f"第{number}篇稿件的标题"
        body = "".join(w for t, role, w in leaves if t == title and role == "P")
        left = report.overset.text.replace("\n", "") if report.overset else ""
        assert body + left == "".join(paragraphs)
        assert title in "".join(w for t, _, w in leaves if t == title)
        if down:  # plain text goes by baselines, of which vertical lines have one a character
            continue
        rest = iter(text)
        assert all(char in rest for char in body), "in this order in the plain text"
    assert all(finding.code[0] in "WN" or finding.code == "E101" for finding in findings)


# ── everything at once ────────────────────────────────────────────────────────────────────────────

ROOMY = Format(type_area=TypeArea(lines=62, advance=Length(16)))
"""A grid with room for marks between its lines."""
PICTURE = Picture(file="tea.jpg")
QUOTE = HAN[:9]


def mixed_areas(down: bool, columns: int | None, shape: str, boxed: bool) -> dict[str, Area]:
    slots = {
        "round": PictureSlot(at=place("1-2", "4-11"), shape=Shape(kind=shape), side="both"),  # type: ignore[arg-type]
        "flat": PictureSlot(at=place("1", "1-5")),
    }
    text = TextSetting(columns=columns, vertical=down, rule="hairline")
    return {
        "a": Area(at=place("1-3", "1-26"), text=text, pictures=slots),
        "b": Area(
            at=place("4-6", "1-20"),
            text=TextSetting(vertical=down, columns=2),
            box=Box() if boxed else None,
            quotes={"words": QuoteSlot(at=place("1", "4-8"))},
        ),
        "c": Area(at=place("4-6", "22-40"), headline=HeadlineUse(placement="over")),
        "d": Area(at=place("1-3", "28-60"), text=TextSetting(vertical=down)),
    }


@settings(max_examples=15, deadline=None)
@given(data=st.data(), down=st.booleans(), initial=st.booleans(), fit=st.booleans())
def test_everything_at_once(
    fonts: FontSet, data: st.DataObject, down: bool, initial: bool, fit: bool
) -> None:
    """Tables, lists, notices, names, marked words, ruby, initials, shapes, quotes, vertical areas,
    copyfitting, jumps and references in one edition."""
    made_of = [data.draw(bodies(ruby=not down)) for _ in range(data.draw(st.integers(1, 3)))]
    areas = mixed_areas(
        down,
        data.draw(st.sampled_from([None, 2])),
        data.draw(st.sampled_from(["rectangle", "circle", "ellipse"])),
        data.draw(st.booleans()),
    )
    style = TextStyle(
        initial=Initial(lines=2) if initial else None, copyfit=Copyfit() if fit else None
    )
    paper = Paper(paper="试刊", format=ROOMY, styles={"body": style})
    threads = ["1.a 1.d 2.a", "1.b 2.d", "1.c"]
    files = {
        f"s{n}": (f"---\nheadline: 第{n}篇稿件的标题\n---\n\n{body}\n", threads[n])
        for n, body in enumerate(made_of)
    }
    filled: list[tuple[Desk, Flow, Filled]] = []

    def seen(desk: Desk, flow: Flow, own: Filled) -> None:
        filled.append((desk, flow, own))

    with tempfile.TemporaryDirectory() as name, patch.object(makeup_stories, "report_lines", seen):
        folder = Path(name)
        pictures = {"round": PICTURE, "flat": PICTURE}
        made, _ = compose_areas(fonts, folder, areas, files, paper, pictures, {"words": QUOTE})
        target = folder / "edition.pdf"
        display = made.display
        without = replace(display, pages=tuple(_without_pictures(page) for page in display.pages))
        write_pdf(
            without, fonts, target, profile=load_profile("newsprint-crpc1"), findings=Findings()
        )
        leaves = by_structure(target)
        given_words = [words_of(folder / "editions/test/stories" / f"{file}.md") for file in files]
    for number, (words, report) in enumerate(zip(given_words, made.stories, strict=True)):
        left = report.overset.text if report.overset else ""
        read = read_back(leaves, f"第{number}篇稿件的标题") + squeezed(left)
        if "span:" in made_of[number] or "跨栏:" in made_of[number]:
            # a table over columns is read in its place, whatever of the text before it is left over
            read, words = "".join(sorted(read)), "".join(sorted(words))
        assert read == words
        assert report.given == report.set + (report.overset.chars if report.overset else 0)
    for page in display.pages:
        assert overlaps(fonts, page, 0.5) == []
    for _, flow, own in filled:
        check_lines(flow, own, Grid.of(ROOMY, 1))


def _without_pictures(page: DisplayPage) -> DisplayPage:
    items = tuple(item for item in page.items if not isinstance(item, PictureItem))
    return replace(page, items=items)


def check_lines(flow: Flow, filled: Filled, grid: Grid) -> None:
    """Lines are flush but a paragraph's last; paragraphs stand on the grid."""
    for placed in filled.lines:
        line, slot, kind = placed.line, placed.slot, flow.kinds[placed.block]
        if placed.cell != WORDS or not kind.flush:
            continue
        words = flow.blocks[placed.block].text.chars[line.start : line.end]
        alone = len(words) < 2 or words == "——"  # no gap that could open
        if not line.last and not line.forced and not alone:
            rest = slot.width - 1000 * placed.dx - line.x - line.width
            assert abs(rest) * 9 / 1000 < 0.01, (flow.blocks[placed.block].text.chars, line)
        if kind.body and not slot.vertical:
            row = slot.baseline + placed.drop * grid.advance - grid.top(1) - ASCENT * grid.em
            assert row / grid.advance == pytest.approx(round(row / grid.advance), abs=1e-3)


def test_an_overlap_would_be_seen(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1", "1-20"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (file_of(0, [HAN * 2]), "1.a")})
    page = made.display.pages[0]
    assert overlaps(fonts, page, 0.5) == []
    first = next(item for item in page.items if isinstance(item, TextItem))
    again = first._replace(x=Pt(first.x + 3), y=Pt(first.y + 2))
    assert overlaps(fonts, replace(page, items=(*page.items, again)), 0.5)
