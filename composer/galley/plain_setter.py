"""The setter of plain text: paragraphs of one style and size into lines, without annotations."""

from __future__ import annotations

from collections.abc import Sequence

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import Face, FontSet, is_own
from composer.galley.borrowing import Borrowed
from composer.galley.line import NATURAL, Line, Measures, Piece
from composer.galley.lines.breaking import choose_breaks
from composer.galley.lines.counted import ANY, breaks_in
from composer.galley.lines.justify import LineSetter
from composer.galley.rules.pairs import Rules
from composer.galley.units.accents import accented, parted, placed
from composer.galley.units.paragraph import Units, unitise
from composer.galley.units.runs import RunTable, units_of
from composer.galley.units.sequences import condensed, is_varied, unseen
from composer.galley.units.widths import FaceTable
from composer.measure import Length, Unit
from composer.papers.models import Align, Language, TextStyle
from composer.papers.models.values import FaceRef
from composer.patterns import pattern
from composer.story.text import INTERLINEAR, Role, Text

__all__ = ["PlainSetter"]

STRAINED = 125
"""1/8 em: a line whose gaps are stretched by more is looked at again with hyphens."""

LONG_WORD = pattern(r"\s?[“‘(]?(?:[A-Za-zÀ-ÖØ-öø-ÿ]{5}|[A-Za-z]{2,}-[A-Za-z]{2})")
"""What may be parted: a word of five letters, or one with a hyphen of its own."""


class PlainSetter:
    """Sets text in one style. Keep it: its tables of widths and rules fill as characters come.

    Args:
        fonts: the paper's.
        style: the style.
        tracking: 字距 added after every glyph, in 1/1000 em: what copyfitting may take or give.
        language: the paper's, for a style that names none.
    """

    def __init__(
        self,
        fonts: FontSet,
        style: TextStyle,
        tracking: int = 0,
        *,
        language: Language = "zh-Hans",
    ) -> None:
        self.style = style
        self.tracking = tracking
        self.fonts = fonts
        self.face = fonts.face(style.face)
        self.language = language
        # What a style leaves open follows the language: GB/T 15834 half-width marks inside a line for
        # Simplified, full-width marks in the middle of their boxes for Traditional text (CLREQ 3.1.6).
        self.hant = (style.language or language) == "zh-Hant"
        self.hyphenates = style.hyphenate and not style.vertical
        self.apart = (style.double_marks or ("apart" if self.hant else "joined")) == "apart"
        interpunct = style.interpunct or ("full" if self.hant else "half")
        self.rules = Rules(
            style.level,
            style.marks or ("quanjiao" if self.hant else "kaiming"),
            _milliem(style.gap, style.size),
            _milliem(style.gap_most, style.size),
            hang=style.hang,
            hant=self.hant,
            wide_interpunct=interpunct == "full",
            release=style.release,
            apart=self.hant or style.vertical,
            blank=_milliem(style.blank, style.size),
        )
        self.indent = _milliem(style.indent, style.size)
        self.loose = _milliem(style.loose, style.size)
        self._tables: dict[str, FaceTable] = {}
        self._runs: dict[str, RunTable] = {}
        self.borrowed: dict[Borrowed, None] = {}
        """Letters that other faces supplied, in the order they were met."""
        self.unvaried: dict[Borrowed, None] = {}
        """Variation sequences that the face has not: the character is set in its usual form."""
        self._roles: dict[Role, Face] = {
            "strong": fonts.face(style.strong),
            "emphasis": fonts.face(style.emphasis),
            "dateline": fonts.face(style.dateline),
            "credit": fonts.face(style.credit),
            "gap": self.face,
        }

    def paragraph(
        self,
        text: Text,
        measures: Measures,
        *,
        align: Align | None = None,
        face: FaceRef | None = None,
    ) -> tuple[Line, ...]:
        """The lines of one paragraph, breaks chosen over the whole of it.

        Args:
            text: its words and runs.
            measures: what each line has, in 1/1000 em; its `indent` is the first line's.
            align: overrides the style's.
            face: overrides the style's.
        """
        if not text.chars:
            return ()
        return self.lines(self.units(text, measures, face), measures, align)

    def units(self, text: Text, measures: Measures, face: FaceRef | None = None) -> Units:
        """The paragraph's unbreakable units; the measures say which words are too wide to stay whole."""
        main = self.fonts.face(face) if face else self.face
        widest = min(measures.widths)
        first = min(widest, measures.width(0))
        units = None
        if not text.runs and not self.tracking:
            units = units_of(text.chars, self._runs_of(self.table(main)), widest, first)
        if units is None:
            segments = self.segments(text, main)
            units = unitise(text.chars, segments, self.rules, widest, first, tracking=self.tracking)
        if units.cut and self.hyphenates:
            return self._hyphenated(units, measures)
        return units

    def lines(
        self,
        units: Units,
        measures: Measures,
        align: Align | None = None,
        breaks: Sequence[int] | None = None,
    ) -> tuple[Line, ...]:
        """The lines of a paragraph whose units are known already, at `breaks` if they were chosen."""
        align = align or self.style.align
        measures = self.tracked(measures)
        lines = self._set(units, measures, align, breaks)
        if self.hyphenates and breaks is None and not units.spares and self._stuck(units, lines):
            better = self._hyphenated(units, measures)
            if better.count > units.count:
                lines = self._set(better, measures, align)
        if self.hant and not self.style.vertical:
            lines = [line._replace(pieces=self._raised(line.pieces)) for line in lines]
        return tuple(lines)

    def _set(
        self,
        units: Units,
        measures: Measures,
        align: Align,
        breaks: Sequence[int] | None = None,
    ) -> list[Line]:
        """The lines at `breaks`, else at the best there are."""
        if breaks is None:
            breaks = choose_breaks(units, measures, self.rules)
        setter = LineSetter(units, self.rules)
        lines = setter.lines(0, breaks, measures.each(), align, measures.indent)
        if 0 in map(units.breaks.__getitem__, breaks[:-1]):
            lines = [
                line if units.breaks[to] else line._replace(forced=True)
                for to, line in zip(breaks, lines, strict=True)
            ]
        if self.tracking:
            more = self.tracking
            lines = [
                line._replace(spread=line.spread + more, width=line.width - more) for line in lines
            ]
        return self.marked(units, lines, centred=self.hant)

    def marked(self, units: Units, lines: list[Line], *, centred: bool = False) -> list[Line]:
        """Set lines as they are drawn: what stands how in vertical ones, combining marks over their bases."""
        marks = accented(units.text)
        if marks:
            lines = [line._replace(pieces=parted(line.pieces)) for line in lines]
        if self.style.vertical:
            from composer.galley.units.orientation import stands

            lines = [line._replace(stands=stands(units, line, centred=centred)) for line in lines]
        if unseen(units.text):
            lines = [condensed(line, self.fonts.by_key) for line in lines]
        if marks:
            lines = [
                line._replace(pieces=placed(line.pieces, line.stands, self.fonts.by_key))
                for line in lines
            ]
        return lines

    def _stuck(self, units: Units, lines: list[Line]) -> bool:
        """Whether a line is strained that a word long enough to be hyphenated follows."""
        limit = min(self.loose, STRAINED)
        return any(line.stretch > limit and LONG_WORD.match(units.text, line.end) for line in lines)

    def _hyphenated(self, units: Units, measures: Measures) -> Units:
        """The same paragraph with its Latin words parted at their hyphenation points."""
        from composer.galley.units.hyphenation import hyphenation_points

        widest = min(measures.widths)
        first = min(widest, measures.width(0))
        return unitise(
            units.text,
            units.segments,
            self.rules,
            widest,
            first,
            parts=hyphenation_points,
            tracking=self.tracking,
        )

    def _raised(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces with the marks of Traditional Chinese raised to the middle of their boxes.

        A mark is always a piece of its own, because it touches no Han without a boundary.
        """
        made: list[Piece] = []
        for key, chars, kern in pieces:
            # a dash stands in the middle already, and a typed one has a key of its own
            alone = len(chars) == 1 and chars != "⸺" and "^" not in key
            rise = self._tables[key].rise(chars) if alone else 0
            made.append((f"{key}^{rise}" if rise else key, chars, kern))
        return tuple(made)

    def tracked(self, measures: Measures) -> Measures:
        """What lines are broken at: tracking stands after every glyph, so after the last one too,
        where it takes no room."""
        if not self.tracking:
            return measures
        widths = tuple(width + self.tracking for width in measures.widths)
        return Measures(widths, measures.indent)

    def lines_in(
        self,
        units: Units,
        measures: Measures,
        count: int,
        align: Align | None = None,
        loosest: float = ANY,
    ) -> tuple[tuple[Line, ...], float] | None:
        """The paragraph in exactly `count` lines — 缩行、扩行 — with their cost; None where it
        can't be so with gaps stretched by `loosest` at most."""
        found = breaks_in(units, self.tracked(measures), self.rules, count, loosest)
        if found is None:
            return None
        breaks, cost = found
        return self.lines(units, measures, align, breaks), cost

    def single(self, text: Text, face: FaceRef | None = None) -> Line:
        """All words on one line at their natural width."""
        measures = Measures((NATURAL,))
        return self.lines(self.units(text, measures, face), measures, "start")[0]

    def segments(self, text: Text, main: Face) -> list[tuple[int, int, FaceTable]]:
        """The text cut by faces: runs first, then glyph by glyph where a face lacks a character."""
        if not text.runs and main.whole(text.chars):
            self._note_varied(text, 0, len(text.chars), main)
            return [(0, len(text.chars), self.table(main))]
        cuts: list[tuple[int, int, Face]] = []
        at = 0
        for run in text.runs:
            if run.start < at or run.role in INTERLINEAR:
                continue  # a run inside a run keeps the outer face
            if at < run.start:
                cuts.append((at, run.start, main))
            cuts.append((run.start, run.end, self._roles[run.role]))
            at = run.end
        if at < len(text.chars):
            cuts.append((at, len(text.chars), main))
        segments = []
        for start, end, face in cuts:
            chars = text.chars[start:end]
            if face.whole(chars):
                segments.append((start, end, self.table(face)))
                self._note_varied(text, start, end, face)
            else:
                for first, last, own in self.fonts.split(chars, face):
                    segments.append((start + first, start + last, self.table(own)))
                    self._note_varied(text, start + first, start + last, own)
                    if own is not face and not is_own(own.key, face.key):
                        self._note(text, start + first, start + last, face, own)
        return segments

    def _note_varied(self, text: Text, start: int, end: int, face: Face) -> None:
        """Note the variation sequences that are set without their variation."""
        if text.chars.isascii():
            return
        for offset in is_varied(HarfBuzzFace.of(face), text.chars[start:end]):
            at = start + offset
            sequence = text.chars[at : at + 2]
            self.unvaried[Borrowed(sequence, face.key, "", text.span(at, at + 1))] = None

    def _note(self, text: Text, start: int, end: int, face: Face, holder: Face) -> None:
        for at in range(start, end):
            char = text.chars[at]
            if not char.isspace():
                self.borrowed[Borrowed(char, face.key, holder.key, text.span(at, at + 1))] = None

    def _runs_of(self, table: FaceTable) -> RunTable:
        """What runs of anything but Han are in a face and this style."""
        key = table.face.key
        if key not in self._runs:
            self._runs[key] = RunTable(table, self.rules)
        return self._runs[key]

    def table(self, face: Face) -> FaceTable:
        """What the characters of a face take in this style's direction."""
        table = self._tables.get(face.key)
        if table is None:
            table = self._new_table(face)
            self._tables[face.key] = table
        return table

    def _new_table(self, face: Face) -> FaceTable:
        if self.style.vertical:
            from composer.galley.units.orientation import UprightTable

            return UprightTable(face, self.style.upright, hant=self.hant)
        return FaceTable(face, hant=self.hant, apart=self.apart)


def _milliem(length: Length, size: Length) -> int:
    """A length of a style in thousandths of the style's own em."""
    value = length.value if length.unit is Unit.ZI else length.value / size.value
    return round(value * 1000)
