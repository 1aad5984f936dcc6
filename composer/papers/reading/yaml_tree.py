"""YAML text → nodes, through PyYAML's parser events; every failure becomes a diagnostic with its place.

Events and not PyYAML's composer: its C composer recurses and overruns the stack on 200,000 ``[``, and
either one follows aliases without counting. Here depth and size are limited while the tree grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.papers.reading.folds import unfolded
from composer.papers.reading.nodes import DEEPEST, ListNode, MappingNode, Node, ScalarNode, plain
from composer.patterns import pattern

__all__ = ["own_file", "parse"]

_MOST_NODES = 200_000
"""Aliases count with all they stand for; an edition of 64 pages has some 10,000 nodes."""

_RUN_ON = pattern(r"\s*(?:- )?[A-Za-z_]\w*(?P<colon>：|:(?![/\s]))")
"""A line that should have been a key of its own: ``editor：张`` or ``editor:张``."""

_COMMENT = pattern(r"[ \t]+(?=#)")


class _Refused(Exception):
    """The text cannot be taken; the finding is there already."""


def parse(text: str, file: str, findings: Findings) -> Node | None:
    """The root node of a YAML text, or None after an error.

    `text` is free of characters that YAML forbids (`encoding.read_text` sees to it). An empty file
    is an error: there is nothing in a paper that may be empty.
    """
    from composer.papers.reading.events import MarkedYAMLError, YAMLError, events

    try:
        return _Tree(events(text), text, file, findings).document()
    except MarkedYAMLError as error:
        from composer.papers.reading.slips import report

        report(error, text, file, findings)
    except (YAMLError, RecursionError):
        findings.add("E205", Span(file))
    except _Refused:
        pass
    return None


def own_file(path: Path) -> Any:
    """What a YAML file that the program brings says, as mappings and lists of texts."""
    node = parse(path.read_text("utf-8"), path.name, Findings())
    assert node is not None
    return plain(node)


class _Tree:
    """Builds nodes from events; what advances is the stream of events and the count of nodes."""

    def __init__(self, events: Iterator[Any], text: str, file: str, findings: Findings) -> None:
        self._events = events
        self._lines = text.split("\n")
        self._file = file
        self._findings = findings
        self._count = 0
        self._commented = "#" in text
        self._anchors: dict[str, tuple[Node, int]] = {}

    def document(self) -> Node:
        """The one document of the stream."""
        next(self._events)  # the stream begins
        event = next(self._events)
        if type(event).__name__ == "StreamEndEvent":
            raise self._refused("E215", Span(self._file))
        node = self._node(next(self._events), 0)
        next(self._events)  # the document ends
        event = next(self._events)
        if type(event).__name__ != "StreamEndEvent":
            raise self._refused("E213", self._span(event))
        if isinstance(node, ScalarNode) and node.is_null:
            raise self._refused("E215", Span(self._file))
        return node

    def _node(self, event: Any, depth: int) -> Node:
        before = self._count
        self._counted(event, 1)
        if depth > DEEPEST:
            raise self._refused("E217", self._span(event), limit=DEEPEST)
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:"):
            raise self._refused("E210", self._span(event), char="!")
        if name == "ScalarEvent":
            node: Node = self._scalar(event)
        elif name == "SequenceStartEvent":
            node = self._list(event, depth)
        else:
            node = self._mapping(event, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, self._count - before)
        return node

    def _alias(self, event: Any) -> Node:
        """A copy by reference, counted as if written out: nine lines can otherwise stand for 10⁹ values.

        An alias to what it stands in is not known yet, which is how a loop is refused.
        """
        if event.anchor not in self._anchors:
            raise self._refused("E214", self._span(event), name=event.anchor)
        node, size = self._anchors[event.anchor]
        self._counted(event, size)
        return node

    def _counted(self, event: Any, size: int) -> None:
        self._count += size
        if self._count > _MOST_NODES:
            raise self._refused("E218", self._span(event), limit=_MOST_NODES)

    def _scalar(self, event: Any) -> ScalarNode:
        quote, value = event.style or "", event.value
        first, last = event.start_mark.line, event.end_mark.line
        if not quote and last > first:
            self._check_run_on(first, event.end_mark)
        if last > first and quote != "|" and " " in value:
            value = unfolded(value, self._source(event, bool(quote)))
        if self._commented and not quote:
            dropped = self._dropped(event)
            if dropped is not None:
                return ScalarNode(value, self._span(event), quote, *dropped)
        return ScalarNode(value, self._span(event), quote)

    def _source(self, event: Any, quoted: bool) -> list[str]:
        """The lines of a scalar as they are typed, without what stands before and behind it."""
        start, end = event.start_mark, event.end_mark
        lines = self._lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column - 1 if quoted else end.column]
        lines[0] = lines[0][start.column + quoted :]
        return lines

    def _dropped(self, event: Any) -> tuple[Span, bool] | None:
        """The comment that ends a plain value, on its last line or on a deeper line right below, and whether
        it is set off as comments are (two blanks before ``#``, one behind: yamllint's default)."""
        end = event.end_mark
        if end.line >= len(self._lines):
            return None
        line = self._lines[end.line]
        found = _COMMENT.match(line, end.column)
        if found:
            span = Span(self._file, end.line + 1, found.end() + 1, len(line) - found.end())
            return span, len(found[0]) > 1 and line[found.end() + 1 : found.end() + 2] in ("", " ")
        if not event.value or line[end.column :].strip():
            return None
        first = self._lines[event.start_mark.line]
        column = len(first) - len(first.lstrip(" -"))
        below = self._lines[end.line + 1] if end.line + 1 < len(self._lines) else ""
        start = len(below) - len(below.lstrip())
        if start <= column or below[start : start + 1] != "#":
            return None
        remark = below[start + 1 : start + 2] in ("", " ")
        return Span(self._file, end.line + 2, start + 1, len(below) - start), remark

    def _check_run_on(self, first: int, end: Any) -> None:
        """Refuse a key that YAML took for more text of the value above it.

        ``editor：张`` under ``name: 要闻`` gives the name “要闻 editor：张” without any error.
        """
        for number in range(first + 1, min(end.line + 1, len(self._lines))):
            found = _RUN_ON.match(self._lines[number])
            if found and (number < end.line or found.end() <= end.column):
                place = Span(self._file, number + 1, found.start("colon") + 1)
                if found["colon"] == "：":
                    raise self._refused("E207", place, found="：", wanted=": ")
                raise self._refused("E219", place)

    def _list(self, start: Any, depth: int) -> ListNode:
        items = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return ListNode(tuple(items), self._span(start))

    def _mapping(self, start: Any, depth: int) -> MappingNode:
        values: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._node(event, depth + 1)
            if not isinstance(key, ScalarNode):
                raise self._refused("E216", self._span(event))
            value = self._node(next(self._events), depth + 1)
            if key.text in keys:
                first = keys[key.text]
                self._findings.add("E212", key.span, key=key.text, line=first.line)
                continue
            values[key.text], keys[key.text] = value, key.span
        span = self._span(start)
        if keys and span.column == (first := next(iter(keys.values()))).column:
            span = Span(self._file, first.line, first.column, first.length)
        return MappingNode(span, values, keys)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        if end.line > start.line and start.line < len(self._lines):
            length = len(self._lines[start.line].rstrip()) - start.column
        return Span(self._file, start.line + 1, start.column + 1, max(1, length))

    def _refused(self, code: str, span: Span, **values: Any) -> _Refused:
        self._findings.add(code, span, **values)
        return _Refused()


def expected_mapping() -> Words:
    """What every file of a paper is at its root."""
    return Words("映射（键: 值）", "a mapping (key: value)")
