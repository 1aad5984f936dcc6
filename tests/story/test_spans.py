"""``[文字]{着重}`` and its kind: words without brackets, runs with values, places, and what is reported."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Findings
from composer.story.blocks import Names, Paragraph
from composer.story.markup import without_markup
from composer.story.text import Text, from_lines
from tests.conftest import ROOT
from tests.story.conftest import Read

RUNS = {
    "dots": ("甲[要点]{着重}乙", "甲要点乙", [("dots", "要点", "")]),
    "long name of the mark": ("[要点]{着重号}", "要点", [("dots", "要点", "")]),
    "English": ("[Beijing]{name}", "Beijing", [("name", "Beijing", "")]),
    "title": ("[史记]{书名}", "史记", [("title", "史记", "")]),
    "underline": ("[要点]{下划线}", "要点", [("underline", "要点", "")]),
    "tint": ("[提示]{底色}", "提示", [("tint", "提示", "")]),
    "tint of a colour": ("[提示]{底色: red 20%}", "提示", [("tint", "提示", "red 20%")]),
    "full-width colon": ("[汉字]{注音：hàn zì}", "汉字", [("ruby", "汉字", "hàn zì")]),
    "names that meet": ("[江苏]{专名}[常州]{专名}", "江苏常州", [("name", "江苏", ""), ("name", "常州", "")]),
    "inside one another": (
        "[[韩非子]{专名}集解]{书名}",
        "韩非子集解",
        [("title", "韩非子集解", ""), ("name", "韩非子", "")],
    ),
    "round strong": ("[**甲**乙]{着重}", "甲乙", [("dots", "甲乙", ""), ("strong", "甲", "")]),
    "in strong": ("**甲[乙]{着重}**", "甲乙", [("strong", "甲乙", ""), ("dots", "乙", "")]),
    "over a line end": ("[甲\n乙]{着重}", "甲乙", [("dots", "甲乙", "")]),
    "marks mended inside": ("[甲,乙]{着重}丙", "甲，乙丙", [("dots", "甲，乙", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "words", "runs"), RUNS.values(), ids=RUNS)
def test_runs(read: Read, body: str, words: str, runs: list[tuple[str, str, str]]) -> None:
    story, there = read(body)
    text = story.blocks[0].text
    assert text.chars == words
    assert [(r.role, text.chars[r.start : r.end], r.value) for r in text.runs] == runs
    assert [code for code in there if not code.startswith("N310")] == []


TEXT = {
    "a note's number": ("见[1]和[图]。", []),
    "braces alone": ("集合{甲}与{乙：丙}", []),
    "escaped bracket": (r"\[甲\]{着重}", ["W308 1:6"]),
    "escaped brace": (r"\[甲]\{着重}", []),
    "unknown name": ("[甲]{着中}", ["W314 1:4"]),
    "nothing opened": ("甲]{着重}", ["W308 1:2"]),
    "nothing closed": ("[甲{着重}", ["W308 1:3"]),
    "a space between": ("[甲] {着重}", ["W308 1:5"]),
    "no words in the brackets": ("[]{着重}", ["W316 1:2"]),
    "no words to annotate with": ("[甲]{注音}", ["W316 1:3"]),
}


@pytest.mark.parametrize(("body", "found"), TEXT.values(), ids=TEXT)
def test_what_is_no_span_is_text(read: Read, body: str, found: list[str]) -> None:
    story, there = read(body)
    assert story.blocks[0].text.chars == body.replace("\\", "")
    assert not story.blocks[0].text.runs
    assert sorted(there) == sorted(found)


def test_places_are_those_of_the_words(read: Read) -> None:
    story, _ = read("甲[[北京]{专名}大学]{下划线}乙[丙]{着重}")
    text = story.blocks[0].text
    places = [text.span(run.start, run.end) for run in text.runs]
    assert [(one.line, one.column, one.length) for one in places] == [
        (1, 4, 4),
        (1, 4, 2),
        (1, 21, 1),
    ]


def test_crossing_with_strong_is_reported(read: Read) -> None:
    story, there = read("[**甲]{着重}乙**")
    assert story.blocks[0].text.chars == "**甲乙**"
    assert there == ["W308 1:2", "W308 1:11"]


def test_a_headline_takes_none(read: Read) -> None:
    story, there = read("---\nheadline: 看[这里]{着重}\n---\n甲")
    assert story.headline[0].chars == "看[这里]{着重}"
    assert there == ["W315 2:12"]


def test_annotations_are_counted(read: Read) -> None:
    story, _ = read("[汉字]{注音: hàn zì}乙")
    assert story.characters() == 3 + 5


def test_list_of_names(read: Read) -> None:
    story, there = read("前\n\n::: 名单\n张三、李四  王小明\n欧阳文\n:::\n\n后")
    assert [(type(b), b.text.chars) for b in story.blocks] == [
        (Paragraph, "前"),
        (Names, "张三\u3000李四\u3000王小明\u3000欧阳文"),
        (Paragraph, "后"),
    ]
    assert story.blocks[1].text.span(10, 13).line == 5
    assert there == []


def test_what_the_guide_shows_is_understood(read: Read) -> None:
    guide = (ROOT / "docs/guide/inline.md").read_text(encoding="utf-8")
    for example in re.findall(r"```markdown\n(.*?)```", guide, re.DOTALL):
        story, there = read(example)
        assert not [code for code in there if not code.startswith("N310")]
        assert any(block.text.runs or isinstance(block, Names) for block in story.blocks)


def test_fences(read: Read) -> None:
    assert read("::: 明单\n甲")[1][0] == "W317 1:5"
    assert read("甲\n\n::: names\n张三")[1] == ["E321 3:1"]
    assert read("甲\n\n:::\n乙")[1][0] == "W326 3:1"


SPANS = st.recursive(
    st.text("甲乙，。丙A", min_size=1, max_size=4),
    lambda inner: (
        st.builds(
            lambda words, name: f"[{words}]{{{name}}}",
            inner,
            st.sampled_from(["着重", "专名", "title", "底色: red 20%", "注音: jiǎ"]),
        )
        | st.lists(inner, min_size=1, max_size=3).map("".join)
    ),
    max_leaves=6,
)


@given(SPANS)
def test_the_words_are_what_stands_outside_braces(markup: str) -> None:
    findings = Findings()
    text: Text = without_markup(from_lines([(1, 1, markup)], "s.md"), findings)
    assert text.chars == re.sub(r"[\[\]]|\{[^{}]*\}", "", markup)
    assert len(text.runs) == markup.count("]{")
    assert not list(findings)
