"""The body of a story → raw blocks: paragraphs, crossheads, footlines and tables, each as lines of the file.

Blank lines part paragraphs. A block of its own form stands between fences, ``::: 名单`` and ``:::``. Comments are blanked first, so that one may stand anywhere, even over a
blank line, and break nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from composer.diagnostics.model import Findings, Span
from composer.story.markup import COMMENT

__all__ = ["FENCES", "RawBlock", "cells", "raw_blocks"]

FENCES: dict[str, Literal["names"]] = {"名单": "names", "names": "names"}
"""What may stand after ``:::``, and the kind of block it opens."""

RawLine = tuple[int, int, str]
"""Line and column in the file, and the characters."""

_BLANK = " \t" + COMMENT
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_SEPARATOR = re.compile(r"\|?[ \t:|\-]*-[ \t:|\-]*")
_FENCE = re.compile(r":{3,}[ \t\u3000]*(?P<name>.*)")
_CELL_EDGE = re.compile(r"\\.|\|")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as lines of the file, without the marker that opens it."""

    kind: Literal["paragraph", "crosshead", "footline", "table", "names"]
    lines: tuple[RawLine, ...]


def raw_blocks(
    lines: Sequence[str], first: int, file: str, findings: Findings
) -> Iterator[RawBlock]:
    """The blocks of `lines`, of which the first has the number `first` in the file."""
    kind: Literal["paragraph", "table"] = "paragraph"
    waiting: list[RawLine] = []
    numbered = enumerate(_without_comments(lines, first, file, findings), first)
    for number, line in numbered:
        words = line.strip(_BLANK)
        if words.startswith(":::") and (fence := _fence(words, number, line, file, findings)):
            if waiting:
                yield RawBlock(kind, tuple(waiting))
                waiting = []
            yield from _fenced(fence, Span(file, number, 1, len(line)), numbered, findings)
            continue
        if not words:
            if COMMENT not in line and waiting:
                yield RawBlock(kind, tuple(waiting))
                waiting = []
            continue
        column = len(line) - len(line.lstrip(_BLANK)) + 1
        single = _single(words, number, column, file, findings)
        now: Literal["paragraph", "table"] = "table" if words[0] == "|" else "paragraph"
        if waiting and (single or now != kind):
            yield RawBlock(kind, tuple(waiting))
            waiting = []
        if single:
            yield single
        else:
            kind = now
            waiting.append((number, column, words))
    if waiting:
        yield RawBlock(kind, tuple(waiting))


def _fence(
    words: str, number: int, line: str, file: str, findings: Findings
) -> Literal["names"] | None:
    """The kind of block that a line of ``:::`` opens; None after saying why it opens none."""
    found = _FENCE.fullmatch(words)
    name = found["name"].strip() if found else ""
    kind = FENCES.get(name.casefold())
    if kind is None:
        from composer.diagnostics.suggest import suggestion

        span = Span(file, number, line.find(":::") + 1, len(words))
        if name:
            findings.add("W317", span, hints=suggestion(name, FENCES), name=name)
        else:
            findings.add("W308", span, marker=words)
    return kind


def _fenced(
    kind: Literal["names"],
    opened: Span,
    numbered: Iterator[tuple[int, str]],
    findings: Findings,
) -> Iterator[RawBlock]:
    """The block up to the closing fence, blank lines left out; at the story's end it is closed anyway."""
    inside: list[RawLine] = []
    for number, line in numbered:
        words = line.strip(_BLANK)
        if words.startswith(":::") and not words.strip(":"):
            break
        if words:
            inside.append((number, len(line) - len(line.lstrip(_BLANK)) + 1, words))
    else:
        findings.add("W308", opened, marker=":::")
    if inside:
        yield RawBlock(kind, tuple(inside))


def _single(words: str, number: int, column: int, file: str, findings: Findings) -> RawBlock | None:
    """A block that is one line by its nature: ``## crosshead`` or ``>> footline``."""
    if words.startswith(">>"):
        rest = words[2:].lstrip(_BLANK + "\u3000")
        column += len(words) - len(rest)
        return RawBlock("footline", ((number, column, rest),)) if rest else None
    found = _HEADING.match(words)
    if found is None:
        return None
    if found[1] != "##":
        findings.add("W312", Span(file, number, column, len(found[1])), marker=found[1])
        return None
    return RawBlock("crosshead", ((number, column + found.end(), words[found.end() :]),))


def _without_comments(
    lines: Sequence[str], first: int, file: str, findings: Findings
) -> Sequence[str]:
    """The lines with every character of a comment blanked, so that all others keep their columns."""
    body = "\n".join(lines)
    if "<!--" not in body:
        return lines
    pieces, at = [], 0
    while (start := body.find("<!--", at)) >= 0:
        if start and body[start - 1] == "\\":
            pieces.append(body[at : start + 4])
            at = start + 4
            continue
        end = body.find("-->", start + 4)
        if end < 0:
            line = body.count("\n", 0, start)
            column = start - (body.rfind("\n", 0, start) + 1)
            findings.add("W308", Span(file, first + line, column + 1, 4), marker="<!--")
            break
        blanked = (COMMENT * max(1, len(one)) for one in body[start : end + 3].split("\n"))
        pieces += (body[at:start], "\n".join(blanked))
        at = end + 3
    return ("".join(pieces) + body[at:]).split("\n")


def cells(line: RawLine) -> list[RawLine] | None:
    """The cells of a table's line; None for the rule ``|---|`` under its head."""
    number, column, words = line
    words = words.rstrip(_BLANK)
    if _SEPARATOR.fullmatch(words):
        return None
    edges = [found.start() for found in _CELL_EDGE.finditer(words) if found[0] == "|"]
    if edges[-1] != len(words) - 1:
        edges.append(len(words))
    found = []
    for start, end in pairwise(edges):
        cell = words[start + 1 : end]
        left = len(cell) - len(cell.lstrip(_BLANK + "\u3000"))
        found.append((number, column + start + 1 + left, cell.strip(_BLANK + "\u3000")))
    return found
