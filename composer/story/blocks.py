"""The text of a story — 稿件: head fields and body blocks, every character with its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from composer.diagnostics.diagnostic import NOWHERE, Span
from composer.frozen import NamedTuple, frozen
from composer.measure import Length

if TYPE_CHECKING:
    from composer.story.account import Account

__all__ = [
    "ALL_COLUMNS",
    "INTERLINEAR",
    "Block",
    "BlockKind",
    "CellAlign",
    "CellPlace",
    "Role",
    "Run",
    "StoryText",
    "TableForm",
    "Text",
]

Role = Literal[
    "strong", "emphasis", "dateline", "credit", "gap",
    "dots", "name", "title", "underline", "tint", "ruby", "verbatim",
]  # fmt: skip
"""Why a run is set apart: markup, the 电头 that opens a report, a credit, a mark for lost words; or what
is drawn between the lines for it: 着重号, 专名号, 书名号, 下划线, 底色, 注音. *Verbatim* is for the reading of
a story alone: no rule changes anything there."""

INTERLINEAR: frozenset[Role] = frozenset(("dots", "name", "title", "underline", "tint", "ruby"))
"""行间标记: roles that leave the face alone and add something beside the characters."""

BlockKind = Literal[
    "paragraph",
    "crosshead",
    "footline",
    "credit",
    "table",
    "caption",  # 表题 over a table
    "note",  # 表注 under it
    "item",  # of a list
    "notice",  # 分类广告
    "names",  # 名单
    "category",  # 类目 over notices
]

CellAlign = Literal["auto", "start", "center", "end", "decimal"]


@frozen
class Run:
    """Characters ``start`` to ``end`` of a text that are set apart as `role`."""

    start: int
    end: int
    role: Role
    value: str = ""
    """What the markup says besides its name: the words of a 注音, the colour of a 底色."""


@frozen
class Text:
    """Words to set, free of markup, with runs and with the way back to the file.

    `origins` are (offset in `chars`, line, column), ascending; from one to the next the characters
    stand side by side in the file.
    """

    chars: str = ""
    runs: tuple[Run, ...] = ()
    origins: tuple[tuple[int, int, int], ...] = ()
    file: str = ""

    def __bool__(self) -> bool:
        return bool(self.chars)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the file of the characters from `start` to `end`."""
        last = len(self.chars) if end is None else end
        at = bisect_right(self.origins, (start, 1 << 30, 0)) - 1
        if at < 0:
            return Span(self.file)
        offset, line, column = self.origins[at]
        return Span(self.file, line, column + start - offset, max(1, last - start))

    def annotated(self) -> int:
        """Characters of the annotations (注音), white space not counted."""
        return sum(len("".join(run.value.split())) for run in self.runs if run.role == "ruby")


class CellPlace(NamedTuple):
    """Where a cell of a table stands: its first column, and how many columns and rows it covers."""

    column: int
    columns: int = 1
    rows: int = 1


ALL_COLUMNS = 99
"""As many text columns as an area has."""


@frozen
class TableForm:
    """What a table is beside its words.

    `places` go with the table's cells, row by row; a place that a spanning cell covers has no cell.
    """

    columns: int = 0
    places: tuple[tuple[CellPlace, ...], ...] = ()
    head: int = 1
    """Number of head rows."""
    aligns: tuple[CellAlign, ...] = ()
    """By column; none: as the table's style has it."""
    widths: tuple[Length | float | None, ...] = ()
    """By column: a length, a share of what lengths leave, or None for its natural width; empty: all
    natural."""
    groups: tuple[int, ...] = ()
    """Rows over which a rule of the frame's weight parts two groups."""
    style: str = "standard"
    """Table style of the paper."""
    place: Span = NOWHERE.span
    """Where the style is named, or the table begins."""
    span: int = 0
    """Text columns that it runs over; 0: set within one. More than there are: all."""


@frozen
class Block:
    """One block of the body.

    A table's words are in `rows`, cell by cell, and its `text` is empty. Other kinds have their words
    in `text`.
    """

    kind: BlockKind
    text: Text = Text()
    rows: tuple[tuple[Text, ...], ...] = ()
    form: TableForm | None = None
    """Of a table, its caption and its note."""
    level: int = 0
    """Of a list's item, from 0."""
    number: int | None = None
    """Of a numbered item, as the story has it; None: a bullet."""


@frozen
class StoryText:
    """A story as read: head, body, and the file it came from (relative to the paper's folder).

    A headline has parts (YAML list); within a part ``\\n`` stands where the editor wrote ``|``.
    The dateline is in the first paragraph already, as a run; the credit is the last block.
    """

    file: str
    name: str
    """File name without suffix: how reports and bookmarks call the story."""
    headline: tuple[Text, ...] = ()
    jump_headline: Text = Text()
    kicker: Text = Text()
    deck: Text = Text()
    byline: Text = Text()
    label: Text = Text()
    blocks: tuple[Block, ...] = ()
    account: Account | None = field(default=None, compare=False, repr=False)
    """What has become of each character of the file up to here."""
    title: str = field(default="")
    """The headline in one line, for bookmarks and the index."""

    def texts(self) -> Iterator[Text]:
        """All texts to set, head first."""
        yield from (*self.headline, self.kicker, self.deck, self.byline, self.label)
        for block in self.blocks:
            yield block.text
            for row in block.rows:
                yield from row

    def characters(self) -> int:
        """How many characters there are to set: head, body and 注音; white space not counted."""
        return sum(len("".join(text.chars.split())) + text.annotated() for text in self.texts())

    def given(self) -> int:
        """How many characters of copy the file holds, white space not counted: those to set, and those
        that reading has lost."""
        return self.characters() + (self.account.copy_lost() if self.account else 0)
