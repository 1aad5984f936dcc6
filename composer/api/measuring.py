"""Stories measured — 计算篇幅: does it fit, and by how much? Asked of the engine that will set the page.

fit = measure_story(edition, "lead.md", area="1.lead")
if fit.over:
    print(f"cut {fit.over} characters; it needs {fit.rows} rows, there are {fit.room}")
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from composer.api.editions import OpenEdition
from composer.api.findings import Finding, findings_of, refusal, telling, unknown_name
from composer.api.made import outlines
from composer.api.opening import OpenPaper, mended
from composer.api.texts import PrivateFolder
from composer.diagnostics.diagnostic import CannotCompose, Findings, Words
from composer.frozen import frozen
from composer.measure import Length, Pt, Unit

if TYPE_CHECKING:
    from composer.makeup.castoff import Castoff
    from composer.papers.models import Normalise, TextStyle
    from composer.story.blocks import StoryText
    from composer.story.references import References

__all__ = ["MEASURES", "Fit", "Loosest", "measure_story"]

MEASURES = (4, 200)
"""字 in a measure: below four no line can be made flush, and no page is two hundred wide."""

_COLUMNS = (1, 24)
_ROWS = (1, 2000)
_NARROW = 1e-6
"""字: what a measure in millimetres may lack of a whole one."""


@frozen
class Loosest:
    """The line whose gaps are opened furthest."""

    text: str
    gap: float
    """字 by which each gap is opened."""
    allowed: float
    """字: a line opened further is loose (W106)."""
    file: str
    line: int
    column: int


@frozen
class Fit:
    """What a story takes. Rows are lines of its own style, from the first line of text down: what
    stands above it in an area (headline, picture) has had its room already."""

    rows: int
    """How deep the columns have to be."""
    room: int | None
    """How deep they are; None where that was not said."""
    lines: int
    """Lines of text in all columns."""
    over: int
    """字 that find no room; 0 where all do, or no room was said."""
    under: int
    """字 that there would be room for, in whole 字."""
    loosest: Loosest | None
    """None where no line's gaps are opened."""
    findings: tuple[Finding, ...]
    """What was found in the story and in the area."""

    @property
    def fits(self) -> bool:
        """Whether nothing is over."""
        return not self.over


def measure_story(
    home: OpenEdition | OpenPaper,
    story: str | os.PathLike[str],
    *,
    text: str | None = None,
    area: str | None = None,
    measure: str | None = None,
    columns: int = 1,
    rows: int | None = None,
    style: str = "body",
) -> Fit:
    """How many rows a story needs, in an area of an edition or in columns of a measure.

    In an area it is set as the edition would set it were that its only area: headline, pictures, labels
    and all; copyfitting is left out, for the question is what the copy takes.

    Args:
        home: an edition, or a paper, which has no areas.
        story: its file; of an edition as edition.yaml names it (``lead.md``).
        text: the words of the file instead of what is in it, as while it is edited.
        area: such as ``1.lead``.
        measure: width of a column instead: ``15字``, ``60mm``. What is over whole 字 stays empty.
        columns: how many; the body text alone is measured.
        rows: how deep they are, if that is to be compared with.
        style: text style of the paper for `measure`.

    Raises:
        Refused: a name is not known (E630, E634), a number is out of its range (E631), the story has
            errors, or the area has no room for any line (E631).
    """
    _check_question(home, area, measure, columns, rows)
    collected = Findings()
    with telling(collected):
        if area is not None:
            assert isinstance(home, OpenEdition)
            cast = _in_area(home, os.fspath(story), text, area, collected)
            what = area
        else:
            assert measure is not None
            paper = home.paper if isinstance(home, OpenEdition) else home
            ems = _ems(measure, paper.style(style))
            made = _story_in(home, story, text, style, collected)
            cast = _in_columns(paper, made, paper.style(style), ems, columns, rows, collected)
            what = measure
    if cast.rows is None:
        raise refusal("E631", name=what, measured="0 行", allowed="≥ 1 行")
    loosest = None
    if cast.loosest is not None:
        one = cast.loosest
        place = one.place
        loosest = Loosest(one.text, one.gap, one.allowed, place.file, place.line, place.column)
    found = findings_of(collected)
    return Fit(cast.rows, cast.room, cast.lines, cast.over, cast.under, loosest, found)


def _check_question(
    home: OpenEdition | OpenPaper,
    area: str | None,
    measure: str | None,
    columns: int,
    rows: int | None,
) -> None:
    """Refuse what is no question: neither area nor measure, or both; numbers without sense."""
    if (area is None) == (measure is None):
        both = "area, measure" if area is not None else "–"
        raise refusal("E631", name="area / measure", measured=both, allowed="1")
    if area is not None:
        areas = home.areas if isinstance(home, OpenEdition) else ()
        if area not in areas:
            raise unknown_name(Words("稿区", "area"), area, areas)
    for name, value, (least, most) in (("columns", columns, _COLUMNS), ("rows", rows, _ROWS)):
        if value is not None and not least <= value <= most:
            raise refusal("E631", name=name, measured=value, allowed=f"{least}–{most}")


def _ems(measure: str, style: TextStyle) -> int:
    """A measure in whole ems of a style."""
    try:
        length = Length.parse(measure)
    except ValueError:
        length = Length(0, Unit.HANG)
    if length.unit is Unit.HANG:
        raise refusal("E631", name="measure", measured=measure, allowed="15字 / 60mm")
    ems = length.value if length.unit is Unit.ZI else length.value / style.size.value
    if not MEASURES[0] <= int(ems + _NARROW) <= MEASURES[1]:
        allowed = f"{MEASURES[0]}–{MEASURES[1]} 字"
        raise refusal("E631", name="measure", measured=f"{ems:.1f} 字", allowed=allowed)
    return int(ems + _NARROW)


def _in_area(
    home: OpenEdition, story: str, text: str | None, area: str, collected: Findings
) -> Castoff:
    from composer.fonts.library import load_fonts
    from composer.makeup.castoff import cast_off
    from composer.makeup.desk import Desk
    from composer.makeup.stories import lay_story
    from composer.papers.models import StoryUse
    from composer.papers.models.values import AreaRef
    from composer.press.pictures.separated import Originals
    from composer.press.shelf import Shelf
    from composer.story.references import References, referred_edition

    loaded = home.loaded
    references = References.of(loaded)
    # References in captions and quotes are words like any other: they are resolved as in a build.
    edition = referred_edition(loaded.edition, references, collected)
    known = {use.story: use for use in edition.stories}
    ref = AreaRef.parse(area)
    use = replace(known.get(story) or StoryUse(story=story), area=ref, thread=())
    loaded = replace(loaded, edition=edition)
    fonts = load_fonts(loaded.root, loaded.paper, collected)
    cache = loaded.root / "build" / "cache"
    sizes = Originals(collected, Shelf(cache)).size
    desk = Desk(loaded, fonts, collected, sizes, outlines(collected, cache))
    where = loaded.story_path(story)
    rules = loaded.mended(use)
    made = _read(where, loaded.name_of(where), text, rules, references.on(use), collected)
    laid = lay_story(desk, use, made)
    return cast_off(laid.flow, laid.plans[0].frame)


def _in_columns(
    paper: OpenPaper,
    story: StoryText,
    style: TextStyle,
    ems: int,
    columns: int,
    rows: int | None,
    collected: Findings,
) -> Castoff:
    from composer.fonts.library import load_fonts
    from composer.galley import Setter
    from composer.makeup.blocks.setters import Kit
    from composer.makeup.castoff import cast_off, plain_frame
    from composer.makeup.flow.flow import Flow
    from composer.makeup.grid import Grid

    spec = paper.spec
    setter = Setter(load_fonts(paper.root, spec, collected), style)
    grid = Grid.of(spec.format, 1)
    em = grid.pt(style.size)
    advance = grid.pt(style.advance, em) if style.advance else grid.advance
    kit = Kit.plain(setter)
    kit = replace(kit, em=Pt(em), advance=advance, tables=spec.tables, notices=spec.notices)
    flow = Flow(setter, story.blocks, kit)
    return cast_off(flow, plain_frame(flow, columns, ems, rows or 1), room=rows is not None)


def _story_in(
    home: OpenEdition | OpenPaper,
    story: str | os.PathLike[str],
    text: str | None,
    style: str,
    collected: Findings,
) -> StoryText:
    """A story measured for itself; no page is known, so references are set with a blank for it."""
    from composer.papers.reading.paths import relative_name
    from composer.story.references import References

    given = os.fspath(story)
    if isinstance(home, OpenEdition):
        paper, path = home.paper, home.loaded.story_path(given)
    else:
        paper, path = home, home.path(given)
    name = relative_name(path, paper.root)
    rules = mended(paper, path, style)
    return _read(path, name, text, rules, References.unplaced(paper.spec), collected)


def _read(
    path: Path,
    name: str,
    text: str | None,
    rules: Normalise,
    references: References,
    collected: Findings,
) -> StoryText:
    """The story in a file, or in `text` under the file's name.

    Raises:
        CannotCompose: it has errors.
        Refused: there is no such file (E634).
    """
    from composer.papers.reading.paths import is_file
    from composer.story.reader import read_story

    if text is not None:
        # What is read from a text is what would be read from the file: one reader, encodings and all.
        with PrivateFolder({PurePosixPath(name).name: text}) as folder:
            story = read_story(
                folder / PurePosixPath(name).name, name, rules, collected, references
            )
    elif is_file(path):
        story = read_story(path, name, rules, collected, references)
    else:
        raise refusal("E634", path=name)
    if collected.has_errors():
        raise CannotCompose
    return story
