"""Advertisements — 广告: a client's finished PDF page, as objects that can stand in our file.

In: a PDF file, the size of its slot. Out: the page as a form XObject cut at its TrimBox, with all that
hangs on it, colours and fonts untouched: an advertisement is the client's, what is wrong with it is
reported and not mended (GWG 2015, "Supplied files"). What was taken out is kept on the shelf; pikepdf,
which does the reading, is imported when a file is met for the first time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Diagnostic, Findings, Span, Words
from composer.display.items import Fit
from composer.frozen import frozen
from composer.measure import Rect
from composer.plain_files import stat_of
from composer.press.adverts.fit import fitted, millimetres
from composer.press.adverts.placed_form import GraphObject, PlacedForm
from composer.press.shelf import Shelf, digest_of

if TYPE_CHECKING:
    from composer.press.softproof import SoftProof

__all__ = ["Adverts", "PressAdvert", "is_pdf"]

_UNREADABLE = Words("读不了或不完整", "cannot be read, or is incomplete")
_ENCRYPTED = Words("加了密", "is encrypted")
_TOO_MUCH = Words(
    "解开后太大，或版面里的图形重复上百万次", "unpacks to too much, or paints a million forms"
)
_NO_SIZE = Words("的版面没有大小", "has a page without size")
_EMPTY = Words("一页也没有", "has no page")


@frozen
class PressAdvert:
    """A placed page: its trimmed size, where its lower left corner lies, and its objects."""

    left: float
    bottom: float
    width: float
    height: float
    objects: tuple[GraphObject, ...]
    """The form itself first."""
    digest: bytes


class _Unusable(Exception):
    """A file that no page can be taken from."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


def is_pdf(path: Path) -> bool:
    """Whether the file begins as a PDF does (within 1,024 bytes, as all readers allow)."""
    try:
        stat_of(path)
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(1024)
    except OSError:
        return path.suffix.lower() == ".pdf"


class Adverts:
    """Reads each advertisement of a run once."""

    def __init__(
        self,
        findings: Findings,
        shelf: Shelf | None = None,
        proof: SoftProof | None = None,
    ) -> None:
        """`proof`: bring their inks to sRGB, for a file that no plate is made from."""
        self._findings = findings
        self._shelf = shelf or Shelf(None)
        self._proof = proof
        self._read: dict[Path, PressAdvert | None] = {}
        self._told: dict[Path, tuple[Diagnostic, ...]] = {}

    def take(self, path: Path, span: Span) -> PressAdvert | None:
        """The advertisement in a file; None if it is unusable.

        Reported at `span`: missing (E501), encrypted or damaged (E506), more than one page (W511), in
        colours that stay as they are in a proof (N612).
        """
        if path in self._read:
            self._findings.again(self._told[path], span)
        else:
            before = len(self._findings)
            self._read[path] = self._open(path, span)
            self._told[path] = self._findings.since(before)
        return self._read[path]

    def scale(
        self, width: float, height: float, slot: Rect, fit: Fit, path: Path, span: Span
    ) -> float:
        """The scale in which a page of that size stands in `slot`; another size is reported at `span`
        (W507 smaller, E523 larger, N524 scaled down as the slot asks)."""
        found = fitted(width, height, slot, fit)
        if found.code:
            self._findings.add(
                found.code,
                span,
                path=path.name,
                measured=millimetres(width, height),
                allowed=millimetres(slot.width, slot.height),
                percent=f"{found.scale * 100:.1f}%",
            )
        return found.scale

    def _open(self, path: Path, span: Span) -> PressAdvert | None:
        try:
            stat_of(path)
            form = self._form(path)
        except FileNotFoundError:
            self._findings.add("E501", span, path=path.name)
            return None
        except (_Unusable, OSError) as error:
            reason = error.reason if isinstance(error, _Unusable) else _UNREADABLE
            self._findings.add("E506", span, path=path.name, reason=reason)
            return None
        if form.pages > 1:
            self._findings.add("W511", span, path=path.name, pages=form.pages)
        if form.mended:
            self._findings.add("W525", span, path=path.name)
        if form.left_out:
            self._findings.add("N526", span, path=path.name, names="、".join(form.left_out))
        if form.kinds:
            self._findings.add("N612", span, path=path.name, kinds=list(form.kinds))
        left, bottom, right, top = form.box
        digest = bytes.fromhex(digest_of(path))
        return PressAdvert(left, bottom, right - left, top - bottom, form.objects, digest)

    def _form(self, path: Path) -> PlacedForm:
        """The page as it was kept, or out of the file."""
        look = self._proof.digest if self._proof else ""
        key = self._shelf.key("advert", digest_of(path), look)
        kept = self._shelf.get(key)
        if kept is not None:
            return PlacedForm.unpacked(kept)
        form = _taken(path, self._proof)
        self._shelf.put(key, form.packed())
        return form


def _taken(path: Path, proof: SoftProof | None) -> PlacedForm:
    """The page out of the file.

    A cross-reference table that is slightly off (a file that went through a mail program) is made anew, as
    every viewer does; that it was is said.

    Raises:
        OSError, _Unusable: none can be had.
    """
    import pikepdf

    from composer.foreign_pdf import BROKEN, TooMuch, limited

    try:
        with limited():
            try:
                return _opened(path, proof, mending=False)
            except (pikepdf.PasswordError, TooMuch, _Unusable):
                raise
            except BROKEN:
                if not _is_whole(path):
                    raise _Unusable(_UNREADABLE) from None
                return _opened(path, proof, mending=True)
    except pikepdf.PasswordError:
        raise _Unusable(_ENCRYPTED) from None
    except TooMuch:
        raise _Unusable(_TOO_MUCH) from None
    except _Unusable:
        raise
    except BROKEN:
        raise _Unusable(_UNREADABLE) from None


def _is_whole(path: Path) -> bool:
    """Whether a file has its end: what was cut off no table made anew brings back."""
    with path.open("rb") as stream:
        length = stream.seek(0, 2)
        stream.seek(max(0, length - 2048))
        return b"%%EOF" in stream.read()


def _opened(path: Path, proof: SoftProof | None, *, mending: bool) -> PlacedForm:
    import pikepdf

    from composer.press.adverts.form_graph import take_form

    with pikepdf.open(path, attempt_recovery=mending, suppress_warnings=True) as pdf:
        if pdf.is_encrypted:
            raise _Unusable(_ENCRYPTED)
        if not len(pdf.pages):
            raise _Unusable(_EMPTY)
        form = take_form(pdf, proof)
    left, bottom, right, top = form.box
    if min(right - left, top - bottom) < 1:
        raise _Unusable(_NO_SIZE)
    return replace(form, mended=mending)
