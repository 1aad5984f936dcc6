"""What a paper's YAML prints: every value of type `Copy` in a model, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from composer.diagnostics.diagnostic import Span, Where
from composer.papers.fields import fields_of, holds_copy, shape_of
from composer.papers.models import Model

__all__ = ["printed"]

_READ_ALOUD = frozenset(("alt",))
"""Copy that is in the file for readers alone, and needs no glyphs."""

_SAID_WHERE_USED = frozenset(("bullets", "mark"))
"""Marks of a style: a paper may carry one that no page shows (`makeup.review.report_marks`)."""


def printed(model: Model) -> Iterator[tuple[str, Span]]:
    """The values of `model` and of what is in it; what the YAML leaves out is not gone through."""
    for name, field in fields_of(type(model)).items():
        value = getattr(model, name)
        if name not in _READ_ALOUD | _SAID_WHERE_USED and value is not None:
            yield from _values(field.hint, value, model.where[name])


def _values(hint: Any, value: Any, where: Where) -> Iterator[tuple[str, Span]]:
    if holds_copy(hint):
        if value:
            yield str(value), where.span
        return
    if isinstance(value, Model):
        yield from printed(value)
        return
    shape, inner = shape_of(hint)
    if shape == "many":
        for at, entry in enumerate(value):
            yield from _values(inner[0], entry, where[at])
    elif shape == "mapping" and isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _values(inner[1], entry, where[key])
