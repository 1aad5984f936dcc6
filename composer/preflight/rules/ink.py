"""Ink — 油墨: how much of it stands in one place, and what dark greys are made of (WAN-IFRA; GWG 2015, 4.3).

The plates are measured, or estimated from the content, elsewhere (`composer.preflight.ink`).
"""

from __future__ import annotations

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.file import PressFile
from composer.preflight.ink.planes import PageInk

__all__ = ["CODES", "RULES", "check_ink", "say_estimated"]

CODES = (
    Code(
        "E773",
        Words("总墨量超限", "total ink over the limit"),
        hint=Words(
            "用印厂的特性文件重新分色，深色多用黑版",
            "Separate again with the plant's profile, dark tones on black",
        ),
        checks=Words(
            "成品之内每平方毫米的总墨量不超过规范的上限（新闻纸 240%）。",
            "Inside the bleed no square millimetre has more ink than the profile allows (240 % on newsprint).",
        ),
        reason=Words(
            "墨多了不干，背面透印，叠报时蹭脏。",
            "Too much ink does not dry, shows through and smears in the fold.",
        ),
        wrong=Example("text", "C90 M80 Y70 K60 = 300%"),
        right=Example("text", "C35 M30 Y30 K90 = 185%"),
    ),
    Code(
        "W774",
        Words("中性灰没有黑版", "neutrals without black"),
        hint=Words("用黑版替代强（GCR）的特性文件重新分色", "Separate again with strong GCR"),
        checks=Words(
            "深灰主要由黑版印成，三色灰不占多数。", "Dark neutrals stand mostly on black."
        ),
        reason=Words(
            "冷固油墨套印不稳，三色叠成的灰一偏就发红发绿。",
            "Coldset register wanders; a grey of three inks turns red or green.",
        ),
        wrong=Example("text", "C60 M50 Y50 K0"),
        right=Example("text", "C10 M8 Y8 K55"),
    ),
    Code(
        "N775",
        Words("总墨量没有实测", "ink not measured"),
        hint=Words("装上 Ghostscript 再查", "Install Ghostscript and check again"),
        checks=Words(
            "总墨量是在分色栅格上实测的。", "Total ink was measured on rasterised separations."
        ),
        reason=Words(
            "估算看不见两样东西叠在一起。",
            "An estimate does not see one thing printed over another.",
        ),
        wrong=Example("text", "composer preflight --ink estimate"),
        right=Example("text", "composer preflight --ink ghostscript"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "ink.total",
        "E773",
        "IFRA·9",
        Words(
            "总墨量到 {measured}，上限 {allowed}",
            "total ink is up to {measured}; the limit is {allowed}",
        ),
        unit="%+",
    ),
    Rule(
        "ink.neutrals",
        "W774",
        "IFRA·16",
        Words(
            "深灰处 {measured} 几乎没有黑版，靠三色叠成",
            "{measured} of the dark neutrals have hardly any black",
        ),
        unit="%+",
    ),
    Rule("ink.unmeasured", "N775", "IFRA·9", Words("总墨量{name}", "total ink {name}")),
)

_MOST_NEUTRALS = 50
"""Per cent of a page's dark neutrals without black: half of them is a separation, not a picture."""


def check_ink(file: PressFile, page: PageInk, limit: float) -> None:
    """One page's plates; `limit` is the total of the four inks in per cent."""
    for box, amount in page.over:
        file.book.add("ink.total", box, measured=amount, allowed=limit)
    if page.neutrals > _MOST_NEUTRALS:
        file.book.add("ink.neutrals", measured=page.neutrals)


def say_estimated(file: PressFile, how: Words) -> None:
    """That no plates were made, and how the ink was judged all the same."""
    file.book.add("ink.unmeasured", name=how)
