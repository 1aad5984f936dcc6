"""The values inside a model by their type: for checks that look for one kind of value wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from composer.diagnostics.diagnostic import Where
from composer.frozen import NamedTuple
from composer.papers.fields import fact_of, fields_of, holds_copy, shape_of
from composer.papers.models import Model, Place
from composer.papers.models.basis import Blanks, Ground
from composer.papers.models.values import ColourRef
from composer.papers.models.wordings import Spoken

__all__ = [
    "PlaceIn",
    "Value",
    "is_colour",
    "is_copy",
    "is_given",
    "is_place",
    "is_wording",
    "places_of",
    "values_of",
    "ways_to",
]

Wanted = Callable[[Any], bool]
"""Whether a type is the one that is looked for."""


class Value(NamedTuple):
    """A value inside a model: the model it belongs to, the keys that lead to it, its type, itself, where it
    is written."""

    owner: Model
    keys: tuple[str, ...]
    hint: Any
    value: Any
    where: Where


def is_colour(hint: Any) -> bool:
    """A colour of the paper."""
    return shape_of(hint)[1] == (ColourRef,)


def is_place(hint: Any) -> bool:
    """A place, on a page or in an area."""
    return fact_of(hint, Ground) is not None or hint is Place


def is_wording(hint: Any) -> bool:
    """A text with blanks that the program fills."""
    return fact_of(hint, Blanks) is not None


def is_copy(hint: Any) -> bool:
    """A text that is printed as it stands."""
    return holds_copy(hint) and not is_wording(hint)


def is_given(one: Value) -> bool:
    """Whether the YAML has the value: fixed words that were put in its place are said at ``words:``."""
    return fact_of(one.hint, Spoken) is None or one.keys[-1] in one.owner.where.parts


def values_of(model: Model, wanted: Wanted) -> Iterator[Value]:
    """Every value of a wanted type in `model`, to any depth."""
    for name, hint in ways_to(cast(Any, type(model)), wanted):
        yield from _inside(model, (name,), hint, getattr(model, name), model.where[name], wanted)


class PlaceIn(NamedTuple):
    """A place inside a model, as `Value`, with what it counts from."""

    owner: Model
    keys: tuple[str, ...]
    ground: Ground
    value: Place
    where: Where


def places_of(model: Model) -> Iterator[PlaceIn]:
    """Every place in `model`."""
    for owner, keys, hint, value, where in values_of(model, is_place):
        ground = fact_of(hint, Ground)
        assert ground is not None, f"{keys} does not say what it counts from"
        yield PlaceIn(owner, keys, ground, value, where)


def _inside(
    owner: Model,
    keys: tuple[str, ...],
    hint: Any,
    value: Any,
    where: Where,
    wanted: Wanted,
) -> Iterator[Value]:
    if value is None:
        return
    if wanted(hint):
        yield Value(owner, keys, hint, value, where)
        return
    match shape_of(hint):
        case "model", _:
            for found in values_of(value, wanted):
                yield found._replace(keys=(*keys, *found.keys))
        case "many", (inner,):
            for index, item in enumerate(value):
                yield from _inside(
                    owner, (*keys, str(index + 1)), inner, item, where[index], wanted
                )
        case "pair", inners:
            for index, (inner, item) in enumerate(zip(inners, value, strict=True)):
                yield from _inside(
                    owner, (*keys, str(index + 1)), inner, item, where[index], wanted
                )
        case "mapping", (_, inner):
            assert isinstance(value, Mapping)
            for key, item in value.items():
                yield from _inside(owner, (*keys, str(key)), inner, item, where[key], wanted)


@cache
def ways_to(model: Any, wanted: Wanted) -> tuple[tuple[str, Any], ...]:
    """The fields of a model in which such a value can be: most have none, and nobody goes there."""
    return tuple(
        (field.name, field.hint)
        for field in fields_of(model).values()
        if _can_hold(field.hint, wanted)
    )


@cache
def _can_hold(hint: Any, wanted: Wanted) -> bool:
    shape, inner = shape_of(hint)
    if wanted(hint):
        return True
    if shape == "model":
        return bool(ways_to(inner[0], wanted))
    return shape in ("many", "pair", "mapping") and any(_can_hold(one, wanted) for one in inner)
