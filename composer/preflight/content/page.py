"""A page's content, read to the end — 页面内容: operator by operator, through forms, patterns and masks.

In comes a page, out goes its `PageContent`: every mark with its inks, its size on paper and its place
(ISO 32000-1, 8 and 9). Only what is used counts: a colour space that lies unused in the resources prints
nothing. Reading ends where a file asks for more operators than any newspaper page has; that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pikepdf

from composer.preflight.content.colour import Colour, Space, resolve
from composer.preflight.content.marks import Overprint, PageContent, Picture, Shape
from composer.preflight.content.state import EVERYWHERE, Matrix, State, meet, moved, scales, times
from composer.preflight.content.textshow import TEXT_OPERATORS, TextReader
from composer.preflight.content.tokens import Damaged, InlineImage, Name, operations
from composer.preflight.content.typecase import TypeCase
from composer.preflight.reading import (
    BROKEN,
    TooMuch,
    box_of,
    dictionary,
    entry,
    identity,
    items,
    matrix_of,
    name_of,
    number,
    stream_bytes,
)
from composer.preflight.report.faults import Box

__all__ = ["Budget", "Cases", "read_page"]

_DEEPEST = 16
"""Forms in forms; deeper than any program nests them."""

_MOST_SAVED = 256
_FORM = 100
"""What opening a form costs, in operators."""

_SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


class Budget:
    """How many operators may still be read of a file: two million are a hundred full pages."""

    def __init__(self, operators: int = 2_000_000) -> None:
        self._left = operators

    def spend(self, operators: int = 1) -> None:
        """Count an operator, or what costs as much time as several.

        Raises:
            TooMuch: there was one too many.
        """
        self._left -= operators
        if self._left < 0:
            raise TooMuch


class Cases(dict[Any, TypeCase]):
    """The fonts of a file, by their object."""

    def of(self, resource: str, font: Any) -> TypeCase:
        """A font's type case, the same one wherever the font is used."""
        key = identity(font) or (resource, name_of(entry(font, "/BaseFont")))
        if key not in self:
            self[key] = TypeCase(resource, font)
        return self[key]


def read_page(page: pikepdf.Page, sheet: Box, cases: Cases, budget: Budget) -> PageContent:
    """Read all that a page paints; what cannot be read is said in its ``faults``."""
    content = PageContent()
    state = State(clip=sheet)
    resources = _inherited(page.obj, "/Resources")
    reader = _Reader(content, resources, state, cases, budget, ())
    try:
        reader.read(_page_bytes(page.obj))
    except TooMuch:
        content.faults.add("too much")
    except (*BROKEN, RecursionError) as error:
        content.faults.add(f"damaged: {_reason(error)}")
    return content


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, Damaged) else type(error).__name__


def _inherited(page: Any, key: str) -> Any:
    """A value that a page may have from its parents."""
    for _ in range(64):
        if key in page or not isinstance(page.get("/Parent"), pikepdf.Dictionary):
            break
        page = page.get("/Parent")
    return dictionary(page.get(key))


def _page_bytes(page: Any) -> bytes:
    contents = page.get("/Contents")
    streams = [contents] if isinstance(contents, pikepdf.Stream) else items(contents)
    return b"\n".join(stream_bytes(one) for one in streams if isinstance(one, pikepdf.Stream))


class _Reader(TextReader):
    """Reads one content stream; the graphics state advances as it goes."""

    def __init__(
        self,
        content: PageContent,
        resources: Any,
        state: State,
        cases: Cases,
        budget: Budget,
        inside: tuple[Any, ...],
        sheltered: bool = False,
    ) -> None:
        super().__init__(content, state, resources, sheltered)
        self._cases, self._budget, self._inside = cases, budget, inside
        self._base = state.ctm
        self._saved: list[State] = []
        self._path: list[float] = []
        self._thinnest = EVERYWHERE[2]
        self._clipping = False
        owner = inside[-1] if inside else "page"
        content.resources.setdefault(identity(resources) or owner, resources)

    def read(self, data: bytes) -> None:
        """Go through the operators of a page, form or pattern."""
        for operator, operands in operations(data):
            self._budget.spend()
            act = _OPERATORS.get(operator)
            if act is not None:
                act(self, operands)

    def _save(self, _: list[Any]) -> None:
        if len(self._saved) >= _MOST_SAVED:
            raise Damaged("q")
        self._saved.append(self.state.copy())

    def _restore(self, _: list[Any]) -> None:
        if self._saved:
            self.state = self._saved.pop()

    def _transform(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self.state.ctm = times((a, b, c, d, e, f), self.state.ctm)

    def _width(self, operands: list[Any]) -> None:
        self.state.width = float(operands[0])

    def _intent(self, operands: list[Any]) -> None:
        self.content.intents.add(str(operands[0]))

    # paths

    def _point(self, operands: list[Any]) -> None:
        if len(self._path) < 100_000:
            self._path += operands
        else:
            self._path[-len(operands) :] = operands

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, wide, high = operands
        self._path += (x, y, x + wide, y + high)
        across, up = scales(self.state.ctm)
        self._thinnest = min(self._thinnest, abs(wide) * across, abs(high) * up)

    def _path_box(self) -> Box:
        xs, ys = self._path[::2], self._path[1::2]
        return moved((min(xs), min(ys), max(xs), max(ys)), self.state.ctm)

    def _clip(self, _: list[Any]) -> None:
        self._clipping = True

    def _end_path(self, _: list[Any]) -> None:
        if self._clipping and len(self._path) > 1:
            found = meet(self._path_box(), self.state.clip)
            self.state.clip = found or (0.0, 0.0, 0.0, 0.0)
        self._clipping = False
        self._path = []
        self._thinnest = EVERYWHERE[2]

    def _paint(self, operands: list[Any], *, fill: bool, stroke: bool) -> None:
        if len(self._path) > 1:
            self._shape(self._path_box(), fill=fill, stroke=stroke)
        self._end_path(operands)

    def _shape(self, box: Box, *, fill: bool, stroke: bool) -> None:
        state = self.state
        width = state.width * min(scales(state.ctm)) if stroke else 0.0
        grown = (box[0] - width / 2, box[1] - width / 2, box[2] + width / 2, box[3] + width / 2)
        seen = meet(grown, state.clip)
        if seen is None:
            return
        self.mark(seen)
        thinnest = min(self._thinnest, max(box[2] - box[0], box[3] - box[1]))
        if self._thinnest == EVERYWHERE[2] and len(self._path) <= 8:
            thinnest = min(box[2] - box[0], box[3] - box[1])
        self._keep_shape(
            Shape(
                seen,
                state.fill if fill else None,
                state.stroke if stroke else None,
                state.overprint,
                width,
                thinnest if fill else 0.0,
            )
        )

    def _keep_shape(self, shape: Shape) -> None:
        if not self.sheltered:
            self.content.shapes.append(shape)

    # colours

    def _device_fill(self, operands: list[Any], space: str) -> None:
        self.state.fill = Colour.of(self._space(space), operands)

    def _device_stroke(self, operands: list[Any], space: str) -> None:
        self.state.stroke = Colour.of(self._space(space), operands)

    def _fill_space(self, operands: list[Any]) -> None:
        self.state.fill = Colour.of(self._space(operands[0]))

    def _stroke_space(self, operands: list[Any]) -> None:
        self.state.stroke = Colour.of(self._space(operands[0]))

    def _fill(self, operands: list[Any]) -> None:
        self.state.fill = self._coloured(self.state.fill.space, operands)

    def _stroke(self, operands: list[Any]) -> None:
        self.state.stroke = self._coloured(self.state.stroke.space, operands)

    def _coloured(self, space: Space, operands: list[Any]) -> Colour:
        values = [one for one in operands if isinstance(one, float)]
        if operands and isinstance(operands[-1], Name):
            shaded = self._pattern(operands[-1])
            if shaded is not None:
                return Colour(Space("pattern", 0, (), shaded), (), None)
        return Colour.of(space, values)

    def _space(self, value: Any) -> Space:
        return resolve(value, self._colour_space)

    def _colour_space(self, name: str) -> Any:
        return self.find("/ColorSpace", name)

    def _pattern(self, name: Name) -> Space | None:
        """Read a pattern's cell; the space of one that is a shading."""
        pattern = self.find("/Pattern", name)
        if isinstance(pattern, pikepdf.Stream):
            cell = (*self._base, identity(pattern))
            if cell not in self._inside:
                self._form(str(name), pattern, self._base, State(clip=EVERYWHERE))
        elif entry(pattern, "/Shading") is not None:
            return self._space(entry(entry(pattern, "/Shading"), "/ColorSpace"))
        return None

    def _shading(self, operands: list[Any]) -> None:
        shading = self.find("/Shading", operands[0])
        if shading is None:
            return
        space = self._space(entry(shading, "/ColorSpace"))
        self.mark(self.state.clip)
        colour = Colour(Space("pattern", 0, (), space), (), None)
        self._keep_shape(Shape(self.state.clip, colour, None, self.state.overprint))

    # resources

    def _graphics(self, operands: list[Any]) -> None:
        name = str(operands[0])
        found = self.find("/ExtGState", name)
        if not isinstance(found, pikepdf.Dictionary):
            return
        self.content.states.setdefault(name, found)
        if "/LW" in found:
            self.state.width = number(found.LW, 1.0)
        font = items(found.get("/Font"))
        if len(font) == 2:
            self.state.case = self._cases.of(name, dictionary(font[0]))
            self.state.size = number(font[1])
        self._overprint(found)
        if name_of(found.get("/BM", pikepdf.Name.Normal)) not in ("Normal", "Compatible"):
            self.content.transparent = True
        if min(number(found.get(key, 1.0), 1.0) for key in ("/ca", "/CA")) < 1:
            self.content.transparent = True
        mask = found.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self._mask(name, mask)

    def _overprint(self, found: Any) -> None:
        old = self.state.overprint
        stroke = _flag(found.get("/OP"), old.stroke)
        fill = _flag(found.get("/op"), stroke if "/OP" in found else old.fill)
        mode = int(number(found.get("/OPM"), old.mode))
        self.state.overprint = Overprint(fill, stroke, mode)

    def _mask(self, name: str, mask: Any) -> None:
        """A mask leaves no mark of its own and its colours choose no ink, but its fonts must be there."""
        self.content.transparent = True
        group = mask.get("/G")
        if not isinstance(group, pikepdf.Stream):
            return
        if name_of(mask.get("/S")) == "Luminosity":
            self.content.masks.setdefault(name, group)
        before = self.state
        self.state = before.copy()
        self._form(name, group, before.ctm, before.copy(), sheltered=True)
        self.state = before

    def _font(self, operands: list[Any]) -> None:
        name, self.state.size = str(operands[0]), float(operands[1])
        font = self.find("/Font", name)
        if isinstance(font, pikepdf.Dictionary):
            self.state.case = self._cases.of(name, font)
        else:
            self.state.case = None
            self.content.missing_fonts.add(name)

    def _draw(self, operands: list[Any]) -> None:
        name = str(operands[0])
        drawn = self.find("/XObject", name)
        if not isinstance(drawn, pikepdf.Stream):
            return
        kind = name_of(drawn.get("/Subtype"))
        if kind == "Form":
            self._form(name, drawn, self.state.ctm, self.state.copy())
        elif kind == "Image":
            space = None if _flag(drawn.get("/ImageMask"), False) else drawn.get("/ColorSpace")
            size = number(drawn.get("/Width")), number(drawn.get("/Height"))
            self._picture(name, drawn, space, size)
            if isinstance(drawn.get("/SMask"), pikepdf.Stream):
                self.content.transparent = True
        else:
            self.content.forms.setdefault(name, drawn)

    def _inline(self, operands: list[Any]) -> None:
        image: InlineImage = operands[0]
        size = float(image.get("Width") or 0), float(image.get("Height") or 0)
        space = None if image.get("ImageMask") is True else image.get("ColorSpace")
        self._picture("BI", image, space, size, inline=True)

    def _picture(
        self, name: str, image: Any, space: Any, size: tuple[float, float], *, inline: bool = False
    ) -> None:
        state = self.state
        box = meet(moved((0, 0, 1, 1), state.ctm), state.clip)
        if box is None:
            return
        self.mark(box)
        across, up = scales(state.ctm)
        if self.sheltered:
            return
        found = self._space(_inline_space(space)) if space is not None else None
        self.content.pictures.append(
            Picture(box, name, image, found, *size, across, up, state.fill, state.overprint, inline)
        )

    def _form(
        self, name: str, form: Any, base: Matrix, state: State, *, sheltered: bool = False
    ) -> None:
        """Read a form, a pattern's cell or a mask's group in a space of its own."""
        key = identity(form)
        if key in self._inside:
            self.content.faults.add(f"damaged: {name}")
            return
        if len(self._inside) >= _DEEPEST:
            raise TooMuch
        if not sheltered:
            self.content.forms.setdefault(name, form)
        if form.get("/Group") is not None and not sheltered:
            self.content.transparent = self.content.transparent or _knocks(form.get("/Group"))
        state.ctm = times(matrix_of(form.get("/Matrix")), base)
        limits = box_of(form.get("/BBox"))
        if limits is not None:
            state.clip = meet(moved(limits, state.ctm), state.clip) or (0.0, 0.0, 0.0, 0.0)
        resources = form.get("/Resources")
        inner = _Reader(
            self.content,
            self.resources if resources is None else dictionary(resources),
            state,
            self._cases,
            self._budget,
            (*self._inside, key),
            sheltered or self.sheltered,
        )
        inner.open_marks = list(self.open_marks)
        self._budget.spend(_FORM)
        inner.read(stream_bytes(form))


_OPERATORS: dict[str, Callable[[Any, list[Any]], None]] = {
    **TEXT_OPERATORS,
    "q": _Reader._save, "Q": _Reader._restore, "cm": _Reader._transform, "w": _Reader._width,
    "gs": _Reader._graphics, "ri": _Reader._intent, "Tf": _Reader._font,
    "m": _Reader._point, "l": _Reader._point, "c": _Reader._point, "v": _Reader._point,
    "y": _Reader._point, "re": _Reader._rectangle, "W": _Reader._clip, "W*": _Reader._clip,
    "n": _Reader._end_path, "cs": _Reader._fill_space, "CS": _Reader._stroke_space,
    "sc": _Reader._fill, "scn": _Reader._fill, "SC": _Reader._stroke, "SCN": _Reader._stroke,
    "sh": _Reader._shading, "Do": _Reader._draw, "BI": _Reader._inline,
    **dict.fromkeys(("f", "F", "f*"), partial(_Reader._paint, fill=True, stroke=False)),
    **dict.fromkeys(("S", "s"), partial(_Reader._paint, fill=False, stroke=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), partial(_Reader._paint, fill=True, stroke=True)),
    **{name: partial(_Reader._device_fill, space=space) for name, space in _SPACES.items()},
    **{name.upper(): partial(_Reader._device_stroke, space=space) for name, space in _SPACES.items()},
}  # fmt: skip
"""Operator → what it does; the first argument is the reader."""


def _inline_space(space: Any) -> Any:
    """An inline image's space as `resolve` takes it: a name, or an array built by hand."""
    if isinstance(space, list):
        return pikepdf.Array([_object(one) for one in space])
    return space


def _object(value: Any) -> Any:
    if isinstance(value, Name):
        return pikepdf.Name("/" + value)
    if isinstance(value, list):
        return pikepdf.Array([_object(one) for one in value])
    return pikepdf.String(value) if isinstance(value, bytes) else value


def _flag(value: Any, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _knocks(group: Any) -> bool:
    """Whether a group asks to be blended on its own."""
    return entry(group, "/I") is True or entry(group, "/K") is True
