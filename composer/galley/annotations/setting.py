"""The setter of annotations — 注音的排法: small words that stand above a line, or right of a vertical one.

In vertical text Han, kana and zhuyin stand upright, and all Latin is turned with the line, the single
letter of a syllable too: pinyin is read in one direction (CLREQ 5.3). Zhuyin stands right of its characters in
horizontal text as well, symbol below symbol (CLREQ 5.3.3).
"""

from __future__ import annotations

from composer.fonts.metrics import Face
from composer.galley.annotations.ruby import Extent
from composer.galley.annotations.zhuyin import AIR, LARGEST, SHARE, TONE, is_zhuyin, lead, length
from composer.galley.plain_setter import PlainSetter
from composer.galley.rules.classes import VERTICAL_CLASS
from composer.galley.units.orientation import UprightTable
from composer.galley.units.widths import FaceTable
from composer.measure import Length, Unit
from composer.papers.models import TextStyle, Upright
from composer.story.text import Text

__all__ = ["AnnotationSetter"]

_APART = 0.25
"""Ems of the annotation's size that two annotations keep between them: the width of a word space. Zhuyin
has its white inside of its symbols."""

_HANG = 0.5
"""Ems of its own size that an annotation may hang over a bare neighbour (CLREQ 5.3.4)."""


class AnnotationSetter(PlainSetter):
    """Sets the annotations of a text in the style of `text`."""

    def __init__(self, text: PlainSetter) -> None:
        style, inline = text.style, text.style.inline
        unit = style.size.value if inline.ruby_size.unit is Unit.ZI else 1.0
        size, zero = Length(inline.ruby_size.value * unit), Length(0, Unit.ZI)
        super().__init__(
            text.fonts,
            TextStyle(
                face=inline.ruby or style.face,
                size=size,
                indent=zero,
                gap=zero,
                gap_most=zero,
                align="start",
                vertical=style.vertical,
                upright=Upright(digits=0, capitals=0),
            ),
        )
        self.ratio = size.value / style.size.value
        """Size of the annotations over that of the text."""
        least = inline.ruby_least
        legible = least.value / (1.0 if least.unit is Unit.ZI else style.size.value)
        self.zhuyin_ratio = min(self.ratio, max(SHARE, min(legible, LARGEST)))
        """The same for zhuyin, which stands beside its characters."""
        self.legible = style.vertical or self.zhuyin_ratio >= min(self.ratio, legible) - 1e-6
        """Whether zhuyin can: beside the characters of small horizontal text it would be too small to read,
        and stands above them as words do."""

    def is_zhuyin(self, words: str, count: int = 1) -> bool:
        """Whether the words of a base of `count` characters are set as zhuyin; in horizontal text only those
        of one character are."""
        if not self.legible or not is_zhuyin(words):
            return False
        return self.style.vertical or count == len(words.split()) == 1

    def extent(self, words: str, count: int = 1) -> Extent:
        """The room that the words of a base of `count` characters take along a line."""
        if self.is_zhuyin(words, count):
            em, before = 1000 * self.zhuyin_ratio, lead(words)
            if not self.style.vertical:
                return Extent(0.0, 0.0, 0.0, after=AIR + (1 + TONE) * em)
            return Extent((length(words) + before) * em, 0.0, _HANG * em, before * em)
        em = 1000 * self.ratio
        return Extent(self.single(Text(words)).width * self.ratio, _APART * em, _HANG * em)

    def _new_table(self, face: Face) -> FaceTable:
        if self.style.vertical:
            return _TurnedTable(face, self.style.upright)
        return super()._new_table(face)


class _TurnedClasses(dict[int, str]):
    """Those of vertical text, but a letter by itself is a word."""

    def __missing__(self, code: int) -> str:
        kind = VERTICAL_CLASS[code]
        self[code] = kind = "L" if kind == "V" else kind
        return kind


class _TurnedTable(UprightTable):
    """Bodies of one face in vertical annotations."""

    classes = _TurnedClasses()
