"""JSON Schema (2020-12) of the four kinds of YAML file, made from the models, for editors that check while
one types.

It accepts what `load` accepts: short forms, one value for a list, ``extends:`` and ``parameters:``. Where
a scalar has a syntax, the pattern here is a net for slips; `decode` has the last word. Made for one paper, it
takes no names but those that the paper has (`own_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from composer.measure import HAO, Length
from composer.papers.decode import TRUTHS
from composer.papers.describing.words import Told, field_words, model_words
from composer.papers.fields import (
    Field,
    fact_of,
    fields_of,
    holds_copy,
    listed_keys,
    may_extend,
    shape_of,
    short_key,
)
from composer.papers.models import Edition, Layout, Model, Paper
from composer.papers.models.basis import Bounds, Names
from composer.papers.models.press import ProfileFile
from composer.papers.models.values import (
    WEIGHTS,
    AreaRef,
    ColourRef,
    Date,
    FaceRef,
    Percent,
    Point,
    Range,
)
from composer.papers.own_names import OwnNames
from composer.papers.resolving.inherit import EXTENDS, PARAMETERS

__all__ = ["edition_schema", "layout_schema", "paper_schema", "press_schema"]

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

_HAO_NAMES = "|".join(sorted({*HAO, *(name.removesuffix("号") for name in HAO)}))
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
"""Any scalar: what YAML takes for a number or a truth, a text field takes as it is written."""

_COPY: Schema = {"type": ["string", "number", "boolean"]}
"""What is printed: a value that YAML takes for none is an error there."""

_PATTERNS: dict[type, str] = {
    Length: rf"^\s*([+-]?(\d+(\.\d*)?|\.\d+)\s*(mm|cm|pt|字|行|em)|{_HAO_NAMES})\s*$",
    FaceRef: rf"^\s*\S+(\s+({'|'.join(WEIGHTS)}))?\s*$",
    ColourRef: r"^\s*\S+(\s+\d+(\.\d+)?\s*%)?\s*$",
    Percent: r"^\s*[0-5](\.\d+)?\s*[%％]\s*$",
    Point: r"^\s*(0|\S+?(%|mm|cm|pt|字|行|em))[\s,，]+(0|\S+?(%|mm|cm|pt|字|行|em))\s*$",
    Range: r"^\s*\d{1,4}(\s*[-–—~～]\s*\d{1,4})?\s*$",
    AreaRef: r"^\s*[pP]?\d{1,3}\.[^\s.]+\s*$",
    Date: r"^\s*\d{4}-\d{2}-\d{2}\s*$",
}

_PARAMETER = {"type": "string", "pattern": r"\$"}
"""In a layout any scalar may be a parameter, whatever it is to become."""


def paper_schema(own: OwnNames | None = None) -> Schema:
    """The schema of ``paper.yaml``."""
    return _Making("paper.yaml", layout=False, own=own).schema(Paper)


def edition_schema(own: OwnNames | None = None) -> Schema:
    """The schema of ``edition.yaml``."""
    return _Making("edition.yaml", layout=False, own=own).schema(Edition)


def press_schema(own: OwnNames | None = None) -> Schema:
    """The schema of a press profile in ``press/``."""
    return _Making("press/*.yaml", layout=False, own=own).schema(ProfileFile)


def layout_schema(own: OwnNames | None = None) -> Schema:
    """The schema of a layout in ``pages/``. A layout that extends another may leave out what it takes
    from there, so nothing but its name is required in depth."""
    return _Making("pages/*.yaml", layout=True, own=own).schema(Layout)


class _Making:
    """One schema in the making; what advances are the definitions of the models it has met."""

    def __init__(self, title: str, *, layout: bool, own: OwnNames | None) -> None:
        self._title = title
        self._layout = layout
        self._own = own
        self._definitions: dict[str, Schema] = {}

    def schema(self, root: type[Model]) -> Schema:
        """The whole schema, with the models that `root` uses under ``$defs``."""
        body = self._object(root)
        if self._layout:
            body["properties"] |= _layout_keys(self._names("layouts"))
            body["required"] = ["layout"]
        return {"$schema": _DRAFT, "title": self._title, **body, "$defs": self._definitions}

    def _object(self, model: type[Model]) -> Schema:
        words = field_words(model)
        fields = fields_of(model)
        properties = {
            name: self._described(self._field(field), words.get(name))
            for name, field in fields.items()
        }
        listed = listed_keys(model)
        if listed is not None:
            one, many = listed
            properties[one] = {"anyOf": [properties[one], properties[many]]}
        required = [name for name, field in fields.items() if field.required]
        if may_extend(model):
            properties[EXTENDS] = _described_key(
                "继承：名字相同的映射里的另一个",
                "The entry to extend.",
                self._names(_mapping_of(model)),
            )
            required = []
        body: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required and not self._layout:
            body["required"] = required
        about = model_words(model)
        return {**body, "description": f"{about.zh} — {about.en}"}

    def _described(self, body: Schema, words: Told | None) -> Schema:
        return {**body, "description": f"{words.zh} {words.en}"} if words else body

    def _field(self, field: Field) -> Schema:
        body = self._type(field.hint)
        if field.required or holds_copy(field.hint):
            return body
        return {"anyOf": [body, {"type": "null"}]}

    def _type(self, hint: Any) -> Schema:
        shape, inner = shape_of(hint)
        match shape:
            case "model":
                return self._model(inner[0])
            case "mapping":
                return self._mapping(inner)
            case "many":
                item = self._type(inner[0])
                return {"anyOf": [{"type": "array", "items": item}, item]}
            case "pair":
                items = [self._type(one) for one in inner]
                count = len(items)
                return {"type": "array", "prefixItems": items, "minItems": count, "maxItems": count}
            case "choice":
                return self._or_parameter({"enum": list(inner)})
        named = self._named(hint, inner[0])
        if named is not None:
            return self._or_parameter(named)
        return self._or_parameter(
            _COPY if holds_copy(hint) else _scalar(inner[0], fact_of(hint, Bounds))
        )

    def _named(self, hint: Any, kind: Any) -> Schema | None:
        """A value that names something of one paper, faces and colours too; None where any name will do."""
        if self._own is None:
            return None
        if kind is FaceRef:
            families = sorted({face.split(" ")[0] for face in self._own.faces})
            return self._one_of("faces", self._own.faces, rf"({'|'.join(WEIGHTS)})", families)
        if kind is ColourRef:
            colours = self._own.of["colours"]
            return self._one_of("colours", colours, r"\d+(\.\d+)?\s*%", colours)
        names = fact_of(hint, Names)
        return None if names is None else self._names(names.of)

    def _names(self, of: str) -> Schema | None:
        """A name of a kind; None for the schema of any paper, and where the paper has no such names yet."""
        names = self._own.of.get(of) if self._own else None
        if not names:
            return None
        written = [one for name in names for one in _as_yaml(name)]
        self._definitions[f"names_of_{of}"] = {"enum": written}
        return {"$ref": f"#/$defs/names_of_{of}"}

    def _one_of(self, of: str, names: Sequence[str], after: str, before: Sequence[str]) -> Schema:
        """One of `names`, or one of `before` with what may stand behind it."""
        words = "|".join(re.escape(one) for one in before)
        pattern = rf"^\s*({words})\s+{after}\s*$"
        self._definitions[f"names_of_{of}"] = {
            "anyOf": [{"enum": list(names)}, {"type": "string", "pattern": pattern}]
        }
        return {"$ref": f"#/$defs/names_of_{of}"}

    def _or_parameter(self, body: Schema) -> Schema:
        return {"anyOf": [body, _PARAMETER]} if self._layout else body

    def _mapping(self, inner: tuple[Any, ...]) -> Schema:
        value = self._type(inner[1])
        body: Schema = {"type": "object", "additionalProperties": value}
        if shape_of(inner[0])[1] == (int,):
            body["propertyNames"] = {"pattern": r"^[1-9]\d{0,2}$"}
        if self._layout:
            body["additionalProperties"] = {"anyOf": [value, {"type": "null"}]}
        return body

    def _model(self, model: type[Model]) -> Schema:
        name = model.__name__
        if name not in self._definitions:
            self._definitions[name] = {}
            body = self._object(model)
            short = short_key(model)
            if short:
                field = fields_of(model)[short]
                shorts = [self._type(field.hint)]
                listed = listed_keys(model)
                if listed is not None:
                    shorts.append(self._type(fields_of(model)[listed[1]].hint))
                body = {"anyOf": [body, *shorts]}
            self._definitions[name] = body
        return {"$ref": f"#/$defs/{name}"}


def _scalar(hint: Any, bounds: Bounds | None) -> Schema:
    if hint is str:
        return dict(_TEXT)
    if hint is bool:
        return {"anyOf": [{"type": "boolean"}, {"enum": sorted(TRUTHS)}]}
    if hint is int or hint is float:
        body: Schema = {"type": "integer" if hint is int else "number"}
        return body | ({"minimum": bounds.least, "maximum": bounds.most} if bounds else {})
    kinds = {Range: ["string", "integer"], AreaRef: ["string", "number"], Date: ["string"]}
    return {
        "type": kinds.get(hint, ["string"]),
        "pattern": _PATTERNS[hint],
        "examples": hint.EXPECTS.split(" / "),
    }


def _mapping_of(model: type[Model]) -> str:
    """The key of a paper whose entries are of a model, and may extend each other."""
    if model is ProfileFile:
        return "profiles"
    hints = {key: shape_of(field.hint) for key, field in fields_of(Paper).items()}
    return next((key for key, (_, inner) in hints.items() if inner[1:] == (model,)), "")


def _as_yaml(name: str) -> Iterator[Any]:
    """A name as YAML may take it: ``1.2`` without quotes is a number."""
    yield name
    if re.fullmatch(r"\d{1,9}", name):
        yield int(name)
    elif re.fullmatch(r"\d{1,9}\.\d{1,9}", name):
        yield float(name)


def _layout_keys(layouts: Schema | None) -> dict[str, Schema]:
    defaults = {"type": "object", "additionalProperties": _TEXT}
    return {
        EXTENDS: _described_key(
            "继承：本报的另一个版式", "Another layout of the paper to extend.", layouts
        ),
        PARAMETERS: {**defaults, "description": "参数及其默认值; used as $name or ${name}."},
    }


def _described_key(chinese: str, english: str, names: Schema | None) -> Schema:
    return {**(names or {"type": "string"}), "description": f"{chinese}. {english}"}
