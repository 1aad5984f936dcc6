"""What acts or floats above the page — 会动的东西: annotations, actions, files, forms, layers (ISO 15930-7, 6.9–6.12)."""

from __future__ import annotations

from typing import Any

import pikepdf

from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import box_of, dictionary, entry, items, name_of, text_of
from composer.preflight.report.faults import PageFrame

__all__ = ["check_annotations", "check_layers", "check_living"]

_HARMLESS = ("PrinterMark", "TrapNet")
_DRAWN = frozenset(
    (
        "Widget", "Highlight", "Underline", "Squiggly", "StrikeOut", "Ink", "Square", "Circle", "Line",
        "Polygon", "PolyLine", "FreeText", "Redact",
    )
)  # fmt: skip
"""Annotations that viewers draw by their own means where the file does not say how."""
_MOST = 100_000


def check_living(file: PressFile) -> None:
    """Actions, scripts, embedded files and forms of the file."""
    root, book = file.root, file.book
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        book.add("live.action", name="OpenAction")
    if "/AA" in root:
        book.add("live.action", name="AA")
    names = dictionary(root.get("/Names"))
    if "/JavaScript" in names or _scripted(file.pdf):
        book.add("live.javascript")
    if "/EmbeddedFiles" in names or "/AF" in root:
        book.add("live.file")
    if "/Collection" in root:
        book.add("live.collection")
    form = dictionary(root.get("/AcroForm"))
    if items(form.get("/Fields")):
        book.add("live.form")
    if "/XFA" in form:
        book.add("live.xfa")
    check_layers(file)


def _scripted(pdf: pikepdf.Pdf) -> bool:
    for at, one in enumerate(pdf.objects):
        if at > _MOST:
            return False
        if isinstance(one, pikepdf.Dictionary) and name_of(one.get("/S")) == "JavaScript":
            return True
    return False


def check_annotations(file: PressFile, page: Any, frame: PageFrame) -> None:
    """Annotations whose rectangle touches the page inside its bleed, and the page's own actions."""
    for one in items(page.get("/Annots")):
        kind = name_of(entry(one, "/Subtype"))
        if kind in _HARMLESS:
            continue
        box = box_of(entry(one, "/Rect"))
        if box is None or meet(box, frame.bleed) is not None:
            # One that is drawn would be missed on the page; a bare comment is for its reader alone.
            drawn = kind in _DRAWN or (kind != "Link" and len(dictionary(entry(one, "/AP"))))
            file.book.add("live.drawn" if drawn else "live.annotation", box, name=kind or "?")
        action = entry(one, "/A")
        if entry(action, "/S") is not None and name_of(entry(action, "/S")) != "JavaScript":
            file.book.add("live.action", box, name=name_of(entry(action, "/S")))
    if "/AA" in page:
        file.book.add("live.action", name="AA")


def check_layers(file: PressFile) -> None:
    """Optional content: named configurations, nothing off, nothing that switches itself."""
    properties = dictionary(file.root.get("/OCProperties"))
    if not len(properties):
        return
    default = dictionary(properties.get("/D"))
    configurations = [default, *map(dictionary, items(properties.get("/Configs")))]
    if any(not text_of(one.get("/Name")) for one in configurations):
        file.book.add("layer.name")
    if any(items(one.get("/AS")) for one in configurations):
        file.book.add("layer.automatic")
    off = items(default.get("/OFF"))
    if name_of(default.get("/BaseState")) == "OFF":
        on = [
            one.objgen for one in items(default.get("/ON")) if isinstance(one, pikepdf.Dictionary)
        ]
        off += [one for one in items(properties.get("/OCGs")) if one.objgen not in on]
    for one in off:
        file.book.add("layer.hidden", name=text_of(entry(one, "/Name")) or "?")
