"""The nodes of a YAML file — text, lists and mappings, each with its place — that all later steps read.

Our own small tree, and not PyYAML's: a node here knows its file (values of several files meet through
``extends:``), holds its scalar as it was written (``01`` stays ``01``), and cannot be a loop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from composer.diagnostics.diagnostic import Span, Words
from composer.frozen import frozen

__all__ = ["DEEPEST", "ListNode", "MappingNode", "Node", "ScalarNode", "kind_of", "plain"]

DEEPEST = 30
"""A layout nests six deep; more than this is a mistake or an attack."""

_NULL = ("", "~", "null", "Null", "NULL")


@frozen
class ScalarNode:
    """A piece of text; `quote` is ``'``, ``"``, ``|``, ``>`` or empty, as YAML calls its styles."""

    text: str
    span: Span
    quote: str = ""
    dropped: Span | None = None
    """Where YAML takes a ``#`` after a plain value, and all behind it, for a comment."""
    remark: bool = False
    """Whether that is set off as comments are: two blanks before the ``#`` and one after it."""

    @property
    def is_null(self) -> bool:
        """Nothing written, ``~`` or ``null``: the key is there and has no value."""
        return not self.quote and self.text in _NULL


@frozen
class ListNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@frozen
class MappingNode:
    """A mapping, in the order written; `keys` are the places of its keys."""

    span: Span
    values: Mapping[str, Node] = field(default_factory=dict)
    keys: Mapping[str, Span] = field(default_factory=dict)

    def key_span(self, key: str) -> Span:
        """Where `key` stands; the mapping's own place if it does not."""
        return self.keys.get(key, self.span)

    def without(self, *names: str) -> MappingNode:
        """The mapping less some keys."""
        return MappingNode(
            self.span, {k: v for k, v in self.values.items() if k not in names}, self.keys
        )

    def having(self, name: str, value: Node, span: Span | None = None) -> MappingNode:
        """The mapping with `name` set to `value`."""
        keys = {**self.keys, name: span or self.keys.get(name, value.span)}
        return MappingNode(self.span, {**self.values, name: value}, keys)


Node = ScalarNode | ListNode | MappingNode


def kind_of(node: Node) -> Words:
    """What a node is, in words for a message."""
    match node:
        case MappingNode():
            return Words("映射", "a mapping")
        case ListNode():
            return Words("列表", "a list")
        case _:
            return Words("空值", "nothing") if node.is_null else Words("文字", "text")


def plain(node: Node) -> Any:
    """Nodes as mappings and lists of texts."""
    match node:
        case MappingNode():
            return {key: plain(value) for key, value in node.values.items()}
        case ListNode():
            return [plain(item) for item in node.items]
        case ScalarNode():
            return node.text
