"""The objects of a placed page — 广告对象 — taken out of its PDF, to be numbered anew in ours.

In: an open PDF. Out: its first page (`take_form`) or all its pages (`take_pages`) as form XObjects and
everything they refer to, serialised, with numbers left open. Marked content of an advertisement is taken
out: its ids would be read as ours. Pages to be imposed keep their contents byte for byte: a sheet has no
structure. What a press would object to is for preflight to say.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf

from composer.foreign_pdf import TooMuch, stream_bytes
from composer.frozen import frozen
from composer.press.adverts.layers import Layers
from composer.press.adverts.placed_form import GraphObject, PlacedForm

if TYPE_CHECKING:
    from composer.press.softproof import SoftProof

__all__ = ["PageForm", "PageGraph", "take_form", "take_pages"]

_DROPPED = frozenset(
    (
        "/StructParents", "/StructParent", "/Metadata", "/PieceInfo", "/LastModified", "/Length",
        "/OC", "/OPI", "/Alternates",
    )
)  # fmt: skip
"""Keys of forms and pictures that belong to the file they come from; /Length is written anew."""

_NO_SPOTS = frozenset(("All", "None", "Cyan", "Magenta", "Yellow", "Black"))
"""Separations that have no plate of their own."""

_Place = tuple[int, int]
"""Object and generation number."""

_MARKING = re.compile(rb"\b(?:BDC|BMC|MP|DP)\b")
_MARKS = frozenset(("BDC", "BMC", "EMC", "MP", "DP"))


@frozen
class PageForm:
    """A page as a form: where it is among the objects, and its boxes in the space it is painted in."""

    place: int
    trim: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]
    spots: tuple[str, ...]


@frozen
class PageGraph:
    """All pages of a file and what hangs on them."""

    pages: tuple[PageForm, ...]
    objects: tuple[GraphObject, ...]
    spots: dict[str, int]


def take_form(pdf: pikepdf.Pdf, proof: SoftProof | None = None) -> PlacedForm:
    """The first page of `pdf`, cut at its TrimBox; in sRGB where there is a `proof`.

    Raises:
        pikepdf.PdfError: a stream of it cannot be unpacked.
    """
    kinds: set[str] = set()
    if proof is not None:
        from composer.press.adverts.soft import soften

        kinds = soften(pdf, proof)
    form = pdf.make_indirect(pdf.pages[0].as_form_xobject())
    layers = Layers(pdf)
    walk = _Walk(layers)
    walk.place(form)
    objects = tuple(walk.objects())
    walk.check_paintings()
    box, left_out = _painted_box(form), tuple(layers.left_out)
    return PlacedForm(objects, box, len(pdf.pages), tuple(sorted(kinds)), left_out)


def take_pages(pdf: pikepdf.Pdf, marks_key: str = "") -> PageGraph:
    """Every page of `pdf`, cut at its BleedBox; streams that have `marks_key` are left out.

    Raises:
        pikepdf.PdfError: a stream of it cannot be unpacked.
    """
    layers = Layers(pdf)
    walk = _Walk(layers, keep_marks=not layers)
    walk.pdf = pdf
    boxes = []
    for page in pdf.pages:
        _drop_streams(page, marks_key)
        form = pdf.make_indirect(page.as_form_xobject())
        trim = _painted_box(form)
        # Without a BleedBox there is none: what lies beyond the trim is another program's marks.
        form.BBox = page.bleedbox if "/BleedBox" in page.obj else page.trimbox
        _ungroup(form)
        boxes.append((walk.place(form), trim, _painted_box(form)))
    objects = tuple(walk.objects())
    spots = walk.spots
    pages = (
        PageForm(place, trim, bleed, _spots_of(place, objects, spots))
        for place, trim, bleed in boxes
    )
    return PageGraph(tuple(pages), objects, spots)


def _drop_streams(page: pikepdf.Page, key: str) -> None:
    """Take the streams with `key` off the page's contents."""
    contents = page.obj.get("/Contents")
    if key and isinstance(contents, pikepdf.Array):
        kept = [stream for stream in contents.as_list() if key not in stream]
        page.obj.Contents = pikepdf.Array(kept)


def _ungroup(form: pikepdf.Object) -> None:
    """Make a page's CMYK group that of the sheet it goes on.

    The sheet has the same group and nothing lies under the page, so that blending comes out the same;
    as a group within a group its overprinting would be simulated by some RIPs and lost by others.
    """
    group: Any = form.get("/Group")
    if group is not None and group.get("/CS") == "/DeviceCMYK" and not group.get("/K", False):
        del form["/Group"]


def _spots_of(start: int, objects: Sequence[GraphObject], spots: dict[str, int]) -> tuple[str, ...]:
    """The spot inks whose colour spaces can be reached from the object at `start`."""
    seen, queue = {start}, [start]
    while queue:
        for part in objects[queue.pop()].parts:
            if isinstance(part, int) and part not in seen:
                seen.add(part)
                queue.append(part)
    return tuple(sorted(name for name, place in spots.items() if place in seen))


class _Walk:
    """Walks from an object to all it refers to, giving each a place in the order met."""

    pdf: pikepdf.Pdf | None = None
    """The file, where spot inks are to be found in it."""

    def __init__(self, layers: Layers, *, keep_marks: bool = False) -> None:
        self.spots: dict[str, int] = {}
        """Spot ink → the place of its colour space."""
        self._layers, self._keep_marks = layers, keep_marks
        self._paints: dict[_Place, Counter[_Place]] = {}
        """Form → the forms that it paints, and how often."""
        self._places: dict[tuple[int, int], int] = {}
        self._queue: list[pikepdf.Object] = []

    def place(self, thing: pikepdf.Object) -> int:
        """The place of an indirect object."""
        if thing.objgen not in self._places:
            self._places[thing.objgen] = len(self._queue)
            self._queue.append(thing)
        return self._places[thing.objgen]

    def objects(self) -> Iterator[GraphObject]:
        """All objects, in the order of their places; the queue grows while it is read."""
        at = 0
        while at < len(self._queue):
            yield self._object(self._queue[at])
            at += 1

    def _object(self, thing: pikepdf.Object) -> GraphObject:
        if isinstance(thing, pikepdf.Stream):
            return self._stream(thing)
        return GraphObject(tuple(_joined(self._value(thing, top=True))))

    def _stream(self, thing: pikepdf.Stream) -> GraphObject:
        """A stream as it is packed; only contents with marks in them are unpacked and rewritten."""
        if self._layers.hides(thing.get("/OC")):
            return _NOTHING
        entries = dict(thing.items())
        content = thing.read_raw_bytes()
        if _is_content(thing):
            plain = stream_bytes(thing)
            self._note_paintings(thing, plain)
            if not self._keep_marks and _MARKING.search(plain):
                content = zlib.compress(self._unmarked(thing), 6)
                entries = {**_without(entries, ("/Filter", "/DecodeParms")), "/Filter": _FLATE}
        parts = [b"<<", *self._entries(_without(entries, _DROPPED))]
        parts.append(b"/Length %d>>" % len(content))
        return GraphObject(tuple(_joined(parts)), content)

    def _value(self, value: Any, *, top: bool = False) -> list[bytes | int]:
        """A value in PDF syntax, objects it names as places."""
        if not isinstance(value, pikepdf.Object):
            return [_scalar(value)]
        if value.is_indirect and not top:
            return [self.place(value)]
        if isinstance(value, pikepdf.Dictionary):
            return [b"<<", *self._entries(_without(dict(value.items()), _DROPPED)), b">>"]
        if isinstance(value, pikepdf.Array):
            if self.pdf is not None and (place := self._spot(value, self.pdf)) is not None:
                return [place]
            inside = (part for item in value for part in (b" ", *self._value(item)))
            return [b"[", *inside, b"]"]
        return [value.unparse(resolved=True)]

    def _spot(self, space: pikepdf.Array, pdf: pikepdf.Pdf) -> int | None:
        """Note a spot ink's colour space; where it is a direct object, give it a place of its own."""
        if len(space) != 4 or space[0] != "/Separation":
            return None
        if not space.is_indirect:
            return self.place(pdf.make_indirect(space))
        ink = str(space[1])[1:]
        if ink not in _NO_SPOTS:
            self.spots.setdefault(ink, self.place(space))
        return None

    def _entries(self, entries: dict[str, Any]) -> Iterator[bytes | int]:
        for key, value in entries.items():
            yield pikepdf.Name(key).unparse()
            yield b" "
            yield from self._value(value)

    def _unmarked(self, content: pikepdf.Stream) -> bytes:
        """A content stream without its marked-content operators, and without what its hidden layers paint.

        What a hidden layer says of the state (``cm``, ``q``, ``Tf``, ``Td``, clips) holds for what comes
        after it, so that alone its painting is left out: paths end without paint, text moves on unseen.
        """
        resources: Any = content.get("/Resources") or {}
        layers: Any = resources.get("/Properties") or {}
        kept: list[Any] = []
        open_marks: list[bool] = []
        unseen = _Unseen()
        for instruction in pikepdf.parse_content_stream(content):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                open_marks.append(self._is_hidden(instruction.operands, layers))
            elif operator == "EMC":
                if open_marks:
                    open_marks.pop()
            elif operator not in _MARKS:
                unseen.follow(operator, instruction.operands)
                kept += unseen.of(instruction) if any(open_marks) else (instruction,)
        return pikepdf.unparse_content_stream(kept)

    def _is_hidden(self, operands: Any, layers: Any) -> bool:
        """Whether the marks that begin here are of a layer switched off in its own file."""
        if len(operands) < 2 or operands[0] != "/OC" or not isinstance(operands[1], pikepdf.Name):
            return False
        return self._layers.hides(layers.get(operands[1]))

    def _note_paintings(self, form: pikepdf.Stream, content: bytes) -> None:
        """Count how often a form paints each other one."""
        resources: Any = form.get("/Resources")
        known: Any = (
            resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        )
        if not isinstance(known, pikepdf.Dictionary):
            return
        painted = self._paints.setdefault(form.objgen, Counter())
        for name, count in Counter(_PAINTING.findall(content)).items():
            other = known.get(f"/{name.decode('latin-1')}")
            if isinstance(other, pikepdf.Stream) and other.get("/Subtype") == "/Form":
                painted[other.objgen] += count

    def check_paintings(self) -> None:
        """See that forms that paint forms do not add up to more than anybody could print.

        Raises:
            TooMuch: they do, or run in a circle.
        """
        totals: dict[_Place, int] = {}
        open_forms: set[_Place] = set()

        def total(form: _Place, depth: int) -> int:
            if form in open_forms or depth > _DEEP:
                raise TooMuch
            if form not in totals:
                open_forms.add(form)
                inside = self._paints.get(form, Counter())
                totals[form] = 1 + sum(n * total(other, depth + 1) for other, n in inside.items())
                open_forms.discard(form)
            return totals[form]

        if self._queue and total(self._queue[0].objgen, 0) > _MOST_PAINTINGS:
            raise TooMuch


class _Unseen:
    """What a hidden layer leaves of each operator."""

    def __init__(self) -> None:
        self._rendering = 0
        self._saved: list[int] = []

    def follow(self, operator: str, operands: Any) -> None:
        """Keep the text rendering mode, which has to be set back after unseen text."""
        if operator == "q":
            self._saved.append(self._rendering)
        elif operator == "Q" and self._saved:
            self._rendering = self._saved.pop()
        elif operator == "Tr" and operands:
            self._rendering = int(operands[0])

    def of(self, instruction: Any) -> Iterator[Any]:
        """The operators that keep the state as `instruction` leaves it, without its paint."""
        operator = str(instruction.operator)
        if operator in _PATH_PAINTING:
            yield _instruction([], "n")
        elif operator in _TEXT_SHOWING:
            # 3 paints nothing; 7 nothing either, and still adds to the clip, as 4 to 6 do.
            yield _instruction([7 if self._rendering >= 4 else 3], "Tr")
            yield instruction
            yield _instruction([self._rendering], "Tr")
        elif operator not in _OTHER_PAINTING:
            yield instruction


def _instruction(operands: list[Any], operator: str) -> Any:
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))


_PATH_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_TEXT_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_OTHER_PAINTING = frozenset(("sh", "Do", "INLINE IMAGE", "BI", "ID", "EI"))

_NOTHING = GraphObject((b"<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>",), b"")
"""In the place of a form or picture that is switched off."""

_PAINTING = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")
_MOST_PAINTINGS = 1_000_000
"""Forms that a page may paint, those within forms counted each time: maps of cities have some ten thousand."""
_DEEP = 100

_FLATE = pikepdf.Name("/FlateDecode")


def _is_content(thing: pikepdf.Stream) -> bool:
    """Whether a stream is painted by operators: a form or a tiling pattern."""
    return thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1


def _without(entries: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if key not in keys}


def _scalar(value: Any) -> bytes:
    """A number, truth value or null; pikepdf gives these as Python's own."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Decimal):
        return format(value, "f").encode("ascii")
    return str(value).encode("ascii")


def _joined(parts: Iterable[bytes | int]) -> Iterator[bytes | int]:
    """The parts with neighbouring bytes put together."""
    run = bytearray()
    for part in parts:
        if isinstance(part, int):
            if run:
                yield bytes(run)
                run.clear()
            yield part
        else:
            run += part
    if run:
        yield bytes(run)


def _painted_box(form: pikepdf.Object) -> tuple[float, float, float, float]:
    """The form's BBox after its Matrix, which stands upright what the page showed rotated."""
    left, bottom, right, top = (float(part) for part in form["/BBox"])
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    down = [b * x + d * y + f for x, y in corners]
    return min(across), min(down), max(across), max(down)
