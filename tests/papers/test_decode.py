"""Decoding: one value of YAML in, the model's value or ``code line:column`` out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from composer.diagnostics import Findings
from composer.diagnostics.render import message_of
from composer.measure import Length, Unit
from composer.papers.decode import decode
from composer.papers.models import Area, Edition, HeadlineUse, Layout, Model, Paper
from composer.papers.models.values import AreaRef, ColourRef, Range
from composer.papers.reading.yaml_tree import parse
from composer.papers.resolving.shorthand import written_out


def read(model: type[Model], text: str) -> tuple[Any, Findings]:
    findings = Findings()
    node = parse(text, "f.yaml", findings)
    assert node is not None
    return decode(model, written_out(node, model), findings), findings


def found(model: type[Model], text: str) -> list[str]:
    _, findings = read(model, text)
    return [f"{one.code} {one.span.line}:{one.span.column}" for one in findings]


ERRORS: Mapping[str, tuple[type[Model], str, list[str]]] = {
    "unknown key": (Paper, "paper: 报\npress_profile: x\n", ["E220 2:1"]),
    "missing key": (Paper, "web: x\n", ["E221 1:1"]),
    "missing in a nested mapping": (Layout, "layout: f\nareas:\n  a: {style: b}\n", ["E221 3:6"]),
    "key without a value": (Paper, "paper:\n", ["E221 1:7"]),
    "list for a mapping": (Paper, "paper: 报\nformat: [1]\n", ["E222 2:9"]),
    "text for a mapping": (Paper, "paper: 报\nstyles: 宋\n", ["E222 2:9"]),
    "mapping for a value": (Paper, "paper: {a: b}\n", ["E222 1:8"]),
    "no length": (Area, "at: {x: 12}\n", ["E223 1:9"]),
    "no range": (Area, "at: {columns: 3-1}\n", ["E223 1:15"]),
    "range from zero": (Area, "at: {columns: 0-1}\n", ["E223 1:15"]),
    "range beyond 400 lines": (Area, "at: {lines: 1-401}\n", ["E225 1:13"]),
    "no whole number": (Area, "at: {}\ntext: {columns: 二}\n", ["E223 2:17"]),
    "number with a full-width digit": (Area, "at: {}\ntext: {columns: ２}\n", ["E223 2:17"]),
    "no truth": (Area, "at: {}\nheadline: {vertical: 也许}\n", ["E223 2:22"]),
    "no date": (Edition, "edition: 2020-02-30\npages: {}\n", ["E223 1:10"]),
    "no choice": (Paper, "paper: 报\nlanguage: zh\n", ["E224 2:11"]),
    "no columns": (Paper, "paper: 报\nformat: {type_area: {columns: 0}}\n", ["E225 2:31"]),
    "negative size": (Paper, "paper: 报\nformat: {type_area: {size: -9pt}}\n", ["E225 2:28"]),
    "no size": (Paper, "paper: 报\nstyles: {a: {size: 0pt}}\n", ["E225 2:20"]),
    "wider than any press": (Paper, "paper: 报\nformat: {trim: [2750mm, 39cm]}\n", ["E225 2:17"]),
    "ems of ems": (Paper, "paper: 报\nformat: {type_area: {size: 2字}}\n", ["E225 2:28"]),
    "more ink than there is": (Paper, "paper: 报\ncolours: {r: [0, 101, 0, 0]}\n", ["E225 2:18"]),
    "too few inks": (Paper, "paper: 报\ncolours: {r: [0, 100, 0]}\n", ["E226 2:14"]),
    "page zero": (Edition, "edition: 2020-01-01\npages: {0: front}\n", ["E225 2:9"]),
    "page twice": (Edition, "edition: 2020-01-01\npages: {1: a, 01: b}\n", ["E212 2:15"]),
    "all in one run": (
        Paper,
        "colour: 红\nlanguage: 中文\nformat: {type_area: {columns: x, lines: 900}}\n",
        ["E220 1:1", "E221 1:1", "E224 2:11", "E223 3:31", "E225 3:41"],
    ),
}


@pytest.mark.parametrize(("model", "text", "expected"), ERRORS.values(), ids=ERRORS)
def test_error(model: type[Model], text: str, expected: list[str]) -> None:
    assert sorted(found(model, text)) == sorted(expected)


def test_message_says_measured_and_allowed() -> None:
    _, findings = read(Paper, "paper: 报\nformat: {trim: [2750mm, 39cm]}\n")
    (one,) = findings
    assert message_of(one, "zh") == "“trim”是 2750mm (7795pt)，允许 0.0035–2000mm"


def test_nearest_names() -> None:
    _, findings = read(Paper, "paper: 报\nlanguage: zh-hans\nheadline: {}\n")
    hints = [hint for one in findings for hint in one.hints]
    assert hints == [
        ("是不是“headlines”？", "Did you mean “headlines”?"),
        ("是不是“zh-Hans”？", "Did you mean “zh-Hans”?"),
    ]


def test_scalars_take_the_type_that_is_asked_for() -> None:
    paper, findings = read(
        Paper,
        "paper: 01\ncn_number: no\nweb: 12:30\norgan: 主办\n"
        "normalise: {marks: 否, spaces: Yes}\ncolours: {red: {cmyk: [0, 100, 90.5, 0]}}\n",
    )
    assert not list(findings)
    assert (paper.paper, paper.cn_number, paper.web) == ("01", "no", "12:30")
    assert paper.organ == ("主办",)
    assert (paper.normalise.marks, paper.normalise.spaces) == (False, True)
    assert paper.colours["red"].cmyk == (0, 100, 90.5, 0)


def test_short_forms() -> None:
    area, findings = read(
        Area,
        "at: {columns: 2, lines: 3-9}\nheadline: banner\nbox: double\ntext: 2\n",
    )
    assert not list(findings)
    assert area.headline == HeadlineUse(style="banner")
    assert area.box.line == "double"
    assert area.text.columns == 2
    assert (area.at.columns, area.at.lines) == (Range(2, 2), Range(3, 9))


def test_edition_in_short() -> None:
    edition, findings = read(
        Edition,
        "edition: 2020-04-20\nnumber: 03456\npages: {1: front, 2: {layout: inside, parameters: {n: 3}}}\n"
        "stories:\n  - {story: a.md, thread: 1.lead, pictures: {main: site.jpg}}\n",
    )
    assert not list(findings)
    assert edition.number == "03456"
    assert (edition.pages[1].layout, edition.pages[2].parameters) == ("front", {"n": "3"})
    assert edition.stories[0].thread == (AreaRef(1, "lead"),)
    assert edition.stories[0].pictures["main"].file == "site.jpg"


def test_defaults_are_those_of_the_place() -> None:
    """A kicker with a size only leaves its face to its headline; it does not take that of any headline part."""
    paper, _ = read(Paper, "paper: 报\nheadlines: {a: {kicker: {size: 三号, colour: red 40%}}}\n")
    kicker = paper.headlines["a"].kicker
    assert kicker.face is None
    assert kicker.size == Length(16)
    assert kicker.colour == ColourRef("red", 0.4)


def test_every_value_has_its_place() -> None:
    edition, _ = read(
        Edition,
        "edition: 2020-04-20\npages:\n  2: {layout: inside}\nstories:\n"
        "  - story: a.md\n    thread:\n      - 1.lead\n      - 2.carry\n",
    )
    places = [
        edition.where["edition"].span,
        edition.where["pages"][2]["layout"].span,
        edition.stories[0].where["thread"][1].span,
        edition.where["stories"][0]["thread"].span,
        edition.stories[0].where["area"].span,
    ]
    assert [(span.line, span.column) for span in places] == [
        (1, 10),
        (3, 15),
        (8, 9),
        (7, 7),
        (5, 5),
    ]


def test_lengths_keep_their_unit() -> None:
    area, _ = read(Area, "at: {x: -3mm, y: 2行, width: 11字, height: 小五}\n")
    assert area.at.y == Length(2, Unit.HANG)
    assert area.at.width == Length(11, Unit.ZI)
    assert area.at.height == Length(9)
