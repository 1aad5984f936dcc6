"""Figures and letters that a face lacks, made from those that it has — 拼造: sub- and superscripts, fractions, circled
numbers, letters with accents.

In: a face. Out: a small TrueType font of the characters that can be made from its outlines, as a face of its own
beside it, so that lines, subsets and ToUnicode need not know of it: each reads as the character that was typed.
What is made follows the face's own where it has some of the kind (a ⁵ is as large as its ²).
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from math import cos, pi, sin
from typing import Any, NamedTuple

import uharfbuzz as hb

from composer.fonts.accents import mark_offsets, over_ink
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import made_key
from composer.measure import Em

__all__ = ["MadeFace", "is_letter", "is_made", "made_face"]

_SMALL = 0.6
"""Size of a figure above or below the line where the face has no ² to follow: Noto's are 0.59 of its figures,
LXGW WenKai's 0.54."""

_RAISED, _LOWERED = 0.34, -0.16
"""Baseline of superscripts and subscripts in em: their middles lie about the height of capitals, and the baseline."""

_UPEM = 1000
_ERROR = 0.5
"""How far a quadratic curve may lie from a cubic one, in 1/1000 em: a hundredth of a hair line at 10 pt."""

_FILL = 0.62
"""Share of a circle's inner width and height that its figures may take: those of Noto's ⑳ take 0.6."""

_NARROWEST = 0.72
"""Two figures in a circle are condensed so far, then made smaller: Noto's are condensed to 0.7."""

_THIN = {"regular": 32, "bold": 48, "heavy": 66}
"""Line of a circle in 1/1000 em, as wide as the thin strokes of Noto's faces are."""

_CIRCLE = (500, 380, 455)
"""Middle and radius of a circle in 1/1000 em: on the middle of the em box, as large as Noto's ①."""

_ALTERNATIVES = {"−": "−–-", "⁄": "⁄/"}
"""What stands for a part that the face lacks too."""

_BLACK = (("❶", 1, 10), ("⓫", 11, 10), ("⓿", 0, 1), ("➊", 1, 10))
_DOUBLE = (("⓵", 1, 10),)
_OPEN = (("➀", 1, 10), ("🄋", 0, 1))
"""Circled numbers whose parts Unicode does not say: first character, its number, how many."""

_LETTERS = ((0xC0, 0x250), (0x386, 0x3D5), (0x400, 0x530), (0x1E00, 0x2000))
"""Latin, Greek and Cyrillic letters with accents."""

_NOT_AS_SAID = frozenset("ďťľĽģĢķĶļĻņŅŗŖ")
"""Czech and Latvian letters that have another accent than Unicode's decomposition says."""

_DOTLESS = {"i": "ı", "j": "ȷ"}
_SPACING = {
    "\u0300": "`", "\u0301": "´", "\u0302": "ˆ", "\u0303": "˜", "\u0304": "ˉ¯", "\u0306": "˘", "\u0307": "˙",
    "\u0308": "¨", "\u030a": "˚", "\u030b": "˝", "\u030c": "ˇ",
}  # fmt: skip
"""Accents that stand above → those that have a width of their own."""

_ABOVE = 230

_KINDS = {"<super>": "super", "<sub>": "sub", "<fraction>": "fraction", "<circle>": "circle"}
_PARTS = frozenset("0123456789+−=()⁄abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Recipe(NamedTuple):
    """How a character is made: of which kind, from which characters."""

    kind: str
    parts: str


class Placed(NamedTuple):
    """A part in a made glyph: size, and where its origin stands in 1/1000 em."""

    char: str
    scale: float
    x: float
    y: float
    across: float = 1.0
    """How much narrower it is than `scale` says."""


@cache
def recipes() -> dict[str, Recipe]:
    """Every character that may be made, by Unicode's compatibility decompositions and the dingbats."""
    made = {"⁄": Recipe("slash", "/")}
    for code in (*range(0xA0, 0x250), *range(0x1D2C, 0x1D7A), *range(0x2070, 0x24EB)):
        kind, _, parts = unicodedata.decomposition(chr(code)).partition(" ")
        chars = "".join(chr(int(part, 16)) for part in parts.split())
        if kind in _KINDS and chars and _PARTS.issuperset(chars):
            made[chr(code)] = Recipe(_KINDS[kind], chars)
    for code in range(0x3251, 0x32C0):  # ㉑ … ㊿
        kind, _, parts = unicodedata.decomposition(chr(code)).partition(" ")
        chars = "".join(chr(int(part, 16)) for part in parts.split())
        if kind == "<circle>" and chars.isdecimal():
            made[chr(code)] = Recipe("circle", chars)
    for kind, series in (("black", _BLACK), ("double", _DOUBLE), ("circle", _OPEN)):
        for first, number, count in series:
            for step in range(count):
                made[chr(ord(first) + step)] = Recipe(kind, str(number + step))
    return made


@cache
def letters() -> dict[str, Recipe]:
    """Every letter with accents that may be made, by Unicode's canonical decompositions."""
    made: dict[str, Recipe] = {}
    for first, last in _LETTERS:
        for char in map(chr, range(first, last)):
            parts = unicodedata.normalize("NFD", char)
            if (
                char not in _NOT_AS_SAID
                and len(parts) > 1
                and all(map(unicodedata.combining, parts[1:]))
            ):
                made[char] = Recipe("accented", parts)
    return made


def is_made(char: str) -> bool:
    """Whether a character is of the kinds that can be made."""
    return char in recipes() or char in letters()


def is_letter(char: str) -> bool:
    """Whether it is a letter, not a figure."""
    return char in letters()


class MadeFace(HarfBuzzFace):
    """What is made from `parent`: part of its design, in a font program of its own."""

    def __init__(self, parent: HarfBuzzFace, program: bytes, *, letters: bool = False) -> None:
        self._parent = parent
        super().__init__(made_key(parent.key, letters=letters), parent.weight, parent.file)
        self._open(hb.Face(hb.Blob(program), 0))

    @property
    def ascent(self) -> Em:
        """The parent's: both stand on one line."""
        return self._parent.ascent


def made_face(parent: HarfBuzzFace, *, accented: bool = False) -> MadeFace | None:
    """The face of all figures (or `accented` letters) that `parent` lacks and has the parts of; None where that is
    nothing."""
    wanted = {
        char: parts
        for char, recipe in (letters() if accented else recipes()).items()
        if not parent.has(char) and (parts := _held(parent, recipe))
    }
    if not wanted:
        return None
    try:
        return MadeFace(parent, _program(parent, wanted), letters=accented)
    except (
        Exception
    ):  # a font of somebody's own, whose outlines no library can follow: others stand in
        return None


def _held(parent: HarfBuzzFace, recipe: Recipe) -> Recipe | None:
    """The recipe in parts that a face has; None where it lacks one. A letter may have some of its accents already
    (ế from ê)."""
    if recipe.kind != "accented":
        return recipe if all(_part(parent, part) for part in recipe.parts) else None
    parts = recipe.parts
    for count in range(len(parts) - 1, 0, -1):
        base, marks = unicodedata.normalize("NFC", parts[:count]), parts[count:]
        if len(base) == 1 and parent.has(base) and all(_part(parent, mark) for mark in marks):
            return Recipe(recipe.kind, base + marks)
    return None


def _part(parent: HarfBuzzFace, char: str) -> str:
    shown = _ALTERNATIVES.get(char) or char + _SPACING.get(char, "")
    return next((one for one in shown if parent.has(one)), "")


def _program(parent: HarfBuzzFace, wanted: dict[str, Recipe]) -> bytes:
    from fontTools.fontBuilder import FontBuilder

    glyphs: dict[str, Any] = {".notdef": _empty()}
    metrics: dict[str, tuple[int, int]] = {".notdef": (_UPEM, 0)}
    cmap: dict[int, str] = {}
    maker = _Maker(parent)
    for char, recipe in sorted(wanted.items()):
        name = f"uni{ord(char):04X}"
        glyph, advance = maker.glyph(recipe)
        glyphs[name], metrics[name], cmap[ord(char)] = glyph, (advance, 0), name
    build = FontBuilder(_UPEM, isTTF=True)
    build.setupGlyphOrder(list(glyphs))
    build.setupCharacterMap(cmap)
    build.setupGlyf(glyphs)
    table = build.font["glyf"]
    metrics = {
        name: (advance, getattr(table[name], "xMin", 0)) for name, (advance, _) in metrics.items()
    }
    build.setupHorizontalMetrics(metrics)
    build.setupHorizontalHeader(ascent=880, descent=-120)
    build.setupNameTable({"familyName": "Figures", "psName": f"Figures-{parent.weight.title()}"})
    build.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWeightClass=_weight(parent))
    build.setupPost()
    build.updateHead(created=0, modified=0)
    build.font.recalcTimestamp = False
    file = io.BytesIO()
    build.save(file)
    return file.getvalue()


def _weight(parent: HarfBuzzFace) -> int:
    table = parent.table("OS/2")
    return int.from_bytes(table[4:6], "big") if len(table) >= 6 else 400


def _empty() -> Any:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return Glyph()


class _Maker:
    """Puts glyphs together from a face's outlines, all in 1/1000 em."""

    def __init__(self, parent: HarfBuzzFace) -> None:
        self._parent = parent
        self._unit = _UPEM / parent.upem
        self._small, self._raised = self._own_superior()

    def glyph(self, recipe: Recipe) -> tuple[Any, int]:
        """A glyph and its advance."""
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        result = TTGlyphPen(None)
        # contours of TrueType run clockwise: the other way than the cubic ones of CFF
        pen = Cu2QuPen(result, _ERROR)
        if recipe.kind in ("circle", "double", "black"):
            return self._circled(recipe, pen, result)
        placed, advance = (self._accented if recipe.kind == "accented" else self._row)(recipe)
        for part in placed:
            self._draw(part, pen)
        return result.glyph(), round(advance)

    def _accented(self, recipe: Recipe) -> tuple[list[Placed], float]:
        """A letter with its accents where the face's mark positions put them, or its ink."""
        parent, base, marks = self._parent, recipe.parts[0], list(recipe.parts[1:])
        letter = base
        above = [mark for mark in marks if unicodedata.combining(mark) == _ABOVE]
        if above and parent.has(_DOTLESS.get(base, base)):
            letter = _DOTLESS.get(base, base)
        parts = [_part(parent, mark) for mark in marks]
        if parts == marks:
            offsets = mark_offsets((parent, letter), [(parent, mark) for mark in marks])
        else:
            offsets = over_ink((parent, letter), [(parent, part) for part in parts], marks)
        row = [Placed(letter, 1, 0, 0)]
        row += [Placed(part, 1, x, y) for part, (x, y) in zip(parts, offsets, strict=True)]
        return row, self._advance(letter)

    def _own_superior(self) -> tuple[float, float]:
        """Size and baseline of the face's own superior figures, or the usual ones."""
        parent = self._parent
        for own, figure in ("²2", "³3", "¹1"):
            if parent.has(own) and parent.has(figure):
                _, low, _, high = parent.bounds(own)
                _, bottom, _, top = parent.bounds(figure)
                if top > bottom and 0.4 < (scale := (high - low) / (top - bottom)) < 0.8:
                    return scale, low - bottom * scale
        return _SMALL, _RAISED * _UPEM

    def _row(self, recipe: Recipe) -> tuple[list[Placed], float]:
        """Parts one beside the other, with the advance of all."""
        small, raised = self._small, self._raised
        if recipe.kind == "slash":
            return [Placed("/", 1, 0, 0)], self._advance("/")
        if recipe.kind != "fraction":
            level = raised if recipe.kind == "super" else _LOWERED * _UPEM
            return self._set(recipe.parts, small, 0, level)
        above, _, below = recipe.parts.partition("⁄")
        placed, x = self._set(above, small, 0, raised)
        bar = _part(self._parent, "⁄")
        left, bottom, right, top = self._parent.bounds(bar)
        _, foot, _, head = self._parent.bounds("1")
        scale = (
            max(raised + head * small, head) / max(top - bottom, 1) if top - bottom > head else 1
        )
        room = (right - left) * scale
        placed.append(Placed(bar, scale, x - left * scale - room * 0.15, foot - bottom * scale))
        x += room * 0.7
        if below:
            more, x = self._set(below, small, x, 0)
            placed += more
        return placed, max(x, 1)

    def _set(self, chars: str, scale: float, x: float, y: float) -> tuple[list[Placed], float]:
        placed = []
        for char in chars:
            part = _part(self._parent, char)
            placed.append(Placed(part, scale, x, y))
            x += self._advance(part) * scale
        return placed, x

    def _circled(self, recipe: Recipe, pen: Any, result: Any) -> tuple[Any, int]:
        """Figures in a ring, in two rings, or left out of a black disc."""
        from fontTools.pens.reverseContourPen import ReverseContourPen

        middle, level, radius = self._circle()
        line = _THIN.get(self._parent.weight, _THIN["regular"])
        within = radius - line
        clockwise = self._is_clockwise()
        _ring(pen, middle, level, radius, clockwise=clockwise)
        if recipe.kind != "black":
            _ring(pen, middle, level, within, clockwise=not clockwise)
        if recipe.kind == "double":
            within -= line * 1.5
            _ring(pen, middle, level, within, clockwise=clockwise)
            within -= line
            _ring(pen, middle, level, within, clockwise=not clockwise)
        row, _ = self._set(recipe.parts, 1, 0, 0)
        boxes = [self._parent.bounds(part.char) for part in row]
        left = row[0].x + boxes[0][0]
        right = row[-1].x + boxes[-1][2]
        bottom = min(box[1] for box in boxes)
        top = max(box[3] for box in boxes)
        room = 2 * within * _FILL
        scale = min(room * 1.1 / max(top - bottom, 1), 1)
        across = min(room * 1.15 / max(right - left, 1) / scale, 1)
        if across < _NARROWEST:
            scale, across = scale * across / _NARROWEST, _NARROWEST
        x = middle - (left + right) / 2 * scale * across
        y = level - (bottom + top) / 2 * scale
        ink = ReverseContourPen(pen) if recipe.kind == "black" else pen
        for part in row:
            self._draw(Placed(part.char, scale, x + part.x * scale * across, y, across), ink)
        return result.glyph(), _UPEM

    def _circle(self) -> tuple[float, float, float]:
        """Middle and radius: those of the face's own ①."""
        if not self._parent.has("①"):
            return _CIRCLE
        left, bottom, right, top = self._parent.bounds("①")
        radius = (right - left) / 2
        round_enough = 300 < radius < 520 and abs(top - bottom - 2 * radius) < radius / 5
        return ((left + right) / 2, (bottom + top) / 2, radius) if round_enough else _CIRCLE

    def _is_clockwise(self) -> bool:
        """Which way the outer contours of the face run: a made ring runs as they do."""
        from fontTools.pens.areaPen import AreaPen

        area = AreaPen()
        self._parent.hb_font.draw_glyph_with_pen(self._parent.glyph("1"), area)
        return bool(area.value < 0)

    def _advance(self, char: str) -> float:
        return self._parent.advances[char]

    def _draw(self, part: Placed, pen: Any) -> None:
        from fontTools.pens.transformPen import TransformPen

        scale = part.scale * self._unit
        moved = TransformPen(pen, (scale * part.across, 0, 0, scale, part.x, part.y))
        self._parent.hb_font.draw_glyph_with_pen(self._parent.glyph(part.char), moved)


def _ring(pen: Any, x: float, y: float, radius: float, *, clockwise: bool) -> None:
    """A circle of eight quadratic arcs."""
    steps = list(_octants(clockwise=clockwise))
    beyond = radius / cos(pi / 8)
    pen.moveTo((x + radius, y))
    for middle, end in steps:
        pen.qCurveTo(
            (x + beyond * cos(middle), y + beyond * sin(middle)),
            (x + radius * cos(end), y + radius * sin(end)),
        )
    pen.closePath()


def _octants(*, clockwise: bool) -> Iterator[tuple[float, float]]:
    step = -pi / 4 if clockwise else pi / 4
    for number in range(8):
        yield (number + 0.5) * step, (number + 1) * step
