"""Stock — 版面用料: what the pages of an edition share while they are encoded, and what a page is when it is.

In: fonts, structure nodes, the sheet. Out: type cases, inks and strings looked up by every painter, and the
`PageContent` that painting gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.display.items import FormItem, Node, PictureItem, Rings
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.measure import Pt
from composer.pdf.objects import Decimals, Kerns, Moves, Spreads, Stream, decimal
from composer.pdf.painting.inks import Inks
from composer.pdf.painting.typecase import TypeCase

__all__ = ["PageContent", "Place", "Sheet", "Shown", "Stock"]


@frozen
class Sheet:
    """Where the trimmed page lies in the PDF's page: page space starts at its top left corner."""

    margin: int
    """Thousandths of a point around the trim: bleed, marks and slug."""
    width: int
    height: int
    lifted: int = 0
    """How much wider the margins above and below are: a parent sheet has a size of its own."""

    @classmethod
    def around(cls, width: Pt, height: Pt, margin: Pt) -> Sheet:
        """The sheet for a trim of `width` by `height`."""
        return cls(round(margin * 1000), round(width * 1000), round(height * 1000))

    @property
    def foot(self) -> int:
        """The trim's lower edge."""
        return self.margin + self.lifted

    @property
    def top(self) -> int:
        """The trim's upper edge."""
        return self.foot + self.height

    def path(self, rings: Rings) -> str:
        """Closed polygons as the operators that draw their path."""
        code: list[str] = []
        for ring in rings:
            for n, (x, y) in enumerate(ring):
                right, up = self.margin / 1000 + x, self.top / 1000 - y
                code.append(f"{decimal(right)} {decimal(up)} {'l' if n else 'm'}")
            code.append("h")
        return " ".join(code)


@frozen
class Shown:
    """How a picture or an advertisement is painted: its resource name, and operators."""

    name: str
    operators: str


Place = Callable[[PictureItem | FormItem], Shown | None]


@frozen
class PageContent:
    """A page encoded: the same in every file it goes into."""

    stream: Stream
    faces: frozenset[str]
    spots: frozenset[str]
    placed: tuple[str, ...]
    """Resource names of pictures and advertisements."""
    marked: tuple[int, ...]
    """Structure node of each marked-content id."""
    parts: tuple[int, ...] = ()
    """Where in its block's text each marked-content id begins."""


class Stock:
    """What the pages of an edition draw on while they are encoded: type cases, inks, nodes' roles."""

    def __init__(
        self,
        fonts: FontSet,
        nodes: Sequence[Node],
        sheet: Sheet,
        tagged: bool,
        inks: Inks | None = None,
        returning: frozenset[int] = frozenset(),
    ) -> None:
        """Each line of `returning` nodes is marked for itself (`composer.pdf.tree.returning`)."""
        self._fonts = fonts
        self.returning = returning
        self.roles = {node.id: node.role for node in nodes} if tagged else {}
        self.tagged = tagged
        self.sheet = sheet
        self.cases: dict[str, TypeCase] = {}
        self.inks = Inks() if inks is None else inks
        self.moves = Moves()
        self.kerns = Kerns()
        self.spreads = Spreads()
        self.decimals = Decimals()

    def case(self, key: str) -> TypeCase:
        """The type case of a face, by the key of a piece."""
        found = self.cases.get(key)
        if found is None:
            name, marked, _ = key.partition("^")
            if marked:
                return self.case(name)
            found = TypeCase(HarfBuzzFace.of(self._fonts.by_key(key)), f"F{len(self.cases) + 1}")
            self.cases[key] = found
        return found
