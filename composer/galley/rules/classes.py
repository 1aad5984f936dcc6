"""Character classes — 字符类: which rule of CLREQ and GB/T 15834 a character falls under.

A paragraph becomes a string of class letters of the same length, so that rules are table look-ups:

====  ===================================================================
H     Han, kana and all else that stands alone in its em box
h     not at a line's start at level strict: small kana, iteration marks, ー
e     what combines with the character before it: accents, variation selectors, the joiner of emoji; what is
      never seen: soft hyphens, marks of direction
r     half of a flag (a regional indicator), colour of a hand or face in emoji
p     ％ ‰ ℃ ㎡: stays with the number before it, not at a line's start at strict
m     wide currency ￥ ￡, and № ≥ ＞ §: stays with the number after it, not at a line's end at strict
w     full-width Latin letter, digit or sign: an em box, never parted from its neighbours of that kind
n     note mark: ² † ®; stays with what it is attached to
L     a Latin word or a number with all that belongs to it (one unit)
u     part of an address or of a hyphenated word: a line may end after it
y     a part of a Latin word before a hyphenation point
l     a character of a word that is wider than its measure and had to be cut up
s     word space between Latin words; several in a row are one
g     a space typed between Han and Latin: it is their gap
b     a space typed between Han: as wide as the style says, never stretched
N     no-break space
Z     ideographic space U+3000
O     opening bracket or quotation mark (blank on its left)
C     closing bracket or quotation mark (blank on its right)
P     pause mark ，、； (blank on its right, may be squeezed early)
K     colon ： (blank on its right, not squeezed)
S     stop 。．？！ (blank on its right, squeezed last)
T     fixed stops: two that share one em (？！), and ？ ！ of Traditional Chinese
q     pause or stop of Traditional Chinese that a closing mark follows: half an em, no blank
I     interpunct ·
X     connector ～ – — -, and ∶ of ratios and scores
D     solidus
E     dash —— or ellipsis ……: two ems that don't part
o c   opening and closing ASCII bracket or mark outside a Latin word
F     a mark that keeps its whole em: ：；？！ in vertical text
V     letters and figures that stand upright in vertical text, in cells of an em
====  ===================================================================

In Traditional Chinese ，、；：。 have their blank on both sides (CLREQ 6.3.2.1).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from operator import itemgetter

from composer.galley.rules.line_break import BEGIN_NO_LINE, CONNECT, END_NO_LINE, REPEAT

__all__ = [
    "ALPHABETS", "CLASS", "CLASS_HANT", "CONNECTORS", "CURRENCY", "DASHES", "INTERPUNCTS", "OPENING",
    "SOLIDI", "VERTICAL_CLASS", "WESTERN", "WIDE_CURRENCY",
]  # fmt: skip

OPENING = "“‘「『（《〈【〖〔［｛﹁﹃〘〚〝｟"
CLOSING = "”’」』）》〉】〗〕］｝﹂﹄〙〛〞〟｠"
PAUSES = "，、；﹐﹑﹔"
STOPS = "。．？！"
FIXED_STOPS = "‼⁇⁈⁉"
INTERPUNCTS = "·・‧•∙⋅･"
"""With what desks type for ·: bullets, the operators, the half-width one."""
CONNECTORS = "～–—-~〜∶―─"
SOLIDI = "/／"
DASHES = "⸺…⋯"
SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ々〻ゝゞヽヾ"
)
"""Line breaking class CJ of UAX #14, with the iteration marks: CSS Text, ``line-break: strict``."""
UNIT_SIGNS = "％﹪‰‱℃℉￠"
WIDE_CURRENCY = "￥￡＄￦"
CURRENCY = "$£¥¢฿"
"""Currency signs of Latin text, with the block U+20A0-20CF."""
RELATIONS = "≥≤⩾⩽≧≦≳≲≈≠≒≡≃≅≪≫≮≯∼∓＞＜＝§＃"
"""Stay with the number after them, as its sign does."""
UNIT_SQUARES = "".join(map(chr, (*range(0x3371, 0x337B), *range(0x3380, 0x33E0))))
"""㎡ ㎏ ㏄: units in one em, which stay with the number before them."""
NARROW_SPACES = "\u1680\u2000\u2002\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
"""Spaces of typography: word spaces to the galley; those of one em are as U+3000."""
NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₒₓₔₕₖₗₘₙₚₛₜ*†‡®™℠"


def _within(code: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(stretches, code, key=itemgetter(0)) - 1  # they are in order
    return at >= 0 and code <= stretches[at][1]


def _mark_class(code: int) -> str:
    """The class of a mark that no clause of CLREQ names, by Unicode's line-break property; empty: it is
    none. Wide brackets have a blank as Chinese ones do, all others the room of their glyphs."""
    wide = unicodedata.east_asian_width(chr(code)) in "WF"
    if _within(code, CONNECT):
        return "X"
    if _within(code, END_NO_LINE):
        return "O" if wide else "o"
    if _within(code, BEGIN_NO_LINE):
        return "C" if wide and unicodedata.category(chr(code)) == "Pe" else "c"
    return "h" if _within(code, REPEAT) else ""


class _Classes(dict[int, str]):
    """Code point → class letter; what no rule names is Han or Latin by its block."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        mark = _mark_class(code)
        if mark:
            kind = mark
        elif category in ("Mn", "Me", "Cf"):
            kind = "e"
        elif 0x1F1E6 <= code <= 0x1F1FF or 0x1F3FB <= code <= 0x1F3FF:
            kind = "r"
        else:
            kind = "L" if code < 0x2150 and (char.isalnum() or category == "Mc") else "H"
        self[code] = kind
        return kind


def _classes(*more: tuple[str, str]) -> _Classes:
    """The table; `more` goes over what all Chinese has in common."""
    table = _Classes()
    wide = "".join(chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum())
    for chars, kind in (
        (OPENING, "O"),
        (CLOSING, "C"),
        (PAUSES, "P"),
        ("：", "K"),
        (STOPS, "S"),
        (FIXED_STOPS, "T"),
        (INTERPUNCTS, "I"),
        (CONNECTORS, "X"),
        (SOLIDI, "D"),
        (SMALL_KANA, "h"),
        (UNIT_SIGNS + UNIT_SQUARES, "p"),
        (WIDE_CURRENCY + "№" + RELATIONS, "m"),
        (wide + "＋", "w"),
        ("－", "X"),
        (DASHES, "E"),
        (" \t" + NARROW_SPACES, "s"),
        ("\u00a0\u202f\u2007", "N"),
        ("\u3000\u2001\u2003", "Z"),
        ("([{", "o"),
        (")]},.;:!?%'\"", "c"),
        (CURRENCY + "".join(map(chr, range(0x20A0, 0x20D0))), "L"),
        ("+−±=<>@#&_|\\^`°′″‴⁄∕", "L"),
        (NOTE_MARKS, "n"),
        *more,
    ):
        for char in chars:
            table[ord(char)] = kind
    return table


CLASS = _classes()
"""Code point → class letter, for ``str.translate``."""

CLASS_HANT = _classes(("？！", "T"))
"""The same for Traditional Chinese, where ？ and ！ are fixed (CLREQ 6.3.2.1)."""


class _VerticalClasses(dict[int, str]):
    """The same for vertical text: ``：；？！`` are never squeezed (CLREQ 3.1.6, "vertical"), a letter or
    figure by itself stands upright."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = self[code] = (
            "F"
            if char in "：；？！‼⁇⁈⁉"
            else "V"
            if CLASS[code] == "L" and char.isalnum()
            else CLASS[code]
        )
        return kind


VERTICAL_CLASS = _VerticalClasses()
"""Code point → class letter in vertical text."""

ALPHABETS = (
    ("À", "Ö"), ("Ø", "ö"), ("ø", "ɏ"), ("\u0300", "\u036f"),
    ("Ͱ", "Ͽ"), ("\u0400", "\u04ff"), ("\u1e00", "\u1fff"),
)  # fmt: skip
"""First and last of the letters of Latin, Greek and Cyrillic words that are not ASCII, with the accents that
combine with them."""

WESTERN = "A-Za-z0-9" + "".join(f"{first}-{last}" for first, last in ALPHABETS)
"""Letters and digits of such words, as a set in patterns."""
