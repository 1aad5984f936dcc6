"""An example of each key — 例 — as YAML: what its words give, else a value made from its type."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from composer.measure import Length, Unit
from composer.papers.describing.values import written
from composer.papers.describing.words import field_words
from composer.papers.fields import Field, fact_of, fields_of, shape_of, short_key
from composer.papers.models.basis import Bounds, Model
from composer.papers.models.shape import Place
from composer.papers.models.values import AreaRef, ColourRef, Date, FaceRef, Percent, Point, Range

__all__ = ["example_of"]

_VALUES: dict[Any, str] = {
    str: "甲",
    bool: "true",
    Length: "1字",
    FaceRef: "黑 bold",
    ColourRef: "black 60%",
    Percent: "0.5%",
    Point: "50% 0",
    Range: "1-3",
    AreaRef: "1.lead",
    Date: "2026-01-01",
}


def example_of(model: type[Model], key: str) -> str:
    """The value of the example of a model's key, as it stands after ``key:``."""
    told = field_words(model).get(key)
    if told is not None and told.example:
        return told.example
    field = fields_of(model)[key]
    return _value(field.hint, field)


def _value(hint: Any, field: Field | None) -> str:
    shape, inner = shape_of(hint)
    default = None if field is None or field.default is dataclasses.MISSING else field.default
    match shape:
        case "model":
            return _of_model(inner[0])
        case "mapping":
            name = "1" if shape_of(inner[0])[1] == (int,) else "名字"
            return f"{{{name}: {_value(inner[1], None)}}}"
        case "many":
            return written(default) if default else f"[{_value(inner[0], None)}]"
        case "pair":
            return written(default) if default else f"[{', '.join(_value(i, None) for i in inner)}]"
        case "choice":
            return str(next(one for one in inner if one != default))
    return _scalar(hint, inner[0], default)


def _scalar(hint: Any, kind: Any, default: Any) -> str:
    bounds = fact_of(hint, Bounds)
    if kind is bool:
        return written(not default)
    if kind is int and bounds is not None:
        beside = (default or bounds.least) + 1
        return f"{min(beside, bounds.most):g}"
    if kind is float and bounds is not None:
        return written(default if default is not None else (bounds.least + bounds.most) / 2)
    if kind is Length and (default is None or not default.value):
        units = bounds.units if bounds else ()
        return "1字" if Unit.ZI in units else "1行" if Unit.HANG in units else "3mm"
    if default not in (None, "") and kind not in (FaceRef, ColourRef):
        return written(default)
    return _VALUES[kind]


def _of_model(model: type[Model]) -> str:
    if model is Place:
        return "{columns: 1-3, lines: 1-20}"
    short = short_key(model)
    if short:
        return example_of(model, short)
    fields: Mapping[str, Field] = fields_of(model)
    keys = [name for name, field in fields.items() if field.required] or list(fields)[:1]
    return f"{{{', '.join(f'{key}: {example_of(model, key)}' for key in keys)}}}"
