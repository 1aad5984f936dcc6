"""A client's page in sRGB — 广告看样 — for proofs and screens: its inks by their look in print.

In: an open PDF, changed in memory only. What is converted is what newspapers' advertisements are made of:
paints in DeviceCMYK, DeviceCMYK pictures of 8 bits, and forms and patterns of both. All else (shadings,
spot inks, ICC profiles of their own) stays as it is and is named: a wrong colour shown as the right one is
worse than one that each viewer shows in its own way.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, ImageChops

from composer.press.softproof import SoftProof

__all__ = ["soften"]

_CMYK, _RGB = pikepdf.Name("/DeviceCMYK"), pikepdf.Name("/DeviceRGB")
_PAINTS = {"k": "rg", "K": "RG"}
_SPACES = {"cs": "fill", "CS": "stroke"}
_COLOURS = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}
_PLAIN = frozenset(("/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/Lab", "/Pattern"))


_DAMAGE = (
    pikepdf.PdfError, OSError, ValueError, TypeError, AttributeError, KeyError, IndexError, Warning,
    SyntaxError, NotImplementedError, RuntimeError, zlib.error,
)  # fmt: skip
"""What odd objects of a stranger's file make Pillow and pikepdf raise."""


def soften(pdf: pikepdf.Pdf, proof: SoftProof) -> set[str]:
    """Convert the first page of `pdf`; the kinds of colour that stay as they are.

    What cannot be understood stays too: each form and picture is either converted or left whole.
    """
    return _Softening(pdf, proof).page()


class _Softening:
    """One page's conversion; what advances are the objects done and the kinds left."""

    def __init__(self, pdf: pikepdf.Pdf, proof: SoftProof) -> None:
        self._pdf, self._proof = pdf, proof
        self._done: set[tuple[int, int]] = set()
        self._left: set[str] = set()
        self._looks: dict[tuple[float, ...], list[float]] = {}

    def page(self) -> set[str]:
        page: Any = self._pdf.pages[0]
        try:
            resources = page.resources
            stream = pikepdf.unparse_content_stream(self._instructions(page, resources))
            page.Contents = self._pdf.make_stream(stream)
            self._group(page.obj)
            self._walk(resources)
        except _DAMAGE:
            self._left.add("?")
        return self._left

    # ── content ───────────────────────────────────────────────────────────────────────────────────

    def _instructions(self, content: Any, resources: Any) -> list[Any]:
        """A content stream with its CMYK paints in RGB."""
        spaces: Any = resources.get("/ColorSpace") or {}
        process = {"fill": False, "stroke": False}
        made: list[Any] = []
        for one in pikepdf.parse_content_stream(content):
            operator = str(one.operator)
            operands: list[Any] = list(one.operands)
            if operator in _PAINTS and len(operands) == 4:
                made.append((self._look(operands), pikepdf.Operator(_PAINTS[operator])))
                continue
            if operator in _SPACES and operands:
                space = spaces.get(str(operands[0]), operands[0])
                process[_SPACES[operator]] = space == _CMYK
                if space == _CMYK:
                    operands = [_RGB]
                else:
                    self._note(space)
            elif operator in _COLOURS and process[_COLOURS[operator]] and len(operands) == 4:
                operands = self._look(operands)
            elif operator == "INLINE IMAGE":
                self._note_inline(one)
            elif operator in ("k", "K", "rg", "RG", "g", "G"):
                process["fill" if operator.islower() else "stroke"] = False
            made.append((operands, one.operator))
        return made

    def _look(self, operands: list[Any]) -> list[float]:
        inks = tuple(float(one) for one in operands)
        if inks not in self._looks:
            self._looks[inks] = [round(part, 4) for part in self._proof.colour(inks)]
        return self._looks[inks]

    def _note_inline(self, instruction: Any) -> None:
        image = instruction.iimage
        if str(image.obj.get("/ColorSpace") or image.obj.get("/CS") or "") in (
            "/CMYK",
            "/DeviceCMYK",
        ):
            self._left.add("inline DeviceCMYK")

    # ── resources ─────────────────────────────────────────────────────────────────────────────────

    def _walk(self, resources: Any) -> None:
        for thing in _streams(resources.get("/XObject")):
            if self._is_new(thing):
                if thing.get("/Subtype") == "/Image":
                    self._image(thing)
                else:
                    self._form(thing, resources)
        for pattern in _values(resources.get("/Pattern")):
            if isinstance(pattern, pikepdf.Stream):
                if self._is_new(pattern):
                    self._form(pattern, resources)
            elif "/Shading" in pattern:
                self._note(pattern["/Shading"].get("/ColorSpace"))
        for shading in _values(resources.get("/Shading")):
            self._note(shading.get("/ColorSpace"))

    def _is_new(self, thing: Any) -> bool:
        if thing.objgen in self._done:
            return False
        self._done.add(thing.objgen)
        return True

    def _form(self, form: Any, outer: Any) -> None:
        resources = form.get("/Resources") or outer
        form.write(pikepdf.unparse_content_stream(self._instructions(form, resources)))
        self._group(form)
        self._walk(resources)

    def _group(self, holder: Any) -> None:
        group = holder.get("/Group")
        if group is not None and group.get("/CS") == _CMYK:
            group["/CS"] = _RGB

    def _image(self, image: Any) -> None:
        space = image.get("/ColorSpace")
        if space is None or space != _CMYK:
            self._note(space)
            return
        shown = self._safely(image)
        if shown is None or ("/Mask" in image and isinstance(image["/Mask"], pikepdf.Array)):
            self._left.add("DeviceCMYK")
            return
        made = self._proof.transformed(shown)
        lossless = image.get("/Filter") == "/FlateDecode"
        content = zlib.compress(made.tobytes(), 6) if lossless else self._proof.jpeg(made)
        image.write(content, filter=pikepdf.Name("/FlateDecode" if lossless else "/DCTDecode"))
        image["/ColorSpace"] = _RGB
        for key in ("/Decode", "/Intent"):
            if key in image:
                del image[key]

    @staticmethod
    def _safely(image: Any) -> Any:
        """The picture's pixels, or None where they cannot be had; nor more than Pillow thinks sound."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                return _pixels(image)
            except (*_DAMAGE, Image.DecompressionBombError):
                return None

    def _note(self, space: Any) -> None:
        """Note a colour space that is neither gray nor RGB; of a palette, what it is a palette of."""
        while isinstance(space, pikepdf.Array) and space[0] in ("/Indexed", "/Pattern"):
            space = space[1] if len(space) > 1 else None
        if space is None:
            return
        kind = str(space[0] if isinstance(space, pikepdf.Array) else space)
        if kind == "/ICCBased" and int(space[1].get("/N", 0)) != 4:
            return
        if kind not in _PLAIN:
            self._left.add(kind.removeprefix("/"))


def _pixels(image: Any) -> Any:
    """The picture with 255 for a solid, or None where it is packed in a way that is not taken here."""
    size = int(image["/Width"]), int(image["/Height"])
    packing = image.get("/Filter")
    if int(image.get("/BitsPerComponent", 8)) != 8:
        return None
    decode = [float(one) for one in image.get("/Decode") or (0, 1) * 4]
    if decode not in ([0.0, 1.0] * 4, [1.0, 0.0] * 4):
        return None
    if packing == "/DCTDecode":
        shown = ImageChops.invert(Image.open(io.BytesIO(image.read_raw_bytes())).convert("CMYK"))
    elif packing is None or packing == "/FlateDecode":
        shown = Image.frombytes("CMYK", size, image.read_bytes())
    else:
        return None
    return ImageChops.invert(shown) if decode[0] else shown


def _streams(things: Any) -> Iterator[Any]:
    return (thing for thing in _values(things) if isinstance(thing, pikepdf.Stream))


def _values(things: Any) -> Iterator[Any]:
    return iter([things[key] for key in things.keys()] if things is not None else [])  # noqa: SIM118
