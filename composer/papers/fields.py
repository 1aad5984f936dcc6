"""The fields of a model as decoding, short forms and the JSON Schema see them, worked out once a class."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from composer.frozen import frozen
from composer.papers.models.basis import COPY, SHORT, Blanks, Bounds, Extending, Listed, Model

__all__ = [
    "Field",
    "Shape",
    "blanks_of",
    "bounds_of",
    "fact_of",
    "facts_of",
    "fields_of",
    "holds_copy",
    "is_model",
    "listed_keys",
    "may_extend",
    "shape_of",
    "short_key",
]

Fact = TypeVar("Fact")

Shape = Literal["scalar", "choice", "many", "pair", "mapping", "model"]
"""``many`` is a tuple of any length, ``pair`` one of fixed length."""


@frozen
class Field:
    """A field of a model: its name and type, and its default (`dataclasses.MISSING`: required)."""

    name: str
    hint: Any
    default: Any

    @property
    def required(self) -> bool:
        """Whether the YAML must have it."""
        return self.default is dataclasses.MISSING


def fields_of(model: type[Model]) -> Mapping[str, Field]:
    """The fields of a model by name, less `where`, which no file has."""
    return _fields(cast(Any, model))


@cache
def _fields(model: Any) -> Mapping[str, Field]:
    hints = _hints(model)
    found = {}
    for one in dataclasses.fields(model):
        default = one.default
        if one.default_factory is not dataclasses.MISSING:
            default = one.default_factory()
        found[one.name] = Field(one.name, _bare(hints[one.name]), default)
    del found["where"]
    return found


def _hints(model: Any) -> dict[str, Any]:
    """The types of a model's fields, as `typing.get_type_hints` gives them in four times the time: the
    models of a paper say the same few types again and again."""
    return {
        name: _evaluated(kind, base.__module__) if isinstance(kind, str) else kind
        for base in reversed(model.__mro__)
        for name, kind in base.__dict__.get("__annotations__", {}).items()  # noqa: RUF063
    }


@cache
def _evaluated(kind: str, module: str) -> Any:
    """The type that an annotation of ours says."""
    return eval(kind, vars(import_module(module)))


def short_key(model: type[Model]) -> str:
    """The key that a value standing alone is for; empty if the model has no short form."""
    return _keys(cast(Any, model))[0]


def listed_keys(model: type[Model]) -> tuple[str, str] | None:
    """A key for one value and the key that stands for it where a list is given, if the model has them."""
    return _keys(cast(Any, model))[1]


@cache
def _keys(model: Any) -> tuple[str, tuple[str, str] | None]:
    short, listed = "", None
    for name, field in _fields(model).items():
        if SHORT in facts_of(field.hint):
            short = name
        elif (many := fact_of(field.hint, Listed)) is not None:
            listed = many.key, name
    return short, listed


def facts_of(hint: Any) -> tuple[Any, ...]:
    """What a type carries besides itself: see `models.basis`."""
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def fact_of(hint: Any, kind: type[Fact]) -> Fact | None:
    """The fact of a kind that a type carries, if it does."""
    return next((fact for fact in facts_of(hint) if isinstance(fact, kind)), None)


def bounds_of(model: type[Model], name: str) -> Bounds:
    """The bounds of a field: those of its values, if it holds several of one type."""
    hint = fields_of(model)[name].hint
    bounds = fact_of(hint if facts_of(hint) else shape_of(hint)[1][0], Bounds)
    assert bounds is not None, f"{model.__name__}.{name} has no bounds"
    return bounds


def blanks_of(model: type[Model], name: str) -> tuple[str, ...]:
    """The names that fill the blanks of a field."""
    blanks = fact_of(fields_of(model)[name].hint, Blanks)
    assert blanks is not None, f"{model.__name__}.{name} has no blanks"
    return blanks.names


def is_model(hint: Any) -> bool:
    """Whether a type is one of the spec's models."""
    return isinstance(hint, type) and issubclass(hint, Model)


def may_extend(hint: Any) -> bool:
    """Whether a type is a model that may say ``extends:``."""
    return isinstance(hint, type) and issubclass(hint, Extending)


def holds_copy(hint: Any) -> bool:
    """Whether a type is that of a text that is printed: `models.basis.Copy`."""
    return COPY in facts_of(hint)


@cache
def shape_of(hint: Any) -> tuple[Shape, tuple[Any, ...]]:
    """How a type is read, and the types (or choices) inside it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return shape_of(inner[0])
    if origin is Literal:
        return "choice", inner
    if origin is tuple:
        return ("many", inner[:1]) if inner[-1] is Ellipsis else ("pair", inner)
    if origin is not None and issubclass(origin, Mapping):
        return "mapping", inner
    return ("model", (hint,)) if is_model(hint) else ("scalar", (hint,))


def _bare(hint: Any) -> Any:
    """``X | None`` as X: a key left out or without a value gives the default either way."""
    if get_origin(hint) not in (Union, UnionType):
        return hint
    kept = [one for one in get_args(hint) if one is not NoneType]
    assert len(kept) == 1, f"the spec has no place for {hint}"
    return kept[0]
