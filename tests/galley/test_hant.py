"""Traditional Chinese, horizontal: marks in the middle of their boxes (CLREQ 6.3.2.1-6.3.2.3)."""

from __future__ import annotations

import pytest

from composer.fonts.metrics import FontSet
from composer.galley.bodies import bodies
from composer.galley.jobs import Bench
from composer.galley.line import Measures
from composer.galley.rules.pairs import Rules
from composer.galley.units.widths import FaceTable
from composer.papers.models import TextStyle
from composer.papers.models.values import FaceRef
from composer.story.text import Text
from tests.galley.galleys import set_text, setter, words


@pytest.mark.parametrize(
    ("chars", "width"),
    [
        ("一，二", 3.0),
        ("一。二", 3.0),
        ("一：二", 3.0),
        ("一·二", 3.0),
        ("一？二", 3.0),
        ("一！", 2.0),  # fixed, at a line's end too
        ("一？！二", 4.0),
        ("一「二」三", 5.0),
        ("一。」二", 3.5),
        ("一」。二", 3.5),
        ("一，「二", 3.5),
        ("一」「二", 3.5),
        ("一！「二", 3.5),
        ("一……二", 4.0),
        ("一——二", 4.0),
        ("一。", 1.75),
    ],
)
def test_widths(fonts: FontSet, chars: str, width: float) -> None:
    assert set_text(setter(fonts, language="zh-Hant"), chars, 40)[0].width / 1000 == width


@pytest.mark.parametrize("family", ["宋", "黑", "楷", "仿宋"])
@pytest.mark.parametrize("mark", list("，。、；："))
def test_ink_stands_in_the_middle_of_the_em_box(fonts: FontSet, family: str, mark: str) -> None:
    face = fonts.face(FaceRef(family))
    table = FaceTable(face, hant=True)
    core, before, after = table.body(mark)
    left, bottom, right, top = face.bounds(mark)
    assert core == 500 == before + face.advances[mark] + after
    assert before + (left + right) / 2 == pytest.approx(250, abs=1)
    middle = table.rise(mark) + (bottom + top) / 2
    assert middle == pytest.approx((face.ascent - 0.5) * 1000, abs=12)


@pytest.mark.parametrize("mark", list("？！"))
def test_question_and_exclamation_marks_are_fixed_in_the_middle(fonts: FontSet, mark: str) -> None:
    face = fonts.face(FaceRef("宋"))
    core, before, _ = FaceTable(face, hant=True).body(mark)
    left, _, right, _ = face.bounds(mark)
    assert core == 1000 and before + (left + right) / 2 == pytest.approx(500, abs=1)
    rules = Rules("gb", "quanjiao", 250, 333, hant=True)
    assert rules.between("HT").give == rules.between("TH").give == 0


@pytest.mark.parametrize("pair", ["HP", "PH", "HS", "SH", "HI", "IH"])
def test_blanks_give_on_both_sides_alike(pair: str) -> None:
    rules = Rules("gb", "quanjiao", 250, 333, hant=True, wide_interpunct=True)
    assert rules.between(pair).blank == rules.between(pair).give == 250


def test_marks_are_raised_pieces(fonts: FontSet) -> None:
    line = set_text(setter(fonts, language="zh-Hant"), "一，二", 40)[0]
    keys = [key for key, chars, _ in line.pieces]
    assert keys[0] == keys[2] == "宋-regular" and keys[1].startswith("宋-regular^")
    assert fonts.by_key(keys[1]) is fonts.by_key(keys[0])


def test_nothing_hangs(fonts: FontSet) -> None:
    chars = "一二三四五六七八，九十一二三四五六七八九十一"
    lines = set_text(setter(fonts, language="zh-Hant", hang=True), chars, 8)
    assert not any(line.hang for line in lines)


def test_the_paper_s_language_is_the_style_s(fonts: FontSet) -> None:
    from composer.galley import Setter

    assert Setter(fonts, TextStyle(), language="zh-Hant").rules.marks == "quanjiao"
    assert not Setter(fonts, TextStyle(language="zh-Hans"), language="zh-Hant").hant


def test_a_job_in_traditional_chinese(fonts: FontSet) -> None:
    bench = Bench(fonts, TextStyle())
    text = "春天有六個節氣，穀雨走在最後。今年它來得安靜：「真好！」"
    job = {"text": text, "measure": 9, "indent": 0, "lang": "zh-Hant"}
    lines = bench.run(job)["lines"]
    assert "".join("".join(line["chars"]) for line in lines) == text
    for line in lines[:-1]:
        assert line["width"] == 9 and line["text"][0] not in "，。：」！"
    natural = bench.run(job | {"measure": None})["lines"][0]
    at = text.index("，")
    assert natural["x"][at] - natural["x"][at - 1] == 1.25  # body of 0.5 em, 0.25 blank before it
    assert natural["x"][at + 1] - natural["x"][at] == 0.75


def test_lines_keep_the_rules(fonts: FontSet) -> None:
    chars = "「立法院」昨日三讀通過，「朝野」皆稱滿意；惟細則未定、時程未明，地方首長質疑：「錢從何來？」"
    for measure in range(8, 20):
        for line in words(chars, set_text(setter(fonts, language="zh-Hant"), chars, measure)):
            assert line[0] not in "，。、；：？」" and line[-1] != "「"


def test_vertical_lines_have_their_marks_in_the_middle_too(fonts: FontSet) -> None:
    style = setter(fonts, language="zh-Hant", vertical=True)
    text, measures = Text("他說，好。"), Measures((9_000,))
    (line,) = style.paragraph(text, measures)
    assert [c for (_, c, _), s in zip(line.pieces, line.stands, strict=True) if s == "C"] == [
        "，",
        "。",
    ]
    placed = {body.char: body for body in bodies(style, line, style.units(text, measures))}
    assert placed["，"].start == 2250  # a quarter blank on both sides of half an em
    assert placed["好"].start == 3000
