"""Text and marked content of a content stream — 文字与标记: the operators between BT and ET, BMC and EMC.

ISO 32000-1, 9.3, 9.4 and 14.6. A string becomes one `Text` with the box that it takes by the font's widths.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from composer.preflight.content.marks import PageContent, Text
from composer.preflight.content.state import IDENTITY, Matrix, State, meet, moved, scales, times
from composer.preflight.content.tokens import Name
from composer.preflight.content.typecase import TypeCase
from composer.preflight.reading import entry
from composer.preflight.report.faults import Box

__all__ = ["TEXT_OPERATORS", "TextReader"]

_ABOVE, _BELOW = 0.88, 0.12
"""Of the size, above and below the baseline: the body of a 汉字."""

_SMALL = 12.0
"""Points: no profile asks for more, so what larger strings say need not be looked up."""

_STROKED = (1, 2, 5, 6)
_FILLED = (0, 2, 4, 6)
_MOST_MARKS = 512


class TextReader:
    """The part of a reader that knows of text; the state is shared with the rest."""

    def __init__(self, content: PageContent, state: State, resources: Any, sheltered: bool) -> None:
        self.content, self.state, self.resources = content, state, resources
        self.sheltered = sheltered
        """Within a mask, which prints nothing itself."""
        self.open_marks: list[tuple[bool, bool]] = []
        """For each BMC that is open: whether what is in it is accounted for (tagged, or an artifact),
        and whether it is ruby text."""
        self._line: Matrix = IDENTITY
        self._matrix: Matrix = IDENTITY

    def find(self, kind: str, name: Any) -> Any:
        """A resource by its kind and name; None where the file lacks it."""
        return entry(entry(self.resources, kind), f"/{name}")

    def mark(self, box: Box) -> None:
        """Note that something was painted, for the rules on logical structure."""
        if not self.sheltered and not any(accounted for accounted, _ in self.open_marks):
            self.content.untagged.append(box)

    def begin_mark(self, operands: list[Any]) -> None:
        """BMC and BDC: an artifact, content of a structure element, a layer, or something else."""
        if len(self.open_marks) >= _MOST_MARKS:
            return
        tag = str(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            found = self.find("/Properties", properties)
            if tag == "OC" and found is not None:
                self.content.layers.append(found)
            number = entry(found, "/MCID")
        else:
            number = properties.get("MCID") if isinstance(properties, dict) else None
        accounted = tag == "Artifact"
        if number is not None:
            accounted = True
            at = int(number)
            self.content.tagged[at] = self.content.tagged.get(at, 0) + 1
        self.open_marks.append((accounted, tag == "RT"))

    def end_mark(self, _: list[Any]) -> None:
        """EMC."""
        if self.open_marks:
            self.open_marks.pop()

    def _begin(self, _: list[Any]) -> None:
        self._line = self._matrix = IDENTITY

    def _move(self, operands: list[Any]) -> None:
        x, y = operands
        self._line = self._matrix = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _move_leading(self, operands: list[Any]) -> None:
        self.state.leading = -operands[1]
        self._move(operands)

    def _set_matrix(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self._line = self._matrix = (a, b, c, d, e, f)

    def _next_line(self, _: list[Any]) -> None:
        self._move([0.0, -self.state.leading])

    def _spacing(self, operands: list[Any]) -> None:
        self.state.spacing = float(operands[0])

    def _word_spacing(self, operands: list[Any]) -> None:
        self.state.word_spacing = float(operands[0])

    def _stretch(self, operands: list[Any]) -> None:
        self.state.stretch = operands[0] / 100

    def _leading(self, operands: list[Any]) -> None:
        self.state.leading = float(operands[0])

    def _mode(self, operands: list[Any]) -> None:
        self.state.mode = int(operands[0])

    def _rise(self, operands: list[Any]) -> None:
        self.state.rise = float(operands[0])

    def _show(self, operands: list[Any]) -> None:
        self._show_pieces(operands[:1])

    def _show_array(self, operands: list[Any]) -> None:
        self._show_pieces(operands[0])

    def _show_line(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show_pieces(operands[:1])

    def _show_spaced(self, operands: list[Any]) -> None:
        self.state.word_spacing, self.state.spacing = float(operands[0]), float(operands[1])
        self._show_line(operands[2:])

    def _show_pieces(self, pieces: list[Any]) -> None:
        case = self.state.case
        if case is None:
            return
        length, shown = 0.0, list[int]()
        for piece in pieces:
            if isinstance(piece, float):
                length -= piece / 1000 * self.state.size
                continue
            codes = case.codes(piece)
            case.used.update(codes)
            shown += codes
            length += self._length(case, codes)
        if shown:
            self._add(case, length, shown)
        self._advance(case, length)

    def _length(self, case: TypeCase, codes: list[int]) -> float:
        state = self.state
        thousandths = sum(map(case.advance, codes))
        length = thousandths / 1000 * state.size + state.spacing * len(codes)
        if state.word_spacing:
            length += state.word_spacing * sum(map(case.one_byte, codes))
        return length

    def _advance(self, case: TypeCase, length: float) -> None:
        x, y = (0.0, -length) if case.vertical else (length * self.state.stretch, 0.0)
        self._matrix = times((1.0, 0.0, 0.0, 1.0, x, y), self._matrix)

    def _add(self, case: TypeCase, length: float, codes: list[int]) -> None:
        state, size = self.state, self.state.size
        whole = times(self._matrix, state.ctm)
        if case.vertical:
            own = (-size / 2, -length, size / 2, 0.0)
        else:
            length *= state.stretch
            own = (min(0.0, length), state.rise - _BELOW * size,
                   max(0.0, length), state.rise + _ABOVE * size)  # fmt: skip
        box = meet(moved(own, whole), state.clip)
        if box is None or self.sheltered:
            return
        self.mark(box)
        printed = abs(size) * scales(whole)[1]
        self.content.texts.append(
            Text(
                box,
                case,
                printed,
                state.fill if state.mode in _FILLED else None,
                state.stroke if state.mode in _STROKED else None,
                state.overprint,
                state.mode,
                any(ruby for _, ruby in self.open_marks),
                printed < _SMALL and case.only_signs(codes),
            )
        )


TEXT_OPERATORS: dict[str, Callable[[Any, list[Any]], None]] = {
    "BT": TextReader._begin, "Td": TextReader._move, "TD": TextReader._move_leading,
    "Tm": TextReader._set_matrix, "T*": TextReader._next_line, "Tc": TextReader._spacing,
    "Tw": TextReader._word_spacing, "Tz": TextReader._stretch, "TL": TextReader._leading,
    "Tr": TextReader._mode, "Ts": TextReader._rise, "Tj": TextReader._show,
    "TJ": TextReader._show_array, "'": TextReader._show_line, '"': TextReader._show_spaced,
    "BMC": TextReader.begin_mark, "BDC": TextReader.begin_mark, "EMC": TextReader.end_mark,
}  # fmt: skip
"""Operator → what it does; the first argument is the reader."""
