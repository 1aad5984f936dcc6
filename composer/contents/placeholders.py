"""Placeholder copy — 占位文字: words that stand for words that were to come (E350, W351).

Heads, captions and furniture are judged sharply, running text with care: “比赛时间待定。” is news. What
stands alone in its paragraph or in brackets is nobody's sentence, and an error anywhere. A paper adds words
of its own (``contents: {placeholders: …}``) and lets pass what it prints on purpose (``allowed:``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from composer.contents.passages import Kind, Passage, passages
from composer.contents.places import Places
from composer.diagnostics.diagnostic import Findings, Words
from composer.frozen import NamedTuple
from composer.papers.models import Contents
from composer.patterns import pattern

__all__ = ["check_placeholders", "suspects"]

_KINDS = {
    "head": Words("标题", "a head"),
    "body": Words("正文", "the text"),
    "cell": Words("表格", "a table"),
    "caption": Words("图片说明", "a caption"),
    "furniture": Words("版面文字", "the furniture"),
}

_MOST = 5
"""Findings a passage: who pastes a page of Lorem ipsum knows after the first."""

_CERTAIN = pattern(
    r"(?i)"
    r"(?<![A-Za-z0-9\-Ｘ])[XxＸｘ]{4,}(?![A-Za-z0-9])"
    r"|\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b"
    r"|(?:请|請)?(?:点击|點擊|单击|單擊)(?:此处|此處|这里|這裡|這裏)(?:添加|输入|輸入|编辑|編輯|插入|替换|替換)\w{0,6}"
    r"|(?:请|請)?在此(?:处|處)?(?:输入|輸入|插入|添加)(?:标题|標題|正文|文字|内容|內容|图片|圖片)"
)
"""Nobody's news, wherever it stands. Behind a figure or a letter X's hide a number: 138XXXX1234."""

_LETTERS = pattern(
    r"[XxＸｘ×]{2,3}(?=\s?(?:年|月|日|时|時|期|版|元|人|市|县|縣|区|區))|[×✕╳]{4,}|[○□]{3,}|[?？]{4,}|_{4,}"
    r"|(?<![A-Za-z])(?:TODO|FIXME|TBD|TBC|TKTK)(?![A-Za-z])|占位(?:文字|图|符)|佔位(?:文字|圖|符)"
)
"""Blanks to be filled in; 车牌苏D××××× is none, and stands in running text."""

_WAITING = pattern(
    r"待(?:补充|補充|补|補|定|填写|填寫|填|核实|核實|核|确认|確認|配图|配圖|写|寫|改定)"
    r"(?![\u4e00-\u9fff])|待(?:补|補|定|填|写|寫)(?=标题|標題|正文|图|圖|稿|内容|內容)"
)
_STILL = "亟有尚还還仍急需等须須可予"
"""Before 待: a sentence goes on, 亟待补齐, 有待核实."""

_UNWRITTEN = "补補填写寫配"
"""What waits for its words, as 待定 may not: 图片说明待补 is no caption."""

_HERE = pattern(
    r"(?<![在到从從往于於由自])此[处處](?:……?|\.{3,}|(?:插|放|填|写|寫|加|补|補|配|贴|貼|省略|输入|輸入|添加|替换|替換"
    r"|标题|標題|正文|文字|图|圖|照片|待|空白|广告|廣告|署名)[^，。；]{0,8})|^此[处處](?=.{0,6}$)"
)
_BRACKETED = pattern(r"[【［\[]([^】］\]]{0,20})[】］\]]")
_EMPTY_BRACKETS = pattern(
    r"[\s.…·—\-xX×]*|.{0,2}(?:标题|標題|正文|图片|圖片|图说|圖說|作者|记者|記者|内容|內容|副题|副題|引题|引題|主题|主題)(?:文字|姓名|名)?"
)
"""What stands for itself between brackets; anything else there may be a standing head, 【短评】."""

_OPENS, _CLOSES = "（(【[［〔《“「『", "）)】]］〕》”」』"


_FIRST = {
    "certain": ("xxx", "ｘｘｘ", "lorem", "dolor", "击", "擊", "在此"),
    "letters": ("xx", "ｘｘ", "××", "✕", "╳", "○○", "□□", "??", "？？", "__", "todo", "fixme", "tb", "tk", "占位", "佔位"),
    "waiting": ("待补", "待補", "待定", "待填", "待核", "待确", "待確", "待配", "待写", "待寫", "待改"),
    "here": ("此处", "此處"),
    "bracketed": ("【", "［", "["),
}  # fmt: skip
"""What each pattern needs, in small letters: most copy has none of it, and no pattern is compiled for it."""


class Suspect(NamedTuple):
    """Characters that look like a placeholder; `certain`: they can be nothing else."""

    start: int
    end: int
    certain: bool


def check_placeholders(places: Places, findings: Findings) -> None:
    """Report placeholder copy in stories, heads, captions and furniture: E350 for what can be nothing else,
    W351 for what somebody should look at."""
    for passage in passages(places):
        for suspect in suspects(passage.chars, passage.kind, places.loaded.paper.contents)[:_MOST]:
            _report(places, passage, suspect, findings)


def _report(places: Places, passage: Passage, suspect: Suspect, findings: Findings) -> None:
    start, end, certain = suspect
    findings.add(
        "E350" if certain else "W351",
        passage.place(start, end),
        trail=passage.trail,
        on=passage.on_page(places, start),
        words=passage.chars[start:end],
        what=_KINDS[passage.kind],
    )


def suspects(chars: str, kind: Kind, rules: Contents) -> Sequence[Suspect]:
    """What looks like a placeholder in a passage, in its order; nothing twice."""
    masked = chars
    for phrase in rules.allowed:
        if phrase:
            masked = masked.replace(phrase, "\0" * len(phrase))
    found: list[Suspect] = []
    for one in (*_own(masked, rules), *_known(masked, kind)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found)


def _own(chars: str, rules: Contents) -> Iterator[Suspect]:
    """The paper's own words, letter for letter."""
    for word in rules.placeholders:
        if word:
            small, start = word.lower(), -1
            while (start := chars.lower().find(small, start + 1)) >= 0:
                yield Suspect(start, start + len(word), True)


def _known(chars: str, kind: Kind) -> Iterator[Suspect]:
    sharp = kind in ("head", "caption", "furniture")
    small = chars.lower()
    near = {name for name, firsts in _FIRST.items() if any(first in small for first in firsts)}
    if not near:
        return
    if "certain" in near:
        for match in _CERTAIN.finditer(chars):
            yield Suspect(*match.span(), True)
    if kind == "head" and "bracketed" in near:
        for match in _BRACKETED.finditer(chars):
            if match[0][0] == "【" or _EMPTY_BRACKETS.fullmatch(match[1]):
                yield Suspect(*match.span(), _EMPTY_BRACKETS.fullmatch(match[1]) is not None)
    if "waiting" in near:
        yield from _waiting(chars, kind, sharp=sharp)
    if "here" in near:
        for match in _HERE.finditer(chars):
            yield Suspect(*match.span(), sharp or _alone(chars, match.start(), match.end()))
    if sharp and "letters" in near:
        for match in _LETTERS.finditer(chars):
            yield Suspect(*match.span(), match[0][0] in "XxＸｘTF占佔")


def _waiting(chars: str, kind: Kind, *, sharp: bool) -> Iterator[Suspect]:
    """待定, 待补 and their like."""
    for match in _WAITING.finditer(chars):
        alone = _alone(chars, match.start(), match.end())
        if alone or chars[match.start() - 1 : match.start()] not in tuple(_STILL):
            unwritten = sharp and match[0][1] in _UNWRITTEN
            yield Suspect(*match.span(), (alone or unwritten) and kind != "cell")


def _alone(chars: str, start: int, end: int) -> bool:
    """Whether the words are all there is, or all between two brackets."""
    before, after = chars[:start].rstrip(), chars[end:].lstrip().lstrip("。.…！!")
    opened = not before or (before[-1] in _OPENS and bool(after) and after[0] in _CLOSES)
    return opened and (not after or (bool(before) and after[0] in _CLOSES))
