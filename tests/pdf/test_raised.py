"""Raised marks and drawn hyphens in a finished PDF, read with pdfium."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.reading import by_structure, plain

PAPER = """paper: 試報
language: {language}
format: {{trim: [180mm, 200mm], type_area: {{columns: 1, measure: 40字, lines: 20}}}}
styles: {{body: {{face: 宋, hyphenate: yes}}}}
"""
LAYOUT = "layout: one\nareas:\n  a: {at: {columns: 1, lines: 1-20}, text: {columns: 4}, headline: {placement: none}}\n"
EDITION = "edition: 2020-04-20\npages: {2: one}\nstories:\n  - {story: s.md, area: 2.a}\n"


def built(tmp_path: Path, words: str, language: str) -> Path:
    for name, text in {
        "paper.yaml": PAPER.format(language=language),
        "pages/one.yaml": LAYOUT,
        "editions/e/edition.yaml": EDITION,
        "editions/e/stories/s.md": f"---\nheadline: 題\n---\n{words}\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "composer", "build", str(tmp_path / "editions" / "e")]
    ran = subprocess.run([*command, "--out", str(out)], capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    return next(out.rglob("*.pdf"))


def ink(path: Path) -> dict[str, tuple[float, float]]:
    """Character → middle of its ink, counted from the em box of the Han before it, in ems."""
    found = {}
    with pypdfium2.PdfDocument(path) as pdf:
        words = pdf[0].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        origin = (0.0, 0.0)
        for at in range(words.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(words.raw, at))
            pdfium.FPDFText_GetCharOrigin(words.raw, at, x, y)
            if "一" <= char <= "鿿":
                origin = (x.value, y.value)
            elif char in "，。、；：":
                left, bottom, right, top = words.get_charbox(at)
                middle = (left + right) / 2 - origin[0] - 9, (bottom + top) / 2 - origin[1]
                found[char] = (middle[0] / 9, middle[1] / 9)
    return found


def test_marks_of_traditional_chinese_stand_in_the_middle(tmp_path: Path) -> None:
    words = "春天，有六\n\n個節。氣\n\n穀雨、走\n\n今年；它\n\n它：來"
    places = ink(built(tmp_path, words, "zh-Hant"))
    assert set(places) == set("，。、；：")
    for char, (x, y) in places.items():
        assert x == pytest.approx(0.5, abs=0.05), char
        assert y == pytest.approx(0.38, abs=0.03), char


def test_a_hyphen_is_in_nobody_s_text(tmp_path: Path) -> None:
    words = "今天的communication技术发展很快，internationalization也是。"
    path = built(tmp_path, words, "zh-Hans")
    assert "".join(text for _, role, text in by_structure(path) if role == "P") == words
    assert "".join(plain(path)).count(words) == 1
