"""What a field takes, in words — 取值: kind, units, bounds, default and an example, asked of its type.

A value is written as an editor would write it: ``0.5字``, ``黑 bold``, ``{face: 楷, size: 14pt}``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from composer.diagnostics.diagnostic import Words
from composer.measure import HAO, Length, Unit
from composer.papers.fields import Field, fact_of, fields_of, is_model, shape_of
from composer.papers.limits import LONGEST
from composer.papers.models.basis import Blanks, Bounds, HeadWords, Model
from composer.papers.models.press import Points, Ppi
from composer.papers.models.values import (
    WEIGHTS,
    AreaRef,
    ColourRef,
    Date,
    FaceRef,
    Percent,
    Point,
    Range,
    Share,
)

__all__ = ["bounds_of_kind", "default_of", "kind_of_value", "models_in", "units_of", "written"]

_MM = 72 / 25.4
_IN_UNITS = ((Points, "pt"), (Ppi, "ppi"), (Share, "%"))
_UNITS = {Unit.PT: "mm cm pt 号", Unit.ZI: "字 em", Unit.HANG: "行"}

_SCALARS: dict[Any, Words] = {
    str: Words("文字", "text"),
    bool: Words("是 / 否（true / false）", "yes or no (true / false)"),
    int: Words("整数", "whole number"),
    float: Words("数", "number"),
    Length: Words("长度", "length"),
    FaceRef: Words(
        f"字体名和粗细（{' / '.join(WEIGHTS)}）", f"family and weight ({' / '.join(WEIGHTS)})"
    ),
    ColourRef: Words("颜色名，可加百分比", "name of a colour, with a tint if wanted"),
    Percent: Words("百分数，0%–5%", "per cent, 0%–5%"),
    Point: Words("横、竖两个长度或百分数", "two lengths or percentages, across and down"),
    Range: Words("一个数，或从几到几", "a number, or from – to"),
    AreaRef: Words("版次.稿区", "page.area"),
    Date: Words("日期，年-月-日", "date, year-month-day"),
}


def kind_of_value(hint: Any) -> Words:
    """What kind of value a type is."""
    shape, inner = shape_of(hint)
    match shape:
        case "model":
            name = inner[0].__name__
            return Words(f"映射 {name}", f"mapping {name}")
        case "mapping":
            key, value = kind_of_value(inner[0]), kind_of_value(inner[1])
            if shape_of(inner[0])[1] == (str,):
                key = Words("名字", "name")
            return Words(f"映射：{key.zh} → {value.zh}", f"mapping: {key.en} → {value.en}")
        case "many":
            item = kind_of_value(inner[0])
            return Words(f"列表：{item.zh}", f"list: {item.en}")
        case "pair":
            item = kind_of_value(inner[0])
            count = len(inner)
            return Words(f"{count} 个一组：{item.zh}", f"list of {count}: {item.en}")
        case "choice":
            choices = " / ".join(f"`{one}`" for one in inner)
            return Words(f"几者之一：{choices}", f"one of: {choices}")
    return _SCALARS[inner[0]]


def units_of(hint: Any) -> str:
    """The units of a length; of a number that stands for one, those that its words tell; else nothing."""
    length = _inside(hint, Length)
    if length is None:
        return next((unit for kind, unit in _IN_UNITS if hint == kind), "")
    bounds = fact_of(length, Bounds)
    return " ".join(_UNITS[unit] for unit in (bounds.units if bounds else tuple(_UNITS)))


def bounds_of_kind(hint: Any) -> Words | None:
    """Least and greatest value, or what else limits a type; None if nothing does."""
    if (words := fact_of(hint, HeadWords)) is not None:
        return Words(f"最多 {words.longest} 字", f"at most {words.longest} characters")
    if (blanks := fact_of(hint, Blanks)) is not None:
        names = " ".join(f"`{{{name}}}`" for name in blanks.names)
        return Words(f"可用的空：{names}", f"blanks: {names}")
    kinds: tuple[Any, ...] = (Length, int, float, Range)
    for kind in kinds:
        inner = _inside(hint, kind)
        bounds = fact_of(inner, Bounds)
        if bounds is not None:
            least, most = _ends(bounds, kind)
            return Words(f"{least} 到 {most}", f"{least} to {most}")
    return None


def _ends(bounds: Bounds, kind: Any) -> tuple[str, str]:
    if kind is not Length:
        return f"{bounds.least:g}", f"{bounds.most:g}"
    unit = bounds.units[0]
    most = min(bounds.most, LONGEST[unit])
    least = max(bounds.least, -most)
    if unit is Unit.PT:
        if 0 < least < 0.1:  # what cannot be nothing: `values.Size`
            return f"{least:g}pt", f"{most / _MM:.4g}mm"
        return (f"{least / _MM:.4g}mm" if least else "0"), f"{most / _MM:.4g}mm"
    suffix = "行" if unit is Unit.HANG else "字"
    return (f"{least:g}{suffix}" if least else "0"), f"{most:g}{suffix}"


def _inside(hint: Any, kind: Any) -> Any:
    """The type in a field that is of a scalar kind, with its facts: the field's own, or that of its items."""
    shape, inner = shape_of(hint)
    if shape == "scalar":
        return hint if inner[0] is kind else None
    if shape in ("many", "pair"):
        item = _inside(inner[0], kind)
        own = item is not None and fact_of(hint, Bounds) is not None
        return hint if own else item
    return None


def default_of(field: Field) -> Words:
    """What holds if the key is left out."""
    if field.required:
        return Words("必须写", "required")
    default = field.default
    if default is None or default == "" or default == () or default == {}:
        return Words("无", "none")
    if isinstance(default, Model) and default == type(default)():
        name = type(default).__name__
        return Words(f"{name} 各键的默认值", f"the defaults of {name}")
    text = written(default)
    return Words(f"`{text}`", f"`{text}`")


def written(value: Any) -> str:
    """A value as an editor writes it in YAML."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case int() | float():
            return f"{value:g}"
        case Length():
            return _length(value)
        case FaceRef():
            return value.family if value.weight == "regular" else f"{value.family} {value.weight}"
        case ColourRef():
            return value.name if value.tint == 1 else f"{value.name} {100 * value.tint:g}%"
        case Percent():
            return f"{value.value:g}%"
        case Range():
            return f"{value.first}-{value.last}"
        case tuple():
            return f"[{', '.join(written(one) for one in value)}]"
        case Mapping():
            return f"{{{', '.join(f'{key}: {written(one)}' for key, one in value.items())}}}"
        case Model():
            return written(_told(value))
    raise TypeError(type(value))


def _told(value: Model) -> Mapping[str, Any]:
    """The keys of a model whose values are not the model's own defaults."""
    return {
        name: getattr(value, name)
        for name, field in fields_of(type(value)).items()
        if field.default is dataclasses.MISSING or getattr(value, name) != field.default
    }


def _quoted(text: str) -> str:
    plain = text and text.strip() == text and not set(text) & set("{}[],:#&*!|>'\"%@`")
    plain = plain and text[0] not in "-?0123456789 "
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _length(length: Length) -> str:
    if length.unit is not Unit.PT:
        return f"{length.value:.3g}{'字' if length.unit is Unit.ZI else '行'}"
    millimetres = length.value / _MM
    if (
        length.value
        and abs(millimetres - round(millimetres)) < 1e-6
        and length.value not in HAO.values()
    ):
        return f"{millimetres:g}mm"
    return f"{length.value:g}pt"


def models_in(hint: Any) -> tuple[type[Model], ...]:
    """The models that stand in a type."""
    if is_model(hint):
        return (hint,)
    shape, inner = shape_of(hint)
    if shape == "model":
        return (inner[0],)
    if shape in ("scalar", "choice"):
        return ()
    return tuple(model for one in inner for model in models_in(one))
