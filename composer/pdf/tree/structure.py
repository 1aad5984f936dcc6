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

from composer.display.items import ARTIFACT, Node
from composer.frozen import frozen
from composer.pdf.engine import pdfdoc
from composer.pdf.objects import Written, reference, text
from composer.pdf.tree.headings import levelled

__all__ = ["PageMarks", "Structure"]

_PAGE_CONTENT = "MCR"
_INLINE = "Ruby"
"""Role of elements that stand among their parent's words. The node after one is its base (RB)."""

_Part = tuple[int, int]
"""A piece of marked content: index of its page, its id there."""

_OWNERS = {
    "ListNumbering": "List",
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "BBox": "Layout",
}
"""Attribute → its standard owner (ISO 32000-1, tables 347 and 349)."""


@frozen
class PageMarks:
    """One written page: its object, and the node of each marked-content id on it."""

    page: str
    """Reference of the page object."""
    nodes: Sequence[int]
    parts: Sequence[int] = ()
    """Where in its block's text each marked-content id begins; asked of `returning` nodes alone."""


class Structure:
    """The nodes of an edition, out of which each file takes those that have something on its pages."""

    def __init__(
        self,
        nodes: Sequence[Node],
        boxes: Mapping[int, str] | None = None,
        returning: frozenset[int] = frozenset(),
    ) -> None:
        """`boxes` say where pictures lie on their pages, as PDF arrays, by node; `returning` are the nodes
        of stories that come back to an earlier page (`composer.pdf.tree.returning`)."""
        self._returning = returning
        self._nodes = {node.id: node for node in nodes}
        self._boxes = boxes or {}
        self.digest = _digest(nodes)
        """Says which structure it is."""

    def write(self, document: pdfdoc.PDFDocument, pages: Sequence[PageMarks]) -> str:
        """Put the structure tree of `pages` into `document`; the reference of its root.

        Nodes that have nothing on these pages are left out, and so are their parents if nothing
        else is in them. Kids stand in the order of the nodes: that is the order of reading.
        """
        parts = _parts(pages)
        # Elsewhere the order of the pages is that of reading, and nothing has to be compared.
        order: dict[_Part, int] = {}
        if self._returning:
            order = {
                (p, m): part for p, page in enumerate(pages) for m, part in enumerate(page.parts)
            }
            for returning in self._returning & parts.keys():
                parts[returning].sort(key=lambda place: order.get(place, 0))
        present = self._present(parts)
        # Elements name each other in both directions, so all get their numbers before any gets its body.
        elements = {node.id: Written() for node in present}
        numbers = {node: reference(document, element) for node, element in elements.items()}
        children: dict[int, list[str]] = defaultdict(list)
        inline: dict[int, list[Node]] = defaultdict(list)
        for node in present:
            if node.role == _INLINE:
                inline[node.parent].append(node)
            else:
                children[node.parent].append(numbers[node.id])
        root, whole = Written(), Written()
        root_number = reference(document, root)
        tops = [node for node in present if node.parent == ARTIFACT]
        if [node.role for node in tops] != ["Document"]:
            # ISO 32000-1, 14.8.4.2: one element holds the whole; PDF/UA readers look for it.
            top = reference(document, whole)
            whole.body = f"<</S/Document/P {root_number}/K[{' '.join(children[ARTIFACT])}]>>"
            children[ARTIFACT] = [top]
        else:
            top = root_number
        roles = levelled(present)
        for node in present:
            parent = numbers.get(node.parent, top)
            own = parts.get(node.id, ())
            content = _content(own, pages)
            if node.id in inline:
                back = order if node.id in self._returning else {}
                content = _among(own, content, inline[node.id], parts, numbers, back)
            kids = [*content, *children[node.id]]
            role, said = roles.get(node.id, node.role), self._said(node)
            elements[node.id].body = _element(role, parent, f"{_home(own, pages)}{said}", kids)
        tree = reference(document, Written(_parent_tree(pages, numbers)))
        root.body = (
            f"<</Type/StructTreeRoot/K[{' '.join(children[ARTIFACT])}]"
            f"/ParentTree {tree}/ParentTreeNextKey {len(pages)}{_id_tree(present, numbers)}>>"
        )
        return root_number

    def _said(self, node: Node) -> str:
        """Title, alternate text, id and attributes. A Figure without words gets empty ones: PDF/UA
        wants the key."""
        title = f"/T{text(node.title)}" if node.title else ""
        alt = f"/Alt{text(node.alt)}" if node.alt or node.role == "Figure" else ""
        own = f"/ID({_note_id(node)})" if node.role == "Note" else ""
        return f"{title}{alt}{own}{_attributes(node, self._boxes.get(node.id, ''))}"

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
    order: Mapping[_Part, int],
) -> list[str]:
    """A paragraph's own content and the annotated bases in it, in the order of its words.

    A base is painted where its words stand; its annotation comes later in the page's content.
    """
    placed = list(zip(own, content, strict=True))
    for node in inline:
        placed.append((parts[node.id + 1][0], numbers[node.id]))
    return [kid for _, kid in sorted(placed, key=lambda kid: (order.get(kid[0], 0), kid))]


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


def _element(role: str, parent: str, said: str, kids: Sequence[str]) -> str:
    """One structure element: its own content first, then the elements below it."""
    return f"<</S/{role}/P {parent}{said}/K[{' '.join(kids)}]>>"


def _note_id(node: Node) -> str:
    """A note's id, which PDF/UA-1 asks for (7.9); as long for all, so that names sort as numbers do."""
    return f"note{node.id:06}"


def _id_tree(present: Sequence[Node], numbers: Mapping[int, str]) -> str:
    """The root's entry that finds notes by their ids."""
    notes = " ".join(
        f"({_note_id(node)}){numbers[node.id]}" for node in present if node.role == "Note"
    )
    return f"/IDTree<</Names[{notes}]>>" if notes else ""


def _attributes(node: Node, box: str = "") -> str:
    """Attribute objects, one for each owner; `box` is where a picture lies."""
    if not (node.attributes or box):
        return ""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, value in node.attributes:
        said = str(value) if isinstance(value, int) else f"/{value}"
        owners[_OWNERS[name]].append(f"/{name} {said}")
    if box:
        owners[_OWNERS["BBox"]].append(f"/BBox{box}")
    made = [f"<</O/{owner}{''.join(own)}>>" for owner, own in owners.items()]
    return f"/A {made[0]}" if len(made) == 1 else f"/A[{''.join(made)}]"


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
