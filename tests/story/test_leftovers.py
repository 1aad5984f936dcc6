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
    "~~~", "***", "---", "- - -", "-  -  -", "* * *", "___", "===", "> 引文", "* 甲", "+ 甲", "甲$x$乙", "甲$E=mc^2$乙", "甲==亮==乙",
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
    "&lt;b&gt;": "<b>", "&ldquo;好&rdquo;": "“好”", "&#42;甲&#42;": "*甲*", "cafe&#x301;": "café", "<b>粗</b>": "粗", "<STRONG>粗</STRONG>": "粗", "<em>楷</em>": "楷",
    r"\(甲\)": "(甲)", r"\<b>": "<b>", r"\~\~甲\~\~": "~~甲~~", r"\`甲\`": "`甲`",
}  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), TAKEN.items(), ids=TAKEN)
def test_what_is_known_is_taken(read: Read, body: str, printed: str) -> None:
    story, found = read(body)
    assert story.blocks[0].text.chars == printed
    assert not [one for one in found if one.startswith("W")]


@pytest.mark.parametrize(
    "body", ["甲<br>乙", "甲<BR>乙", "甲<br/>乙", "甲<br />乙", "甲\\\n乙", "甲<br>\n乙"]
)
def test_a_line_break_is_a_line(read: Read, body: str) -> None:
    story, found = read(body)
    assert [block.text.chars for block in story.blocks] == ["甲", "乙"]
    assert not found


def test_a_line_break_in_a_cell_is_a_line_of_it(read: Read) -> None:
    story, found = read(
        "| 甲<br>乙 | 丙 <br/> 丁&amp;<br>戊 |\n|---|---|\n| <!-- 注 -->x<br> | **重**<br>轻 |"
    )
    rows = [[cell.chars for cell in row] for row in story.blocks[0].rows]
    assert rows == [["甲\n乙", "丙\n丁&\n戊"], ["x\n", "重\n轻"]]
    assert not [one for one in found if one[0] in "EW"]


def test_a_line_break_in_a_list_of_names_parts_names(read: Read) -> None:
    story, found = read("::: 名单\n王芳 李&amp;娜<br>张三、赵四\n:::")
    assert story.blocks[0].text.chars == "王芳　李&娜　张三　赵四"
    assert not [one for one in found if one[0] in "EW"]


AS_TYPED = [
    'print("a,b", 中:文,甲,乙)', "甲...", "## 不是小标题", "| a | b |", "- 甲", "甲  乙", "**甲**", "{{见：x}}", "&amp;", "\\(",
    "::: 名单", "1.甲", "<br>",
]  # fmt: skip


@pytest.mark.parametrize("line", AS_TYPED)
@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_a_line_of_code_is_printed_as_typed(read: Read, line: str, fence: str) -> None:
    story, found = read(f"甲,乙。\n{fence}py\n{line}\n\n  丙,丁\n{fence}\n戊,己。")
    printed = [block.text.chars for block in story.blocks]
    assert printed == ["甲，乙。", f"{fence}py", line, "丙,丁", fence, "戊，己。"]
    assert [one for one in found if one[0] in "EW"] == ["W330 2:1", "W330 6:1"]


def test_a_fence_that_nothing_closes_holds_its_own_line(read: Read) -> None:
    story, found = read("```\n甲,乙\n## 题")
    assert [block.text.chars for block in story.blocks] == ["```", "甲，乙", "题"]
    assert [one for one in found if one[0] in "EW"] == ["W330 1:1"]


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
