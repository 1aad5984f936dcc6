"""The outline — 书签 (ISO 32000-1, 12.3.3): the entries beside a document that lead to its pages and stories.

In: entries in the order of reading, each with its level. Out: the objects of the tree, all of it open.
ReportLab's own asks an encoder written in Python for every key of every entry, and counts some twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.frozen import NamedTuple
from composer.pdf.engine import pdfdoc
from composer.pdf.objects import Written, decimal, reference, text

__all__ = ["Entry", "write_outline"]


class Entry(NamedTuple):
    """An entry that leads to the height `top` of a page."""

    title: str
    page: str
    """Reference of the page object."""
    top: float
    level: int
    """From 0; one that is more than one below the entry before it is one below it."""


def write_outline(document: pdfdoc.PDFDocument, entries: Sequence[Entry]) -> str:
    """Put the outline into `document`; the reference of its root."""
    root, items = Written(), [Written() for _ in entries]
    numbers = [reference(document, item) for item in (root, *items)]
    kids: list[list[int]] = [[] for _ in numbers]  # of the root, then of each entry
    above = [0]
    for number, entry in enumerate(entries, 1):
        del above[entry.level + 1 :]
        kids[above[-1]].append(number)
        above.append(number)
    below = [0] * len(numbers)
    for parent in reversed(range(len(numbers))):
        below[parent] = sum([below[kid] + 1 for kid in kids[parent]])
    for parent, own in enumerate(kids):
        for before, number, after in zip((0, *own), own, (*own[1:], 0), strict=False):
            title, page, top, _ = entries[number - 1]
            items[number - 1].body = (
                f"<</Title{text(title)}/Parent {numbers[parent]}"
                f"/Dest[{page}/XYZ null {decimal(top)} null]"
                f"{f'/Prev {numbers[before]}' if before else ''}"
                f"{f'/Next {numbers[after]}' if after else ''}"
                f"{_inner(kids[number], numbers, below[number])}>>"
            )
    root.body = f"<</Type/Outlines{_inner(kids[0], numbers, below[0])}>>"
    return numbers[0]


def _inner(kids: Sequence[int], numbers: Sequence[str], below: int) -> str:
    """What an entry says of those below it, if there are any."""
    if not kids:
        return ""
    return f"/First {numbers[kids[0]]}/Last {numbers[kids[-1]]}/Count {below}"
