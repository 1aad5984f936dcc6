"""JSON Schemas of the YAML files, for editors that complete and check while somebody types."""

from __future__ import annotations

from typing import Any

from composer.api.findings import unknown_name
from composer.diagnostics.diagnostic import Words

__all__ = ["KINDS", "schema"]

KINDS = ("paper", "layout", "edition", "press")
"""paper.yaml, a page layout, edition.yaml, a press profile."""


def schema(kind: str) -> dict[str, Any]:
    """The schema of a kind of file.

    Raises:
        Refused: there is no such kind (E630).
    """
    import composer.papers.schema as schemas

    if kind not in KINDS:
        raise unknown_name(Words("文件种类", "kind of file"), kind, KINDS)
    made: dict[str, Any] = getattr(schemas, f"{kind}_schema")()
    return made
