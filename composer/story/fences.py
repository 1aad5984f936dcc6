"""Fences — ``::: 名称`` … ``:::``: blocks of a story that are more than paragraphs, by name.

A new kind of block is a name in `FENCES`; `body` asks here and nowhere else.
"""

from __future__ import annotations

import re

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import NamedTuple, frozen
from composer.story.blocks import (
    Caption,
    Category,
    Crosshead,
    Names,
    Note,
    Notice,
    Paragraph,
    TextBlock,
)

__all__ = ["FENCES", "Fence", "FenceKind", "RawLine", "fence_mark", "opened"]

RawLine = tuple[int, int, str]
"""Line and column in the file, and the characters."""


@frozen
class FenceKind:
    """What lines in a fence are."""

    words: type[TextBlock] = Paragraph
    """Lines without a marker."""
    under: type[TextBlock] | None = None
    """The same under a table, where that is something else."""
    heading: type[TextBlock] = Crosshead
    """``## …``."""
    verbatim: bool = False
    """Whether no line has a marker, and blank ones part nothing."""
    table: bool = False
    """Whether it holds a table, whose style is named after the fence's name."""


_TABLE = FenceKind(words=Caption, under=Note, table=True)
_NOTICES = FenceKind(words=Notice, heading=Category)
_NAMES = FenceKind(words=Names, verbatim=True)
_PLAIN = FenceKind()

FENCES: dict[str, FenceKind] = {
    "表格": _TABLE,
    "table": _TABLE,
    "分类广告": _NOTICES,
    "分類廣告": _NOTICES,
    "启事": _NOTICES,
    "啟事": _NOTICES,
    "啓事": _NOTICES,
    "notices": _NOTICES,
    "名单": _NAMES,
    "名單": _NAMES,
    "names": _NAMES,
}
"""Name after ``:::`` → what stands in the fence; Chinese ones in both scripts."""

_MARK = re.compile(r":{3,}")


class Fence(NamedTuple):
    """An open fence: its kind, its place, and what follows its name."""

    kind: FenceKind
    place: Span
    argument: RawLine | None


def fence_mark(words: str) -> bool:
    """Whether a line opens or ends a fence."""
    return words.startswith(":::")


def opened(line: RawLine, file: str, findings: Findings) -> Fence | None:
    """The fence that a line opens, or None where it ends one.

    What stands in a fence of an unknown name is set as ordinary text, so that nothing is lost.
    """
    number, column, words = line
    mark = _MARK.match(words)
    assert mark is not None
    rest = words[mark.end() :].strip(" \t\u3000")
    if not rest:
        return None
    start = column + words.index(rest, mark.end())
    name, _, argument = rest.partition(" ")
    place = Span(file, number, column, len(words))
    kind = FENCES.get(name.casefold())
    if kind is None:
        from composer.diagnostics.suggest import suggestion

        at = Span(file, number, start, len(name))
        findings.add("W317", at, hints=suggestion(name, FENCES), name=name)
        return Fence(_PLAIN, place, None)
    argument = argument.strip(" \t\u3000")
    if not argument:
        return Fence(kind, place, None)
    return Fence(kind, place, (number, start + rest.index(argument, len(name)), argument))
