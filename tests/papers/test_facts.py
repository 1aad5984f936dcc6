"""What the models say of their fields is checked for every field: bounds, colours, wordings, places.

The cases are made from the models: a new field of such a type that nobody looks at fails here.
"""

from __future__ import annotations

from typing import Any

import pytest

from composer.diagnostics import Findings
from composer.furniture import PageFacts
from composer.makeup.grid import Grid
from composer.makeup.page_checks import check_layout
from composer.measure import Length, Unit
from composer.papers.decode import decode
from composer.papers.fields import blanks_of, fact_of, fields_of, shape_of
from composer.papers.models import Edition, Folio, Format, Layout, Model, Paper, Press
from composer.papers.models.basis import Blanks, Bounds, Ground, Listed
from composer.papers.models.press import ProfileFile
from composer.papers.models.values import Range
from composer.papers.reading.yaml_tree import parse
from composer.papers.resolving.shorthand import written_out
from composer.papers.walk import is_colour, is_copy, is_place, is_wording
from composer.papers.wording import check_wordings, page_words
from tests.papers.conftest import Load
from tests.papers.everywhere import Path, least, paths, tree, yaml

ROOTS: dict[str, type[Model]] = {
    "paper": Paper, "layout": Layout, "edition": Edition, "press": ProfileFile,
}  # fmt: skip
NUMBERS = (int, float, Length, Range)


def cases(wanted: Any, *roots: str) -> dict[str, tuple[str, Path, Any]]:
    return {
        " ".join((root, *path)): (root, path, hint)
        for root in roots or ROOTS
        for path, hint in paths(ROOTS[root], wanted)
    }


def is_number(hint: Any) -> bool:
    return shape_of(hint)[1] in [(kind,) for kind in NUMBERS] and shape_of(hint)[0] == "scalar"


def decoded(root: str, path: Path, value: Any) -> tuple[Any, list[str], Findings]:
    findings = Findings()
    node = parse(yaml(tree(ROOTS[root], path, value)), "x.yaml", findings)
    assert node is not None
    model = decode(ROOTS[root], written_out(node, ROOTS[root]), findings)
    return model, [one.code for one in findings], findings


@pytest.mark.parametrize(("root", "path", "hint"), cases(is_number).values(), ids=cases(is_number))
def test_every_number_has_bounds_that_hold(root: str, path: Path, hint: Any) -> None:
    bounds = fact_of(hint, Bounds)
    assert bounds is not None, "a number without bounds lets a slip of the finger through"
    units = {Unit.PT: "pt", Unit.ZI: "字", Unit.HANG: "行"}
    kind = shape_of(hint)[1][0]
    unit = units[bounds.units[0]] if kind is Length else ""
    for value in (f"{1e8:.0f}{unit}", f"-1e8{unit}" if kind is float else f"-{10**8}{unit}"):
        if kind is Range:
            value = "1-9999"
        _, codes, _ = decoded(root, path, value)
        assert set(codes) & {"E225", "E223"}, value
    if bounds.most < 1e6:
        most = int(bounds.most * 100) / 100  # millimetres are no round number of points
        assert "E225" not in decoded(root, path, f"{most:g}{unit}")[1], "the greatest is allowed"


def test_a_length_has_only_units_that_make_sense() -> None:
    assert "E225" in decoded("paper", ("format", "bleed"), "1字")[1]
    assert "E225" not in decoded("paper", ("format", "bleed"), "3mm")[1]


def owned(root: str, value: str, path: Path) -> dict[str, str]:
    """The small paper's files with one more value in the paper or its layout."""
    file = {"paper": "paper.yaml", "layout": "pages/front.yaml"}[root]
    return {file: yaml(tree(ROOTS[root], path, value))}


COLOURS = cases(is_colour, "paper", "layout")


@pytest.mark.parametrize(("root", "path", "hint"), COLOURS.values(), ids=COLOURS)
def test_every_colour_has_to_be_the_papers(load: Load, root: str, path: Path, hint: Any) -> None:
    _, findings = load(owned(root, "bleck", path))
    wrong = [one for one in findings if one.code == "E257"]
    assert wrong
    assert "black" in wrong[0].hints[0][0]


def test_only_paper_and_layout_have_colours_and_places() -> None:
    assert not cases(is_colour, "edition", "press")
    assert not cases(is_place, "paper", "edition", "press")


WORDINGS = cases(lambda hint: (b := fact_of(hint, Blanks)) is not None and b.of == "words")


@pytest.mark.parametrize("slip", ["{%sx}", "{ %s}", "{%s", "%s}", "｛%s｝", "{}"])
@pytest.mark.parametrize(("root", "path", "hint"), WORDINGS.values(), ids=WORDINGS)
def test_every_wording_has_only_blanks_that_are_filled(
    load: Load, root: str, path: Path, hint: Any, slip: str
) -> None:
    blanks = fact_of(hint, Blanks)
    assert blanks is not None
    name = blanks.names[0]
    _, findings = load(owned(root, slip % name if "%" in slip else slip, path))
    wrong = [one for one in findings if one.code == "E137"]
    assert wrong
    assert wrong[0].span.line == 1
    if len(slip) > 3 and slip[0] in "{｛" and slip[-1] in "}｝":
        assert any(f"“{known}”" in wrong[0].hints[0][0] for known in blanks.names)
    model, _, clean = decoded(root, path, "".join(f"{{{one}}}" for one in blanks.names))
    check_wordings(model, clean)
    assert [one.code for one in clean] == [], "each name that is offered is taken"


COPY = cases(is_copy, "paper", "layout", "edition")


@pytest.mark.parametrize(("root", "path", "hint"), COPY.values(), ids=COPY)
def test_no_other_copy_pretends_to_have_blanks(root: str, path: Path, hint: Any) -> None:
    model, _, findings = decoded(root, path, "今天{date}")
    check_wordings(model, findings)
    assert [one.code for one in findings] == ["W265"]
    model, _, clean = decoded(root, path, "见{{见：lead}}，f{x}")
    check_wordings(model, clean)
    assert [one.code for one in clean] == []


def test_blanks_are_those_that_are_filled(load: Load) -> None:
    loaded, _ = load()
    assert loaded is not None
    assert set(PageFacts.of(loaded, 1).words) == set(blanks_of(Folio, "inner"))
    to = next(hint for path, hint in paths(Paper, is_wording) if path == ("jump", "to"))
    blanks = fact_of(to, Blanks)
    assert blanks is not None
    assert set(page_words(1, "", "")) == set(blanks.names)


PLACES = cases(is_place)


def counts_from(hint: Any) -> str:
    ground = fact_of(hint, Ground)
    return "" if ground is None else ground.of


OFF = {
    "right": {"x": "900mm", "y": "1mm", "width": "5mm", "height": "5mm"},
    "left": {"x": "-5mm", "y": "1mm", "width": "2mm", "height": "5mm"},
    "above": {"x": "1mm", "y": "-30mm", "width": "5mm", "height": "20mm"},
    "below": {"x": "1mm", "y": "900mm", "width": "5mm", "height": "5mm"},
    "columns": {"columns": "7-9", "lines": "3-5"},
    "lines": {"columns": "1", "lines": "89-95"},
}


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize(
    ("root", "path", "hint"),
    [one for one in PLACES.values() if counts_from(one[2]) == "page"],
    ids=[name for name, one in PLACES.items() if counts_from(one[2]) == "page"],
)
def test_every_place_on_the_page_is_on_it(root: str, path: Path, hint: Any, off: str) -> None:
    model, codes, findings = decoded(root, path, OFF[off])
    assert codes == []
    check_layout(Grid.of(Format(), 1), 1, model, findings)
    assert "E102" in [one.code for one in findings]


def test_every_place_says_what_it_counts_from() -> None:
    assert all(fact_of(hint, Ground) is not None for _, _, hint in PLACES.values())
    # tests/makeup/area/test_places.py has a case for each of these.
    assert [path for _, path, hint in PLACES.values() if counts_from(hint) == "area"] == [
        ("areas", "*", "headline", "at"),
        ("areas", "*", "pictures", "*", "at"),
        ("areas", "*", "captions", "at"),
        ("areas", "*", "quotes", "*", "at"),
    ]


def test_a_list_is_for_a_field_that_is_there() -> None:
    for root in ROOTS.values():
        for _, hint in paths(root, lambda hint: fact_of(hint, Listed) is not None):
            listed = fact_of(hint, Listed)
            assert listed is not None
            assert any(
                listed.key in fields_of(model)
                for model in Model.__subclasses__()
                if hint in [field.hint for field in fields_of(model).values()]
            )


def test_least_is_enough() -> None:
    for root in ROOTS.values():
        findings = Findings()
        node = parse(yaml(least(root)), "x.yaml", findings)
        assert node is not None
        assert decode(root, node, findings) is not None, list(findings)


def test_names_of_files_have_blanks_of_their_own() -> None:
    assert blanks_of(Press, "files") == ("page", "name", "layout", *blanks_of(Press, "edition"))
