"""The text of a story — 稿件: head fields and body blocks, every character with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from typing import ClassVar, Literal, Self

from composer.diagnostics.diagnostic import NOWHERE, Span
from composer.frozen import NamedTuple, frozen
from composer.measure import Length
from composer.story.account import Account
from composer.story.text import Text

__all__ = [
    "ALL_COLUMNS",
    "STANDARD",
    "Block",
    "Caption",
    "Category",
    "CellAlign",
    "CellPlace",
    "Credit",
    "Crosshead",
    "Footline",
    "Item",
    "Names",
    "Note",
    "Notice",
    "Paragraph",
    "StoryText",
    "Table",
    "TableForm",
    "TextBlock",
]

CellAlign = Literal["auto", "start", "center", "end", "decimal"]


class CellPlace(NamedTuple):
    """Where a cell of a table stands: its first column, and how many columns and rows it covers."""

    column: int
    columns: int = 1
    rows: int = 1


ALL_COLUMNS = 99
"""As many text columns as an area has."""

STANDARD = "standard"
"""The table style that every paper has."""

_NO_WORDS = Text()


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
    style: str = STANDARD
    """Table style of the paper."""
    place: Span = NOWHERE.span
    """Where the style is named, or the table begins."""
    span: int = 0
    """Text columns that it runs over; 0: set within one. More than there are: all."""


@frozen
class Block:
    """One block of the body. Each kind of block is a value below this one, with nothing but what it has; what
    make-up does with a kind is looked up by its type in `makeup.blocks.kinds`.

    An *offset* in a block is the number of a character of its words, or of a row of its cells.
    """

    running: ClassVar[bool] = False
    """Whether its words are running text, to which all rules of mending apply."""

    apart: ClassVar[bool] = False
    """Whether it is set for itself, as the lines of a head are."""

    @property
    def text(self) -> Text:
        """Its words, if they are one text."""
        return _NO_WORDS

    @property
    def span(self) -> int:
        """Text columns that it runs over; 0: set within one. More than there are: all."""
        return 0

    def cells(self) -> Sequence[Text]:
        """Its cells, counted by rows, if it has any."""
        return ()

    def rows_from(self, offset: int) -> Sequence[Sequence[tuple[Text, int]]]:
        """The texts from `offset` on, row by row, each with the number of its first character there."""
        raise NotImplementedError

    def mapped(self, change: Callable[[Text], Text]) -> Self:
        """The same with each of its texts changed."""
        raise NotImplementedError

    def texts(self) -> Sequence[Text]:
        """All its texts, in order."""
        return [text for row in self.rows_from(0) for text, _ in row]

    def place(self, offset: int = 0) -> Span:
        """Where its words from `offset` on stand in the file; nowhere, if it has none."""
        for row in self.rows_from(offset):
            for text, first in row:
                if text.origins:
                    return text.span(first)
        texts = self.texts()
        return texts[0].span() if texts else NOWHERE.span

    def words(self, offset: int = 0) -> str:
        """What it says from `offset` on: cells parted by blanks, rows by line ends."""
        rows = self.rows_from(offset)
        return "\n".join(" ".join(text.chars[first:] for text, first in row) for row in rows)


@frozen
class TextBlock(Block):
    """A block whose words are one text."""

    text: Text = _NO_WORDS

    def rows_from(self, offset: int) -> Sequence[Sequence[tuple[Text, int]]]:
        """Its words from a character on."""
        return (((self.text, offset),),)

    def mapped(self, change: Callable[[Text], Text]) -> Self:
        """The same with its words changed."""
        return replace(self, text=change(self.text))

    def texts(self) -> Sequence[Text]:
        """Its words."""
        return (self.text,)


@frozen
class Paragraph(TextBlock):
    """段落."""

    running: ClassVar[bool] = True


@frozen
class Crosshead(TextBlock):
    """小标题 between paragraphs."""

    apart: ClassVar[bool] = True


@frozen
class Footline(TextBlock):
    """A line under the story, such as where it goes on: ``>> …``."""

    apart: ClassVar[bool] = True


@frozen
class Credit(TextBlock):
    """Whose work it is, at the end: （本报记者……）."""

    apart: ClassVar[bool] = True


@frozen
class Item(TextBlock):
    """列项: an item of a list."""

    running: ClassVar[bool] = True
    level: int = 0
    """From 0."""
    number: int | None = None
    """Of a numbered item, as the story has it; None: a bullet."""


@frozen
class Names(TextBlock):
    """名单: names parted by blanks, lines of them by line ends."""


@frozen
class Notice(TextBlock):
    """One of 分类广告."""

    running: ClassVar[bool] = True


@frozen
class Category(TextBlock):
    """类目 over notices."""

    apart: ClassVar[bool] = True


@frozen
class Caption(TextBlock):
    """表题 over a table."""

    apart: ClassVar[bool] = True
    style: str = STANDARD
    """Table style of the paper."""


@frozen
class Note(TextBlock):
    """表注 under a table."""

    style: str = STANDARD
    """Table style of the paper."""


@frozen
class Table(Block):
    """表格: words in cells, row by row."""

    rows: tuple[tuple[Text, ...], ...] = ()
    form: TableForm = TableForm()

    @property
    def span(self) -> int:
        """Text columns that it runs over."""
        return self.form.span

    def cells(self) -> Sequence[Text]:
        """Its cells, counted by rows."""
        return [cell for row in self.rows for cell in row]

    def rows_from(self, offset: int) -> Sequence[Sequence[tuple[Text, int]]]:
        """The cells from row `offset` on."""
        return [[(cell, 0) for cell in row] for row in self.rows[offset:]]

    def mapped(self, change: Callable[[Text], Text]) -> Self:
        """The same with each of its cells changed."""
        return replace(self, rows=tuple(tuple(map(change, row)) for row in self.rows))


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
            yield from block.texts()

    def characters(self) -> int:
        """How many characters there are to set: head, body and 注音; white space not counted."""
        return sum(len("".join(text.chars.split())) + text.annotated() for text in self.texts())

    def given(self) -> int:
        """How many characters of copy the file holds, white space not counted: those to set, and those
        that reading has lost."""
        return self.characters() + (self.account.copy_lost() if self.account else 0)
