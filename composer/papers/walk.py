"""All models inside a model, depth first: for checks that look for one kind of value wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from composer.papers.fields import fields_of
from composer.papers.models import Model

__all__ = ["models_in"]


def models_in(value: Any) -> Iterator[Model]:
    """`value` and every model in its fields, tuples and mappings."""
    match value:
        case Model():
            yield value
            for name in fields_of(type(value)):
                yield from models_in(getattr(value, name))
        case tuple():
            for one in value:
                yield from models_in(one)
        case Mapping():
            for one in value.values():
                yield from models_in(one)
