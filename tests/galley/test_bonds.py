"""What belongs together stays together, horizontally and down the page, at every level: CLREQ 6.1.3 and GB/T 15834,
and what a line may not begin or end with once the spaces at its edge are gone."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Line, Measures, Setter
from composer.galley.rules.quotation_marks import closings
from composer.galley.rules.seams import seams
from composer.galley.units.paragraph import unitise
from composer.galley.units.runs import RunTable, units_of
from composer.measure import Length, Unit
from composer.papers.models import Level
from composer.story.text import Run, Text
from tests.galley.galleys import drawn, set_text, setter, words

LEVELS = ["none", "basic", "gb", "strict"]
CARON = "i\u030c"
FAMILY = "👨\u200d👩\u200d👧"


def lines_of(fonts: FontSet, chars: str, measure: float, **style: object) -> list[str]:
    return words(chars, set_text(setter(fonts, **style), chars, measure))


def stays_whole(fonts: FontSet, unit: str, measures: tuple[int, ...], **style: object) -> None:
    """`unit` is in one line wherever in the line it comes to stand."""
    made = setter(fonts, **style)
    for measure, before in product(measures, range(1, 10)):
        chars = "甲" * before + unit + "乙丙丁戊己庚辛壬癸" * 2
        lines = words(chars, set_text(made, chars, measure))
        assert any(unit in line for line in lines), (measure, before, lines)


# ── numbers, ranges, currency ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "unit",
    [
        # ranges
        "1—3", "1～3", "1~3", "12—130", "5%—8%", "10％～20％", "10‰～20‰", "１０％～２０％", "￥5～￥10", "¥5—¥10",
        # signs and currency, half- and full-width
        "＋５", "－５", "-５", "＋5", "$５", "￥５", "₱5", "5¢", "5₺", "US$100", "HK$100", "US$５",
        # what is written to a number
        "５°", "５%", "５％", "５℃", "30°15′20″", "100‱",
        # separators
        ".5", "-.5", "$.5", "1．5", "3·15", "３·１５", "１／３", "3：1", "3×5", "1,234.5", "１，０００", "98∶91", "№5",
        # words and formulas
        "C++", "A+", "H₂O", "10⁻⁵", "(5)", "(GDP)", "Việt",
    ],
)  # fmt: skip
def test_numbers_are_whole(fonts: FontSet, unit: str, level: str, vertical: bool) -> None:
    stays_whole(fonts, unit, (7, 9), level=level, vertical=vertical)


@pytest.mark.parametrize(
    ("chars", "measure", "whole"),
    [
        ("这是在1—3月的数据他们", 5, "1—3"),
        ("今年的一季1～3月的数据", 7, "1～3"),
        ("请看注释号[1]的位置", 9, "号[1]"),
        ("投资US$100亿", 6, "US$100"),
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_holds_in_vertical_lines(
    fonts: FontSet, chars: str, measure: int, whole: str, level: str
) -> None:
    lines = lines_of(fonts, chars, measure, vertical=True, level=level)
    assert any(whole in line for line in lines), lines


@pytest.mark.parametrize("unit", ["＋５", "1．5", "10％～20％", "文[1]"])
def test_nothing_opens_inside_a_number_or_before_its_note(fonts: FontSet, unit: str) -> None:
    made = setter(fonts)
    units = made.units(Text("甲" + unit + "乙丙"), Measures((40_000,)))
    last = units.text.index("乙")
    inside = [at for at in range(2, units.count) if units.start(at) < last]
    inside = [at for at in inside if units.text[units.start(at) - 1] != "甲"]
    assert inside and all(not units.boundaries[units.nth[at]][0].gap for at in inside)


def test_two_numbers_part_at_the_comma_between_them(fonts: FontSet) -> None:
    assert lines_of(fonts, "共有三人，5，6两项一二三", 6)[0].endswith("5，")


def test_the_colon_of_a_score_is_no_han(fonts: FontSet) -> None:
    """∶ has no gap beside its figures, and ends no number that could go on in the next line."""
    wide, narrow = (setter(fonts, gap=Length(gap, Unit.ZI)) for gap in (0.5, 0))
    assert set_text(wide, "9∶1", 40)[0].width == set_text(narrow, "9∶1", 40)[0].width
    assert not any(line.startswith("∶") for line in lines_of(fonts, "甲队乙队甲∶乙的胜率", 5))


@pytest.mark.parametrize(
    ("chars", "measure", "indent"),
    [("１，２３４．５（一）", 6, 1), ("ＡＢＣ１２３了没有", 7, 2)],
    ids=["with the blanks of its marks", "behind the indent"],
)
def test_a_number_wider_than_its_line_is_cut_and_said(
    fonts: FontSet, chars: str, measure: int, indent: int
) -> None:
    made = setter(fonts, marks="hangmo")
    measures = Measures((measure * 1000,), indent * 1000)
    units = made.units(Text(chars), measures)
    assert len(units.cut) == 1
    assert not any(line.forced for line in made.lines(units, measures))


def test_a_range_wider_than_the_measure_is_cut_and_said(fonts: FontSet) -> None:
    made = setter(fonts)
    chars = "在" + "1—3—" * 8 + "5之间"
    units = made.units(Text(chars), Measures((6000,)))
    assert [chars[start:end] for start, end, _ in units.cut] == ["1—3—" * 8 + "5"]


# ── note marks ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "unit",
    [
        "文[1]", "文²", "GDP[1]", "café[1]", "cafe\u0301[1]", "−3[1]", "1,234.5[1]", "5％[1]", "用*[1]", "文[1][2]",
        "文[2,3]", "文[1—3]", "”[1]",
    ],
)  # fmt: skip
def test_a_note_mark_stays_with_what_is_before_it(
    fonts: FontSet, unit: str, level: str, vertical: bool
) -> None:
    stays_whole(fonts, unit, (7, 9), level=level, vertical=vertical)


def test_a_note_mark_behind_a_word(fonts: FontSet) -> None:
    assert lines_of(fonts, "今日提出加快发展GDP[1]占比", 11)[0] == "今日提出加快发展"


@pytest.mark.parametrize(
    "chars", ["请看下列说明²2024年的事", "请看这里GDP²2024年的事", "请看说明†2024年的事"]
)
def test_a_note_mark_does_not_hold_what_is_after_it(fonts: FontSet, chars: str) -> None:
    made = setter(fonts)
    units = made.units(Text(chars), Measures((40_000,)))
    assert units.breaks[units.starts.index(chars.index("2024"))]


# ── hyphens, solidi, addresses ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("level", ["gb", "strict"])
@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(
    ("chars", "measure"),
    [
        ("设备接口有TCP/IP-Wi-Fi", 8),
        ("今天的文件里1/3e-mail一二三四五六", 8),
        ("请大家看https://example.com/news/2024页面", 16),
        ("请大家看www.example.com/news/2024/spring页面", 16),
        ("甲乙丙丁/ 戊己", 5),
        ("甲乙丙丁／ 戊己", 5),
    ],
)
def test_no_line_ends_with_a_solidus(
    fonts: FontSet, chars: str, measure: int, level: str, vertical: bool
) -> None:
    made = setter(fonts, level=level, vertical=vertical)
    units = made.units(Text(chars), Measures((measure * 1000,)))
    lines = words(chars, made.lines(units, Measures((measure * 1000,))))
    assert not units.cut
    assert not any(line.rstrip().endswith(("/", "／")) for line in lines[:-1]), lines
    assert not any(line.startswith(("/", "／")) for line in lines), lines


@pytest.mark.parametrize(
    ("token", "gb", "basic"),
    [
        ("well-known", "well-|known", "well-|known"),
        ("Wi-Fi", "Wi-Fi", "Wi-Fi"),
        ("TCP/IP-Wi-Fi", "TCP/IP-Wi-Fi", "TCP/|IP-Wi-Fi"),
        ("1/3e-mail", "1/3e-mail", "1/3e-mail"),
        ("GB/T", "GB/T", "GB/T"),
        (
            "https://a-b.example.com/news/2024-05-01?id=5&to=x_y",
            "https://a-|b.|example.|com/news/2024-05-01?|id=|5&|to=|x_|y",
            "https://|a-|b.|example.|com/|news/|2024-05-01?|id=|5&|to=|x_|y",
        ),
    ],
)
def test_seams_of_words_and_addresses(token: str, gb: str, basic: str) -> None:
    for solidus, expected in ((False, gb), (True, basic)):
        at = [0, *sorted(seams(token, solidus=solidus, parts=None)), len(token)]
        assert "|".join(token[a:b] for a, b in pairwise(at)) == expected


def test_an_address_is_not_hyphenated(fonts: FontSet) -> None:
    chars = "请大家看www.communication.com/development页面一二三四五"
    for measure in range(12, 20):
        lines = set_text(setter(fonts, hyphenate=True), chars, measure)
        assert not any(line.hyphen for line in lines)


# ── spaces at a line's edge ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(
    ("chars", "measure", "mark"),
    [
        ("在今年的城乡（ GDP增长", 8, "（"),
        ("前面几字和‘ 今天的事", 6, "‘"),
        ("前面几字和“  今天的事", 6, "“"),
        ("前面几字和《\u3000今天的事", 7, "《"),
    ],
)
def test_a_space_does_not_save_an_opening_mark(
    fonts: FontSet, chars: str, measure: int, mark: str, vertical: bool
) -> None:
    lines = lines_of(fonts, chars, measure, vertical=vertical)
    assert not any(line.rstrip().endswith(mark) for line in lines), lines


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("spaces", [1, 2, 5, 60])
def test_all_spaces_at_a_lines_end_are_dropped(fonts: FontSet, spaces: int, level: str) -> None:
    chars = "今天的 GDP" + " " * spaces + "增长很快很快"
    made = setter(fonts, level=level)
    found = set_text(made, chars, 6)
    assert words(chars, found)[0] == "今天的 GDP" + " " * spaces
    assert found[0].width == 6000 and drawn(found[0]) == "今天的 GDP"
    assert _right_edge(made, found[0]) == pytest.approx(6000, abs=1)


def test_spaces_on_both_sides_of_a_change_of_face_are_dropped(fonts: FontSet) -> None:
    chars = "今天的人GDP  增长很快很快"
    text = Text(chars, (Run(4, 8, "strong"),))
    first, *_ = setter(fonts).paragraph(text, Measures((6600,)))
    assert drawn(first) == "今天的人GDP" and first.width == 6600


def test_several_spaces_between_han_and_latin_are_their_gap(fonts: FontSet) -> None:
    one, three = (set_text(setter(fonts), f"一{' ' * n}5", 40)[0] for n in (1, 3))
    assert one.width == three.width


def _right_edge(made: Setter, line: Line) -> float:
    return (
        sum(
            sum(made.fonts.by_key(key).advances[char] + line.spread for char in chars) + kern
            for key, chars, kern in line.pieces
        )
        - line.spread
    )


# ── clusters ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "unit",
    [CARON, "n" + CARON, "字\u0304", "字\U000e0100", "，\ufe00", FAMILY, "👍🏽", "1\ufe0f\u20e3", "🇨🇳", "か\u3099"],
    ids=ascii,
)  # fmt: skip
def test_b_a_cluster_is_one_unit(fonts: FontSet, unit: str, level: str, vertical: bool) -> None:
    stays_whole(fonts, unit, (6, 8), level=level, vertical=vertical)


@pytest.mark.parametrize(
    ("chars", "bare"),
    [
        ("n" + CARON, "ni"),
        ("字\u0304", "字"),
        ("字\U000e0100", "字"),
        ("一，\ufe00二", "一，二"),
        ("1\ufe0f\u20e3", "1"),
        (FAMILY, "👨👩👧"),
        ("一\xad二\u200b三\u2060四\u202e五", "一二三四五"),
    ],
    ids=ascii,
)
def test_b_what_combines_is_zero_wide(fonts: FontSet, chars: str, bare: str) -> None:
    wide, narrow = (set_text(setter(fonts), text, 40)[0].width for text in (chars, bare))
    assert wide == pytest.approx(narrow, abs=30)


@pytest.mark.parametrize("chars", ["Ca₊bb", "α\u0387βγ", "Ń\u038dbb", "中Na₋Cl。"], ids=ascii)
def test_b_a_sign_that_is_no_letter_doubles_nothing_in_its_word(fonts: FontSet, chars: str) -> None:
    assert "".join(drawn(line) for line in set_text(setter(fonts), chars, 20)) == chars


def test_a_word_that_is_cut_up_keeps_its_accents(fonts: FontSet) -> None:
    chars = ("n" + CARON) * 40
    lines = lines_of(fonts, chars, 6)
    assert len(lines) > 2 and not any(line.startswith("\u030c") for line in lines)


# ── small kana, quotation marks ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("char", [*"ヵヶゕゖㇰㇷㇿｧｨｫｬｯｰゝヽ〻"])
def test_strict_begins_no_line_with_small_kana(fonts: FontSet, char: str) -> None:
    chars = "甲乙丙丁戊" + char + "己庚辛壬癸"
    assert not any(line.startswith(char) for line in lines_of(fonts, chars, 5, level="strict"))
    assert any(line.startswith(char) for line in lines_of(fonts, chars, 5, level="gb"))


@pytest.mark.parametrize(
    ("chars", "chinese"),
    [
        ("称‘GDP’5年", "’"),
        ("称‘中国GDP’5年", "’"),
        ("称‘5’5年", "’"),
        ("称‘GDP’CPI两项", "’"),
        ("说‘I don’t know’吧", "’ last"),
        ("说I don’t know吧", ""),
        ("在1990’s的年代", ""),
        ("称“GDP” 增长", "”"),
        ("称之为“中国GDP”", "”"),
        ("“GDP” 增长", "”"),
        ("“Yes,” he said", ""),
        ("He said “yes” and left", ""),
        ("the dogs’ tails", ""),
    ],
)
def test_what_closes_a_chinese_quotation_is_chinese(chars: str, chinese: str) -> None:
    expected = {chars.rindex(chinese[0])} if chinese else set()
    assert closings(chars) == expected


@pytest.mark.parametrize(
    "chars", ["称‘GDP’5年", "称‘中国GDP’5年", "称“GDP” 增长", "称之为“中国GDP”"]
)
def test_it_takes_the_room_of_a_chinese_mark(fonts: FontSet, chars: str) -> None:
    made = setter(fonts)
    units = made.units(Text(chars), Measures((40_000,)))
    at = max(chars.rfind("’"), chars.rfind("”"))
    assert units.kinds[units.starts.index(at)] == "C"


# ── one by one and run by run ─────────────────────────────────────────────────────────────────────

_NASTY = (
    *("字", "中国", "GDP", "5", "１", "５", "％", "%", "—", "——", "～", "[1]", "[", "²", "†", "‘", "’", "“", "”", " "),
    *("  ", "，", "。", "（", "）", "/", "／", "-", "+", "＋", "$", "US$", "¢", "°", "．", ".", "·", "：", "don’t"),
    *(CARON, "\u0304", "字\u0304", "https://a.bc/d-e", "www.ab.cd/e", "Wi-Fi", "well-known", "*", "H₂O", "々", "ㇰ"),
    *("\u3000", "\u00a0", "(", ")", "'", '"', "′", "……", "？！", "5’5"),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    chars=st.lists(st.sampled_from(_NASTY), max_size=12).map("".join),
    level=st.sampled_from(LEVELS),
    vertical=st.booleans(),
)
def test_a_run_looked_up_is_what_the_whole_paragraph_gives(
    fonts: FontSet, chars: str, level: str, vertical: bool
) -> None:
    made = setter(fonts, level=level, vertical=vertical)
    table = made.table(made.face)
    quick = units_of(chars, RunTable(table, made.rules), 30_000, 28_000)
    if quick is None:
        return  # left to the other way
    slow = unitise(chars, [(0, len(chars), table)], made.rules, 30_000, 28_000)
    assert (quick.kinds, quick.place, quick.special) == (slow.kinds, slow.place, slow.special)
    assert (list(quick.breaks), quick.prices) == (list(slow.breaks), slow.prices)
    assert quick.boundaries == slow.boundaries
    assert (quick.spaces, quick.hyphens) == (slow.spaces, slow.hyphens)


# ── marks that nothing may part from a wide token ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("chars", "measure", "marks"),
    [
        ("许可证正副本，编号：JY83318110416477，声明作废", 9, "kaiming"),
        ("（JY83318110416477）、（JY83318110416477）。", 9, "banjiao"),
        ("咨询电话：764099755158、3836（微信同号）", 7, "none"),
    ],
)
def test_a_token_that_leaves_its_mark_no_room_is_cut(
    fonts: FontSet, chars: str, measure: int, marks: str
) -> None:
    """A serial number as wide as the column: it goes on in the next line before its comma begins one."""
    made, measures = setter(fonts, marks=marks), Measures((measure * 1000,))
    units = made.units(Text(chars), measures)
    assert units.cut and not any(line.forced for line in made.lines(units, measures))


def test_a_token_whose_mark_hangs_stays_whole(fonts: FontSet) -> None:
    chars = "许可证正副本，编号：JY83318110416477，声明作废"
    lines = words(chars, set_text(setter(fonts, hang=True), chars, 9))
    assert "JY83318110416477，" in lines


def test_a_what_is_given_up_is_a_bond_before_a_line_edge(fonts: FontSet) -> None:
    chars = "音·-１，２３４．５一"
    made = set_text(setter(fonts), chars, 6.5)
    assert any(line.forced for line in made)
    assert words(chars, made) == ["音·-１，２３", "４．５一"]


@pytest.mark.parametrize("level", ["basic", "strict"])
def test_a_dash_of_two_ems_is_not_cut_for_the_marks_behind_it(fonts: FontSet, level: Level) -> None:
    chars = "——，——，"
    made = set_text(setter(fonts, level=level), chars, 5, 2)
    assert words(chars, made) == ["——，", "——，"]
    assert made[0].pieces == made[1].pieces


@pytest.mark.parametrize("blank", ["  ", "\u3000\u3000"])
def test_no_line_is_only_the_blank_that_a_paragraph_opens_with(fonts: FontSet, blank: str) -> None:
    chars = blank + "《COVID-19感染者》"
    made = set_text(setter(fonts), chars, 6, 1)
    assert words(chars, made)[0].strip() and made[0].x + made[0].width <= 6000


# ── work ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(
    "one", ["。", " ", " 。", "（ ", "字  ", "n\u0304", "ab，", "12345”"], ids=ascii
)
def test_long_runs_are_set_in_seconds(fonts: FontSet, one: str, vertical: bool) -> None:
    """The work for a run grows with its length, not with its square."""
    chars = one * (60_000 // len(one))
    lines = setter(fonts, vertical=vertical).paragraph(Text(chars), Measures((11_000,)))
    assert lines[-1].end == len(chars)
