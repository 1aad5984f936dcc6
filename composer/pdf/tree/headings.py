"""Heading levels — 标题层级: no file begins below the first level, and none skips one (PDF/UA-1, 7.4.2).

In: the nodes that a file has, in the order of reading. Out: other roles for the headings that need them.
An edition is in order as it is made: the paper's name, stories, crossheads. The file of an inside page
has no masthead, and that of a continuation may begin with a crosshead.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.display.items import Node

__all__ = ["levelled"]

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}


def levelled(nodes: Sequence[Node]) -> dict[int, str]:
    """Node → its role in this file, for headings that have another than of their own.

    All go up by as much as the file's highest one does; then each goes up that would skip a level.
    """
    headings = [node for node in nodes if node.role in _LEVELS]
    lift = min((_LEVELS[node.role] for node in headings), default=1) - 1
    roles: dict[int, str] = {}
    before = 0
    for node in headings:
        before = min(_LEVELS[node.role] - lift, before + 1)
        if before != _LEVELS[node.role]:
            roles[node.id] = f"H{before}"
    return roles
