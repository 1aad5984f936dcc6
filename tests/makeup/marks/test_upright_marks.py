"""Annotations and drop initials of vertical text: on the page, and read out of its PDF by other libraries."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.display.items import PathItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.models import Area, Initial, Inline, Paper, TextSetting, TextStyle
from composer.papers.models.values import FaceRef
from tests.makeup.editions import codes, compose_areas, place, text_items
from tests.makeup.marks.test_interlinear import LONG, Box, discs, read
from tests.pdf.pages import written
from tests.reading import by_structure, plain

EM = 9.0
STEP = 11.5
ROOMY = TextStyle(advance=Length(16), vertical=True, align="start")
LARGE = TextStyle(size=Length(15), advance=Length(25), vertical=True, align="start")


def compose_one(
    fonts: FontSet, tmp_path: Path, body: str, style: TextStyle = ROOMY, columns: str = "1-2", rows: str = "1-15",
) -> tuple[Composed, list[Diagnostic]]:  # fmt: skip
    """A story in one band."""
    paper = Paper(paper="试刊", styles={"body": style})
    areas = {"a": Area(at=place(columns, rows), text=TextSetting(columns=1))}
    text = f"---\nheadline: 标题\n---\n\n{body}\n"
    return compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)


def down(made: Composed) -> list[TextItem]:
    return [item for item in text_items(made.display.pages[0]) if item.vertical]


def chars_of(item: TextItem) -> str:
    return "".join(chars for _, chars, _ in item.pieces)


def by_words(made: Composed) -> dict[str, TextItem]:
    return {chars_of(item): item for item in down(made)}


def edge(item: TextItem) -> float:
    """Right edge of the em box of a vertical line."""
    return item.x + item.size / 2


# ── annotations ───────────────────────────────────────────────────────────────────────────────────


def test_annotations_stand_right_of_the_middle_of_their_bases(
    fonts: FontSet, tmp_path: Path
) -> None:
    made, found = compose_one(fonts, tmp_path, "姓[逄]{注音: páng}的念错，[村]{注音: 小镇}里")
    assert codes(found) == ["W110"]
    own = by_words(made)
    assert (set(own["páng"].stands), own["小镇"].stands) == ({"R"}, "U")
    assert own["páng"].size == own["小镇"].size == EM / 2
    assert own["páng"].x == own["小镇"].x  # all have one middle
    assert own["小镇"].y + EM / 2 == pytest.approx(own["村"].y + EM / 2)
    chars, _ = read(made, fonts)
    base = next(box for char, box in chars if char == "逄")
    note = [box for char, box in chars if char in "páng" and box.left > base.middle[0]][:4]
    top, foot = max(box.top for box in note), min(box.bottom for box in note)
    assert (top + foot) / 2 == pytest.approx(base.middle[1], abs=0.1 * EM)
    assert all(box.top - box.bottom < EM / 2 for box in note)  # each lies on its side
    tops = [box.top for box in note]
    assert tops == sorted(tops, reverse=True)  # and they run down


def test_annotations_keep_clear_of_their_own_line_and_of_the_one_before(
    fonts: FontSet, tmp_path: Path
) -> None:
    body = "[汉字汉字汉字]{注音: gǔ yǔ jǐ pǔ gǔ yǔ}" * 8
    made, found = compose_one(fonts, tmp_path, body)
    assert codes(found) == ["W110"]
    items = down(made)
    lines = sorted({item.x for item in items if item.size == EM}, reverse=True)
    assert {round(a - b, 2) for a, b in pairwise(lines)} == {round(lines[0] - lines[1], 2)}
    for item in items:
        if item.size == EM:
            continue
        face = fonts.by_key(item.pieces[0][0])
        boxes = [face.bounds(char) for char in chars_of(item)]
        middle = face.ascent - 0.5
        left = item.x + (min(box[1] for box in boxes) / 1000 - middle) * item.size
        right = item.x + (max(box[3] for box in boxes) / 1000 - middle) * item.size
        own = max(line for line in lines if line < item.x)
        assert left >= own + EM / 2
        assert right <= own + (lines[0] - lines[1]) - EM / 2 + 0.01


def test_a_gap_too_small_makes_them_smaller_and_then_brackets(
    fonts: FontSet, tmp_path: Path
) -> None:
    body = "念[汉字]{注音: gǔ yǔ}"
    made, found = compose_one(fonts, tmp_path, body, TextStyle(advance=Length(13.4), vertical=True))
    assert codes(found)[:1] == ["W117"]
    [size] = {item.size for item in down(made)} - {EM}
    assert 4 <= size < EM / 2
    made, found = compose_one(fonts, tmp_path, body, TextStyle(vertical=True))
    assert codes(found)[:1] == ["W118"]
    assert "念汉字（gǔyǔ）" in "".join("".join(map(chars_of, down(made))).split())
    [why] = [str(one.values["why"]) for one in found if one.code == "W118"]
    need = float(why.split("要 ")[1].split("pt")[0])
    style = TextStyle(advance=Length(need), vertical=True)
    _, found = compose_one(fonts, tmp_path, body, style)
    assert codes(found) == ["W110"]


def test_annotations_keep_to_their_band(fonts: FontSet, tmp_path: Path) -> None:
    body = "平平\n\n" + "[装窗]{注音: zhuāng chuāng}" * 40
    made, _ = compose_one(fonts, tmp_path, body, replace(ROOMY, indent=Length(0)))
    top = by_words(made)["平平"].y
    for item in down(made):
        if item.size < EM:
            long = sum(fonts.by_key(item.pieces[0][0]).advances[c] for c in chars_of(item))
            assert item.y >= top - 0.01
            assert item.y + long * item.size / 1000 <= top + 19 * EM + 0.01


def test_a_vertical_paragraph_reads_whole_and_its_annotations_apart(
    fonts: FontSet, tmp_path: Path
) -> None:
    body = "“卖[饸饹]{注音: hé le}的”，[24]{注音: niàn sì}日[上合组织]{注音: SCO}——[Wi-Fi]{注音: 无线网}好。"
    made, _ = compose_one(fonts, tmp_path, body)
    assert made.stories[0].given == made.stories[0].set
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    leaves = [(role, w) for _, role, w in by_structure(tmp_path / "a.pdf")]
    assert ("P", "“卖饸饹的”，24日上合组织——Wi-Fi好。") in leaves
    notes = ["".join(w.split()) for role, w in leaves if role == "RT"]
    assert notes == ["hé", "le", "niànsì", "SCO", "无线网"]
    page = plain(tmp_path / "a.pdf")[0]
    assert all(page.index("好。") < page.index(note) for note in ("hé", "SCO", "无线网"))


def test_dots_of_annotated_words_stand_outside_of_the_annotations(
    fonts: FontSet, tmp_path: Path
) -> None:
    made, found = compose_one(fonts, tmp_path, "[[踟蹰]{注音: chí chú}不前]{着重}，[走了]{着重}")
    assert codes(found) == ["W110"]
    line, note = by_words(made)["踟"], by_words(made)["chí"]
    face = fonts.by_key(note.pieces[0][0])
    out = max(face.bounds(char)[3] for char in "chíú") / 1000 - (face.ascent - 0.5)
    row = [x for x, y in discs(made) if y < line.y + 4 * EM]
    after = [x for x, y in discs(made) if y > line.y + 4 * EM]
    assert (len(row), len(set(row))) == (4, 1)  # one row as far as the emphasis goes
    assert row[0] - 0.085 * EM > note.x + out * note.size
    assert len(after) == 2  # where there is no annotation, beside the character
    assert edge(line) < after[0] - 0.085 * EM < note.x


def test_marks_of_two_lines_share_the_gap_between_them(fonts: FontSet, tmp_path: Path) -> None:
    """Name lines are left of one line, dots right of the next."""
    body = "[司马迁]{专名}作[史记]{书名}，[宁可十防九空]{着重}。" * 4
    tight = TextStyle(advance=Length(12), vertical=True)
    made, found = compose_one(fonts, tmp_path, body, tight)
    [advised] = [one.values["allowed"] for one in found if one.code == "W117"]
    lines = sorted({item.x for item in down(made)})
    gap = lines[1] - lines[0] - EM
    paths = [i for i in made.display.pages[0].items if isinstance(i, PathItem) and not i.weight]
    dots = max(x for item in paths for path in item.paths for x, _ in path) - lines[-1] - EM / 2
    rules = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
    names = max(min(x for x in lines if x > i.x) - EM / 2 - i.x + i.weight / 2 for i in rules)
    assert dots + names < gap
    style = TextStyle(advance=Length.parse(str(advised)), vertical=True)
    _, found = compose_one(fonts, tmp_path, body, style)
    assert codes(found) == ["W110"]


# ── zhuyin ────────────────────────────────────────────────────────────────────────────────────────


def test_zhuyin_stands_upright_and_its_tones_beside(fonts: FontSet, tmp_path: Path) -> None:
    body = "[小河亮]{注音: ㄒㄧㄠˇ ㄏㄜˊ ˙ㄌㄧㄤ}"
    made, found = compose_one(fonts, tmp_path, body, LARGE)
    assert codes(found) == ["W110"]
    own, em = by_words(made), 15.0
    symbols, tone, dot = own["ㄒㄧㄠ"], own["ˇ"], own["˙"]
    assert (symbols.stands, symbols.size) == ("UUU", 0.3 * em)
    assert symbols.x - symbols.size / 2 >= edge(own["小"])
    for chars, base in (("ㄒㄧㄠ", "小"), ("ㄏㄜ", "河"), ("ㄌㄧㄤ", "亮")):
        middle = own[chars].y + len(chars) * 0.15 * em
        assert middle == pytest.approx(own[base].y + em / 2)
    assert tone.y + tone.size / 2 == pytest.approx(symbols.y + 2 * symbols.size)
    assert tone.x > symbols.x + symbols.size / 2
    assert dot.x == own["ㄌㄧㄤ"].x and dot.y + dot.size / 2 < own["ㄌㄧㄤ"].y
    assert own["小"].y + em == own["河"].y  # three symbols do not spread their character
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    leaves = by_structure(tmp_path / "a.pdf")
    assert [w for _, role, w in leaves if role == "RT"] == ["ㄒㄧㄠˇ", "ㄏㄜˊ", "˙ㄌㄧㄤ"]
    assert [w for _, role, w in leaves if role == "P"] == ["小河亮"]
    assert made.stories[0].given == made.stories[0].set


def test_ink_of_zhuyin_keeps_out_of_its_neighbours(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "[小亮小]{注音: ㄒㄧㄠˇ ˙ㄌㄧㄤ ㄒㄧㄠˇ}" * 4, LARGE)
    chars, _ = read(made, fonts)
    marks = [box for char, box in chars if char in "ㄒㄧㄠㄌㄤ"]
    rights = [box for char, box in chars if char in "小亮"]

    def apart(one: Box, other: Box) -> bool:
        return (
            one.right <= other.left + 0.01
            or other.right <= one.left + 0.01
            or one.top <= other.bottom + 0.01
            or other.top <= one.bottom + 0.01
        )

    assert len(marks) == 36 and len(rights) == 12
    assert all(apart(mark, base) for mark in marks for base in rights)


@pytest.mark.parametrize("face", ["宋", "黑", "楷", "仿宋"])
def test_the_stroke_of_zhuyin_lies_across_in_every_face(
    fonts: FontSet, tmp_path: Path, face: str
) -> None:
    style = replace(LARGE, inline=Inline(ruby=FaceRef(face)))
    made, _ = compose_one(fonts, tmp_path, "[小]{注音: ㄒㄧㄠˇ}", style)
    with pypdfium2.PdfDocument(written(made.display, fonts)) as pdf:
        text = pdf[0].get_textpage()
        at = [n for n in range(text.count_chars()) if text.get_text_range(n, 1) == "ㄧ"]
        left, bottom, right, top = text.get_charbox(at[0])
    assert right - left > 3 * (top - bottom)


@pytest.mark.parametrize(
    ("style", "why"),
    [
        (TextStyle(advance=Length(20), vertical=True), "3pt"),
        (TextStyle(size=Length(15), advance=Length(20), vertical=True), "20pt"),
    ],
    ids=["too small to read", "gap too small"],
)
def test_zhuyin_that_cannot_stand_is_set_in_brackets(
    fonts: FontSet, tmp_path: Path, style: TextStyle, why: str
) -> None:
    body = "[小]{注音: ㄒㄧㄠˇ}[河]{注音: hé}"
    made, found = compose_one(fonts, tmp_path, body, style)
    [said] = [one for one in found if one.code == "W118"]
    assert why in str(said.values["why"]) and said.values["count"] == 1
    assert "小（ㄒㄧㄠˇ）" in "".join(map(chars_of, down(made)))
    assert "hé" in by_words(made)  # the pinyin beside it is small enough


def test_zhuyin_beside_pinyin_of_the_same_story(fonts: FontSet, tmp_path: Path) -> None:
    made, found = compose_one(fonts, tmp_path, "[小]{注音: ㄒㄧㄠˇ}说[河]{注音: pǔ}", LARGE)
    assert codes(found) == ["W110"]
    own = by_words(made)
    assert edge(own["河"]) < own["ㄒㄧㄠ"].x < own["pǔ"].x


# ── drop initials ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lines", [2, 3])
def test_an_initial_fills_the_em_boxes_of_its_lines(
    fonts: FontSet, tmp_path: Path, lines: int
) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=lines))
    made, found = compose_one(fonts, tmp_path, LONG, style)
    assert codes(found) == ["W110"]
    initial, *rest = down(made)
    assert chars_of(initial) == "谷"
    beside, after = rest[:lines], rest[lines:]
    assert initial.x + initial.size / 2 == pytest.approx(edge(beside[0]))
    assert initial.x - initial.size / 2 == pytest.approx(beside[-1].x - EM / 2)
    assert len({item.y for item in beside}) == 1
    assert beside[0].y >= initial.y + initial.size
    assert ((beside[0].y - after[0].y) / EM) % 1 == pytest.approx(0)  # whole characters
    face = fonts.by_key(initial.pieces[0][0])
    top = initial.y + (0.88 - face.bounds("谷")[3] / 1000) * initial.size
    assert top == pytest.approx(after[0].y + 0.05 * EM, abs=0.02 * EM)  # flush with Han


def test_an_initial_fills_lines_that_were_moved_apart(fonts: FontSet, tmp_path: Path) -> None:
    """What a whole number of lines leaves of the area's width goes between them."""
    style = TextStyle(vertical=True, initial=Initial(lines=3))
    made, _ = compose_one(fonts, tmp_path, LONG * 4, style, columns="1-3")
    initial, *rest = down(made)
    assert rest[0].x - rest[1].x > STEP + 0.05
    assert initial.size == pytest.approx(rest[0].x - rest[2].x + EM)


def test_a_letter_stands_upright_in_the_square(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=3))
    made, _ = compose_one(fonts, tmp_path, "Yaya是最小的读者" + LONG, style)
    initial, *rest = down(made)
    assert (chars_of(initial), initial.stands) == ("Y", "C")
    chars, _ = read(made, fonts)
    box = max((box for char, box in chars if char == "Y"), key=lambda b: b.top - b.bottom)
    assert initial.x == pytest.approx(rest[1].x)
    assert box.top - box.bottom > box.right - box.left  # it does not lie on its side
    left, bottom, right, top = fonts.by_key(initial.pieces[0][0]).bounds("Y")
    square = 2 * (rest[0].x - rest[1].x) + EM
    assert max(top - bottom, right - left) * initial.size / 1000 == pytest.approx(0.92 * square)


def test_an_opening_mark_goes_with_it(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=2))
    made, _ = compose_one(fonts, tmp_path, "“慢一点。”" + LONG, style)
    initial, beside, *_ = down(made)
    assert (chars_of(initial), initial.stands.strip("U")) == ("“慢", "")
    assert beside.y >= initial.y + 1.5 * initial.size


def test_text_with_an_initial_reads_in_order(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=2))
    made, _ = compose_one(fonts, tmp_path, LONG, style)
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    assert [w for _, r, w in by_structure(tmp_path / "a.pdf") if r == "P"] == [LONG]
    assert "".join(map(chars_of, down(made))) == LONG


@pytest.mark.parametrize("body", ["谷雨。", "2026年" + LONG, "[谷]{着重}" + LONG, "——" + LONG])
def test_what_cannot_be_dropped_is_set_as_text(fonts: FontSet, tmp_path: Path, body: str) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=2))
    made, found = compose_one(fonts, tmp_path, body, style)
    assert "W119" in codes(found)
    assert {round(item.size, 2) for item in down(made)} == {EM}
    assert made.stories[0].given == made.stories[0].set


def test_a_band_too_low_has_no_initial(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True, initial=Initial(lines=3))
    made, found = compose_one(fonts, tmp_path, LONG, style, rows="1-8")
    assert "W119" in codes(found)
    assert {round(item.size, 2) for item in down(made)} == {EM}


def test_annotations_after_an_initial_stand_beside_their_own_words(
    fonts: FontSet, tmp_path: Path
) -> None:
    style = TextStyle(
        advance=Length(16), vertical=True, initial=Initial(), inline=Inline(ruby_least=Length(3))
    )
    made, _ = compose_one(fonts, tmp_path, LONG.replace("雨", "[雨]{注音: 雨水}", 1), style)
    own = by_words(made)
    assert own["雨水"].y + EM / 2 == pytest.approx(own["雨"].y + EM / 2)
    assert own["雨"].y >= own["谷"].y + own["谷"].size
