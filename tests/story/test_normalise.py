"""规整标点: what changes and, as important, what does not; and that every character finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics import Findings
from composer.papers.models import Normalise
from composer.story.markup import without_markup
from composer.story.normalise import Tally, normalised
from composer.story.text import Run, Text, edited, joined
from tests.story.conftest import Read


def mended(chars: str, *, running: bool = True, rules: Normalise | None = None) -> str:
    text = Text(chars, (), ((0, 1, 1),), "f")
    return normalised(text, rules or Normalise(), Tally(), Findings(), running=running).chars


CHANGED = {
    "下午,全区": "下午，全区",
    "这表明:我区": "这表明：我区",
    "好吗?!真的;": "好吗？！真的；",
    "2019年,5G来了": "2019年，5G来了",
    "增长6.89%,增幅": "增长6.89%，增幅",
    "达到321.71亿元,同比": "达到321.71亿元，同比",
    "就叫Wi-Fi,大家": "就叫Wi-Fi，大家",
    "时间:12:30开始": "时间：12:30开始",
    "中德(常州)创新": "中德（常州）创新",
    "标准(GB2312)规定": "标准（GB2312）规定",
    "路由器(802.11n)、": "路由器（802.11n）、",
    "1)首先": "1）首先",
    '他说:"好的",然后': "他说：“好的”，然后",
    '"甲"和"乙"': "“甲”和“乙”",
    '他说"OK".': "他说“OK”。",
    "等等...还有": "等等……还有",
    "等等......": "等等……",
    "甲--乙": "甲——乙",
    "甲----乙": "甲——乙",
    "甲――乙": "甲——乙",
    "甲──乙": "甲——乙",
    "卡尔•马克思": "卡尔·马克思",
    "卡尔∙马克思": "卡尔·马克思",
    "卡尔⋅马克思": "卡尔·马克思",
    "卡尔･马克思": "卡尔·马克思",
    "他说､｢好｣｡": "他说、「好」。",
    "\u2329书\u232a": "〈书〉",
    "今天很好.明天": "今天很好。明天",
    "今天很好.": "今天很好。",
    "“好”,他说": "“好”，他说",
    "见https://example.com/a,b,然后": "见https://example.com/a,b，然后",
    "你，\u3000好": "你，好",
    "使用 Wi-Fi 上网": "使用Wi-Fi上网",
    "one  two": "one two",
    " 甲 ": "甲",
    "　　甲": "甲",
    "甲 , 乙": "甲，乙",
    "甲 \u00a0乙": "甲\u00a0乙",
    "（\u00a0甲": "（甲",
    "甲\u2003乙": "甲\u3000乙",
    "甲 \u3000 乙": "甲\u3000乙",
    "甲   乙": "甲 乙",
    "甲说 , one": "甲说，one",
}

KEPT = [
    "他说He said “yes” to all吧",
    "1,000元",
    "5G、生物",
    "12:30",
    "比分3:2获胜",
    "1:2的比例",
    "1~3月",
    "1—3月份",
    "321.71亿元",
    "工业4.0时代",
    "100%",
    "Hello, world! (yes)",
    "He said \"ok\" then.",
    "“OK”, he said",
    "12.5 MB",
    "IEEE 802.11ax",
    "https://example.com/?a=1&b=(2)",
    "见www.example.com/a:b",
    "写信给a.b@example.com",
    "GB/T 15834",
    "一.二三",
    "3.5寸",
    "电视是55\"的",
    "2020-04-20",
    "a--b",
    "‘甲’",
    "C++和C#",
    "甲…",
    "目录........12",
    "10\u00a0kg",
    "it's 5 o'clock",
    "（记者 许缘 熊茂伶）",
    "获奖者：王桂芳 李娜 欧阳文静",
    "第一条　为了",
    "锄禾日当午　汗滴禾下土",
    "地址：人民路1号　电话：12345",
    "신문 조판 프로그램",
    "신문, 조판",
    "“Let’s go,” he said.",
    "“Let’s go,” he said: “No!”",
]  # fmt: skip


@pytest.mark.parametrize(("written", "printed"), CHANGED.items(), ids=CHANGED)
def test_changed(written: str, printed: str) -> None:
    assert mended(written) == printed


@pytest.mark.parametrize("written", KEPT)
def test_kept(written: str) -> None:
    assert mended(written) == written


@pytest.mark.parametrize("written", [*CHANGED, *KEPT])
def test_mending_twice_changes_nothing_more(written: str) -> None:
    once = mended(written)
    assert mended(once) == once


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("徐欢/文 鲁婷/摄", "徐欢/文　鲁婷/摄"),
        ("坚定信心  加快发展", "坚定信心　加快发展"),
        ("5G 时代", "5G时代"),
        ("冯学利: 打造", "冯学利：打造"),
        ("甲\n 乙", "甲\n乙"),
    ],
)
def test_line_of_its_own_keeps_the_editors_space(written: str, printed: str) -> None:
    assert mended(written, running=False) == printed


def test_rules_can_be_switched_off() -> None:
    assert mended("甲, 乙", rules=Normalise(marks=False)) == "甲,乙"
    assert mended("甲, 乙", rules=Normalise(spaces=False)) == "甲， 乙"
    assert mended("甲, 乙", rules=Normalise(marks=False, spaces=False)) == "甲, 乙"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("甲”乙", ["W309 1:2"]),
        ("“甲“乙", ["W309 1:3"]),
        ("“甲‘乙’丙”", []),
        ("“甲‘乙“丙”丁’戊”", []),
        ("“甲", []),
        ("it’s", []),
        ('甲"乙', ["W313 1:2"]),
        ('5"屏', []),
    ],
)
def test_quotes_that_are_only_reported(read: Read, body: str, found: list[str]) -> None:
    story, there = read(body)
    assert story.blocks[0].text.chars == body
    assert there == found


def test_one_note_a_story_with_a_count_of_each_kind(tmp_path: object, read: Read) -> None:
    del tmp_path
    findings = Findings()
    tally = Tally()
    for line, chars in enumerate(["甲,乙,丙", "丁;戊 己"], 1):
        text = Text(chars, (), ((0, line, 1),), "f")
        normalised(text, Normalise(), tally, findings, running=True)
    tally.report(findings)
    note, kept = findings
    assert (note.code, note.span.line, note.span.column) == ("N310", 1, 2)
    assert (note.values["count"], note.values["examples"]) == (3, "，×2 ；×1")
    assert (kept.code, kept.values["places"]) == ("N328", ["2:4"])


def test_changed_spaces_are_said_place_by_place(read: Read) -> None:
    assert read("one  two使用 Wi-Fi\n\n甲  乙")[1] == ["N310 1:4", "N328 3:2", "N329 1:4"]


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ("He said\n“yes” to", "He said “yes” to"),
        ("“yes”\nhe said", "“yes” he said"),
        ("he said…\nand", "he said… and"),
        ("新闻\n排版", "新闻排版"),
        ("新闻　\n　　排版", "新闻排版"),
        ("他说\n“好”", "他说“好”"),
        ("“OK”\n他说", "“OK”他说"),
        ("신문\n조판", "신문 조판"),
        ("GB\n新闻", "GB新闻"),
    ],
)
def test_line_ends_of_the_source(read: Read, lines: str, printed: str) -> None:
    assert read(lines)[0].blocks[0].text.chars == printed
    assert read("甲,乙\n\n丙,丁")[1] == ["N310 1:2"]


# ── properties ────────────────────────────────────────────────────────────────────────────────────

ALPHABET = st.sampled_from(list('甲乙年月aZ09%/ \u3000,.:;?!()"-—…“”，。*\\{}缺'))
SAME = {
    "，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")", "“": '"', "”": '"',
    "。": ".", "…": ".", "—": "-", "\u3000": " ",
}  # fmt: skip


@given(st.text(ALPHABET, max_size=60), st.booleans())
@settings(max_examples=400, deadline=None)
def test_every_character_leads_back_to_itself(chars: str, running: bool) -> None:
    text = Text(chars, (), ((0, 1, 1),), "f")
    out = normalised(text, Normalise(), Tally(), Findings(), running=running)
    for offset, char in enumerate(out.chars):
        source = chars[out.span(offset).column - 1]
        assert source in (char, SAME.get(char)) or (char in " \u3000" and source.isspace())


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=400, deadline=None)
def test_nothing_but_marks_and_spaces_changes(chars: str) -> None:
    """Letters, figures and Han stand as before and in order; marks become their full-width selves."""
    out = mended(chars)
    assert [c for c in out if c.isalnum() or c in "%/*\\{}"] == [
        c for c in chars if c.isalnum() or c in "%/*\\{}"
    ]
    back = out
    for full, ascii_ in SAME.items():
        back = back.replace(full, ascii_)
    for full, ascii_ in SAME.items():
        chars = chars.replace(full, ascii_)
    squeezed = ["".join(one.split()).replace("-", "").replace(".", "") for one in (back, chars)]
    assert squeezed[0] == squeezed[1]


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=400, deadline=None)
def test_markup_takes_nothing_but_markers(chars: str) -> None:
    text = Text(chars, (), ((0, 1, 1),), "f")
    out = without_markup(text, Findings())
    for offset, char in enumerate(out.chars):
        source = chars[out.span(offset).column - 1]
        gap = any(run.role == "gap" and run.start <= offset < run.end for run in out.runs)
        assert gap or source == char
    kept = [c for c in out.chars if c not in "*\\{}〔…〕缺"]
    assert kept == [c for c in chars if c not in "*\\{}…缺"]
    for run in out.runs:
        assert 0 <= run.start < run.end <= len(out.chars)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[Text, list[tuple[int, int, str]]]:
    chars = draw(st.text("甲乙丙abc", min_size=1, max_size=20))
    cuts = sorted(draw(st.sets(st.integers(0, len(chars)), max_size=8)))
    edits = [
        (start, end, draw(st.text("XY", max_size=end - start)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    breaks = sorted(draw(st.sets(st.integers(1, len(chars)), max_size=3)) - {len(chars)})
    origins = ((0, 1, 1), *((at, number, 1) for number, at in enumerate(breaks, 2)))
    start = draw(st.integers(0, len(chars)))
    end = draw(st.integers(start, len(chars)))
    return Text(chars, (Run(start, end, "strong"),), origins, "f"), edits


@given(texts_with_edits())
@settings(max_examples=500, deadline=None)
def test_edits_keep_places_and_runs(case: tuple[Text, list[tuple[int, int, str]]]) -> None:
    text, edits = case
    out = edited(text, edits)
    expected: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for start, end, new in [*edits, (len(text.chars), len(text.chars), "")]:
        expected += [(text.chars[i], place(text, i)) for i in range(at, start)]
        first = place(text, start)
        same = len(new) == end - start
        expected += [
            (char, place(text, start + i) if same else (first[0], first[1] + i))
            for i, char in enumerate(new)
        ]
        at = end
    assert [(char, place(out, i)) for i, char in enumerate(out.chars)] == expected
    assert [at for at, _, _ in out.origins] == sorted({at for at, _, _ in out.origins})
    kept = {i for start, end, _ in edits for i in range(start, end)}
    (run,) = text.runs
    inside = [text.chars[i] for i in range(run.start, run.end) if i not in kept]
    got = out.chars[out.runs[0].start : out.runs[0].end] if out.runs else ""
    assert [c for c in got if c not in "XY"] == inside


def place(text: Text, offset: int) -> tuple[int, int]:
    span = text.span(offset)
    return span.line, span.column


def test_joined_texts_keep_their_places() -> None:
    one = Text("甲乙", (Run(0, 1, "strong"),), ((0, 1, 5),), "f")
    two = Text("丙", (Run(0, 1, "emphasis"),), ((0, 3, 1),), "f")
    both = joined((one, Text("　"), two))
    assert both.chars == "甲乙　丙"
    assert both.runs == (Run(0, 1, "strong"), Run(3, 4, "emphasis"))
    assert place(both, 3) == (3, 1)


# ── quotes of Traditional Chinese ─────────────────────────────────────────────────────────────────

CORNERED = {
    '他說："好。"然後': "他說：「好。」然後",
    "他說：“好。”然後": "他說：「好。」然後",
    "他說：“甲說‘好’。”": "他說：「甲說『好』。」",
    "他说“OK”，好": "他说「OK」，好",
    "「好」": "「好」",
    "“Let’s go,” he said.": "“Let’s go,” he said.",
    "他說 Let’s go 的時候": "他說Let’s go的時候",
    "90’s的歌": "90’s的歌",
}


@pytest.mark.parametrize("typed", CORNERED)
def test_corner_quotes(typed: str) -> None:
    rules = Normalise().in_language("zh-Hant")
    assert mended(typed, rules=rules) == CORNERED[typed]


def test_the_quotes_of_a_language_are_the_papers_choice() -> None:
    assert Normalise(quotes="curly").in_language("zh-Hant").quotes == "curly"
    assert Normalise().in_language("zh-Hans").quotes is None
    corner = Normalise(quotes="corner").in_language("zh-Hans")
    assert mended('他说："好。"', rules=corner) == "他说：「好。」"
    assert mended("他說：“好。”", rules=Normalise(marks=False, quotes="corner")) == "他說：“好。”"
