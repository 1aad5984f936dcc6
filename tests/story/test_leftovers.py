"""Other dialects' markup: known forms are taken, all others stay whole, and are said with their place."""

from __future__ import annotations

import pytest

from composer.diagnostics import Findings
from composer.papers.decode import decode
from composer.papers.models import Edition
from composer.papers.reading.yaml_tree import parse
from composer.papers.resolving.shorthand import written_out
from tests.story.conftest import Read

WHOLE = [
    "甲<sup>2</sup>乙", "甲<sub>2</sub>乙", '甲<div class="x">乙', "甲</p>乙", "甲<span>,</span>乙", "见[本报,网](http://a.b/c)乙",
    "甲![图:一](x.png)乙", "甲[^1]乙", "[^1]: 注", "[ref]: http://a.b", "甲~~删,去~~乙", "甲`a,b`乙", "```", "```python",
    "~~~", "***", "---", "- - -", "* * *", "___", "===", "> 引文", "* 甲", "+ 甲", "甲$x$乙", "甲$E=mc^2$乙", "甲==亮==乙",
    "甲__重__乙", "甲<https://a.b>乙", "甲&nosuch;乙", "甲-->乙", "甲++加++乙",
]  # fmt: skip


@pytest.mark.parametrize("body", WHOLE)
def test_what_is_unknown_stays_whole_and_is_said(read: Read, body: str) -> None:
    story, found = read(f"前文。\n\n{body}\n\n后文。")
    printed = story.blocks[1].text.chars
    assert printed.replace(" ", "") == body.replace(" ", "")
    assert not story.blocks[1].text.runs
    assert [one for one in found if one.startswith("W330 3:")]


TAKEN = {
    "&amp;": "&", "&#20013;": "中", "&#x4e2d;": "中", "&hellip;&hellip;": "……", "甲&nbsp;乙": "甲\xa0乙", "甲&emsp;乙": "甲　乙",
    "&lt;b&gt;": "<b>", "&ldquo;好&rdquo;": "“好”", "&#42;甲&#42;": "*甲*", "<b>粗</b>": "粗", "<em>楷</em>": "楷",
    r"\(甲\)": "(甲)", r"\<b>": "<b>", r"\~\~甲\~\~": "~~甲~~", r"\`甲\`": "`甲`",
}  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), TAKEN.items(), ids=TAKEN)
def test_what_is_known_is_taken(read: Read, body: str, printed: str) -> None:
    story, found = read(body)
    assert story.blocks[0].text.chars == printed
    assert not [one for one in found if one.startswith("W")]


@pytest.mark.parametrize("body", ["甲<br>乙", "甲<br/>乙", "甲<br />乙", "甲\\\n乙", "甲<br>\n乙"])
def test_a_line_break_is_a_line(read: Read, body: str) -> None:
    story, found = read(body)
    assert [block.text.chars for block in story.blocks] == ["甲", "乙"]
    assert not found


NOT_MARKUP = [
    "3 < 5 > 2",
    "1 * 2 * 3",
    "5~6月",
    "US$5和HK$6",
    "[1]甲",
    "a_b_c",
    "A&B",
    "甲>乙",
    "1+1=2",
    "C++",
    ">5毫米",
]


@pytest.mark.parametrize("body", NOT_MARKUP)
def test_words_are_no_markup(read: Read, body: str) -> None:
    assert not [one for one in read(body)[1] if one.startswith("W")]


def test_an_unclosed_comment_is_not_half_mended(read: Read) -> None:
    story, found = read("甲<!-- 乙")
    assert story.blocks[0].text.chars.startswith("甲<!--")
    assert found[0] == "W308 1:2"


@pytest.mark.parametrize("value", ["<i>题</i>", "[题](x)", "甲**题**", "~~题~~", "<!-- 题"])
def test_heads_take_none(read: Read, value: str) -> None:
    story, found = read(f"---\nheadline: '{value}'\n---\n文")
    assert story.headline[0].chars == value.replace("-- ", "--")
    assert "W330 2:" in " ".join(found)


def test_a_break_in_a_head(read: Read) -> None:
    assert read("---\nheadline: 甲<br>乙&amp;丙\n---\n文")[0].headline[0].chars == "甲\n乙&丙"


SPELLINGS = {
    "夺冠 #1 号桥": "E280", "#更正": "E280", "茶园 #3 号地": "E280", "~": "E281", "null": "E281", "Null": "E281", "NULL": "E281",
    "": "E281", "'#更正'": "", '"~"': "", '"夺冠 #1"': "", "夺冠#1": "", "要闻  # 备注": "N282", "[甲 #1\n  ]": "E280",
}  # fmt: skip


@pytest.mark.parametrize(("value", "code"), SPELLINGS.items(), ids=SPELLINGS)
@pytest.mark.parametrize(
    "key", ["headline", "kicker", "deck", "byline", "credit", "label", "dateline", "footline"]
)
def test_what_yaml_drops_of_a_head(read: Read, key: str, value: str, code: str) -> None:
    if value.startswith("[") and key != "headline":
        return
    _, found = read(f"---\n{key}: {value}\n---\n文")
    codes = [one.split()[0] for one in found]
    assert [one for one in codes if one[:2] != "N3"] == ([code] if code else [])


@pytest.mark.parametrize(("value", "code"), SPELLINGS.items(), ids=SPELLINGS)
@pytest.mark.parametrize(
    "where",
    ["number: {}", "editor: {}", "pages: {{1: {{layout: a}}}}\ntotal: {}",
     "stories:\n- story: a\n  teaser: {}", "stories:\n- story: a\n  pictures:\n    p:\n      file: x\n      caption: {}",
     "stories:\n- story: a\n  quotes:\n    q: {}", "adverts:\n- file: x\n  slot: 1.a\n  alt: {}"],
)  # fmt: skip
def test_what_yaml_drops_of_an_edition(where: str, value: str, code: str) -> None:
    if value.startswith("["):
        return
    pages = "" if "pages:" in where else "pages: {1: {layout: a}}\n"
    findings = Findings()
    node = parse(f"edition: 2026-01-01\n{pages}{where.format(value)}\n", "e", findings)
    assert node is not None
    decode(Edition, written_out(node, Edition), findings)
    assert [one.code for one in findings] == ([code] if code else [])
