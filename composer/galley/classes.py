"""Character classes — 字符类: which rule of CLREQ and GB/T 15834 a character falls under.

A paragraph becomes a string of class letters of the same length, so that rules are table look-ups:

====  ===================================================================
H     Han, kana and all else that stands alone in its em box
h     not at a line's start at level strict: small kana, 々, wide ％‰℃
L     a Latin word or a number with all that belongs to it (one unit)
u     part of an address or of a hyphenated word: a line may end after it
l     a character of a word that is wider than its measure and had to be cut up
s     word space between Latin words
Z     ideographic space U+3000
O     opening bracket or quotation mark (blank on its left)
C     closing bracket or quotation mark (blank on its right)
P     pause mark ，、； (blank on its right, may be squeezed early)
K     colon ： (blank on its right, not squeezed)
S     stop 。．？！ (blank on its right, squeezed last)
T     two stops sharing one em: ？！
I     interpunct ·
X     connector ～ – — -
D     solidus
E     dash —— or ellipsis ……: two ems that don't part
o c   opening and closing ASCII bracket or mark outside a Latin word
F     a mark that keeps its whole em: ：；？！ in vertical text
V     letters and figures that stand upright in vertical text, in cells of an em
====  ===================================================================
"""

from __future__ import annotations

import re

__all__ = ["CLASS", "OPENING", "PAUSES", "STOPS", "TOKEN", "VERTICAL_CLASS", "WESTERN"]

OPENING = "“‘「『（《〈【〖〔［｛﹁﹃"
CLOSING = "”’」』）》〉】〗〕］｝﹂﹄"
PAUSES = "，、；"
STOPS = "。．？！‼⁇"
INTERPUNCTS = "·・‧"
CONNECTORS = "～–—-~〜"
SOLIDI = "/／"
SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ー％‰℃"


class _Classes(dict[int, str]):
    """Code point → class letter; what no rule names is Han or Latin by its block."""

    def __missing__(self, code: int) -> str:
        kind = "L" if code < 0x2E80 and chr(code).isalnum() else "H"
        self[code] = kind
        return kind


def _classes() -> _Classes:
    table = _Classes()
    for chars, kind in (
        (OPENING, "O"),
        (CLOSING, "C"),
        (PAUSES, "P"),
        ("：", "K"),
        (STOPS, "S"),
        (INTERPUNCTS, "I"),
        (CONNECTORS, "X"),
        (SOLIDI, "D"),
        (SMALL_KANA, "h"),
        ("⸺…⋯", "E"),
        (" \u00a0", "s"),
        ("\u3000", "Z"),
        ("([{", "o"),
        (")]},.;:!?%'\"", "c"),
        ("+−±$¥€£￥=<>@#&*_|\\^`°", "L"),
    ):
        for char in chars:
            table[ord(char)] = kind
    return table


CLASS = _classes()
"""Code point → class letter, for ``str.translate``."""


class _VerticalClasses(dict[int, str]):
    """The same for vertical text: ``：；？！`` are never squeezed (CLREQ 3.1.6, "vertical"), a letter or
    figure by itself stands upright."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = self[code] = (
            "F"
            if char in "：；？！‼⁇"
            else "V"
            if CLASS[code] == "L" and char.isalnum()
            else CLASS[code]
        )
        return kind


VERTICAL_CLASS = _VerticalClasses()
"""Code point → class letter in vertical text."""

WESTERN = r"A-Za-z0-9À-ÖØ-öø-ɏͰ-Ͽ\u0400-\u04ff"

TOKEN = re.compile(
    # 2 em units, GB 5.1.4-5.1.5: the pair goes before the single dash, which is a connector
    r"——|……|⋯⋯"
    # stops that share an em, GB 5.1.2
    r"|[？！]{2,3}"
    # quotation marks within Latin text stay with their words
    rf"|(?:(?<=[{WESTERN}] )[“‘(\"'])?"
    # sign or currency with its number, GB 5.1.8; the word or number with its inner separators;
    # what may not leave the number: % ‰ ° ℃
    rf"(?:[+\-−±]?[¥$€£￥]?(?=[0-9]))?[{WESTERN}]+"
    rf"(?:(?:[.,:'’_@&+#/\-=?]|://)[{WESTERN}]+|[₀-₉⁰¹²³⁴-⁹]+)*"
    rf"(?:[%‰℃℉％]|°[CF]?)?(?:[.,;:!?)\"'”’]+(?= |$))?"
)
"""What makes one unit of several characters."""

SEAM = re.compile(
    r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{3})|(?<=//)(?=\w)|(?<=[^/:]/)(?=[^/])|(?<=[?&=_])(?=\w)|(?<=[a-z0-9]\.)(?=[a-z])"
)
"""Where a hyphenated word or a web address may end a line; `ADDRESS` says which tokens are addresses."""

ADDRESS = re.compile(r"://|^www\.|[A-Za-z]-[A-Za-z]")
"""Tokens with seams: addresses and hyphenated words."""
