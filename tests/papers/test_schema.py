"""The JSON Schemas: they accept what loading accepts and catch the commonest slips."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from composer.papers.schema import edition_schema, layout_schema, paper_schema
from tests.papers.conftest import EDITION, FRONT, PAPER
from tests.papers.test_inherit import INSIDE

SAMPLE = Path(__file__).parents[2] / "layouts/jintan-times"


def plain(value: Any) -> Any:
    """As an editor's YAML plugin sees it: keys are strings, a date is text."""
    match value:
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case datetime.date():
            return value.isoformat()
        case _:
            return value


def errors(schema: dict[str, Any], text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema)
    return [error.message for error in validator.iter_errors(plain(yaml.safe_load(text)))]


def good() -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "small paper", paper_schema(), PAPER
    yield "small layout", layout_schema(), FRONT
    yield "layout with extends and parameters", layout_schema(), INSIDE
    yield "small edition", edition_schema(), EDITION
    yield "sample paper", paper_schema(), (SAMPLE / "paper.yaml").read_text("utf-8")
    for path in sorted((SAMPLE / "pages").glob("*.yaml")):
        yield path.name, layout_schema(), path.read_text("utf-8")
    for path in sorted(SAMPLE.glob("editions/*/edition.yaml")):
        yield path.parent.name, edition_schema(), path.read_text("utf-8")


@pytest.mark.parametrize("schema", [paper_schema(), layout_schema(), edition_schema()])
def test_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("schema", "text"), [one[1:] for one in good()], ids=[one[0] for one in good()]
)
def test_accepts(schema: dict[str, Any], text: str) -> None:
    assert errors(schema, text) == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (paper_schema(), "web: x\n"),
        (paper_schema(), "paper: 报\nstyle: {}\n"),
        (paper_schema(), "paper: 报\nformat: {type_area: {columns: 0}}\n"),
        (paper_schema(), "paper: 报\nstyles: {a: {size: 9}}\n"),
        (paper_schema(), "paper: 报\nlanguage: zh\n"),
        (layout_schema(), "layout: f\nareas: {a: {at: {columns: x}}}\n"),
        (edition_schema(), "edition: 今天\npages: {1: front}\n"),
        (edition_schema(), "edition: 2020-04-20\npages: {x: front}\n"),
    ],
)
def test_refuses(schema: dict[str, Any], text: str) -> None:
    assert errors(schema, text)


def test_descriptions_come_from_the_models() -> None:
    schema = paper_schema()
    assert schema["properties"]["paper"]["description"] == "报名。 The paper's name."
    assert schema["$defs"]["TypeArea"]["description"].startswith("版心")
    assert schema["$defs"]["TextStyle"]["properties"]["indent"]["description"].startswith(
        "首行缩进"
    )
