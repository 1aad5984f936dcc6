"""The fields of a model as decoding, short forms and the JSON Schema see them, worked out once a class."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from composer.frozen import frozen
from composer.papers.models.basis import COPY, Model

__all__ = [
    "Field",
    "Shape",
    "fields_of",
    "holds_copy",
    "is_model",
    "listed_keys",
    "shape_of",
    "short_key",
]

Shape = Literal["scalar", "choice", "many", "pair", "mapping", "model"]
"""``many`` is a tuple of any length, ``pair`` one of fixed length."""


_SHORT = {
    "Box": "line",
    "Captions": "set",
    "Colour": "cmyk",
    "Copyfit": "use",
    "HeadlineUse": "style",
    "Initial": "lines",
    "PageUse": "layout",
    "Picture": "file",
    "Press": "profile",
    "Shape": "kind",
    "TextSetting": "columns",
}
"""Model → the key that a value standing alone is for: ``headline: banner`` is ``{style: banner}``."""

_LISTED = {"Shape": ("kind", "points"), "TextSetting": ("columns", "widths")}
"""Model → a key of one value, and the key that a list given for it is for: ``columns: [16字, 15字]`` is
``{widths: [16字, 15字]}``. Either one given takes the other away from what is extended."""


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
    return eval(kind, vars(sys.modules[module]))


def short_key(model: type[Model]) -> str:
    """The key that a value standing alone is for; empty if the model has no short form."""
    return _SHORT.get(model.__name__, "")


def listed_keys(model: type[Model]) -> tuple[str, str] | None:
    """A key for one value and the key that stands for it where a list is given, if the model has them."""
    return _LISTED.get(model.__name__)


def is_model(hint: Any) -> bool:
    """Whether a type is one of the spec's models."""
    return isinstance(hint, type) and issubclass(hint, Model)


def holds_copy(hint: Any) -> bool:
    """Whether a type is that of a text that is printed: `models.basis.Copy`."""
    return get_origin(hint) is Annotated and COPY in get_args(hint)


@cache
def shape_of(hint: Any) -> tuple[Shape, tuple[Any, ...]]:
    """How a type is read, and the types (or choices) inside it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return "scalar", inner[:1]
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
