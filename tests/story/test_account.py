"""字数账: the account of a story adds up to the characters of its file, whatever stands in it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics import Findings
from composer.papers.models import Normalise
from composer.story import StoryText, read_story

PIECES = [
    "新闻排版", "记者 许缘", "第一条　为了", "English words", "“Let’s go,” he said.", "12:30", "甲,乙",
    "e\u0301te\u0301", "\u1112\u1161\u11ab", "ＡＢ", "&amp;", "&#20013;", "&nbsp;", "&hellip;", "&nosuch;",
    "<b>粗</b>", "<br>", "<br/>", "<sup>2</sup>", "<div class=\"x\">", "**重**", "*轻*", "***", "~~删~~",
    "`code`", "[链接](http://a.b/c)", "![图](x.png)", "[^1]", "[文字]{着重}", "[汉]{注音: hàn}", "{{缺：三字}}",
    "{{见：lead}}", "$x^2$", "\\", "\\*", "\\(", "<!-- 注 -->", "<!-- 未完", "-->", "…", "--", "...", "\t", " ",
    "　", "\u00a0", "\u2003", "{columns: 2}", "| 甲 | 乙 |", "한국 사람",
]  # fmt: skip
OPENERS = [
    "",
    "## ",
    "### ",
    "- ",
    "1. ",
    "> ",
    ">> ",
    "* ",
    "|",
    "　　",
    "    ",
    "```",
    "---",
    "::: 名单",
    ":::",
]
LINES = st.builds(
    lambda opener, pieces: opener + "".join(pieces),
    st.sampled_from(OPENERS),
    st.lists(st.sampled_from(PIECES), max_size=6),
)
VALUES = [
    "夺冠", "夺冠 #1 号桥", "#更正", "~", "null", "Null", "NULL", "", '"引号\\u4e2d 甲,乙"', "'单引 号'", "甲 | 乙",
    "夺冠   # 备注", "|\n  甲\n  乙", ">\n  甲\n  乙", "[甲, 乙 #3", "[甲, 乙]", "{a: b}", "e\u0301", "&amp;", '"&amp;甲<br>乙"',
    "甲\n  乙\n  # 丙", "<i>甲</i>",
]  # fmt: skip
HEADS = st.lists(
    st.tuples(
        st.sampled_from(["headline", "kicker", "deck", "byline", "dateline", "else"]),
        st.sampled_from(VALUES),
    ),
    max_size=4,
)
STORIES = st.builds(
    lambda head, closed, body: (
        (
            "---\n"
            + "".join(f"{key}: {value}\n" for key, value in head)
            + ("---\n" if closed else "")
            if head
            else ""
        )
        + "\n".join(body)
    ),
    HEADS,
    st.booleans(),
    st.lists(LINES, max_size=8),
)


def read(text: str) -> StoryText:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s.md"
        path.write_bytes(text.encode())
        return read_story(path, "s.md", Normalise(), Findings())


@given(STORIES)
@settings(max_examples=400, deadline=None)
def test_the_account_adds_up(text: str) -> None:
    story = read(text)
    assert story.account is not None
    counts = story.account.counts()
    assert sum(counts.values()) == len(text)
    assert sum(one.chars for one in story.account.stretches()) == len(text)
    assert counts["unexplained"] == 0, [
        one for one in story.account.stretches() if one.kind == "unexplained"
    ]


@given(STORIES)
@settings(max_examples=200, deadline=None)
def test_what_is_set_stands_in_the_file_where_the_account_says(text: str) -> None:
    story = read(text)
    assert story.account is not None
    lines = text.split("\n")
    printed = "".join(one.chars for one in story.texts())
    for one in story.account.stretches():
        if one.kind == "set":
            words = (lines[one.line - 1] + "\n")[one.column - 1 :][: one.chars]
            assert set("".join(words.split())) <= set(printed)


FATES = {
    "plain": ("新闻", {"set": 2}),
    "a comment": ("新<!-- 注 -->闻", {"set": 2, "markup": 10}),
    "strong": ("**新**闻", {"set": 2, "markup": 4}),
    "a mended comma": ("甲,乙", {"set": 2, "changed": 1}),
    "an entity": ("甲&amp;乙", {"set": 3, "changed": 4}),
    "a blank that goes": ("甲， 乙", {"set": 3, "removed": 1}),
    "a blank that stays": ("甲 乙", {"set": 3}),
    "stops that become an ellipsis": ("甲...乙", {"set": 2, "changed": 3}),
    "a cell of two lines": ("| 甲<br>乙 |", {"set": 2, "changed": 4, "markup": 4}),
    "code": ("```\n甲,乙\n```", {"set": 9, "markup": 2}),
    "composed": ("e\u0301", {"changed": 2}),
    "never closed": ("---\nheadline: 甲", {"unread": 15}),
    "dropped by YAML": (
        "---\nheadline: 夺冠 #1 号桥\n---\n文",
        {"set": 3, "unread": 5, "markup": 20},
    ),
}


@pytest.mark.parametrize(("text", "fates"), FATES.values(), ids=FATES)
def test_fates(text: str, fates: dict[str, int]) -> None:
    account = read(text).account
    assert account is not None
    assert {kind: count for kind, count in account.counts().items() if count} == fates


def test_given_is_what_the_file_holds() -> None:
    assert read("新 闻,排").given() == 4
    assert read("---\nheadline: 甲").given() == 13
