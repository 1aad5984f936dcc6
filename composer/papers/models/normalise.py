"""The spec's model for what is mended in copy on the way in — 规整.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from composer.frozen import frozen
from composer.papers.models.basis import Model

__all__ = ["Normalise"]


@frozen(kw_only=True)
class Normalise(Model):
    """规整标点 — rules that mend marks on the way in; each use is reported."""

    marks: bool = True
    """ASCII commas, colons, brackets … between Chinese characters become full-width."""
    spaces: bool = True
    """Spaces beside marks, at the edges of a paragraph, and between Chinese and Latin go; between Chinese
    characters they stay."""
