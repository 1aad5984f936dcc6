"""Control characters out of what a terminal shows — 控制字符: names, copy and arguments are words, not orders.

ESC and the C1 set move cursors, rename windows and run what is behind them; marks of direction (Unicode
TR 36, 3.2) show a line in another order than it has. They are shown by their number instead.
"""

from __future__ import annotations

from composer.patterns import pattern

__all__ = ["escaped_json", "shown"]

_CONTROLS = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _plain(text: str) -> bool:
    """Whether there can be no control character: Python's own look costs no pattern."""
    return text.isprintable() or text.replace("\n", "").replace("\u3000", "").isprintable()


def shown(text: str) -> str:
    """`text` for a terminal: line ends and tabs stay, other controls become ``<U+001B>``."""
    if _plain(text):
        return text
    return _CONTROLS.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def escaped_json(text: str) -> str:
    """JSON with the controls that its own rules let through as escapes."""
    if _plain(text):
        return text
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
