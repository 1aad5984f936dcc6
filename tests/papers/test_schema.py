"""The JSON Schemas: they accept what loading accepts and catch the commonest slips."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from composer.api.schemas import KINDS, schema
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


# ── the schema of one paper ───────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def own() -> dict[str, dict[str, Any]]:
    return {kind: schema(kind, SAMPLE) for kind in KINDS}


def test_the_sample_fits_its_own_schemas(own: dict[str, dict[str, Any]]) -> None:
    files = [
        ("paper", SAMPLE / "paper.yaml"),
        *(("layout", path) for path in SAMPLE.glob("pages/*.yaml")),
        *(("edition", path) for path in SAMPLE.glob("editions/*/edition.yaml")),
    ]
    assert len(files) > 4
    for kind, path in files:
        jsonschema.Draft202012Validator.check_schema(own[kind])
        assert errors(own[kind], path.read_text("utf-8")) == [], path.name


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("layout", "layout: f\nareas: {a: {at: {columns: 1}, style: body}}", "bodi"),
        ("layout", "layout: f\nareas: {a: {at: {columns: 1}, headline: standard}}", "standart"),
        ("layout", "layout: f\nareas: {a: {at: {columns: 1}, box: {colour: black}}}", "blak"),
        ("layout", "layout: f\nindex: {at: {columns: 1}, face: 宋 heavy}", "宗"),
        ("layout", "layout: f\nextends: front", "frant"),
        ("edition", "edition: 2020-04-20\npages: {1: front}", "frant"),
        ("edition", "edition: 2020-04-20\npages: {1: {layout: front}}", "frant"),
        ("paper", "paper: 报\nstyles: {a: {extends: body}}", "bodi"),
        ("paper", "paper: 报\npress: newsprint-crpc1", "newsprint-crpc9"),
        ("paper", "paper: 报\nheadlines: {a: {main: {colour: black 60%}}}", "blak"),
    ],
)
def test_names_of_the_paper_and_no_others(
    own: dict[str, dict[str, Any]], kind: str, right: str, wrong: str
) -> None:
    name = next(
        one
        for one in ("standard", "front", "newsprint-crpc1", "宋", "black", "body")
        if one in right.partition("\n")[2]
    )
    assert errors(own[kind], right) == []
    assert errors(own[kind], right.replace(name, wrong))


def test_areas_stories_and_pictures_are_those_of_the_edition(tmp_path: Path) -> None:
    texts = {
        "paper.yaml": "paper: 报\n",
        "pages/base.yaml": "layout: base\nareas: {lead: {at: {columns: 1}}, gone: {at: {columns: 2}}}\n",
        "pages/front.yaml": "layout: front\nextends: base\nareas: {gone: , 1: {at: {columns: 3}}}\n"
        "adverts: {foot: {at: {columns: 4}}}\n",
        "editions/a/edition.yaml": "edition: 2020-04-20\npages: {1: front}\n",
        "editions/a/stories/one.md": "词\n",
        "editions/a/pictures/one.jpg": "",
        "editions/b/edition.yaml": "edition: 2020-04-21\npages: {2: {layout: front}}\n",
        "editions/b/stories/two.md": "词\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    names = {
        key: value["enum"]
        for key, value in schema("edition", tmp_path)["$defs"].items()
        if key.startswith("names_of_") and "enum" in value
    }
    assert names["names_of_areas"] == ["1.1", 1.1, "1.lead", "2.1", 2.1, "2.lead"]
    assert names["names_of_slots"] == ["1.foot", "2.foot"]
    assert names["names_of_stories"] == ["one.md", "two.md"]
    assert names["names_of_pictures"] == ["one.jpg"]
    one = schema("edition", tmp_path / "editions" / "a")["$defs"]
    assert one["names_of_stories"]["enum"] == ["one.md"]
    assert one["names_of_areas"]["enum"] == ["1.1", 1.1, "1.lead"]


def test_names_that_there_are_none_of_yet_are_free(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("paper: 报\n", "utf-8")
    made = schema("edition", tmp_path)
    assert errors(made, "edition: 2020-04-20\npages: {1: front}\nstories: [{story: a.md}]") == []
