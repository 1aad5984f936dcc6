"""Advertisements — 广告: a client's finished PDF page, as objects that can stand in our file.

In: a PDF file, the size of its slot. Out: the page as a form XObject cut at its TrimBox, with all that
hangs on it, colours and fonts untouched: an advertisement is the client's, what is wrong with it is
reported and not mended (GWG 2015, "Supplied files"). pikepdf, which does the reading, is imported when
the first one is met.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from composer.diagnostics.model import Findings, Span
from composer.frozen import frozen
from composer.measure import Pt, Rect, mm

if TYPE_CHECKING:
    from pikepdf import Pdf

    from composer.press.form_graph import FormGraph, GraphObject
    from composer.press.softproof import SoftProof

__all__ = ["Adverts", "PressAdvert", "is_pdf"]

_TOLERANCE = mm(1)
"""A slot may differ by this much from the advertisement; more is seen beside its rule."""


@frozen
class PressAdvert:
    """A placed page: its trimmed size, where its lower left corner lies, and its objects."""

    left: float
    bottom: float
    width: Pt
    height: Pt
    objects: tuple[GraphObject, ...]
    """The form itself first."""
    digest: bytes


def is_pdf(path: Path) -> bool:
    """Whether the file begins as a PDF does (within 1,024 bytes, as all readers allow)."""
    try:
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(1024)
    except OSError:
        return path.suffix.lower() == ".pdf"


class Adverts:
    """Reads each advertisement of a run once."""

    def __init__(self, findings: Findings, proof: SoftProof | None = None) -> None:
        """`proof`: bring their inks to sRGB, for a file that no plate is made from."""
        self._findings = findings
        self._proof = proof
        self._read: dict[Path, PressAdvert | None] = {}

    def take(self, path: Path, rect: Rect, span: Span) -> PressAdvert | None:
        """The advertisement for the slot `rect`; None if it is unusable.

        Reported at `span`: missing (E501), encrypted or damaged (E506), of another size (W507),
        fonts not embedded (E509), RGB (W510), more than one page (W511).
        """
        if path not in self._read:
            self._read[path] = self._open(path, span)
        advert = self._read[path]
        if advert is not None:
            self._check_size(advert, path, rect, span)
        return advert

    def _open(self, path: Path, span: Span) -> PressAdvert | None:
        import pikepdf

        from composer.press.form_graph import take_form

        try:
            with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
                if pdf.is_encrypted or not len(pdf.pages):
                    raise pikepdf.PdfError("encrypted or empty")
                if len(pdf.pages) > 1:
                    self._findings.add("W511", span, path=path.name, pages=len(pdf.pages))
                if self._proof is not None:
                    self._soften(pdf, path, span)
                graph = take_form(pdf)
                self._check_graph(graph, path, span)
                return _press_advert(graph, path)
        except FileNotFoundError:
            self._findings.add("E501", span, path=path.name)
        except (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError, RuntimeError):
            self._findings.add("E506", span, path=path.name)
        return None

    def _soften(self, pdf: Pdf, path: Path, span: Span) -> None:
        from composer.press.soft_adverts import soften

        assert self._proof is not None
        kinds = soften(pdf, self._proof)
        if kinds:
            self._findings.add("N612", span, path=path.name, kinds=sorted(kinds))

    def _check_graph(self, graph: FormGraph, path: Path, span: Span) -> None:
        if graph.loose_fonts:
            fonts = ", ".join(sorted(graph.loose_fonts))
            self._findings.add("E509", span, path=path.name, fonts=fonts)
        if graph.rgb and self._proof is None:
            self._findings.add("W510", span, path=path.name)

    def _check_size(self, advert: PressAdvert, path: Path, rect: Rect, span: Span) -> None:
        off = max(abs(advert.width - rect.width), abs(advert.height - rect.height))
        if off > _TOLERANCE:
            self._findings.add(
                "W507",
                span,
                path=path.name,
                measured=_millimetres(advert.width, advert.height),
                allowed=_millimetres(rect.width, rect.height),
            )


def _press_advert(graph: FormGraph, path: Path) -> PressAdvert:
    """The form with its trim as it stands once the page's rotation is applied."""
    left, bottom, right, top = graph.box
    return PressAdvert(
        left=left,
        bottom=bottom,
        width=Pt(right - left),
        height=Pt(top - bottom),
        objects=graph.objects,
        digest=hashlib.sha256(path.read_bytes()).digest(),
    )


def _millimetres(width: Pt, height: Pt) -> str:
    return f"{width / mm(1):.1f} × {height / mm(1):.1f} mm"
