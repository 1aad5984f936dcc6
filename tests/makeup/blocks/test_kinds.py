"""Kinds of block — 稿件块的种类: every kind has its entry, and a new one is a module, an entry and how it is read
(docs/adding.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from composer.diagnostics import Findings
from composer.display.build import Outline
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.galley import Setter
from composer.galley.line import Line, Measures
from composer.makeup.blocks.kind import Kind, Manner, Placing, StoryLines
from composer.makeup.blocks.kinds import KINDS
from composer.makeup.blocks.placing import DECORATION, SetLine
from composer.makeup.blocks.structure import block_nodes
from composer.makeup.flow.flow import Flow
from composer.papers.models import Area, Normalise, TableStyle, TextStyle
from composer.story.blocks import Block, Paragraph, TextBlock
from composer.story.body import RawBlock
from composer.story.fences import FENCES, FenceKind
from composer.story.reader import READERS, Reading, read_story
from composer.story.text import Text, cut, from_lines, joined
from tests.makeup.editions import HAN, compose_areas, place, text_items, words
from tests.makeup.flow.test_flow import columns

ROOT = Path(__file__).resolve().parents[3]


def kinds_below(base: type[Block]) -> Iterator[type[Block]]:
    for kind in base.__subclasses__():
        if kind is not TextBlock and kind.__module__.startswith("composer."):
            yield kind
        yield from kinds_below(kind)


def test_every_kind_has_its_entry() -> None:
    assert set(KINDS) == set(kinds_below(Block))


def test_nothing_else_in_make_up_asks_what_kind_a_block_is() -> None:
    """Kinds are named in their own modules, and where a table stands with its caption and its note."""
    kinds = {kind.__name__ for kind in KINDS}
    own = ROOT / "composer/makeup/blocks"
    asking = {
        str(path.relative_to(ROOT / "composer"))
        for room in ("makeup", "api", "cli", "furniture")
        for path in (ROOT / "composer" / room).rglob("*.py")
        if own not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "composer.story.blocks"
        if kinds & {name.name for name in node.names}
    }
    assert asking == {"makeup/area/wide_tables.py"}


def test_the_recipe_names_every_answer_and_real_files() -> None:
    recipe = (ROOT / "docs/adding.md").read_text(encoding="utf-8")
    recipe = recipe[recipe.index("## 一种稿件块") :].split("\n## ")[0]
    assert [field.name for field in fields(Kind) if f"`{field.name}`" not in recipe] == []
    files = re.findall(r"`((?:composer|tests|docs)/[\w/.]+)`", recipe)
    assert [name for name in files if not (ROOT / name).exists()] == [
        "composer/makeup/blocks/verse.py"  # the module that the recipe adds
    ]


# ── a kind that the program does not have ─────────────────────────────────────────────────────────


@frozen
class Verse(TextBlock):
    """诗: its lines are those of the poet."""


def read_verse(reading: Reading, raw: RawBlock) -> Verse:
    """Line by line: the end of each is the poet's."""
    lines = [reading.words(from_lines([line], reading.file), running=True) for line in raw.lines]
    ends = [Text("\n")] * (len(lines) - 1) + [Text()]
    return Verse(joined(part for pair in zip(lines, ends, strict=True) for part in pair))


def verse_lines(setter: Setter, text: Text, measures: Measures, manner: Manner) -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    for typed in text.chars.split("\n"):
        width = Measures(measures.widths[len(lines) :][:1] or measures.widths[-1:], manner.indent)
        for line in setter.paragraph(
            cut(text, start, start + len(typed)), width, align=manner.align, face=manner.face
        ):
            lines.append(line._replace(start=line.start + start, end=line.end + start))
        start += len(typed) + 1
    return tuple(lines)


def place_verse(run: Placing, number: int) -> bool:
    """With a line free above it, but not at a column's head."""
    if not run.ended() and not run.at_head():
        run.at += 1
    return run.paragraph(number)


def verse_manner(lines: StoryLines) -> Manner:
    return Manner(2000, "start", lines.setter.style.strong)


VERSE = Kind(manner=verse_manner, lines=verse_lines, place=place_verse, role="Note")

POEM = "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。"


@pytest.fixture
def verse(monkeypatch: pytest.MonkeyPatch) -> None:
    """诗 as a kind of block: what docs/adding.md asks for."""
    monkeypatch.setitem(FENCES, "诗", FenceKind(words=Verse))
    monkeypatch.setitem(READERS, Verse, read_verse)
    monkeypatch.setitem(KINDS, Verse, VERSE)


STORY = f"---\nheadline: 登楼\n---\n{HAN}\n\n::: 诗\n{POEM}\n:::\n\n{HAN}\n"


@pytest.mark.usefixtures("verse")
def test_a_new_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text(STORY, encoding="utf-8")
    findings = Findings()
    before, poem, after = read_story(path, "s.md", Normalise(), findings).blocks
    assert [type(before), type(poem), type(after)] == [Paragraph, Verse, Paragraph]
    assert poem.words() == POEM
    assert poem.place(POEM.index("欲")).line == 9
    assert not list(findings)


@pytest.mark.usefixtures("verse")
def test_a_new_kind_is_set_placed_and_read_back(fonts: FontSet, tmp_path: Path) -> None:
    """Line by line, two ems in, in the strong face, a line free above; one node of the structure."""
    area = Area(at=place("1-1", "1-40"))
    made, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (STORY, "1.a")})
    page = made.display.pages[0]
    lines = POEM.split("\n")
    poem = [
        item for item, chars in zip(text_items(page), words(page), strict=True) if chars in lines
    ]
    assert [chars for chars in words(page) if chars in lines] == lines
    left = min(item.x for item in text_items(page))
    assert {round(item.x - left, 2) for item in poem} == {18.0}
    assert {item.pieces[0][0] for item in poem} != {text_items(page)[-1].pieces[0][0]}
    advances = [round(low.y - high.y, 2) for high, low in pairwise(poem)]
    assert advances == [11.5] * 3
    above = max(item.y for item in text_items(page) if item.y < poem[0].y)
    assert round(poem[0].y - above, 2) == 23.0
    (node,) = {made.display.nodes[item.node] for item in poem}
    assert (node.role, node.text) == ("Note", POEM)


@pytest.mark.usefixtures("verse")
def test_what_finds_no_room_of_a_new_kind_is_counted(fonts: FontSet, tmp_path: Path) -> None:
    area = Area(at=place("1-1", "1-9"))
    story = f"---\nheadline: 登楼\n---\n::: 诗\n{POEM}\n:::\n\n{HAN}\n"
    made, findings = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")})
    (account,) = [made.stories[0].account]
    counts = account.counts()
    assert counts["unexplained"] == 0 and counts["overset"] > 0
    assert "E101" in [finding.code for finding in findings]


# ── a kind without words ──────────────────────────────────────────────────────────────────────────


@frozen
class Break(Block):
    """间隔: a star in the middle of a line between two parts of a story."""

    def rows_from(self, _offset: int) -> Sequence[Sequence[tuple[Text, int]]]:
        return ()


def place_break(run: Placing, number: int) -> bool:
    if run.ended():
        return False
    setter, slot = run.flow.setter, run.slots[run.at]
    star = setter.single(Text("＊"))
    dx = (slot.width - star.width) / 2000
    run.lines.append(SetLine(slot, star, number, DECORATION, dx, 0.0))
    run.at += 1
    return True


BREAK = Kind(place=place_break, left=lambda *_: (1, 0.0), nodes=lambda *_: [])


def test_a_kind_without_words_is_no_copy(
    fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The star is an artifact, and counts for nothing where it finds no room."""
    monkeypatch.setitem(KINDS, Break, BREAK)
    blocks = [Paragraph(Text(HAN)), Break(), Paragraph(Text(HAN))]
    flow = Flow(Setter(fonts, TextStyle()), blocks)
    filled = flow.fill(columns(12))
    (star,) = [line for line in filled.lines if line.block == 1]
    assert (star.slot.row, star.dx) == (5, 5.0)
    assert filled.lines[-1].slot.row == 10
    left = flow.fill(columns(5)).left
    assert left is not None and (left.block, left.lines, left.chars) == (1, 6, len(HAN))
    outline = Outline()
    assert block_nodes(outline, -1, blocks, lambda _name: TableStyle())[1] == []
    assert [node.role for node in outline.nodes] == ["P", "P"]
