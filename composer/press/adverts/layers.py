"""Layers — 图层: what of a client's page its own file switches off in print (ISO 32000-1, 8.11).

In: an open PDF, and whatever its contents name as optional content: groups, membership dictionaries with
their policies and visibility expressions. Out: whether it shows, and the names of the groups that do not.
States are those of the default configuration: its base state, its lists, and the print states that
``AS`` has set by themselves; a group whose intent is not the configuration's is not switched at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

__all__ = ["Layers"]

_DEEP = 50
"""Levels of a visibility expression that are followed: no file nests them further by intent."""

_Group = tuple[int, int]


class Layers:
    """The optional content of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._off = _switched_off(pdf)
        self._any = isinstance(pdf.Root.get("/OCProperties"), pikepdf.Dictionary)
        self.left_out: dict[str, None] = {}
        """Names of the groups for whose sake something was left out, in the order met."""

    def __bool__(self) -> bool:
        """Whether there is any optional content at all: an expression may hide what is in a group that is on."""
        return self._any

    def hides(self, content: Any) -> bool:
        """Whether what belongs to a group or a membership dictionary is left out; noted where it is."""
        if not isinstance(content, pikepdf.Dictionary):
            return False
        hidden = not self._shows(content)
        if hidden:
            groups = list(_groups_of(content))
            # An expression may hide what belongs to a group because that group is on.
            blamed = [group for group in groups if group.objgen in self._off] or groups
            self.left_out.update(dict.fromkeys(map(_name, blamed)))
        return hidden

    def _shows(self, content: Any) -> bool:
        if content.get("/Type") != "/OCMD":
            return content.objgen not in self._off
        expression = content.get("/VE")
        if isinstance(expression, pikepdf.Array) and len(expression):
            return self._holds(expression, 0)
        states = [group.objgen not in self._off for group in _members(content.get("/OCGs"))]
        if not states:
            return True
        policy: Callable[[list[bool]], bool] = _POLICIES.get(str(content.get("/P", "/AnyOn")), any)
        return policy(states)

    def _holds(self, expression: Any, depth: int) -> bool:
        """A visibility expression: a group, or And, Or and Not over others. One that cannot be read shows."""
        if isinstance(expression, pikepdf.Dictionary):
            return expression.objgen not in self._off
        if not isinstance(expression, pikepdf.Array) or not len(expression) or depth > _DEEP:
            return True
        operator, *operands = expression.as_list()
        parts = (self._holds(operand, depth + 1) for operand in operands)
        if operator == "/Not":
            return not next(parts, False)
        return any(parts) if operator == "/Or" else all(parts)


_POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AllOn": all,
    "/AnyOn": any,
    "/AnyOff": lambda states: not all(states),
    "/AllOff": lambda states: not any(states),
}
"""ISO 32000-1, table 99."""


def _switched_off(pdf: pikepdf.Pdf) -> frozenset[_Group]:
    """The groups that the file's default configuration shows switched off in print."""
    properties: Any = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return frozenset()
    default: Any = properties.get("/D")
    if not isinstance(default, pikepdf.Dictionary):
        default = pikepdf.Dictionary()
    groups = {group.objgen: group for group in _members(properties.get("/OCGs"))}
    listed = {key: {one.objgen for one in _members(default.get(key))} for key in ("/ON", "/OFF")}
    off = set(groups) if default.get("/BaseState") == "/OFF" else set()
    off = (off - listed["/ON"]) | listed["/OFF"]
    for group, state in _print_states(default, groups):
        off = off | {group} if state == "/OFF" else off - {group}
    intents = _names(default.get("/Intent")) or {"/View"}
    if "/All" not in intents:
        off = {one for one in off if one not in groups or _names(groups[one].get("/Intent")) & intents
               or (not groups[one].get("/Intent") and "/View" in intents)}  # fmt: skip
    return frozenset(off)


def _print_states(default: Any, groups: dict[_Group, Any]) -> Iterator[tuple[_Group, str]]:
    """What each group that ``AS`` names for printing says of itself: ON or OFF (ISO 32000-1, 8.11.4.4)."""
    usages = default.get("/AS")
    for usage in usages.as_list() if isinstance(usages, pikepdf.Array) else ():
        if not isinstance(usage, pikepdf.Dictionary) or usage.get("/Event") != "/Print":
            continue
        categories = _names(usage.get("/Category"))
        for group in _members(usage.get("/OCGs")):
            said = groups.get(group.objgen, group).get("/Usage")
            states = [
                str(said[category].get(f"{category}State", ""))
                for category in ("/Print", "/View", "/Export")
                if isinstance(said, pikepdf.Dictionary)
                and category in categories
                and isinstance(said.get(category), pikepdf.Dictionary)
            ]
            # A group is on only where all the categories that are asked about say so.
            if "/OFF" in states:
                yield group.objgen, "/OFF"
            elif "/ON" in states:
                yield group.objgen, "/ON"


def _members(value: Any) -> list[Any]:
    """The groups of an array, or the single one; what is no dictionary does not count."""
    if isinstance(value, pikepdf.Dictionary):
        return [value]
    if not isinstance(value, pikepdf.Array):
        return []
    return [one for one in value.as_list() if isinstance(one, pikepdf.Dictionary)]


def _groups_of(content: Any, depth: int = 0) -> Iterator[Any]:
    """All groups that a piece of optional content depends on."""
    if isinstance(content, pikepdf.Array):
        for one in content.as_list() if depth < _DEEP else ():
            yield from _groups_of(one, depth + 1)
    elif isinstance(content, pikepdf.Dictionary):
        if content.get("/Type") != "/OCMD":
            yield content
            return
        yield from _members(content.get("/OCGs"))
        yield from _groups_of(content.get("/VE"), depth + 1)


def _names(value: Any) -> set[str]:
    """One name or several, as a set."""
    parts = value.as_list() if isinstance(value, pikepdf.Array) else [value]
    return {str(part) for part in parts if isinstance(part, pikepdf.Name)}


def _name(group: Any) -> str:
    try:
        return str(group.get("/Name", "")) or "?"
    except (UnicodeDecodeError, TypeError):
        return "?"
