"""Markup of other dialects in copy — 别种标记: HTML, entities, Markdown that has no meaning on a page.

In: words as typed. Out: where such markup stands, what it is, and what to write instead. What means
something here is taken (entities, ``<b>``, ``<br>``); all else is printed as it is, whole, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from composer.diagnostics.diagnostic import Words
from composer.frozen import NamedTuple

__all__ = ["Leftover", "decoded", "kinds_in", "leftovers"]

_OPENINGS = "<&~`$]=+_-*>["
"""No such markup is without one of these; single characters are found many times as fast as pairs."""

_SIGNS: dict[str, tuple[str, ...]] = {
    "comment": ("<!--", "-->"),
    "break": ("<b", "<B"),
    "strong": ("<b", "<B", "<s", "<S", "</"),
    "emphasis": ("<i", "<I", "<e", "<E", "</"),
    "script": ("<su", "<SU"),
    "tag": ("<",),
    "entity": ("&",),
    "link": ("<", "]("),
    "image": ("![",),
    "footnote": ("[^",),
    "reference": ("]:",),
    "struck": ("~~",),
    "code": ("`", "~~~"),
    "mathematics": ("$",),
    "mark": ("==", "++", "__"),
    "rule": ("---", "***", "___", "===", "- ", "* ", "_ ", "-\t", "*\t", "_\t"),
    "quotation": (">",),
    "bullet": ("* ", "+ ", "*\t", "+\t"),
}
"""By kind: no such markup is without one of them."""
_NONE: frozenset[str] = frozenset()

_FORMS: tuple[tuple[str, str, Words, Words], ...] = (
    ("comment", r"<!--|-->",
     Words("没有配对的注释号", "half of a comment"), Words("补上另一半，或删去", "Add the other half, or delete it")),
    ("break", r"(?i:<br[ \t]*/?>)",
     Words("换行标签", "a line break"), Words("在这里另起一行，前面空一行", "Begin a new paragraph here, after an empty line")),
    ("strong", r"(?i:</?(?:b|strong)>)", Words("加粗标签", "a tag for strong"), Words("写 **文字**", "Write **words**")),
    ("emphasis", r"(?i:</?(?:i|em)>)", Words("强调标签", "a tag for emphasis"), Words("写 *文字*", "Write *words*")),
    ("script", r"<(?:su[bp]>[^<>]*</su[bp]|SU[BP]>[^<>]*</SU[BP])>",
     Words("上下标标签", "a tag for sub- or superscript"), Words("写成单个字符，如 ² ₂", "Write the character itself, such as ² ₂")),
    ("tag", r"</?[A-Za-z][A-Za-z0-9]*(?:[ \t\n][^<>\n]*)?/?>",
     Words("HTML 标签", "an HTML tag"), Words("删去标签，只留文字；若是文字，前面加 \\", "Delete the tag and leave the words; if it is text, put \\ before it")),
    ("entity", r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
     Words("字符实体", "an entity"), Words("直接写这个字", "Write the character itself")),
    ("link", r"<(?:https?://|mailto:)[^<>\s]+>",
     Words("链接", "a link"), Words("去掉尖括号", "Take the angle brackets away")),
    ("image", r"!\[[^\[\]\n]*\]\([^()\n]*\)",
     Words("图片", "an image"), Words("图片写在 edition.yaml 的 pictures 里", "Pictures go under pictures: in edition.yaml")),
    ("link", r"\[[^\[\]\n]*\]\([^()\n]*\)",
     Words("链接", "a link"), Words("只留文字，网址要印就另写出来", "Leave the words; write the address out if it is to be printed")),
    ("footnote", r"\[\^[^\[\]\n]+\]:?",
     Words("脚注", "a footnote"), Words("注文写进正文的括号里", "Put the note into brackets in the text")),
    ("reference", r"(?m:^)\[[^\[\]\n]+\]:[ \t]+\S+",
     Words("链接定义", "the address of a link"), Words("删去这一行", "Delete the line")),
    ("struck", r"~~[^~\n]+~~",
     Words("删除线", "struck-out words"), Words("删去这些字，或去掉 ~~", "Delete the words, or take ~~ away")),
    ("code", r"(?m:^[ \t]*(?:`{3,}|~{3,})[^`~\n]*$)|`{1,3}[^`\n]+`{1,3}",
     Words("代码", "code"), Words("去掉 `，文字照排", "Take ` away; the words are set")),
    ("mathematics", r"\$[!-#%-~](?:[ -#%-~]*[!-#%-~])?\$(?!\d)",
     Words("数学式", "mathematics"), Words("写成文字和上下标字符", "Write it as words and superscript characters")),
    ("mark", r"==[^=\n]+==|\+\+[^+\n]+\+\+|__[^_\n]+__",
     Words("别种强调", "another dialect's emphasis"), Words("写 **文字** 或 [文字]{着重}", "Write **words** or [words]{dots}")),
    ("rule", r"(?m:^)[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)(?m:$)",
     Words("分隔线", "a rule"), Words("删去；分段写小标题 ##", "Delete it; a crosshead is ##")),
    ("quotation", r"(?m:^)[ \t]*>(?:[ \t]+(?=[^>\s])|(?=[\u2e80-\U0010ffff“‘]))",
     Words("引文号", "a quotation"), Words("删去 >，引文用引号", "Delete >; quote with quotation marks")),
    ("bullet", r"(?m:^)[ \t]*[*+][ \t]+(?=[^*\s])",
     Words("别种列表号", "another dialect's bullet"), Words("列表写“- ”", "A list's item begins with “- ”")),
)  # fmt: skip
"""Kind, pattern, what it is called, what to write instead; the first that fits is it."""


@cache
def _any_of(kinds: frozenset[str]) -> re.Pattern[str]:
    """Markup of those kinds. Most copy has one or two of them; all together take 12 ms to compile."""
    forms = (f"(?P<k{n}>{form[1]})" for n, form in enumerate(_FORMS) if form[0] in kinds)
    return re.compile(rf"(?<!\\)(?:{'|'.join(forms)})")


class Leftover(NamedTuple):
    """A piece of markup: where it stands, its kind, its words, and what to write instead."""

    start: int
    end: int
    kind: str
    name: Words
    proposal: Words


def kinds_in(chars: str) -> frozenset[str]:
    """The kinds of such markup that there can be in `chars`."""
    find = chars.__contains__
    if not any(map(find, _OPENINGS)):
        return _NONE
    return frozenset(kind for kind, signs in _SIGNS.items() if any(map(find, signs)))


def leftovers(chars: str, kinds: frozenset[str] | None = None) -> Iterator[Leftover]:
    """The markup of other dialects in `chars`, in order; a line's own at the line's start.

    `kinds` are those of a whole that `chars` is a part of, if that has been asked already.
    """
    if kinds is None:
        kinds = kinds_in(chars)
    if not kinds or not any(map(chars.__contains__, _OPENINGS)):
        return
    for found in _any_of(kinds).finditer(chars):
        assert found.lastgroup is not None
        kind, _, name, proposal = _FORMS[int(found.lastgroup[1:])]
        yield Leftover(*found.span(), kind, name, proposal)


def decoded(entity: str) -> str:
    """The characters of an entity; empty where there is none of that name, or it cannot be printed."""
    from html import unescape

    chars = unescape(entity)
    if chars == entity or not all(char.isprintable() or char.isspace() for char in chars):
        return ""
    return " " if chars.isspace() and chars.isascii() else chars
