"""The catalogue of diagnostics — code → words in Chinese and English, with blanks for the values.

The first letter of a code is its severity (E error, W warning, N note), the first figure its family:
1 geometry and flow, 2 YAML and spec, 3 stories, 4 fonts, 5 pictures and advertisements, 6 output,
7 preflight of finished PDFs. A
number is given once and never again, so a code in an old log keeps its meaning. Each family has a module
(1 a second one, for the page as a whole) and each code a page in ``docs/diagnostics/``.
"""

from __future__ import annotations

from importlib import import_module

from composer.diagnostics.diagnostic import Severity, Words
from composer.frozen import frozen

__all__ = ["Entry", "codes", "entry"]

_FAMILIES = {
    "1": ("layout_words", "page_words"),
    "2": ("spec_words",),
    "3": ("story_words",),
    "4": ("font_words",),
    "5": ("picture_words",),
    "6": ("output_words",),
    "7": ("preflight_words",),
}

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}


@frozen
class Entry:
    """The words of one code. `title` names the fault as the trade does; `message` and `hint` are
    templates of `str.format` with the same blanks in both languages; a hint may be empty."""

    title: Words
    message: Words
    hint: Words
    severity: Severity


def entry(code: str) -> Entry:
    """The words for a code.

    Raises:
        KeyError: there is no such code; a stage that uses one is in error, which a test finds.
    """
    title_zh, title_en, message_zh, message_en, hint_zh, hint_en = _family(code[1])[code]
    return Entry(
        Words(title_zh, title_en),
        Words(message_zh, message_en),
        Words(hint_zh, hint_en),
        _SEVERITIES[code[0]],
    )


def codes() -> list[str]:
    """All codes, by number."""
    every = [code for family in _FAMILIES for code in _family(family)]
    return sorted(every, key=lambda code: code[1:])


def _family(figure: str) -> dict[str, tuple[str, str, str, str, str, str]]:
    words: dict[str, tuple[str, str, str, str, str, str]] = {}
    for name in _FAMILIES[figure]:
        words |= import_module(f"composer.diagnostics.{name}").WORDS
    return words
