"""``extends:`` and layout parameters, worked out on nodes: after this a value only has a place, no past.

Styles, headlines and colours extend one another by name within their mapping; a layout extends another
layout of the paper. Mappings are merged to any depth, lists and scalars replaced, ``null`` removes a key.
Every merged value keeps the place where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode, kind_of
from composer.patterns import pattern

__all__ = [
    "EXTENDS",
    "PARAMETERS",
    "extended",
    "filled",
    "merged",
    "named_in",
    "parameters_of",
    "without_nulls",
]

EXTENDS = "extends"
PARAMETERS = "parameters"

_PARAMETER = pattern(
    r"\$(?:(?P<dollar>\$)|\{(?P<braced>[^{}]*)\}|(?P<name>[A-Za-z_][A-Za-z0-9_]*))"
)
"""Without braces a name is ASCII: in ``第$n版`` the parameter is ``n``."""

Parent = Callable[[str], Node | None]
"""The node of a name to extend, or None if there is none."""


def merged(parent: Node, child: Node) -> Node:
    """`child` laid over `parent`."""
    if not (isinstance(parent, MappingNode) and isinstance(child, MappingNode)):
        return child
    values = dict(parent.values)
    keys = {**parent.keys, **child.keys}
    for key, value in child.values.items():
        if _removes(key, value):
            values.pop(key, None)
        else:
            values[key] = merged(values[key], value) if key in values else value
    return MappingNode(child.span, values, keys)


_GLUE = frozenset("：:=＝，、\u3000\u00a0")
"""What no name of a key has."""


def without_nulls(node: MappingNode) -> MappingNode:
    """The mapping less the keys that have no value."""
    nulls = [key for key, value in node.values.items() if _removes(key, value)]
    return node.without(*nulls)


def _removes(key: str, value: Node) -> bool:
    """Whether an entry takes a key away: not one that holds a value glued to its key, ``face：宋``, which is a slip
    that the decoder tells."""
    return isinstance(value, ScalarNode) and value.is_null and not set(key) & _GLUE


def extended(
    node: MappingNode,
    name: str,
    parent_of: Parent,
    known: Callable[[], list[str]],
    findings: Findings,
    trail: tuple[Span, ...] = (),
) -> tuple[MappingNode, dict[str, tuple[Span, ...]]]:
    """`node` with all that it extends put under it, and for each file of a parent the ``extends:`` that
    led there.

    An unknown parent or a circle is reported, and the chain ends there.
    """
    chain, seen = [node], [name]
    led: dict[str, tuple[Span, ...]] = {}
    while (link := chain[-1].values.get(EXTENDS)) is not None:
        if not isinstance(link, ScalarNode) or link.is_null:
            wanted = Words("一个名字", "a name")
            findings.add("E222", link.span, trail=trail, expected=wanted, found=kind_of(link))
            break
        above = link.text.strip()
        if above in seen:
            circle = " › ".join([*seen[seen.index(above) :], above])
            findings.add("E231", link.span, trail=trail, chain=circle)
            break
        parent = parent_of(above)
        if not isinstance(parent, MappingNode):
            if parent is None:
                _report_unknown(above, link.span, known(), findings, trail)
            break
        trail = (link.span, *trail)
        led.setdefault(parent.span.file, trail)
        chain.append(parent)
        seen.append(above)
    result = without_nulls(chain[-1].without(EXTENDS))
    for child in reversed(chain[:-1]):
        over = merged(result, child.without(EXTENDS))
        assert isinstance(over, MappingNode)
        result = over
    return result, led


def _report_unknown(
    name: str, span: Span, known: list[str], findings: Findings, trail: tuple[Span, ...]
) -> None:
    from composer.diagnostics.suggest import suggestion

    findings.add("E230", span, trail=trail, hints=suggestion(name, known), name=name)


def parameters_of(node: MappingNode, findings: Findings) -> dict[str, ScalarNode]:
    """The parameters that a layout declares, with their defaults."""
    declared = node.values.get(PARAMETERS)
    if declared is None or (isinstance(declared, ScalarNode) and declared.is_null):
        return {}
    if not isinstance(declared, MappingNode):
        wanted = Words("映射（参数: 默认值）", "a mapping (parameter: default)")
        findings.add("E222", declared.span, expected=wanted, found=kind_of(declared))
        return {}
    found = {}
    for key, value in declared.values.items():
        if isinstance(value, ScalarNode):
            found[key] = value
        else:
            wanted = Words("一个值", "a single value")
            findings.add("E222", value.span, expected=wanted, found=kind_of(value))
    return found


def filled(node: Node, values: Mapping[str, str], findings: Findings) -> Node:
    """`node` with ``$n`` and ``${n}`` replaced in keys and scalars, and ``$$`` by a dollar sign."""
    match node:
        case ScalarNode():
            return ScalarNode(
                _filled(node.text, node.span, values, findings), node.span, node.quote
            )
        case ListNode():
            return ListNode(tuple(filled(one, values, findings) for one in node.items), node.span)
    parts: dict[str, Node] = {}
    keys: dict[str, Span] = {}
    for key, value in node.values.items():
        name = _filled(key, node.keys[key], values, findings)
        if name in parts:
            findings.add("E212", node.keys[key], key=name, line=keys[name].line)
        parts[name], keys[name] = filled(value, values, findings), node.keys[key]
    return MappingNode(node.span, parts, keys)


def named_in(text: str) -> list[str]:
    """The parameters that a text names."""
    if "$" not in text:
        return []
    names = (
        found["braced"] if found["name"] is None else found["name"]
        for found in _PARAMETER.finditer(text)
    )
    return [name.strip() for name in names if name]


def _filled(text: str, span: Span, values: Mapping[str, str], findings: Findings) -> str:
    if "$" not in text:
        return text

    def value(found: re.Match[str]) -> str:
        if found["dollar"]:
            return "$"
        name = (found["braced"] if found["name"] is None else found["name"]).strip()
        if name in values:
            return values[name]
        from composer.diagnostics.suggest import suggestion

        findings.add("E232", span, hints=suggestion(name, values), name=name)
        return ""

    return _PARAMETER.sub(value, text)
