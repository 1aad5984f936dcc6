"""Nodes → the frozen models, by their type hints; all errors of a file in one run, each with its place.

A scalar takes the type that the schema asks for, never the one that YAML would guess: ``01`` for a text
is ``01``, ``no`` is a word, ``12:30`` is no base-60 number.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar, cast

from composer.diagnostics.diagnostic import Findings, Span, Where, Words
from composer.papers.fields import fact_of, fields_of, holds_copy, shape_of
from composer.papers.limits import breach
from composer.papers.models import Model
from composer.papers.models.basis import Bounds
from composer.papers.reading.copy import check_copy, taken
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode, kind_of

__all__ = ["TRUTHS", "Trail", "decode"]

M = TypeVar("M", bound=Model)

Trail = Callable[[Span], tuple[Span, ...]]
"""Given a place, the places that led there."""

TRUTHS = {
    "true": True, "yes": True, "on": True, "是": True,
    "false": False, "no": False, "off": False, "否": False,
}  # fmt: skip
"""How yes and no may be written, whatever the case of their letters."""

_INTEGER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d*)?|\.\d+)", re.ASCII)

_EXPECTS = {
    int: Words("整数", "a whole number"),
    float: Words("数", "a number"),
    bool: Words("true / false（是 / 否）", "true / false"),
    str: Words("文字", "text"),
}

_MAPPING = Words("映射（键: 值）", "a mapping (key: value)")
_LIST = Words("列表", "a list")
_TEXT = Words("一个值", "a single value")


class _Bad(Exception):
    """The value cannot be read; why is in the findings."""


def decode(model: type[M], node: Node, findings: Findings, trail: Trail = lambda _: ()) -> M | None:
    """The model that `node` says, or None when a part it cannot do without is missing or wrong.

    Short forms are written out already (`shorthand`). A wrong part that has a default is reported and
    replaced by it, so that the checks which follow still see the rest.
    """
    try:
        value, _ = _Decoder(findings, trail).model(model, node, None)
    except _Bad:
        return None
    return cast(M, value)


class _Decoder:
    """Reads nodes by type; every method gives the value with the tree of its places, or raises `_Bad`."""

    def __init__(self, findings: Findings, trail: Trail) -> None:
        self._findings = findings
        self._trail = trail

    def model(self, model: type[Model], node: Node, base: Model | None) -> tuple[Any, Where]:
        """A model; what the mapping lacks is as in `base`, or as in the class.

        `base` is the default of the field that the model stands in: ``kicker: {size: 16pt}`` changes
        the size of the paper's kicker and leaves its face alone.
        """
        if isinstance(node, ScalarNode) and node.is_null:
            node = MappingNode(node.span)
        if not isinstance(node, MappingNode):
            raise self._wrong_kind(node, _MAPPING)
        fields = fields_of(model)
        slipped = self._check_keys(model, node)
        values: dict[str, Any] = {}
        places: dict[str | int, Where] = {}
        complete = True
        for name, field in fields.items():
            default = field.default if base is None else getattr(base, name)
            part = node.values.get(name)
            try:
                values[name] = default
                if part is not None and not (isinstance(part, ScalarNode) and part.is_null):
                    values[name], places[name] = self._read(field.hint, part, name, default)
                elif default is dataclasses.MISSING and name in slipped:
                    raise _Bad  # it is there, only not as YAML wants it
                elif default is dataclasses.MISSING:
                    raise self._bad("E221", part.span if part else node.span, key=name)
                elif part is not None and holds_copy(field.hint):
                    self._copy(name, part)
            except _Bad:
                complete = complete and not field.required
                if part is not None:  # what is there and wrong is not missing
                    places.setdefault(name, Where(part.span))
        if not complete:
            raise _Bad
        where = Where(node.span, places)
        return model(where=where, **values), where

    def _check_keys(self, model: type[Model], node: MappingNode) -> set[str]:
        """Report keys that the model does not have; the keys that slips of the keyboard were meant to be."""
        fields = fields_of(model)
        meant: set[str] = set()
        before: tuple[str, str] | None = None
        for key, span in node.keys.items():
            value = node.values.get(key)
            if value is not None and key not in fields:
                meant.add(self._strange_key(key, span, value, fields, before))
            before = (key, value.text) if isinstance(value, ScalarNode) else None
        return meant

    def _strange_key(
        self, key: str, span: Span, value: Node, known: Collection[str],
        before: tuple[str, str] | None,
    ) -> str:  # fmt: skip
        """Report a key that there is not; the one that was meant, or empty."""
        from composer.diagnostics.suggest import suggestion
        from composer.papers.reading.cures import english_key, key_slip

        bare = isinstance(value, ScalarNode) and value.is_null
        slip = key_slip(key, known, before if bare else None)
        if slip is None:
            hints = english_key(key, known) or suggestion(key, known)
            self._bad("E220", span, hints=hints, key=key)
            return ""
        place = span._replace(column=span.column + slip.offset, length=1)
        self._bad(slip.code, place, hints=slip.hints, **slip.values)
        return slip.meant

    def _read(self, hint: Any, node: Node, name: str, default: Any = None) -> tuple[Any, Where]:
        shape, inner = shape_of(hint)
        match shape:
            case "model":
                base = default if isinstance(default, Model) else None
                return self.model(inner[0], node, base)
            case "mapping":
                return self._mapping(inner, node, name)
            case "many":
                return self._many(inner[0], node, name)
            case "pair":
                return self._pair(inner, node, name)
        if not isinstance(node, ScalarNode):
            raise self._wrong_kind(node, _TEXT)
        if holds_copy(hint):
            self._copy(name, node)
        value = (
            self._choice(inner, node, name)
            if shape == "choice"
            else self._scalar(inner[0], node, name)
        )
        if holds_copy(hint):
            value = taken(value, node, self._findings, self._trail)
        self._check_bounds(hint, name, value, node.span)
        return value, Where(node.span)

    def _mapping(
        self, inner: tuple[Any, ...], node: Node, name: str
    ) -> tuple[dict[Any, Any], Where]:
        """A mapping by name or number. A bad entry is left out but keeps its place, so that a check can
        tell a name that is not there from one whose value is wrong."""
        if not isinstance(node, MappingNode):
            raise self._wrong_kind(node, _MAPPING)
        values: dict[Any, Any] = {}
        places: dict[str | int, Where] = {}
        for text, part in node.values.items():
            with suppress(_Bad):
                if text[:1] in ("\u3000", "\u00a0"):  # an indent that YAML takes for letters
                    raise self._bad("E207", node.keys[text], found=text[0], wanted=" ")
                key = self._key(inner[0], text, node.keys[text], name)
                if key in places:
                    line = places[key].span.line
                    raise self._bad("E212", node.keys[text], key=text, line=line)
                places[key] = Where(node.keys[text])
                values[key], places[key] = self._read(inner[1], part, "")
        return values, Where(node.span, places)

    def _key(self, hint: Any, text: str, span: Span, name: str) -> Any:
        _, inner = shape_of(hint)
        if inner[0] is not int:
            return text
        number = self._scalar(int, ScalarNode(text, span), name)
        self._check_bounds(hint, name, number, span)
        return number

    def _many(self, inner: Any, node: Node, name: str) -> tuple[tuple[Any, ...], Where]:
        """A list, less its bad entries; a value alone is a list of one."""
        items = node.items if isinstance(node, ListNode) else (node,)
        values: list[Any] = []
        places: dict[str | int, Where] = {}
        for item in items:
            with suppress(_Bad):
                value, places[len(values)] = self._read(inner, item, name)
                values.append(value)
        return tuple(values), Where(node.span, places)

    def _pair(self, inner: tuple[Any, ...], node: Node, name: str) -> tuple[tuple[Any, ...], Where]:
        if not isinstance(node, ListNode):
            raise self._wrong_kind(node, _LIST)
        if len(node.items) != len(inner):
            for item in node.items:
                if isinstance(item, ScalarNode):
                    self._check_commas(item)
            raise self._bad(
                "E226", node.span, key=name, measured=len(node.items), allowed=len(inner)
            )
        read = [self._attempt(*pair, name) for pair in zip(inner, node.items, strict=True)]
        done = [one for one in read if one is not None]
        if len(done) < len(read):
            raise _Bad
        places: dict[str | int, Where] = {index: where for index, (_, where) in enumerate(done)}
        return tuple(value for value, _ in done), Where(node.span, places)

    def _attempt(self, hint: Any, node: Node, name: str) -> tuple[Any, Where] | None:
        with suppress(_Bad):
            return self._read(hint, node, name)
        return None

    def _copy(self, name: str, node: Node) -> None:
        if isinstance(node, ScalarNode):
            check_copy(node, name, self._findings, self._trail)

    def _choice(self, choices: tuple[str, ...], node: ScalarNode, name: str) -> str:
        text = node.text.strip()
        if text in choices:
            return text
        from composer.diagnostics.suggest import suggestion

        raise self._bad(
            "E224", node.span, hints=suggestion(text, choices), key=name, text=text,
            choices=" / ".join(choices),
        )  # fmt: skip

    def _scalar(self, hint: Any, node: ScalarNode, name: str) -> Any:
        text = node.text
        if hint is str:
            self._check_run_on(node)
            return text.rstrip("\n") if node.quote in ("|", ">") else text
        try:
            return _read_as(hint, text)
        except (ValueError, KeyError):
            self._check_commas(node)
            from composer.papers.reading.cures import value_cure

            expects = _EXPECTS.get(hint) or hint.EXPECTS
            hints = value_cure(name, text, partial(_read_as, hint))
            raise self._bad(
                "E223", node.span, hints=hints, key=name, text=text, expects=expects
            ) from None

    def _check_run_on(self, node: ScalarNode) -> None:
        """E207 where a name holds a full-width comma and another key.

        Raises:
            _Bad: it does.
        """
        if node.quote or node.text.isascii():
            return
        from composer.papers.reading.cures import key_behind

        offset = key_behind(node.text)
        if offset >= 0:
            place = node.span._replace(column=node.span.column + offset, length=1)
            raise self._bad("E207", place, found=node.text[offset], wanted=", ")

    def _check_commas(self, node: ScalarNode) -> None:
        """E207 for a full-width comma that should part two entries of a list; quoted text has its own right.

        Raises:
            _Bad: there is one.
        """
        from composer.papers.reading.cures import wide_comma

        offset = wide_comma(node.text)
        if offset >= 0 and not node.quote:
            place = node.span._replace(column=node.span.column + offset, length=1)
            raise self._bad("E207", place, found=node.text[offset], wanted=", ")

    def _check_bounds(self, hint: Any, name: str, value: Any, span: Span) -> None:
        bounds = fact_of(hint, Bounds)
        outside = None if bounds is None else breach(bounds, value)
        if outside is not None:
            raise self._bad("E225", span, key=name, measured=outside[0], allowed=outside[1])

    def _wrong_kind(self, node: Node, expected: Words) -> _Bad:
        from composer.papers.reading.cures import bracket_of, list_of

        hints: tuple[tuple[str, str], ...] = ()
        if isinstance(node, ScalarNode):
            if bracket := bracket_of(node.text):
                place = node.span._replace(length=1)
                return self._bad("E207", place, found=node.text[0], wanted=bracket)
            if expected is _MAPPING:
                hints = _colon_hint(node.text)
            elif expected is _LIST:
                hints = list_of(node.text)
        elif expected is _TEXT and isinstance(node, ListNode) and _is_range(node):
            first, last = (item.text for item in node.items if isinstance(item, ScalarNode))
            hints = ((f"写成 {first}-{last}", f"Write {first}-{last}"),)
        elif expected is _TEXT and isinstance(node, MappingNode) and (blank := _blank_of(node)):
            hints = ((f'写成 "{blank}"', f'Write "{blank}"'),)
            return self._bad("E210", node.span, hints=hints, char="{")
        return self._bad("E222", node.span, hints=hints, expected=expected, found=kind_of(node))

    def _bad(
        self, code: str, span: Span, hints: tuple[tuple[str, str], ...] = (), **values: Any
    ) -> _Bad:
        self._findings.add(code, span, trail=self._trail(span), hints=hints, **values)
        return _Bad()


def _read_as(hint: Any, text: str) -> Any:
    """A text as a value of a type.

    Raises:
        ValueError, KeyError: it is none.
    """
    if hint is bool:
        return TRUTHS[text.strip().lower()]
    if hint is int or hint is float:
        pattern = _INTEGER if hint is int else _NUMBER
        if not pattern.fullmatch(text.strip()):
            raise ValueError(text)
        return hint(text)
    return hint.parse(text)


def _is_range(node: ListNode) -> bool:
    """``[42, 60]``, where lines or columns are meant."""
    return len(node.items) == 2 and all(
        isinstance(item, ScalarNode) and item.text.isdecimal() for item in node.items
    )


def _blank_of(node: MappingNode) -> str:
    """``{page}``, where a mapping is a blank of a wording that lacks its quotes; empty where it is none."""
    (key, value), *more = node.values.items() or [("", None)]
    if more or not (isinstance(value, ScalarNode) and value.is_null):
        return ""
    return f"{{{key}}}"


def _colon_hint(text: str) -> tuple[tuple[str, str], ...]:
    """Where text stands for a mapping, the colon is most often full-width or lacks its space."""
    if "：" in text:
        return (
            (
                "键后要用半角冒号加空格“: ”，不是“：”",
                "After a key write “: ”, not the full-width “：”",
            ),
        )
    if re.search(r":\S", text):
        return (("冒号后要空一格", "A space must follow the colon"),)
    return ()
