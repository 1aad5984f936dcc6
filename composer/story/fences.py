"""Fences — ``::: 名称`` … ``:::``: blocks of a story that are more than paragraphs, by name.

A new kind of block is a name in `FENCES`; `body` asks here and nowhere else.
"""

from __future__ import annotations

import re
from typing import Literal

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import NamedTuple

__all__ = ["FENCES", "Fence", "FenceKind", "RawLine", "fence_mark", "opened"]

RawLine = tuple[int, int, str]
"""Line and column in the file, and the characters."""

FenceKind = Literal["table", "notices", "names", "unknown"]

FENCES: dict[str, FenceKind] = {
    "表格": "table",
    "table": "table",
    "分类广告": "notices",
    "分類廣告": "notices",
    "启事": "notices",
    "啟事": "notices",
    "啓事": "notices",
    "notices": "notices",
    "名单": "names",
    "名單": "names",
    "names": "names",
}
"""Name after ``:::`` → kind of block; Chinese ones in both scripts."""

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
        return Fence("unknown", place, None)
    argument = argument.strip(" \t\u3000")
    if not argument:
        return Fence(kind, place, None)
    return Fence(kind, place, (number, start + rest.index(argument, len(name)), argument))
