"""Fixed words put in — 固定用语: what the YAML leaves to the program, in the paper's language or in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast

from composer.papers.fields import fact_of, fields_of, shape_of
from composer.papers.models import FixedWords, Model, Paper
from composer.papers.models.wordings import WORDS, Spoken

__all__ = ["spoken", "words_of"]

M = TypeVar("M", bound=Model)

Words = Mapping[str, str]
"""Name in `WORDS` → the words."""


def words_of(paper: Paper) -> Words:
    """The fixed words of a paper: those of its language, and its own over them."""
    traditional = paper.language == "zh-Hant"
    words = {name: both[traditional] for name, both in WORDS.items()}
    for name in fields_of(FixedWords):
        own = getattr(paper.words, name)
        if own is not None:
            words[name] = own
    return words


def spoken(model: M, paper: Paper) -> M:
    """`model` with the fixed words in every field that prints some and that its YAML does not have."""
    words = words_of(paper)
    if all(words[name] == both[0] for name, both in WORDS.items()):
        return model  # the models' own defaults
    return cast(M, _model(model, words))


def _model(model: Model, words: Words) -> Model:
    changes: dict[str, Any] = {}
    for name in _ways(cast(Any, type(model))):
        hint, value = fields_of(type(model))[name].hint, getattr(model, name)
        fact = fact_of(hint, Spoken)
        if fact is None:
            changes[name] = _inside(hint, value, words)
        elif name not in model.where.parts:
            changes[name] = words[fact.name]
    return replace(model, **changes) if changes else model


def _inside(hint: Any, value: Any, words: Words) -> Any:
    shape, inner = shape_of(hint)
    match shape:
        case "model":
            return None if value is None else _model(value, words)
        case "many":
            return tuple(_inside(inner[0], one, words) for one in value)
        case "mapping":
            return {key: _inside(inner[1], one, words) for key, one in value.items()}
    return value


@cache
def _ways(model: Any) -> tuple[str, ...]:
    """The fields of a model that print fixed words, or hold a model that does."""
    return tuple(name for name, field in fields_of(model).items() if _speaks(field.hint))


@cache
def _speaks(hint: Any) -> bool:
    if fact_of(hint, Spoken) is not None:
        return True
    shape, inner = shape_of(hint)
    if shape == "model":
        return bool(_ways(inner[0]))
    return shape in ("many", "mapping") and _speaks(inner[-1])
