"""Logical structure — 逻辑结构 (ISO 32000-1, 14.7): what on the pages belongs together, in what order.

In: the nodes of the display list and, for each page written, the node of each marked-content
sequence. Out: the objects of the structure tree. This is what makes a paragraph that was broken over
three columns and two pages come out of the PDF whole: it is one element, with a marked-content
reference for every part, wherever it stands.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from composer.display.model import ARTIFACT, Node
from composer.pdf.engine import pdfdoc
from composer.pdf.syntax import Written, reference, text

__all__ = ["PageMarks", "Structure"]

_PAGE_CONTENT = "MCR"
_INLINE = "Ruby"
"""Role of elements that stand among their parent's words. The node after one is its base (RB)."""

_OWNERS = {
    "ListNumbering": "List",
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
}
"""Attribute → its standard owner (ISO 32000-1, tables 347 and 349)."""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """One written page: its object, and the node of each marked-content id on it."""

    page: str
    """Reference of the page object."""
    nodes: Sequence[int]


class Structure:
    """The nodes of an edition, out of which each file takes those that have something on its pages."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self.digest = _digest(nodes)
        """Says which structure it is."""

    def write(self, document: pdfdoc.PDFDocument, pages: Sequence[PageMarks]) -> str:
        """Put the structure tree of `pages` into `document`; the reference of its root.

        Nodes that have nothing on these pages are left out, and so are their parents if nothing
        else is in them. Kids stand in the order of the nodes: that is the order of reading.
        """
        parts = _parts(pages)
        present = self._present(parts)
        elements = {node.id: Written() for node in present}
        numbers = {node: reference(document, element) for node, element in elements.items()}
        children: dict[int, list[str]] = defaultdict(list)
        inline: dict[int, list[Node]] = defaultdict(list)
        for node in present:
            if node.role == _INLINE:
                inline[node.parent].append(node)
            else:
                children[node.parent].append(numbers[node.id])
        root = Written()
        root_number = reference(document, root)
        for node in present:
            parent = numbers.get(node.parent, root_number)
            own = parts.get(node.id, ())
            content = _content(own, pages)
            if node.id in inline:
                content = _among(own, content, inline[node.id], parts, numbers)
            kids = [*content, *children[node.id]]
            elements[node.id].body = _element(node, parent, _home(own, pages), kids)
        tree = reference(document, Written(_parent_tree(pages, numbers)))
        root.body = (
            f"<</Type/StructTreeRoot/K[{' '.join(children[ARTIFACT])}]"
            f"/ParentTree {tree}/ParentTreeNextKey {len(pages)}>>"
        )
        return root_number

    def _present(self, parts: Mapping[int, object]) -> list[Node]:
        """The nodes with content on the pages, and those above them, ids ascending. A row that is there
        has all its cells, empty ones too: without them its columns would not be the table's."""
        wanted: set[int] = set()
        for start in parts:
            node = start
            while node != ARTIFACT and node not in wanted:
                wanted.add(node)
                node = self._nodes[node].parent
        wanted.update(
            node.id
            for node in self._nodes.values()
            if node.role in ("TD", "TH") and node.parent in wanted
        )
        return [self._nodes[node] for node in sorted(wanted)]


def _parts(pages: Sequence[PageMarks]) -> dict[int, list[tuple[int, int]]]:
    """Node → its (page index, marked-content id) in the order of painting."""
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, marks in enumerate(pages):
        for mark, node in enumerate(marks.nodes):
            parts[node].append((index, mark))
    return parts


def _among(
    own: Sequence[tuple[int, int]],
    content: Sequence[str],
    inline: Sequence[Node],
    parts: Mapping[int, Sequence[tuple[int, int]]],
    numbers: Mapping[int, str],
) -> list[str]:
    """A paragraph's own content and the annotated bases in it, in the order of its words.

    A base is painted where its words stand; its annotation comes later in the page's content.
    """
    placed = list(zip(own, content, strict=True))
    for node in inline:
        placed.append((parts[node.id + 1][0], numbers[node.id]))
    return [kid for _, kid in sorted(placed)]


def _content(parts: Sequence[tuple[int, int]], pages: Sequence[PageMarks]) -> list[str]:
    """A node's own content; what stands on another page than its first part says which."""
    return [
        str(mark)
        if page == parts[0][0]
        else f"<</Type/{_PAGE_CONTENT}/Pg {pages[page].page}/MCID {mark}>>"
        for page, mark in parts
    ]


def _home(parts: Sequence[tuple[int, int]], pages: Sequence[PageMarks]) -> str:
    """The entry for the page of a node's first part."""
    return f"/Pg {pages[parts[0][0]].page}" if parts else ""


def _element(node: Node, parent: str, home: str, kids: Sequence[str]) -> str:
    """One structure element: its own content first, then the elements below it."""
    return f"<</S/{node.role}/P {parent}{home}{_said(node)}/K[{' '.join(kids)}]>>"


def _said(node: Node) -> str:
    """Title and alternate text. A Figure without words gets an empty one: PDF/UA wants the key."""
    title = f"/T{text(node.title)}" if node.title else ""
    alt = f"/Alt{text(node.alt)}" if node.alt or node.role == "Figure" else ""
    return title + alt + _attributes(node)


def _attributes(node: Node) -> str:
    """Attribute objects, one for each owner."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, value in node.attributes:
        said = str(value) if isinstance(value, int) else f"/{value}"
        owners[_OWNERS[name]].append(f"/{name} {said}")
    made = [f"<</O/{owner}{''.join(own)}>>" for owner, own in owners.items()]
    return f"/A {made[0]}" if len(made) == 1 else f"/A[{''.join(made)}]" if made else ""


def _parent_tree(pages: Sequence[PageMarks], numbers: Mapping[int, str]) -> str:
    """From a page's marked-content ids back to their elements."""
    entries = (
        f"{index}[{' '.join(numbers[node] for node in marks.nodes)}]"
        for index, marks in enumerate(pages)
    )
    return f"<</Nums[{' '.join(entries)}]>>"


def _digest(nodes: Sequence[Node]) -> bytes:
    words = (
        f"{node.id} {node.role} {node.parent} {node.title}\n{node.alt}{_attributes(node)}"
        for node in nodes
    )
    return hashlib.sha1("\0".join(words).encode("utf-8"), usedforsecurity=False).digest()
