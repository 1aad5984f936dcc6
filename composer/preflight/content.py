"""What a page paints — 页面内容: its content stream and those of its forms and patterns, operator by operator.

In comes a page, out goes a `Paint`: fonts used, uses of RGB, pictures with their resolution at size and
widths of stroked lines, the last two through the transformation in force (ISO 32000-1, 8.3 and 8.4).
Only what is used counts: a colour space that lies unused in the resources prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

import pikepdf

__all__ = ["Paint", "read_page"]

_Matrix = tuple[float, float, float, float, float, float]

_STROKE = {"S", "s", "B", "B*", "b", "b*"}
_MARK = {*_STROKE, "f", "F", "f*", "sh", "Tj", "TJ", "'", '"'}
_DEPTH = 12
"""Forms in forms; deeper than any program nests them, and the end of one that draws itself."""

_SHORT = {"/RGB": "/DeviceRGB", "/G": "/DeviceGray", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
"""Names that inline images may abbreviate (ISO 32000-1, table 94)."""


@dataclass(slots=True)
class Paint:
    """What a page paints, filled while its content is read."""

    marks: int = 0
    """Operators that leave a mark."""
    rgb: set[str] = field(default_factory=set)
    """Where RGB is used: operators, colour spaces, names of pictures."""
    pictures: list[tuple[str, float]] = field(default_factory=list)
    """Name and pixels per inch at size, the lower of the two directions."""
    lines: list[float] = field(default_factory=list)
    """Widths in points of stroked lines."""
    fonts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that is looked at."""

    ctm: _Matrix
    width: float = 1.0


def read_page(page: pikepdf.Page) -> Paint:
    """Read all that a page paints.

    Raises:
        pikepdf.PdfError, TypeError, ValueError …: the content is not what the standard says.
    """
    paint = Paint()
    unit = float(page.obj.get("/UserUnit", 1))
    resources = page.resources
    _group(page.obj, paint)
    _Reader(paint, resources, _State((unit, 0, 0, unit, 0, 0)), 0).read(page)
    return paint


class _Reader:
    """Reads one content stream; the graphics state advances as it goes."""

    def __init__(self, paint: Paint, resources: Any, state: _State, depth: int) -> None:
        self._paint, self._resources, self._depth = paint, resources, depth
        self._state = self._base = state
        self._saved: list[_State] = []
        self._on: dict[str, Callable[[Any], None]] = {
            "cm": self._transform, "w": self._width, "gs": self._graphics, "Tf": self._font,
            "cs": self._space, "CS": self._space, "scn": self._pattern, "SCN": self._pattern,
            "rg": self._device, "RG": self._device, "sh": self._shading, "Do": self._draw,
        }  # fmt: skip

    def read(self, stream: Any) -> None:
        """Go through the operators of a page, form or pattern."""
        for instruction in pikepdf.parse_content_stream(stream):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == "q":
                self._saved.append(self._state)
            elif name == "Q" and self._saved:
                self._state = self._saved.pop()
            elif name == "INLINE IMAGE":
                self._inline(operands[0])
            elif name in self._on:
                self._on[name](operands)
            if name in _MARK:
                self._paint.marks += 1
            if name in _STROKE:
                self._paint.lines.append(self._state.width * min(_scales(self._state.ctm)))

    def _transform(self, operands: Any) -> None:
        self._state = replace(self._state, ctm=_times(_matrix(operands), self._state.ctm))

    def _width(self, operands: Any) -> None:
        self._state = replace(self._state, width=float(operands[0]))

    def _graphics(self, operands: Any) -> None:
        state = self._find("/ExtGState", operands[0])
        if state is None:
            return
        if "/LW" in state:
            self._width([state.LW])
        if "/Font" in state:
            self._use_font(str(operands[0]), state.Font[0])
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            # A mask leaves no mark of its own and its colours choose no ink, but its pictures and
            # fonts must be there; a luminosity mask in RGB is still refused by most preflights.
            self._form(mask.G)

    def _font(self, operands: Any) -> None:
        font = self._find("/Font", operands[0])
        if font is not None:
            self._use_font(str(operands[0]), font)

    def _use_font(self, name: str, font: Any) -> None:
        self._paint.fonts[str(font.get("/BaseFont", name))] = font

    def _device(self, _operands: Any) -> None:
        self._paint.rgb.add("rg/RG")

    def _space(self, operands: Any) -> None:
        name = operands[0]
        found = self._named_space(name)
        if _is_rgb(found):
            self._paint.rgb.add(str(name)[1:])

    def _pattern(self, operands: Any) -> None:
        if not operands or not isinstance(operands[-1], pikepdf.Name):
            return
        pattern = self._find("/Pattern", operands[-1])
        if isinstance(pattern, pikepdf.Stream):
            self._form(pattern, self._base.ctm)
        elif pattern is not None and _is_rgb(self._named_space(pattern.Shading.ColorSpace)):
            self._paint.rgb.add(str(operands[-1])[1:])

    def _shading(self, operands: Any) -> None:
        shading = self._find("/Shading", operands[0])
        if shading is not None and _is_rgb(self._named_space(shading.ColorSpace)):
            self._paint.rgb.add(str(operands[0])[1:])

    def _draw(self, operands: Any) -> None:
        drawn = self._find("/XObject", operands[0])
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Form":
            self._form(drawn)
        elif drawn.get("/Subtype") == "/Image":
            self._picture(str(operands[0])[1:], drawn.get("/ColorSpace"), drawn.Width, drawn.Height)

    def _inline(self, image: Any) -> None:
        self._picture("BI", image.obj.get("/ColorSpace"), image.width, image.height)

    def _picture(self, name: str, space: Any, wide: Any, high: Any) -> None:
        self._paint.marks += 1
        if space is not None and _is_rgb(self._named_space(space)):
            self._paint.rgb.add(name)
        across, up = _scales(self._state.ctm)
        if across > 0 and up > 0:
            ppi = min(float(wide) / across, float(high) / up) * 72
            self._paint.pictures.append((name, ppi))

    def _form(self, form: Any, base: _Matrix | None = None) -> None:
        """Read a form, or a tiling pattern, whose space is that of the stream it is used in."""
        if self._depth >= _DEPTH:
            return
        matrix = _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        state = replace(self._state, ctm=_times(matrix, base or self._state.ctm))
        _group(form, self._paint)
        resources = form.get("/Resources", self._resources)
        _Reader(self._paint, resources, state, self._depth + 1).read(form)

    def _find(self, kind: str, name: Any) -> Any:
        """A resource by its kind and name; None where the file lacks it."""
        return self._resources.get(kind, pikepdf.Dictionary()).get(str(name))

    def _named_space(self, space: Any) -> Any:
        if isinstance(space, pikepdf.Name):
            found = self._find("/ColorSpace", space)
            return space if found is None else found
        return space


def _group(owner: Any, paint: Paint) -> None:
    space = owner.get("/Group", pikepdf.Dictionary()).get("/CS")
    if space is not None and _is_rgb(space):
        paint.rgb.add("Group")


def _is_rgb(space: Any, depth: int = 0) -> bool:
    """Whether a colour space is RGB, or stands on one (Indexed, Separation, DeviceN, Pattern)."""
    if depth > _DEPTH:
        return False
    if isinstance(space, pikepdf.Name):
        return _SHORT.get(str(space), str(space)) == "/DeviceRGB"
    kind = _SHORT.get(str(space[0]), str(space[0]))
    if kind == "/ICCBased":
        return int(space[1].N) == 3
    under = {"/Indexed": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}.get(kind)
    if under is not None and under < len(space):
        return _is_rgb(space[under], depth + 1)
    return kind in ("/CalRGB", "/DeviceRGB")


def _matrix(values: Any) -> _Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    """`m` applied first, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _scales(m: _Matrix) -> tuple[float, float]:
    """How long a unit across and a unit up become, in points."""
    return hypot(m[0], m[1]), hypot(m[2], m[3])
