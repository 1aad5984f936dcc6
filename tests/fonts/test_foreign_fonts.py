"""Fonts as they get sent: kinds that are not taken, collections, licences; each named for what it is."""

from __future__ import annotations

import io
from pathlib import Path
from types import MappingProxyType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.fonts.library import load_fonts
from composer.papers.models import Paper
from composer.papers.models.values import FaceRef


def small_font(outlines: str = "glyf", fs_type: int = 0, name: str = "Test") -> TTFont:
    """A font of one square."""
    glyphs = [".notdef", "uni4E00"]
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({0x4E00: "uni4E00"})
    if outlines == "glyf":
        pen = TTGlyphPen(None)
        _square(pen)
        builder.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
    else:
        charstrings = {}
        for glyph in glyphs:
            line = T2CharStringPen(1000, None)
            _square(line)
            charstrings[glyph] = line.getCharString()
        if outlines == "CFF":
            builder.setupCFF(name, {}, charstrings, {})
        else:
            builder.setupCFF2(charstrings)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "fullName": name})
    builder.setupOS2(fsType=fs_type)
    builder.setupPost(keepGlyphNames=False)
    return builder.font


def _square(pen: object) -> None:
    pen.moveTo((0, 0))  # type: ignore[attr-defined]
    for corner in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(corner)  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]


def said(tmp_path: Path, content: bytes, name: str = "a.ttf", number: str = "") -> list[Diagnostic]:
    """What is found when a paper sets type in that file."""
    (tmp_path / "fonts").mkdir(exist_ok=True)
    (tmp_path / "fonts" / name).write_bytes(content)
    paper = Paper(paper="试刊", fonts=MappingProxyType({"自": {"regular": f"{name}{number}"}}))
    findings = Findings()
    load_fonts(tmp_path, paper, findings).face(FaceRef("自"))
    return list(findings)


def saved(font: TTFont, flavour: str | None = None) -> bytes:
    out = io.BytesIO()
    font.flavor = flavour
    font.save(out)
    return out.getvalue()


def collection() -> bytes:
    both = TTCollection()
    both.fonts = [small_font(name="Test SC"), small_font(name="Test TC")]
    out = io.BytesIO()
    both.save(out)
    return out.getvalue()


@pytest.mark.parametrize("outlines", ["glyf", "CFF"])
@pytest.mark.parametrize("fs_type", [0, 0x0004, 0x0008, 0x000A])
def test_fonts_that_can_be_used_are(tmp_path: Path, outlines: str, fs_type: int) -> None:
    assert said(tmp_path, saved(small_font(outlines, fs_type))) == []


KINDS = {
    "WOFF": lambda: saved(small_font(), "woff"),
    "WOFF2": lambda: b"wOF2\0\1\0\0" + bytes(60),
    "CFF2": lambda: saved(small_font("CFF2")),
    "Type 1 (PFB)": lambda: b"\x80\x01\x10\0\0\0%!PS-AdobeFont-1.0" + bytes(60),
    "Type 1 (PFA)": lambda: b"%!PS-AdobeFont-1.0: Test" + bytes(60),
    "BDF": lambda: b"STARTFONT 2.1\n" + bytes(60),
    "PCF": lambda: b"\x01fcp" + bytes(60),
    "EOT": lambda: bytes(34) + b"LP" + bytes(60),
    "ZIP": lambda: b"PK\x03\x04" + bytes(60),
}


@pytest.mark.parametrize("kind", KINDS)
def test_other_kinds_are_named(tmp_path: Path, kind: str) -> None:
    (found,) = said(tmp_path, KINDS[kind]())
    assert (found.code, found.values["kind"]) == ("E430", kind)


@pytest.mark.parametrize("fs_type", [0x0002, 0x0100, 0x0108, 0x0200, 0x0204, 0x0302])
def test_a_font_that_forbids_embedding_is_not_embedded(tmp_path: Path, fs_type: int) -> None:
    (found,) = said(tmp_path, saved(small_font(fs_type=fs_type)))
    assert found.code == "E432"


def test_a_collection_wants_a_number(tmp_path: Path) -> None:
    (found,) = said(tmp_path, collection(), "a.ttc")
    assert (found.code, found.values["count"]) == ("E431", 2)
    assert "#1 Test TC" in found.hints[0][0]


@pytest.mark.parametrize("number", [0, 1])
def test_each_face_of_a_collection_is_had_by_its_number(tmp_path: Path, number: int) -> None:
    assert said(tmp_path, collection(), "a.ttc", f"#{number}") == []


def test_a_number_beyond_the_collection_is_said(tmp_path: Path) -> None:
    (found,) = said(tmp_path, collection(), "a.ttc", "#2")
    assert found.code == "E402"
    assert "2" in found.hints[0][0]
