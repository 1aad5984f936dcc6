"""注音 in line setting: what belongs to what, what may part, and how much room an annotation takes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Measures
from composer.galley.annotations.ruby import Base, bases, nested
from composer.galley.bodies import bodies
from composer.measure import Length
from composer.story.text import Run, Text
from tests.galley.galleys import drawn, right_edge, setter, words


def annotated(chars: str, base: str, value: str) -> Text:
    start = chars.index(base)
    return Text(chars, (Run(start, start + len(base), "ruby", value),))


def test_as_many_words_as_characters_go_one_by_one() -> None:
    assert bases(annotated("说汉字", "汉字", "hàn zì")) == [Base(1, 2, "hàn"), Base(2, 3, "zì")]


def test_marks_in_the_base_are_not_counted() -> None:
    assert [b.words for b in bases(annotated("“汉，字”", "“汉，字”", "hàn zì"))] == ["hàn", "zì"]


def test_any_other_number_stands_over_the_whole_base() -> None:
    assert bases(annotated("上合组织", "上合组织", "SCO")) == [Base(0, 4, "SCO")]
    assert bases(annotated("上合", "上合", "a b c")) == [Base(0, 2, "a b c")]


def test_of_nested_annotations_the_outer_counts() -> None:
    text = Text("汉字", (Run(0, 2, "ruby", "hànzì"), Run(0, 1, "ruby", "hàn")))
    assert bases(text) == [Base(0, 2, "hànzì")]
    assert nested(text) == {(0, 1)}


def starts(fonts: FontSet, text: Text, measure: float = 30, **style: object) -> list[float]:
    own = setter(fonts, align="start", **style)
    measures = Measures((round(measure * 1000),))
    line = own.paragraph(text, measures)[0]
    return [body.start for body in bodies(own, line, own.units(text, measures))]


def test_a_narrow_annotation_moves_nothing(fonts: FontSet) -> None:
    assert starts(fonts, annotated("念旮旯巷", "旮旯", "gā lá")) == [0, 1000, 2000, 3000]


def test_a_wide_annotation_hangs_over_bare_neighbours_first(fonts: FontSet) -> None:
    """By half a character of the annotation's size: 0.25 em of the text."""
    bare = starts(fonts, annotated("甲装乙", "装", "zhuāng"))
    at_edge = starts(fonts, annotated("装乙", "装", "zhuāng"))
    assert bare[1] - 1000 == at_edge[0] - 250 > 0  # nothing to hang over at the paragraph's start
    latin = starts(fonts, annotated("A装乙", "装", "zhuāng"))
    assert latin[1] - latin[0] > bare[1] - bare[0]  # and none over Latin


def test_neighbours_with_annotations_give_no_room(fonts: FontSet) -> None:
    text = annotated("的装窗之", "装窗", "zhuāng chuāng")
    at = starts(fonts, text)
    own = setter(fonts)
    wide = [own.ruby.single(Text(w)).width * own.ruby.ratio for w in ("zhuāng", "chuāng")]
    assert at[2] - at[1] >= sum(wide) / 2 + 100  # centres that far apart keep them from touching


def test_a_base_of_several_characters_does_not_part(fonts: FontSet) -> None:
    chars = "一二三四五六七八九上合组织了"
    lines = setter(fonts).paragraph(annotated(chars, "上合组织", "SCO"), Measures((11000,)))
    assert words(chars, lines) == ["一二三四五六七八九", "上合组织了"]
    plain = setter(fonts).paragraph(annotated(chars, "上合组织", "a b c d"), Measures((11000,)))
    assert words(chars, plain)[0] == "一二三四五六七八九上合"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_is_lost_and_lines_are_flush(fonts: FontSet, data: st.DataObject) -> None:
    chars = data.draw(st.text("汉字，。“”三A8", min_size=1, max_size=60), "words")
    cuts = sorted(data.draw(st.sets(st.integers(0, len(chars)), max_size=6), "edges"))
    value = st.sampled_from(["zhuāng", "a b", "hàn zì", "SCO"])
    runs = tuple(
        Run(start, end, "ruby", data.draw(value))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if end - start <= 3
    )
    own = setter(fonts)
    lines = own.paragraph(Text(chars, runs), Measures((11000,)))
    assert "".join(map(drawn, lines)) == chars
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    for line in lines[:-1]:
        if not line.hang and line.spread:
            assert abs(line.x + line.width - 11000) < 0.01
            assert right_edge(own, line) > 9000


# ── vertical lines ────────────────────────────────────────────────────────────────────────────────


def tops(fonts: FontSet, text: Text, **style: object) -> list[float]:
    own = setter(fonts, align="start", vertical=True, **style)
    units = own.units(text, Measures((30000,)))
    line = own.lines(units, Measures((30000,)))[0]
    return [body.start for body in bodies(own, line, units)]


def test_vertical_bases_are_spread_by_the_same_rules(fonts: FontSet) -> None:
    for base, value in (
        ("旮旯", "gā lá"),
        ("装", "zhuāng"),
        ("上合组织", "SCO"),
        ("装窗", "a b c"),
    ):
        text = annotated(f"念{base}巷", base, value)
        assert tops(fonts, text) == starts(fonts, text)


def test_zhuyin_of_three_symbols_moves_nothing(fonts: FontSet) -> None:
    text = annotated("小亮小", "小亮小", "ㄒㄧㄠˇ ˙ㄌㄧㄤ ㄒㄧㄠˇ")
    assert tops(fonts, text, size=Length(15)) == [0, 1000, 2000]
    assert starts(fonts, text)[1] > 1000  # above a horizontal line of 9 pt it is words like others


def test_zhuyin_right_of_a_character_makes_it_half_an_em_wider(fonts: FontSet) -> None:
    text = annotated("小亮小", "小亮小", "ㄒㄧㄠˇ ˙ㄌㄧㄤ ㄒㄧㄠˇ")
    assert starts(fonts, text, size=Length(15)) == [0, 1500, 3000]


def test_vertical_annotations_are_turned_or_upright(fonts: FontSet) -> None:
    ruby = setter(fonts, vertical=True).ruby
    for chars, stand in (("hàn", "R"), ("é", "R"), ("SCO", "R"), ("12", "R"), ("乡村", "U")):
        assert set(ruby.single(Text(chars)).stands) == {stand}
    assert setter(fonts).ruby.single(Text("hàn")).stands == ""


def test_a_vertical_base_of_several_characters_does_not_part(fonts: FontSet) -> None:
    chars = "一二三四五六七八九上合组织了"
    own = setter(fonts, vertical=True)
    lines = own.paragraph(annotated(chars, "上合组织", "SCO"), Measures((11000,)))
    assert words(chars, lines) == ["一二三四五六七八九", "上合组织了"]
