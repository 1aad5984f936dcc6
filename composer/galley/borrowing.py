"""借字 — letters that a style's face lacks and another face supplies."""

from __future__ import annotations

from typing import NamedTuple

from composer.diagnostics.diagnostic import Span

__all__ = ["Borrowed"]


class Borrowed(NamedTuple):
    """A character, the face it should stand in, the face it stands in, and where it was typed."""

    char: str
    face: str
    holder: str
    span: Span
