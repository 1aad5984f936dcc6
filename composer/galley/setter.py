"""The setter: paragraphs of one style and size, out of story text, into lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from composer.fonts.metrics import is_own
from composer.galley.borrowing import Borrowed
from composer.galley.line import Measures
from composer.galley.plain_setter import PlainSetter
from composer.galley.units.paragraph import Segment, Units, unitise
from composer.papers.models.values import FaceRef
from composer.story.text import Text

if TYPE_CHECKING:
    from composer.galley.annotations.setting import AnnotationSetter

__all__ = ["Setter"]


class Setter(PlainSetter):
    """Sets text in one style, annotations and all."""

    @cached_property
    def ruby(self) -> AnnotationSetter:
        """The setter of annotations — 注音."""
        from composer.galley.annotations.setting import AnnotationSetter

        return AnnotationSetter(self)

    def units(self, text: Text, measures: Measures, face: FaceRef | None = None) -> Units:
        """The paragraph's unbreakable units, spread where annotations need it."""
        if not any(run.role == "ruby" for run in text.runs):
            return super().units(text, measures, face)
        main = self.fonts.face(face) if face else self.face
        return self._annotated(text, self.segments(text, main), min(measures.widths))

    def _note_annotations(self, text: Text) -> None:
        """Note what the annotations borrow, at the places of what they annotate."""
        face = self.ruby.face
        for run in text.runs:
            if run.role == "ruby" and not face.whole(run.value):
                for start, end, holder in self.fonts.split(run.value, face):
                    if not is_own(holder.key, face.key):
                        span = text.span(run.start, run.end)
                        for char in "".join(run.value[start:end].split()):
                            self.borrowed[Borrowed(char, face.key, holder.key, span)] = None

    def _annotated(self, text: Text, segments: list[Segment], widest: int) -> Units:
        from composer.galley.annotations.ruby import bind

        self._note_annotations(text)
        bound = bind(text, segments, self.ruby.extent)
        units = unitise(
            text.chars,
            bound.segments,
            self.rules,
            widest,
            spares=bound.spares,
            tracking=self.tracking,
        )
        breaks, starts = bytearray(units.breaks), units.starts
        for start, end in bound.whole:
            for at in range(bisect_right(starts, start), bisect_left(starts, end)):
                breaks[at] = 0
        units.breaks = breaks
        return units
