"""The spec's models of the press: a paper's ``press:``, an edition's waivers, and a press profile's file.

Field names are the YAML keys. The string under a field is its description in the JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit, mm
from composer.papers.models.basis import PAGES, SHORT, Blanks, Bounds, Extending, Model
from composer.papers.models.values import Date

__all__ = [
    "NEWSPRINT", "MarkKind", "PreflightPart", "Press", "ProfileFile", "ResolutionPart", "RulePart",
    "TitlePart", "TypePart", "Waiver",
]  # fmt: skip

Ppi = Annotated[float, Bounds(1, 4800)]
Points = Annotated[float, Bounds(0, 72)]

EDITION_BLANKS = ("paper", "date", "year", "month", "day", "number")
"""What a file's name may say of its edition."""

MarkKind = Literal["all", "cut", "none"]
"""all: crop and register marks, colour bar, slug line; cut: crop marks and slug line; none."""


@frozen(kw_only=True)
class Press(Model):
    """付印 — the press a paper is made for, and how its files are called."""

    profile: Annotated[str, SHORT] = "newsprint-crpc1"
    """印刷规范: a profile of the program, or of the paper's own: ``press/NAME.yaml`` in its folder."""
    files: Annotated[str, Blanks(("page", "name", "layout", *EDITION_BLANKS), "file")] = (
        "p{page:02}.pdf"
    )
    """各版文件名; ``{page}``, ``{page:02}``, ``{name}``, ``{layout}``, ``{paper}``, ``{date}``,
    ``{year}``, ``{month}``, ``{day}``, ``{number}``."""
    edition: Annotated[str, Blanks(EDITION_BLANKS, "file")] = "edition.pdf"
    """合订本文件名: the whole edition in one file; no ``{page}``, ``{name}`` or ``{layout}``."""
    marks: MarkKind | None = None
    """版外标记: all, cut (crop marks and slug line only) or none; left out, the profile's."""


NEWSPRINT = Press()
"""What a paper gets that says nothing of its press."""


@frozen(kw_only=True)
class Waiver(Model):
    """放行 — someone answers by name for a finding that would keep a page from the press, or for a doubt about
    its contents."""

    finding: str
    """代码: the finding's code, an E; or a W about contents (W351, W353, W527, W650 …)."""
    page: Annotated[int, PAGES] | None = None
    """版次; left out, on whatever page of the edition."""
    at: str = ""
    """出处: the finding's place has to have these words: a file, ``file:line``, a story, a picture."""
    who: str
    """签发人: who answers for it."""
    why: str
    """理由."""
    until: Date
    """Last date of issue that it holds for: an edition copied for tomorrow does not carry it along."""


# ── press/NAME.yaml ───────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class TitlePart(Model):
    """A profile's name for people."""

    zh: str = ""
    en: str = ""


@frozen(kw_only=True)
class ResolutionPart(Model):
    """分辨率 — pixels per inch at printed size, each figure above the one before."""

    error: Ppi
    """Below this a picture is no picture any more."""
    floor: Ppi
    """Below this it looks blurred: reported."""
    target: Ppi
    """Twice the screen ruling (网线数): more adds nothing to the plate."""
    waste: Ppi
    """Above this it only adds bytes."""


@frozen(kw_only=True)
class TypePart(Model):
    """最小字号 — smallest type, in points."""

    black: Points
    """In one ink."""
    colour: Points
    """In several inks or a tint."""
    reversed: Points
    """反白: in white out of a ground."""


@frozen(kw_only=True)
class RulePart(Model):
    """最细线 — thinnest rule, in points."""

    black: Points
    """In one ink."""
    colour: Points
    """In several inks, or white."""


@frozen(kw_only=True)
class PreflightPart(Model):
    """印前检查 — what the plant's preflight asks besides."""

    bleed: Annotated[float, Bounds(0, 50)] = 0.0
    """mm: least bleed."""
    pages: Annotated[int, Bounds(0, 999)] = 0
    """Pages that a file has to have, 1 for delivery page by page; 0: any number."""
    bitmap: Ppi = 600.0
    """Least ppi of 1-bit pictures."""
    icc: Literal["refuse", "cmyk", "allow"] = "refuse"
    """Colour by ICC profile: refused, RGB refused, or allowed."""
    spots: tuple[str, ...] = ()
    """专色: spot inks that the press has; left out, any."""
    overprint_text: Points = 12.0
    """Black type up to this size has to overprint."""
    overprint_rule: Points = 2.0
    """Black rules up to this width have to overprint."""
    ruby: Points = 4.5
    """注音: smallest ruby, in points."""
    tagged: bool = False
    """Whether the logical structure has to be there."""


@frozen(kw_only=True)
class ProfileFile(Extending):
    """印刷规范 — press/NAME.yaml: what a press takes."""

    name: str = ""
    """Left out, the file's."""
    title: TitlePart = TitlePart()
    icc: str
    """输出特性文件: the output profile (class prtr, CMYK), beside this file."""
    condition: str
    """OutputConditionIdentifier: the printing condition's name in the registry."""
    registry: str = "http://www.color.org"
    info: str
    """The printing condition in words, as it stands in the PDF."""
    ink_limit: Annotated[float, Bounds(100, 400)]
    """总墨量: total of the four inks in per cent."""
    resolution: ResolutionPart
    type: TypePart
    rule: RulePart
    bleed: Annotated[Length, Bounds(0, mm(12), (Unit.PT,))] = Length(0)
    """出血: least bleed that the plant asks of every page."""
    marks: MarkKind = "all"
    """版外标记: all, cut (crop marks and slug line only) or none."""
    preflight: PreflightPart = PreflightPart()
