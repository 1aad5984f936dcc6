"""What blocks other than paragraphs are set with: setters of derived styles, table and notice styles, and
what an em and a line are in points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from composer.frozen import frozen
from composer.galley.setter import Setter
from composer.makeup.grid import ASCENT
from composer.measure import Length, Pt, Unit
from composer.papers.models import NoticeStyle, TableStyle, TextStyle
from composer.papers.models.values import FaceRef

__all__ = ["Kit", "Type"]


@frozen
class Type:
    """The type that a table, a note or a heading is set in."""

    setter: Setter
    size: float
    """In ems of the story's style."""
    advance: float
    """From line to line, in the story's advances."""
    lower: float
    """What its baseline has to go down from where the style's would stand, in advances, to stand in
    the middle of its line."""


@frozen
class Kit:
    """排版用料 — for one story in one style."""

    setter_of: Callable[[TextStyle], Setter]
    style: TextStyle
    em: Pt
    advance: Pt
    tables: Mapping[str, TableStyle]
    notices: NoticeStyle

    @classmethod
    def plain(cls, setter: Setter) -> Kit:
        """A kit with nothing but defaults round one setter."""
        known = {setter.style: setter}

        def setter_of(style: TextStyle) -> Setter:
            if style not in known:
                known[style] = Setter(setter.fonts, style, language=setter.language)
            return known[style]

        return cls(setter_of, setter.style, Pt(9), Pt(11.5), {}, NoticeStyle())

    def table(self, name: str) -> TableStyle:
        """A table style; unknown names (reported with the story) are set as ``standard``."""
        return self.tables.get(name) or self.tables.get("standard") or TableStyle()

    def type(
        self,
        face: FaceRef | None = None,
        size: Length | None = None,
        advance: Length | None = None,
    ) -> Type:
        """Type of the story's style with another face, size or advance."""
        own = size.pt(em=self.em, line=self.advance) if size else self.em
        down = advance.pt(em=own, line=self.advance) if advance else self.advance
        style = self.style
        if face is not None or size is not None:
            style = replace(style, face=face or style.face, size=Length(own))
            style = replace(style, indent=Length(0, Unit.ZI))
        middle = (down - own) / 2 + ASCENT * own
        usual = (self.advance - self.em) / 2 + ASCENT * self.em
        if self.style.vertical:  # a vertical line is placed by its middle
            middle, usual = down / 2, self.advance / 2
        lowered = (middle - usual) / self.advance
        return Type(self.setter_of(style), own / self.em, down / self.advance, lowered)

    def lift(self, size: float) -> float:
        """How far a mark of `size` ems goes down (negative: up) to stand in the middle of the text's
        line, in advances."""
        if self.style.vertical:
            return 0.0
        return (ASCENT - 0.5) * (size - 1) * self.em / self.advance

    def ems(self, length: Length) -> float:
        """A length in 1/1000 em of the style."""
        return length.pt(em=self.em, line=self.advance) / self.em * 1000

    def lines(self, length: Length) -> float:
        """A length in line advances."""
        return length.pt(em=self.em, line=self.advance) / self.advance
