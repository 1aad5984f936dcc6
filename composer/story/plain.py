"""Plain text — 纯文本: a file of copy without markup. A line is a paragraph; a first line that an empty one
follows is the headline. Indents that were typed are dropped, since the style has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from composer.diagnostics.diagnostic import Findings, Span
from composer.story.blocks import Paragraph
from composer.story.body import RawBlock
from composer.story.fences import RawLine
from composer.story.head import LONGEST, Head
from composer.story.text import from_lines

__all__ = ["plain_blocks", "plain_head"]

_ENDS = "。！？…”’」』）》.!?\"')：:；;—"
"""What a paragraph's last line ends with."""

_BROKEN = 4
"""So many lines of copy in a row that end inside a sentence are a text with line ends of its own (W318)."""


def plain_head(lines: Sequence[str], file: str, findings: Findings) -> Head | None:  # noqa: ARG001
    """The headline, if the first line with words is followed by an empty one and by more, and is no longer than a
    headline may be."""
    words = [number for number, line in enumerate(lines) if line.strip()]
    if len(words) < 2 or words[1] == words[0] + 1:
        return Head()
    _, column, title = _stripped(lines[words[0]], words[0] + 1)
    if len(title) > LONGEST["headline"] or title[-1] in "。；;，,":
        return Head()
    headline = from_lines([(words[0] + 1, column, title)], file)
    return Head({"headline": (headline,)}, body=words[0] + 2)


def plain_blocks(
    lines: Sequence[str],
    first: int,
    file: str,
    findings: Findings,
    comments: Callable[[int, str], None],  # noqa: ARG001 — plain text has none
) -> Sequence[RawBlock]:
    """A paragraph for each line of the body that has words."""
    copy = list(_copy(lines, first))
    _report_broken(copy, file, findings)
    return [RawBlock(Paragraph, (line,)) for line in copy]


def _copy(lines: Sequence[str], first: int) -> Iterator[RawLine]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield _stripped(line, number)


def _stripped(line: str, number: int) -> RawLine:
    words = line.lstrip()
    return number, len(line) - len(words) + 1, words.rstrip()


def _report_broken(copy: Sequence[RawLine], file: str, findings: Findings) -> None:
    """W318, once: whether a line goes on in the next one nobody but the editor knows."""
    inside = 0
    for number, column, words in copy[:-1]:
        inside = 0 if words[-1] in _ENDS else inside + 1
        if inside == _BROKEN:
            start = number - _BROKEN + 1
            findings.add("W318", Span(file, start, column, len(words)), count=_BROKEN)
            return
