"""Wordings — 措辞: a paper's own phrases with blanks that the program fills, such as ``下转第{page}版``.

A phrase is checked when the paper is loaded (`check_wordings`), so that filling never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.fields import fact_of
from composer.papers.models import Model
from composer.papers.models.basis import Blanks
from composer.papers.walk import Value, is_copy, is_given, is_wording, values_of
from composer.patterns import pattern

__all__ = ["check_wordings", "chinese_number", "filled", "page_words", "unknown_blanks"]

_BLANK = re.compile(r"\{([^{}]*)\}")
_WIDE = pattern(r"｛\s*[A-Za-z_]+\s*｝")
_LOOKS_SO = pattern(r"(?<!\{)\{\s*[a-z_]{2,}\s*\}(?!\})")
"""``{date}``, but no reference: ``{{见：…}}``."""

_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A page number in Chinese figures: 二, 十, 十二, 二十; from 100 on figure by figure: 一〇二."""
    if number >= 100:
        return "".join(_DIGITS[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def filled(wording: str, words: Mapping[str, str]) -> str:
    """A phrase with its blanks filled; an unknown blank stays as it is."""
    return _BLANK.sub(lambda found: words.get(found[1], found[0]), wording)


def page_words(page: int, name: str, headline: str) -> dict[str, str]:
    """The words of a phrase about a page."""
    return {
        "page": str(page),
        "page_zh": chinese_number(page),
        "name": name,
        "headline": headline,
    }


def check_wordings(model: Model, findings: Findings, trail: tuple[Span, ...] = ()) -> None:
    """Report every blank that nothing fills (E137), in any wording inside `model`, and what looks like a
    blank in a text that has none (W265)."""
    for text in values_of(model, is_wording):
        blanks = fact_of(text.hint, Blanks)
        if blanks is not None and blanks.of == "words" and is_given(text):
            _check_wording(text, blanks.names, findings, trail)
    for text in values_of(model, is_copy):
        # Most copy has no brace, and then the pattern is never compiled.
        for blank in dict.fromkeys(_LOOKS_SO.findall(text.value) if "{" in text.value else ()):
            findings.add("W265", text.where.span, trail=trail, blank=blank, key=text.keys[-1])


def _check_wording(
    text: Value, names: tuple[str, ...], findings: Findings, trail: tuple[Span, ...]
) -> None:
    from composer.diagnostics.suggest import suggestion

    known = " ".join(f"{{{name}}}" for name in names)
    for blank in unknown_blanks(text.value, names):
        hints = suggestion(blank.strip("{}｛｝ "), names)
        findings.add("E137", text.where.span, trail=trail, hints=hints, blank=blank, known=known)


def unknown_blanks(wording: str, known: Iterable[str]) -> list[str]:
    """The blanks of a phrase that nothing fills, and a brace that stands alone."""
    names = set(known)
    rest = _BLANK.sub("", wording)
    unknown = [blank[0] for blank in _BLANK.finditer(wording) if blank[1] not in names]
    # An input method that is left on gives full-width braces, which would be printed like any mark.
    unknown += _WIDE.findall(rest)
    unknown += [brace for brace in "{}" if brace in rest]
    return unknown
