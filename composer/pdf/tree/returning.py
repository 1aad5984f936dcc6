"""Stories that return — 回到前版: threads that come back to an earlier page, as from page 2 to page 1.

In: the beads and the nodes of a display list. Out: the nodes of such stories. Everywhere else the order of
the pages, and on a page that of painting, is the order of reading; there it is not, and each line says by
its place in its block's text where it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from composer.display.items import Bead, Node

__all__ = ["returning_nodes"]


def returning_nodes(beads: Sequence[Bead], nodes: Sequence[Node]) -> frozenset[int]:
    """The nodes of all stories whose beads come back to an earlier page."""
    stories = {
        one.node
        for one, other in pairwise(beads)
        if one.node == other.node and other.page < one.page
    }
    if not stories:
        return frozenset()
    found = set(stories)
    for node in nodes:  # parents stand before their children
        if node.parent in found:
            found.add(node.id)
    return frozenset(found)
