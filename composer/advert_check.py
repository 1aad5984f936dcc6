"""Advertisements before their page is built — 广告进版检查: the rules of preflight, run on each client's file.

In: a composed edition's display list and the limits of its press. Out: findings at the lines of edition.yaml
that name the files. Of preflight's rules those count that are about what a page carries into ours: fonts,
colour, overprint, pictures, lines, ink. What belongs to the file that it comes in (version, metadata,
structure, actions) stays behind there and is passed over. The verdict on a file is kept on the shelf with the
hash of its content, so that an evening's next builds neither read it again nor load what reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.diagnostics.diagnostic import Findings, OnPage, Span, Words
from composer.display.items import DisplayList, FormItem
from composer.papers.press_profile import PressProfile
from composer.press.adverts.placing import is_pdf
from composer.press.shelf import Shelf, digest_of

if TYPE_CHECKING:
    from composer.preflight import Fault

__all__ = ["check_adverts"]

_LEFT_BEHIND = (
    "file.version", "file.header", "file.eof", "file.id", "file.page-count", "file.encrypted",
    "file.unreadable", "file.no-pages", "xmp.", "trapped.", "info.", "intent.missing", "intent.several",
    "intent.profile", "intent.identifier", "intent.registry", "intent.info", "icc.", "box.trim.missing",
    "box.art", "box.bleed.short", "page.size", "page.rotated", "transparency.page-group", "live.action",
    "live.javascript", "live.file", "live.collection", "live.form", "live.xfa", "layer.name",
    "layer.automatic", "tag.", "ink.unmeasured",
)  # fmt: skip
"""Rules (by how their names begin) about the client's file and not about what of it is printed. What is
unreadable or encrypted is said where the page is placed; it is turned upright there too."""

_MILD = frozenset(("live.annotation", "layer.hidden"))
"""What is not placed; on the page it is no fault, but the client may have meant it to print. An annotation
that is drawn (a stamp, a form's field) is more: the client saw it in his viewer, and the paper lacks it."""


def check_adverts(
    display: DisplayList, profile: PressProfile, findings: Findings, cache: Path | None
) -> None:
    """Check each PDF that is placed on a page of `display`, and say once for each page that it is on:
    E509, E519, W520, E521, W522."""
    places = _places(display)
    if not places:
        return
    shelf = Shelf(cache)
    for path, pages in places.items():
        for verdict in _verdicts(path, profile, shelf):
            words: dict[str, Any] = {key: Words(*pair) for key, pair in verdict["words"].items()}
            for span, on in pages:
                findings.add(verdict["code"], span, on=on, path=path.name, **words)


def _places(display: DisplayList) -> dict[Path, list[tuple[Span, OnPage]]]:
    """Each advertisement's file, and for each page that it is on the place that names it first."""
    nodes: dict[int, Span] = {}
    found: dict[Path, list[tuple[Span, OnPage]]] = {}
    for page in display.pages:
        for item in page.items:
            if isinstance(item, FormItem) and is_pdf(Path(item.file)):
                nodes = nodes or {node.id: node.source for node in display.nodes}
                pages = found.setdefault(Path(item.file), [])
                if all(on.page != page.number for _, on in pages):
                    place = OnPage(page.number, "", item.rect)
                    pages.append((nodes.get(item.node, Span()), place))
    return found


def _verdicts(path: Path, profile: PressProfile, shelf: Shelf) -> list[dict[str, Any]]:
    """What is to be said of a file, as it was kept or by reading it."""
    try:
        digest = digest_of(path)
    except OSError:
        return []  # said where it is placed
    limits = replace(profile, icc=Path())
    key = shelf.key("advert preflight", digest, limits, _rules_version() if shelf.keeps else "")
    kept = shelf.get(key)
    if kept is not None:
        told: list[dict[str, Any]] = json.loads(kept)
        return told
    told = _examined(path, profile)
    shelf.put(key, json.dumps(told, ensure_ascii=False).encode("utf-8"))
    return told


def _examined(path: Path, profile: PressProfile) -> list[dict[str, Any]]:
    """Read the file. Ink is estimated from its content: the verdict is not to depend on which other
    programs a machine has."""
    from composer.preflight import examine

    faults = [one for one in examine(path, profile, ink="estimate").faults if _counts(one)]
    loose = [str(one.name) for one in faults if one.rule == "font.embedded"]
    told = [_told(one) for one in faults if one.rule != "font.embedded"]
    if loose:
        fonts = ", ".join(sorted(loose))
        told.insert(0, {"code": "E509", "words": {"fonts": (fonts, fonts)}})
    return told


def _counts(fault: Fault) -> bool:
    """Whether a fault is about what is printed: the first page, or the file that it shares."""
    if fault.page > 1 or fault.code.startswith("N") or fault.rule.startswith(_LEFT_BEHIND):
        return False
    return not (fault.rule == "live.annotation" and str(fault.name).lstrip("/") == "Link")


def _told(fault: Fault) -> dict[str, Any]:
    """A fault as a finding about an advertisement: its code, and its words in both languages."""
    if fault.rule == "intent.condition":
        shown = [value if isinstance(value, str) else "" for value in (fault.name, fault.allowed)]
        pairs = {
            key: (value, value) for key, value in zip(("measured", "allowed"), shown, strict=True)
        }
        return {"code": "W522", "words": pairs}
    if fault.rule.startswith("colour.rgb"):
        code = "E521"
    elif fault.rule in _MILD:
        code = "W520"
    else:
        code = "E519" if fault.code.startswith("E") else "W520"
    where, words = fault.where, fault.words
    pairs = {"where": (where.zh, where.en), "fault": (words.zh, words.en)}
    return {"code": code, "words": pairs}


def _rules_version() -> str:
    """A hash of the rules' code and, without importing it, of pikepdf's version."""
    total = sha256()
    for path in _sources():
        total.update(path.read_bytes())
    return total.hexdigest()


def _sources() -> Iterable[Path]:
    folder = Path(__file__).parent
    yield from sorted(folder.glob("preflight/**/*.py"))
    yield from (
        path
        for path in (Path(__file__), folder / "diagnostics/preflight_rules.py")
        if path.is_file()
    )
    pikepdf = find_spec("pikepdf")
    version = Path(pikepdf.origin).with_name("_version.py") if pikepdf and pikepdf.origin else None
    if version is not None and version.is_file():
        yield version
