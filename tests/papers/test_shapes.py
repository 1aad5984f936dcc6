"""Shapes and unequal columns in YAML: short forms, what takes what away, and what the schema accepts."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from composer.measure import Length, Unit
from composer.papers.models import Area, PictureSlot, Shape, TextSetting
from composer.papers.models.values import Point
from composer.papers.schema import layout_schema
from tests.papers.conftest import EDITION, FRONT, Load
from tests.papers.test_decode import found, read


def zi(value: float) -> Length:
    return Length(value, Unit.ZI)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("circle", Shape(kind="circle")),
        ("{kind: alpha, mask: no}", Shape(kind="alpha", mask=False)),
        (
            "[0 0, 100% 0, 50% 100%]",
            Shape(points=(Point(0.0, 0.0), Point(1.0, 0.0), Point(0.5, 1.0))),
        ),
        (
            "[3字 20mm, 12.5% 1行]",
            Shape(
                points=(Point(zi(3), Length(20 * 72 / 25.4)), Point(0.125, Length(1, Unit.HANG)))
            ),
        ),
    ],
)
def test_ways_to_write_a_shape(text: str, shape: Shape) -> None:
    slot, findings = read(PictureSlot, f"at: {{columns: 1}}\nshape: {text}\nside: both\n")
    assert not list(findings)
    assert slot.shape == shape
    assert slot.side == "both"


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("text: {columns: [16字, 15字]}", TextSetting(widths=(zi(16), zi(15)))),
        ("text: [16字, 15字]", TextSetting(widths=(zi(16), zi(15)))),
        ("text: {columns: 2, fit: relative}", TextSetting(columns=2, fit="relative")),
        ("text: 3", TextSetting(columns=3)),
    ],
)
def test_ways_to_divide(text: str, setting: TextSetting) -> None:
    area, findings = read(Area, f"at: {{columns: 1-3}}\n{text}\n")
    assert not list(findings)
    assert area.text == setting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shape: [50%, 0 0]", ["E223 2:9"]),
        ("shape: [0 0, x 0, 1字 1字]", ["E223 2:14"]),
        ("shape: 圆", ["E224 2:8"]),
        ("side: above", ["E224 2:7"]),
    ],
)
def test_shapes_that_are_none(text: str, expected: list[str]) -> None:
    assert found(PictureSlot, f"at: {{}}\n{text}\n") == expected


def test_one_way_takes_the_other_away(load: Load) -> None:
    """A layout's number of columns holds against the widths of the layout that it extends."""
    child = (
        "layout: child\nextends: front\nareas:\n  lead: {text: 2}\n  side: {text: [10字, 12字]}\n"
    )
    parent = FRONT.replace("headline: banner", "headline: banner, text: [10字, 12字]").replace(
        "style: editorial", "style: editorial, text: 2"
    )
    loaded, _ = load(
        {
            "pages/front.yaml": parent,
            "pages/child.yaml": child,
            "editions/d/edition.yaml": EDITION.replace("layout: front", "layout: child"),
        }
    )
    assert loaded is not None
    areas = loaded.layouts[1].areas
    assert (areas["lead"].text.columns, areas["lead"].text.widths) == (2, ())
    assert (areas["side"].text.columns, areas["side"].text.widths) == (None, (zi(10), zi(12)))


def test_a_quote_needs_its_place(load: Load) -> None:
    wrong = EDITION.replace("area: 1.side", "area: 1.side, quotes: {q: 春天来了}")
    _, findings = load({"editions/d/edition.yaml": wrong})
    assert "E251" in [one.code for one in findings]
    front = FRONT.replace("style: editorial", "style: editorial, quotes: {q: {at: {columns: 1}}}")
    _, findings = load({"editions/d/edition.yaml": wrong, "pages/front.yaml": front})
    assert "E251" not in [one.code for one in findings]


@pytest.mark.parametrize(
    ("area", "good"),
    [
        ("{at: {columns: 1}, text: [16字, 15字]}", True),
        ("{at: {columns: 1}, text: {columns: [16字, 15字]}}", True),
        ("{at: {columns: 1}, pictures: {p: {at: {}, shape: [0 0, 100% 0, 5mm 3字]}}}", True),
        ("{at: {columns: 1}, pictures: {p: {at: {}, shape: circle}}}", True),
        ("{at: {columns: 1}, cut: {lines: 3-9}}", True),
        ("{at: {columns: 1}, text: {columns: [x]}}", False),
        ("{at: {columns: 1}, pictures: {p: {at: {}, shape: square}}}", False),
        ("{at: {columns: 1}, pictures: {p: {at: {}, shape: [1]}}}", False),
    ],
)
def test_schema(area: str, good: bool) -> None:
    validator = jsonschema.Draft202012Validator(layout_schema())
    text = yaml.safe_load(f"layout: f\nareas: {{a: {area}}}\n")
    assert (list(validator.iter_errors(text)) == []) is good
