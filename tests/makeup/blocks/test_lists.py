"""Lists: marks, hanging words, levels, and the structure that a reader of the PDF gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.blocks.lists import mark_words
from composer.makeup.flow.flow import Flow
from composer.measure import Length, Unit
from composer.papers.models import Area, HeadlineUse, ListStyle, Paper, TextStyle
from composer.story.blocks import Item
from composer.story.text import Text
from tests.makeup.editions import compose_areas, place, text_items
from tests.makeup.flow.test_flow import columns

LONG = "凭市民卡办理借阅，不收押金，每人每次可借五册，到期前续借一次"


def item(words: str = LONG, number: int | None = None, level: int = 0) -> Item:
    return Item(Text(words), number=number, level=level)


def test_words_hang_in_whole_ems_behind_their_mark(fonts: FontSet) -> None:
    blocks = [item(number=9), item(number=10), item(level=1)]
    filled = Flow(Setter(fonts, TextStyle()), blocks).fill(columns(30))
    own = [line for line in filled.lines if line.cell == -1]
    assert {line.dx for line in own if line.block < 2} == {2.0}  # “10.” is wider than an em
    assert {line.dx for line in own if line.block == 2} == {3.0}
    full = [line for line in own if not line.line.last]
    assert {line.dx + line.line.width / 1000 for line in full} == {11.0}
    marks = [line for line in filled.lines if line.cell == 1]
    assert [line.dx for line in marks] == [0.0, 0.0, 2.0]


@pytest.mark.parametrize(
    ("form", "number", "words"),
    [
        ("1.", 12, "12."),
        ("（1）", 3, "（3）"),
        ("①", 7, "⑦"),
        ("①", 21, "（21）"),
        ("一、", 3, "三、"),
        ("一、", 10, "十、"),
        ("（一）", 21, "（二十一）"),
        ("1、", 110, "110、"),
        ("一、", 110, "110、"),
    ],
)
def test_forms_of_numbers(form: str, number: int, words: str) -> None:
    style = ListStyle(numbers=(form,))  # type: ignore[arg-type]
    assert mark_words(style, item(number=number)) == words


def test_a_bullet_stands_in_the_middle_of_its_line(fonts: FontSet) -> None:
    style = TextStyle(lists=ListStyle(bullets=("■",), bullet_size=Length(0.5, Unit.ZI)))
    filled = Flow(Setter(fonts, style), [item()]).fill(columns(9))
    (mark,) = [line for line in filled.lines if line.cell == 1]
    assert mark.size == 0.5
    middle = mark.drop * 11.5 - (0.88 - 0.5) * 9 * mark.size
    assert middle == pytest.approx(-(0.88 - 0.5) * 9)


def test_list_structure_and_order(fonts: FontSet, tmp_path: Path) -> None:
    story = "---\nheadline: 题\n---\n- 甲\n- 乙\n  1. 丙\n  2. 丁\n- 戊\n\n段落。\n"
    area = Area(at=place("1-2", "1-40"), headline=HeadlineUse(placement="none"))
    composed, _ = compose_areas(
        fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, Paper(paper="试刊")
    )
    nodes = {node.id: node for node in composed.display.nodes}
    shown = "".join(
        "".join(chars for _, chars, _ in one.pieces)
        for one in text_items(composed.display.pages[0])
    )
    assert shown == "●甲●乙（1）丙（2）丁●戊段落。"
    inner = next(node for node in nodes.values() if node.role == "L" and node.parent > 1)
    assert nodes[inner.parent].role == "LBody" and nodes[inner.parent].text == "乙"
    assert inner.attributes == (("ListNumbering", "Decimal"),)
    assert [n.role for n in nodes.values() if n.parent == 1] == ["LI", "LI", "LI"]
    assert composed.stories[0].set == 5 + 3  # marks are no characters of the story


def test_a_bullet_that_no_face_has_is_said(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(lists=ListStyle(bullets=("\U0001f9ff",)))
    area = Area(at=place("1-2", "1-9"), headline=HeadlineUse(placement="none"))
    paper = Paper(paper="试刊", styles={"body": style})
    story = "---\nheadline: 题\n---\n- 甲\n"
    _, found = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper)
    assert [one.values["codepoint"] for one in found if one.code == "E401"] == ["U+1F9FF"]
