"""Every place in the models where a value of some type can stand, and YAML that says just that value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from composer.papers.fields import fact_of, fields_of, shape_of
from composer.papers.models import Model
from composer.papers.models.basis import Bounds
from composer.papers.models.values import AreaRef, Date, Range

Path = tuple[str, ...]
"""Keys from the root down; ``*`` is any key of a mapping, ``[]`` an item of a list."""


def paths(root: type[Model], wanted: Callable[[Any], bool]) -> Iterator[tuple[Path, Any]]:
    """The paths to all values of a wanted type that `root` can hold, each with its type."""
    for name, field in fields_of(root).items():
        for rest, hint in _paths(field.hint, wanted):
            yield (name, *rest), hint


def _paths(hint: Any, wanted: Callable[[Any], bool]) -> Iterator[tuple[Path, Any]]:
    if wanted(hint):
        yield (), hint
    shape, inner = shape_of(hint)
    if shape == "model":
        yield from paths(inner[0], wanted)
    elif shape in ("many", "pair"):
        for rest, one in _paths(inner[0], wanted):
            yield ("[]", *rest), one
    elif shape == "mapping":
        for rest, one in _paths(inner[1], wanted):
            yield ("*", *rest), one


def tree(root: type[Model], path: Path, value: Any) -> dict[str, Any]:
    """What a YAML file of `root` holds that says `value` at `path`, and besides only what it must."""
    name, *rest = path
    return {**least(root), name: _tree(fields_of(root)[name].hint, tuple(rest), value)}


def _tree(hint: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    shape, inner = shape_of(hint)
    if shape == "model":
        return tree(inner[0], path, value)
    if shape == "mapping":
        return {1 if inner[0] is not str else "x": _tree(inner[1], path[1:], value)}
    rest = [_least(one) for one in inner[1:]] if shape == "pair" else []
    return [_tree(inner[0], path[1:], value), *rest]


def least(model: type[Model]) -> dict[str, Any]:
    """What a model cannot do without."""
    return {name: _least(field.hint) for name, field in fields_of(model).items() if field.required}


def _least(hint: Any) -> Any:
    shape, inner = shape_of(hint)
    match shape:
        case "model":
            return least(inner[0]) or {"columns": 1}
        case "mapping":
            return {}
        case "pair":
            return [_least(one) for one in inner]
    bounds = fact_of(hint, Bounds)
    plain = {
        str: "x",
        float: bounds.least if bounds else 0,
        int: 1,
        AreaRef: "1.x",
        Date: "2020-04-20",
        Range: "1",
    }
    return plain.get(inner[0], "1pt")


def yaml(tree: dict[str, Any]) -> str:
    """As text; JSON is YAML."""
    return json.dumps(tree, ensure_ascii=False)
