"""The words of a model and of its fields — 释义 — as they stand in the models' source.

In: a model. Out: what its docstring says, and the string under each of its fields: a paragraph in Chinese, one
in English, and where the type does not tell it an example's value after ``例``. Python throws the strings under
fields away, so the source is read.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from composer.diagnostics.diagnostic import Words
from composer.frozen import NamedTuple
from composer.papers.models.basis import Model

__all__ = ["Told", "field_words", "model_words", "one_paragraph"]

_HAN = r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f—…“”]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})\n(?={_HAN})|(?<=[，。；：、）])\n|\n(?=[（])")


class Told(NamedTuple):
    """What is told under a field."""

    zh: str
    en: str
    example: str
    """A value as it is written in YAML; empty: the type gives one."""


def model_words(model: type[Model]) -> Words:
    """A model's name in the trade, and what it is: ``围框 — the frame and tint of an area.``"""
    first = one_paragraph((inspect.getdoc(model) or "").split("\n\n")[0])
    name, dash, rest = first.partition(" — ")
    return Words(name, rest) if dash else Words(first, first)


def field_words(model: type[Model]) -> Mapping[str, Told]:
    """Field → its words, of those fields that have any, inherited ones too."""
    found: dict[str, Told] = {}
    for base in reversed(model.__mro__[:-1]):
        if issubclass(base, Model) and base is not Model:
            found |= _words_in(base.__module__).get(base.__name__, {})
    return found


def one_paragraph(text: str) -> str:
    """A paragraph of the source on one line: between Han a line's end is nothing, elsewhere a space."""
    return _BETWEEN_HAN.sub("", text.strip()).replace("\n", " ")


@cache
def _words_in(module: str) -> dict[str, dict[str, Told]]:
    """Class → field → its words."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    return {
        node.name: dict(_strings_under_fields(node))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _strings_under_fields(node: ast.ClassDef) -> Iterator[tuple[str, Told]]:
    for field, after in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            text = inspect.cleandoc(after.value.value)
            chinese, english, example = (*text.split("\n\n"), "", "")[:3]
            yield (
                field.target.id,
                Told(
                    one_paragraph(chinese),
                    one_paragraph(english),
                    example.removeprefix("例").strip().strip("`"),
                ),
            )
