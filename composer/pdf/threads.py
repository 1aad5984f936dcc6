"""Article threads — 文章线索 (ISO 32000-1, 12.4.3): a story's columns as beads that lead through it.

In: the beads of a display list and the pages of a file. Out: a thread for each story that has more than
one column on these pages, its beads a closed ring, as the standard asks. A reader's click then goes down
a column, up to the head of the next and on to page four. Threads are no annotations: PDF/X-4 allows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from composer.display.items import Bead, Node
from composer.frozen import NamedTuple
from composer.pdf.document import PressCanvas
from composer.pdf.objects import Written, decimal, text
from composer.pdf.painting.stock import Sheet

__all__ = ["Threads"]


class _PlacedBead(NamedTuple):
    """A bead on a page of the file."""

    bead: Bead
    place: int
    """Of its page in the file, from 0."""


class Threads:
    """The threads of an edition, out of which each file takes those of its pages."""

    def __init__(self, beads: Sequence[Bead], nodes: Sequence[Node], sheet: Sheet) -> None:
        titles = {node.id: node.title for node in nodes if node.role == "Art"}
        self._stories: dict[int, list[Bead]] = defaultdict(list)
        for bead in beads:
            self._stories[bead.node].append(bead)
        self._titles = titles
        self._sheet = sheet

    def write(self, canvas: PressCanvas, places: Mapping[int, int]) -> None:
        """Put the threads into a file; `places` are its pages, by their index in the display list."""
        threads: list[str] = []
        on_pages: dict[int, list[str]] = defaultdict(list)
        for story, beads in self._stories.items():
            own = [_PlacedBead(b, places[b.page]) for b in beads if b.page in places]
            if len(own) > 1:
                threads.append(self._thread(canvas, self._titles.get(story, ""), own, on_pages))
        for place, numbers in on_pages.items():
            canvas.page(place).thread(numbers)
        if threads:
            canvas.thread(threads)

    def _thread(
        self,
        canvas: PressCanvas,
        title: str,
        beads: Sequence[_PlacedBead],
        on_pages: dict[int, list[str]],
    ) -> str:
        """One thread; its reference."""
        thread = Written()
        written = [Written() for _ in beads]
        number = canvas.refer(thread)
        numbers = [canvas.refer(one) for one in written]
        thread.body = f"<</Type/Thread/F {numbers[0]}/I<</Title{text(title)}>>>>"
        for at, (one, placed) in enumerate(zip(written, beads, strict=True)):
            after, before = numbers[(at + 1) % len(numbers)], numbers[at - 1]
            page = canvas.refer(canvas.page(placed.place))
            one.body = (
                f"<</Type/Bead/T {number}/N {after}/V {before}/P {page}"
                f"/R {self._box(placed.bead)}>>"
            )
            on_pages[placed.place].append(numbers[at])
        return number

    def _box(self, bead: Bead) -> str:
        """Where a bead lies on its sheet."""
        left = self._sheet.margin / 1000 + bead.rect.x
        foot = self._sheet.top / 1000 - bead.rect.bottom
        corners = (left, foot, left + bead.rect.width, foot + bead.rect.height)
        return f"[{' '.join(map(decimal, corners))}]"
