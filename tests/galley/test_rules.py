"""Line edges, units and mark widths: CLREQ 6.1 to 6.3 and GB/T 15834, one case a rule."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Line, Measures
from composer.galley.bodies import bodies
from composer.galley.lines.justify import set_line
from composer.galley.rules.classes import CLASS
from composer.galley.rules.pairs import Rules
from composer.galley.units.hyphenation import hyphenation_points
from composer.galley.units.widths import FaceTable
from composer.measure import Length, Unit
from composer.papers.models.values import FaceRef
from composer.story.text import Run, Text
from tests.galley.galleys import drawn, set_text, setter, words


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mark", list("。．，、：；！？‼⁇”’」』）】〗〕］｝》〉～–—·・‧／"))
def test_no_line_begins_with(mark: str, level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not rules.between("H" + CLASS[ord(mark)]).breaks


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mark", list("“‘「『（【〖〔［｛《〈"))
def test_no_line_ends_with(mark: str, level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not rules.between(CLASS[ord(mark)] + "H").breaks


def test_solidus_ends_a_line_at_basic_only() -> None:
    assert Rules("basic", "kaiming", 250, 333).between("DH").breaks
    assert not Rules("gb", "kaiming", 250, 333).between("DH").breaks


def test_dash_begins_a_line_but_at_strict() -> None:
    assert Rules("gb", "kaiming", 250, 333).between("HE").breaks
    assert not Rules("strict", "kaiming", 250, 333).between("HE").breaks


def test_level_none_prohibits_nothing() -> None:
    rules = Rules("none", "kaiming", 250, 333)
    assert rules.between("HP").breaks and rules.between("OH").breaks


@pytest.mark.parametrize(
    "unit",
    ["——", "……", "321.71", "1,000", "100%", "36.5℃", "-5", "¥30", "5G", "GB2312", "Wi-Fi", "？！"],
)
def test_b_units_do_not_split(fonts: FontSet, unit: str) -> None:
    for before in range(9):
        chars = "一" * before + unit + "二三四五六七八九十" * 2
        lines = words(chars, set_text(setter(fonts), chars, 7))
        assert any(unit in line for line in lines), (before, lines)


def test_single_dash_is_a_connector(fonts: FontSet) -> None:
    chars = "一二三四五六1—3月七八九十"
    for line in words(chars, set_text(setter(fonts), chars, 7)):
        assert not line.startswith("—")


def test_token_wider_than_the_measure_is_cut_and_said(fonts: FontSet) -> None:
    style = setter(fonts)
    chars = "见Donaudampfschifffahrtsgesellschaft一词"
    lines = set_text(style, chars, 8)
    assert "".join(words(chars, lines)) == chars


@pytest.mark.parametrize(("level", "seam"), [("basic", "/"), ("gb", "."), ("strict", ".")])
def test_addresses_part_at_their_seams(fonts: FontSet, level: str, seam: str) -> None:
    chars = "请访问https://example.com/paper/today查看"
    lines = words(chars, set_text(setter(fonts, level=level), chars, 11))
    assert lines[0].endswith(seam)


@pytest.mark.parametrize(
    ("marks", "chars", "width"),
    [
        ("quanjiao", "一，二", 3.0),
        ("kaiming", "一，二", 2.5),
        ("kaiming", "一。二", 3.0),
        ("banjiao", "一。二", 2.5),
        ("quanjiao", "一）。二", 3.5),  # 2 em of marks take 1.5 em
        ("quanjiao", "一”（二", 3.5),
        ("quanjiao", "一（“二", 3.5),
        ("quanjiao", "一。", 1.5),  # GB 5.1.10: half at a line's end
        ("none", "一。", 2.0),
        ("none", "一）。二", 4.0),
        ("kaiming", "一？！二", 3.0),  # GB 5.1.2: together one em
        ("kaiming", "一？？？二", 4.0),
        ("kaiming", "一——二", 4.0),
        ("kaiming", "一……二", 4.0),
        ("kaiming", "一·二", 2.5),
    ],
)
def test_c_mark_widths(fonts: FontSet, marks: str, chars: str, width: float) -> None:
    assert set_text(setter(fonts, marks=marks), chars, 40)[0].width / 1000 == width


def test_d_gap_stands_between_han_and_latin_only(fonts: FontSet) -> None:
    style = setter(fonts, marks="quanjiao")

    def gap(chars: str) -> float:
        line = set_text(style, chars, 40)[0]
        return line.width - sum(
            set_text(style, part, 40)[0].width for part in chars.partition("5") if part
        )

    assert gap("一5二") == 500
    assert gap("一5") == 250
    assert gap("5二") == 250


def test_squeeze_goes_before_stretch(fonts: FontSet) -> None:
    chars = "一二三四，五六七八九十，一二三四五六七八九十"
    first = set_text(setter(fonts, marks="quanjiao"), chars, 11)[0]
    assert first.squeezed and not first.stretch


def test_last_line_stays_natural(fonts: FontSet) -> None:
    lines = set_text(setter(fonts), "一二三四五六七八九十一二三", 9)
    assert lines[-1].last and lines[-1].width == 4000


def test_no_lone_character(fonts: FontSet) -> None:
    chars = "一二三四五六七八九十。一二三四五六七八九十一二三，四五六七八九十。"
    for measure in range(6, 20):
        last = words(chars, set_text(setter(fonts), chars, measure))[-1]
        assert len([c for c in last if c.isalnum()]) > 1, (measure, last)


def test_pieces_draw_the_words(fonts: FontSet) -> None:
    chars = "他说：“GB2312——可以？！”1—3月……"
    assert "".join(drawn(line) for line in set_text(setter(fonts), chars, 9)) == chars


def test_classes_agree_with_the_levels_of_clreq() -> None:
    """tests/galley/clreq_levels.json: which character may begin or end a line at each level, as facts
    of CLREQ's tables; ASCII hyphen and solidus are connectors only between Han."""
    rows = json.loads((Path(__file__).parent / "clreq_levels.json").read_text(encoding="utf-8"))
    wrong = []
    for level, char, begins, ends in rows:
        rules = Rules(level, "kaiming", 250, 333)
        kind = CLASS[ord(char)]
        got = rules.between("H" + kind).breaks, rules.between(kind + "H").breaks
        if got != (begins, ends):
            wrong.append((level, char, got))
    assert not wrong


# ── level strict, runs of three marks, units that reach further ─────────────────────────────────────


@pytest.mark.parametrize("char", [*list("々ーぁょッ％‰℃"), "——", "……"])
def test_strict_begins_no_line_with(char: str) -> None:
    kind = "E" if char in ("——", "……") else CLASS[ord(char)]
    assert not Rules("strict", "kaiming", 250, 333).between("H" + kind).breaks
    assert Rules("gb", "kaiming", 250, 333).between("H" + kind).breaks


@pytest.mark.parametrize("char", list("￥￡＄"))
def test_strict_ends_no_line_with_wide_currency(char: str) -> None:
    kind = CLASS[ord(char)]
    assert not Rules("strict", "kaiming", 250, 333).between(kind + "H").breaks
    assert Rules("gb", "kaiming", 250, 333).between(kind + "H").breaks


def test_a_run_of_three_marks_may_be_released(fonts: FontSet) -> None:
    chars = "一二GB2312ABC五。』」七八九十一二三四五六七八"
    kept, released = (
        words(chars, set_text(setter(fonts, release=release, marks="quanjiao"), chars, 10))
        for release in (False, True)
    )
    assert not any(line.startswith("」") for line in kept)
    assert released[1].startswith("」") and released[0].endswith("。』")


def test_a_run_that_fits_is_not_released(fonts: FontSet) -> None:
    chars = "一二三四五六七八九十。』」一二三四五六七八九十一二三"
    for line in words(chars, set_text(setter(fonts, release=True), chars, 12)):
        assert not line.startswith("」")


def test_rules_hold_across_runs_of_style(fonts: FontSet) -> None:
    for at in range(1, 14):
        chars = "一" * at + "二三，四五六七八九十"
        text = Text(chars, (Run(at, at + 2, "strong"),))
        lines = setter(fonts).paragraph(text, Measures((6000,)))
        assert not any(line.startswith("，") for line in words(chars, lines))


@pytest.mark.parametrize(
    "unit",
    [
        "1—3", "1~3", "100%～200%", "2020-2021", "US$30", "¥1,000", "30€", "−5", "±5", "+86", "36.5℃",
        "100％", "‰", "１２３４", "３．５", "ＧＢ２３", "H₂O", "m²", "12:30", "GB/T", "￥300",
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", ["none", "basic", "gb", "strict"])
def test_numbers_and_their_signs_stay_together(fonts: FontSet, unit: str, level: str) -> None:
    style = setter(fonts, level=level)
    for before in range(9):
        chars = "一" * before + unit + "二三四五六七八九十" * 2
        lines = words(chars, set_text(style, chars, 7))
        assert any(unit in line for line in lines), (before, lines)


@pytest.mark.parametrize("mark", ["²", "†", "*", "[1]", "[12]", "®"])
def test_note_marks_stay_with_their_base(fonts: FontSet, mark: str) -> None:
    for before in range(9):
        chars = "一" * before + "文" + mark + "二三四五六七八九十" * 2
        lines = words(chars, set_text(setter(fonts), chars, 7))
        assert any("文" + mark in line for line in lines), (before, lines)


def test_units_in_a_row_part_between_units(fonts: FontSet) -> None:
    chars = "一二三——……——……四五"
    assert words(chars, set_text(setter(fonts), chars, 7)) == ["一二三——……", "——……四五"]


def test_a_chain_wider_than_the_measure_is_cut_and_said(fonts: FontSet) -> None:
    style = setter(fonts)
    chars = "填写" + "_" * 40 + "姓名"
    units = style.units(Text(chars), Measures((8000,)))
    assert [chars[start:end] for start, end, _ in units.cut] == ["_" * 40]
    assert not any(line.forced for line in style.lines(units, Measures((8000,))))


def test_a_word_behind_the_indent_does_not_run_out(fonts: FontSet) -> None:
    style = setter(fonts)
    chars = "“internationalisation”一词"
    lines = set_text(style, chars, 10, 2)
    assert all(line.width <= 10_000 - line.x for line in lines)


def test_one_long_address_does_not_loosen_the_paragraph(fonts: FontSet) -> None:
    plain = "春天有六个节气，谷雨走在最后，今年它来得安静，田里的人却不敢闲着。" * 4
    address = "https://news.example.com/2020/04/20/characteristics-of-spring?id=9817263554"
    with_address = set_text(setter(fonts), plain + "详见" + address + plain, 11)
    start, end = len(plain), len(plain) + 2 + len(address)
    far = [line for line in with_address if line.end <= start - 11 or line.start >= end + 11]
    assert len(far) > 15 and max(line.stretch for line in far) <= 250


# ── hyphenation ───────────────────────────────────────────────────────────────────────────────────


def test_words_are_hyphenated_by_style_only(fonts: FontSet) -> None:
    chars = "今天的communication技术发展很快"
    assert "communication" in " ".join(words(chars, set_text(setter(fonts), chars, 9)))
    lines = set_text(setter(fonts, hyphenate=True), chars, 9)
    assert words(chars, lines)[0].endswith(("commu", "communi", "communica"))


def test_a_hyphen_is_drawn_but_no_character(fonts: FontSet) -> None:
    chars = "今天的communication技术发展很快"
    line = set_text(setter(fonts, hyphenate=True), chars, 9)[0]
    assert line.hyphen is not None and line.width == 9000
    face, edge = line.hyphen
    assert edge + fonts.by_key(face).advances["-"] == pytest.approx(9000)
    assert "-" not in drawn(line)


def test_names_with_capitals_are_not_hyphenated() -> None:
    assert hyphenation_points("GB2312") == () and hyphenation_points("PostScript") == ()
    assert hyphenation_points("communication,") != ()
    assert hyphenation_points("Wi-Fi") == (3,)


def test_patterns_are_read_only_when_a_word_meets_a_lines_end() -> None:
    code = (
        "import sys; from pathlib import Path; from composer.diagnostics.diagnostic import Findings\n"
        "from composer.fonts.library import load_fonts; from composer.galley import Measures, Setter\n"
        "from composer.papers.models import Paper, TextStyle; from composer.story.blocks import Text\n"
        "fonts = load_fonts(Path('.'), Paper(paper=''), Findings())\n"
        "galley = Setter(fonts, TextStyle(hyphenate=True))\n"
        "galley.paragraph(Text('春天有六个节气communication' * 1), Measures((40000,)))\n"
        "assert 'pyphen' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ── widths by style, quotation marks, spaces ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("style", "chars", "width"),
    [
        ({"double_marks": "apart"}, "一？！二", 4.0),
        ({"double_marks": "apart"}, "一？！", 3.0),
        ({"double_marks": "joined"}, "一？！二", 3.0),
        ({"interpunct": "full"}, "一·二", 3.0),
        ({"interpunct": "half"}, "一·二", 2.5),
        ({"marks": "none", "interpunct": "full"}, "一·二", 3.0),
        ({}, "一–二", 2.5),
        ({}, "一-二", 2.5),
        ({}, "一/二", 2.5),
        ({}, "一—二", 3.0),
        ({}, "一～二", 3.0),
        ({}, "一‼二", 3.0),
        ({}, "一\u3000二", 3.0),
        ({}, "一①二", 3.0),
        ({}, "一Ⅱ二", 3.0),
        ({}, "一Ａ二", 3.0),
        ({"marks": "quanjiao"}, "一：“二", 3.5),
        ({"marks": "banjiao"}, "一）。二", 3.0),
        ({"marks": "kaiming"}, "一），二", 3.0),
    ],
)
def test_c_widths_by_style(
    fonts: FontSet, style: dict[str, object], chars: str, width: float
) -> None:
    assert set_text(setter(fonts, **style), chars, 40)[0].width / 1000 == width


@pytest.mark.parametrize("marks", ["quanjiao", "kaiming", "banjiao", "hangmo"])
@pytest.mark.parametrize("mark", list("，。、；：？！）”》"))
def test_a_mark_at_a_lines_end_is_half_an_em(fonts: FontSet, marks: str, mark: str) -> None:
    assert set_text(setter(fonts, marks=marks), "一" + mark, 40)[0].width == 1500


@pytest.mark.parametrize("indent", [0, 1, 2])
def test_an_opening_mark_stands_at_the_edge_and_behind_the_indent(
    fonts: FontSet, indent: int
) -> None:
    style = setter(fonts)
    line = set_text(style, "“春天有六个节气”", 20, indent)[0]
    assert line.x == indent * 1000 and line.pieces[0][2] == -500


@pytest.mark.parametrize("family", ["宋", "黑", "楷", "仿宋"])
@pytest.mark.parametrize("mark", list("，。、；：？！）”》“（《"))
def test_ink_stays_in_the_half_em_whatever_the_face(fonts: FontSet, family: str, mark: str) -> None:
    face = fonts.face(FaceRef(family))
    if not face.covers({mark}):
        pytest.skip(f"{family} has no {mark}")
    core, before, after = FaceTable(face).body(mark)
    left, _, right, _ = face.bounds(mark)
    assert core == 500 == before + face.advances[mark] + after
    assert before + left >= -30 and before + right <= 530


def test_quotation_marks_in_latin_are_as_narrow_as_latin(fonts: FontSet) -> None:
    style = setter(fonts)
    chars = "He said “yes” and didn’t go"
    line = set_text(style, chars, 60)[0]
    bare = set_text(style, "He said yes and didnt go", 60)[0]
    assert line.width - bare.width < 1200
    assert set_text(style, "“Yes,” he said", 60)[0].width < 7000


def test_quotation_marks_in_chinese_are_chinese_round_latin_too(fonts: FontSet) -> None:
    width = set_text(setter(fonts), "用“GB2312”码", 40)[0].width
    bare = set_text(setter(fonts), "GB2312", 40)[0].width
    assert width == bare + 3000


@pytest.mark.parametrize(
    ("chars", "gaps"),
    [
        ("“5”", 0), ("《5》", 0), ("5，二", 0), ("一。5", 0), ("——5", 0), ("一5", 1), ("一 5", 1),
        ("一 5 二", 2), ("5·二", 0), ("（5二）", 1),
    ],
)  # fmt: skip
def test_where_the_gap_stands(fonts: FontSet, chars: str, gaps: int) -> None:
    narrow, wide = (
        set_text(setter(fonts, gap=Length(em, Unit.ZI)), chars, 40)[0].width for em in (0.25, 0.5)
    )
    assert wide - narrow == 250 * gaps


def test_no_gap_at_line_edges(fonts: FontSet) -> None:
    chars = "一二三四五六七5G一二三四五六七八九十"
    lines = set_text(setter(fonts), chars, 7)
    assert lines[0].stretch == 0 and lines[1].pieces[0][1].startswith("5")


def test_a_no_break_space_does_not_break(fonts: FontSet) -> None:
    for before in range(8):
        chars = "一" * before + "No.\u00a07" + "二三四五六七八九十"
        assert any("No.\u00a07" in line for line in words(chars, set_text(setter(fonts), chars, 7)))


# ── justification: the steps in order, equal inside a step ────────────────────────────────────────


def test_brackets_give_before_pauses_and_pauses_before_stops(fonts: FontSet) -> None:
    rules = Rules("gb", "quanjiao", 250, 333)
    steps = [rules.between(pair).step for pair in ("CH", "PH", "HL", "SH")]
    assert steps == sorted(steps) and len(set(steps)) == 4
    assert rules.between("HO").step == rules.between("CH").step
    assert Rules("gb", "quanjiao", 250, 333, wide_interpunct=True).between("HI").step < steps[0]


def test_a_colon_is_not_squeezed() -> None:
    assert Rules("gb", "quanjiao", 250, 333).between("KH").give == 0


def test_the_same_amount_inside_a_step(fonts: FontSet) -> None:
    style = setter(fonts, marks="quanjiao")
    units = style.units(Text("一，二三四五，六七八九十"), Measures((40_000,)))
    line = set_line(units, 0, units.count, units.place[units.count] - 300, "start", style.rules)
    assert [kern for _, piece, kern in line.pieces if piece.endswith("，")] == [-150, -150]


def test_spaces_then_the_han_latin_gap_then_all_gaps(fonts: FontSet) -> None:
    chars = "一二三四五六G7八九十一二三四五六七八九十"
    style = setter(fonts, gap_most=Length(0.5, Unit.ZI))
    units = style.units(Text(chars), Measures((10_500,)))
    for slack in (100, 400, 600):
        line = set_line(units, 0, 9, units.place[9] + slack, "justify", style.rules)
        gap_share, spread = min(slack, 500), max(0, slack - 500)
        assert (line.spread > 0) == (spread > 0)
        assert line.width == units.place[9] + slack
        assert sum(k for _, _, k in line.pieces) >= 500 + gap_share - 1 - abs(spread)


@pytest.mark.parametrize(("measure", "gap"), [(6_960, 500), (6_000, 596)])
def test_the_han_latin_gap_stops_at_half_an_em(fonts: FontSet, measure: int, gap: int) -> None:
    """What it can't take goes to the other gaps; past the limit of 1/4 em it helps them."""
    style = setter(fonts)
    room = Measures((measure,))
    units = style.units(Text("-5℃的温度变化很大，很大"), room)
    line = style.lines(units, room)[0]
    placed = {body.char: body for body in bodies(style, line, units)}
    assert placed["的"].start - placed["℃"].end == pytest.approx(gap, abs=1)
    assert placed["温"].start - placed["的"].end == pytest.approx(line.spread, abs=1)
    assert line.width == measure


def test_e_a_line_is_flush_where_there_is_a_flush_way(fonts: FontSet) -> None:
    chars = "“难有”20人、万角指 communication 活低七持实手或交历战"
    lines = setter(fonts, level="basic").paragraph(Text(chars), Measures((8_000,)))
    assert [line.width for line in lines[:-1]] == [8_000] * (len(lines) - 1)


def test_a_stop_hangs_out_of_the_last_line_too(fonts: FontSet) -> None:
    (line,) = setter(fonts, hang=True).paragraph(Text("字字字字字字字。"), Measures((7_000,)))
    assert line.hang and line.width == 7_000


def test_a_typed_gap_gives_as_the_gap_itself(fonts: FontSet) -> None:
    """A space between Han and Latin is squeezed like the gap that it stands for."""
    style = setter(fonts)
    room = Measures((round(style.single(Text("一二三AB四五六七")).width) - 100,))
    typed, plain = (
        style.paragraph(Text(chars), room)
        for chars in ("一二三 AB 四五六七八九十", "一二三AB四五六七八九十")
    )
    assert [line.squeezed for line in typed] == [line.squeezed for line in plain]
    assert typed[0].squeezed > 0


@pytest.mark.parametrize("unit", ["——", "……", "GB2312", "1—3", "一～二", "一/二", "１２３"])
def test_nothing_opens_inside_a_unit(fonts: FontSet, unit: str) -> None:
    style = setter(fonts)
    chars = "三" + unit + "四五六"
    units = style.units(Text(chars), Measures((40_000,)))
    natural = set_line(units, 0, units.count, 40_000, "start", style.rules)
    wide = set_line(units, 0, units.count, int(natural.width) + 900, "spread", style.rules)
    inside = len(unit) if unit != "一～二" else 3

    def extent(line: Line) -> float:
        x, edges = 0.0, []
        for key, piece, kern in line.pieces:
            for char in piece:
                edges += [x] * (2 if char == "⸺" else 1)
                x += fonts.by_key(key).advances[char] + line.spread
            x += kern
        return edges[inside] - edges[1]

    assert extent(wide) == pytest.approx(extent(natural), abs=0.01)


def test_even_spacing_spreads_the_last_line_too(fonts: FontSet) -> None:
    style = setter(fonts, align="spread")
    lines = style.paragraph(Text("王小明"), Measures((5000,)))
    assert lines[0].width == 5000 and lines[0].spread == 1000


def test_a_word_alone_in_its_line_is_letterspaced_and_reported(fonts: FontSet) -> None:
    lines = set_text(setter(fonts), "characteristics——characteristics一二三", 8)
    assert lines[0].width == 8000 and lines[0].stretch > 0


def test_e_loose_lines_do_not_stand_together_where_they_need_not(fonts: FontSet) -> None:
    """Two strained lines in a row cost more than the same two apart."""
    from composer.galley.lines import line_costs

    assert line_costs.AFTER_STRAINED > 0
    assert line_costs.STRAINED < line_costs.STRETCH


def test_a_line_gives_a_word_away_so_that_none_is_loose(fonts: FontSet) -> None:
    """The first line could be calmer; the second one then has nothing but a long number to open round."""
    chars = "研究人员介绍，该系统编号为PSR J7310+1029（M39E），是迄今为止发现的"
    lines = set_text(setter(fonts), chars, 13, 2)
    assert words(chars, lines)[0] == "研究人员介绍，该系"
    assert max(line.stretch for line in lines) <= 250


def test_a_line_that_an_address_fills_is_no_worse_than_a_loose_one(fonts: FontSet) -> None:
    chars = (
        "有意者请将个人简历发至hr@jtnews.com.cn，或登录https://www.jtnews.com.cn/about/jobs.html"
        "查询，咨询电话：3026-98408321、40511404922（微信同号）。"
    )
    lines = set_text(setter(fonts), chars, 13, 2)
    assert "https://www.jtnews.com." in words(chars, lines)
    assert max(line.stretch for line in lines) <= 250


def test_no_lone_digit_either(fonts: FontSet) -> None:
    chars = "一二三四五六七八九十一二三四五六七八第5。"
    for measure in range(6, 20):
        last = words(chars, set_text(setter(fonts), chars, measure))[-1]
        assert len([c for c in last if c.isalnum()]) > 1, (measure, last)
