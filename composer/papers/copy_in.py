"""The copy that a YAML file holds — 文件里的字: every value that would be printed, as it was written.

In: a file's nodes. Out: its values of type `Copy`, the overridden and unused ones too; a model has only those
that were taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from composer.frozen import NamedTuple
from composer.papers.fields import holds_copy, shape_of, short_key
from composer.papers.models import Layout
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode
from composer.papers.resolving.inherit import PARAMETERS, named_in
from composer.papers.walk import is_wording, ways_to

__all__ = ["CopyValue", "copy_in"]


class CopyValue(NamedTuple):
    """A value that holds copy: the keys that lead to it, and its node."""

    keys: tuple[str, ...]
    node: ScalarNode
    wording: bool
    """Whether it has blanks in braces."""


def copy_in(root: Node, model: Any) -> Iterator[CopyValue]:
    """The copy of a file that is read as `model`. A layout's parameters hold copy if copy names them."""
    values = list(_values(root, model, ()))
    yield from values
    declared = root.values.get(PARAMETERS) if isinstance(root, MappingNode) else None
    if model is Layout and isinstance(declared, MappingNode):
        names = {name for value in values for name in named_in(value.node.text)}
        for name, node in declared.values.items():
            if isinstance(node, ScalarNode) and name in names:
                yield CopyValue((PARAMETERS, name), node, wording=False)


def _values(node: Node, hint: Any, keys: tuple[str, ...]) -> Iterator[CopyValue]:
    if isinstance(node, ScalarNode) and holds_copy(hint):
        yield CopyValue(keys, node, is_wording(hint))
        return
    shape, inner = shape_of(hint)
    match shape, node:
        case "model", _:
            if not isinstance(node, MappingNode):
                key = short_key(inner[0])
                node = MappingNode(node.span, {key: node}, {key: node.span})
            for key, held in ways_to(inner[0], holds_copy):
                if key in node.values:
                    yield from _values(node.values[key], held, (*keys, key))
        case "mapping", MappingNode():
            for key, value in node.values.items():
                yield from _values(value, inner[1], (*keys, key))
        case "many" | "pair", ListNode():
            for number, value in enumerate(node.items, 1):
                yield from _values(value, inner[min(number, len(inner)) - 1], (*keys, str(number)))
        case "many", _:
            yield from _values(node, inner[0], (*keys, "1"))
