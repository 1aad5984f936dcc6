"""What the proof says of itself — 大样的话: the one diagnostic of family 7 that is no rule of preflight."""

from __future__ import annotations

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example

__all__ = ["CODES"]

CODES = (
    Code(
        "E716",
        Words("大样像素太多", "proof with too many pixels"),
        hint=Words("用小一些的 --dpi", "Use a smaller --dpi"),
        checks=Words(
            "页面按所要的分辨率算，像素超过内存所能承受。",
            "At the resolution asked for a page has more pixels than memory should hold.",
        ),
        reason=Words(
            "大样只供看，110–200 dpi 已够；页面异常大时先查页面框。",
            "A proof is for reading, and 110–200 dpi will do; if a page is huge, look at its boxes first.",
        ),
        wrong=Example("shell", "composer proof edition.pdf --dpi 600"),
        right=Example("shell", "composer proof edition.pdf --dpi 150"),
        message=Words(
            "第 {page} 页按 {dpi} dpi 太大，最多 {allowed} dpi",
            "Page {page} is too large at {dpi} dpi; at most {allowed} dpi will do",
        ),
    ),
)
