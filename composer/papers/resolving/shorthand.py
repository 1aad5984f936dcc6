"""Short forms written out: ``headline: banner`` → ``headline: {style: banner}``, on nodes, by the models.

Done before ``extends:`` merges anything, so that a child's ``headline: {vertical: true}`` keeps the style
which its parent wrote in short.
"""

from __future__ import annotations

from typing import Any

from composer.papers.fields import fields_of, listed_keys, shape_of, short_key
from composer.papers.models import Model
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode

__all__ = ["written_out"]


def written_out(node: Node, hint: Any) -> Node:
    """`node` with every short form in it written out, where it is read as `hint`.

    A node that does not fit its type is left as it is: to say so is for `decode`.
    """
    shape, inner = shape_of(hint)
    match shape, node:
        case "model", _:
            return _model(node, inner[0])
        case "mapping", MappingNode():
            parts = {key: written_out(value, inner[1]) for key, value in node.values.items()}
            return MappingNode(node.span, parts, node.keys)
        case "many", ListNode():
            return ListNode(tuple(written_out(one, inner[0]) for one in node.items), node.span)
        case "many", MappingNode():
            return written_out(node, inner[0])
    return node


def _model(node: Node, model: type[Model]) -> Node:
    if not isinstance(node, MappingNode):
        key = short_key(model)
        if not key or (isinstance(node, ScalarNode) and node.is_null):
            return node
        node = MappingNode(node.span, {key: node}, {key: node.span})
    fields = fields_of(model)
    parts = {
        key: written_out(value, fields[key].hint) if key in fields else value
        for key, value in node.values.items()
    }
    listed = listed_keys(model)
    if listed is None:
        return MappingNode(node.span, parts, node.keys)
    return _listed(MappingNode(node.span, parts, node.keys), *listed)


def _listed(node: MappingNode, one: str, many: str) -> MappingNode:
    """A list given for key `one` moved to key `many`; the key that is not given is null, so that it
    takes nothing from a parent."""
    value = node.values.get(one)
    if value is None or many in node.values:
        return node
    parts, keys = dict(node.values), dict(node.keys)
    keys[many] = keys[one]
    nothing = ScalarNode("", node.keys[one])
    if isinstance(value, ListNode):
        parts[one], parts[many] = nothing, value
    else:
        parts[many] = nothing
    return MappingNode(node.span, parts, keys)
