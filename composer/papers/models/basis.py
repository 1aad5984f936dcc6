"""What all the models stand on: the base class with its places in YAML, and the facts that a field carries.

A fact is told once, on the field (``Annotated[int, Bounds(1, 40)]``); decoder, short forms, JSON Schema
and checks walk the models and ask the type for it (`papers.fields`).
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from composer.diagnostics.diagnostic import NOWHERE, Where
from composer.frozen import frozen
from composer.measure import Unit

__all__ = [
    "COPY", "CUT_OUT", "IN_AREA", "KEPT_FREE", "LINE", "ON_PAGE", "PAGES", "SHORT", "Align", "Blanks", "Bounds",
    "Copy", "Extending", "Ground", "HeadWords", "Line", "Listed", "Model", "Names",
]  # fmt: skip

Align = Literal["justify", "start", "center", "end", "spread"]
COPY = "copy"
Copy = Annotated[str, COPY]
"""Words that are printed, or read aloud in their place. YAML must not take anything from such a value in
silence: what it would drop is an error (`papers.decode`)."""

Line = Literal["none", "hairline", "thin", "thick", "double", "thick-thin"]

SHORT = "short"
"""The field that a value standing alone is for: ``headline: banner`` is ``{style: banner}``."""


@frozen
class Listed:
    """The field that a list given for `key` is for: ``columns: [16字, 15字]`` is ``{widths: [16字, 15字]}``.
    Either one given takes the other away from what is extended."""

    key: str


@frozen
class Bounds:
    """Least and greatest value, both allowed, and the only units of a length that make sense.

    They are wide on purpose: a bound is no opinion on typography, it only stops what can be no page.
    """

    least: float
    most: float = float("inf")
    units: tuple[Unit, ...] = (Unit.PT, Unit.ZI, Unit.HANG)


PAGES = Bounds(1, 999)


@frozen
class Blanks:
    """措辞 — a text with blanks in braces, and the names that the program fills in.

    Those of a file's name may say a width, ``{page:02}``: `papers.file_names` reads them.
    """

    names: tuple[str, ...]
    of: Literal["words", "file"] = "words"


@frozen
class HeadWords:
    """What a field of a story's head may have."""

    longest: int
    """Characters: three times what the longest in print have. More is text that was pasted into the wrong
    place (E327); set as a headline it would take a page, and minutes."""
    broken: bool = False
    """Whether ``|`` breaks the line."""
    listed: bool = False
    """Whether a list is its parts."""


@frozen
class Names:
    """A field that names something of the paper, of the page or of the program: which kind.

    Schemas made for one paper give the names (`papers.own_names`).
    """

    of: Literal[
        "styles", "headlines", "layouts", "areas", "slots", "stories", "pictures", "profiles", "qr"
    ]


@frozen
class Ground:
    """What a place counts from, and what stands there.

    A *frame* holds what no other may print on; a *line* is drawn along its place's edge; a *hole* is
    taken out of a frame; a *blank* is kept free, and nothing is said of it.
    """

    of: Literal["page", "area"]
    holds: Literal["frame", "line", "hole", "blank"] = "frame"


ON_PAGE = Ground("page")
LINE = Ground("page", "line")
CUT_OUT = Ground("page", "hole")
KEPT_FREE = Ground("page", "blank")
IN_AREA = Ground("area")


@frozen(kw_only=True)
class Model:
    """What every model has: the places of its keys and values in the YAML."""

    where: Where = field(default=NOWHERE, compare=False, repr=False)


@frozen(kw_only=True)
class Extending(Model):
    """A model that may say ``extends:`` and then only what differs."""
