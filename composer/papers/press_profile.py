"""Press profiles — 印刷规范: what a press takes: its output condition, its ink, its coarsest and finest.

One YAML file a profile in ``profiles/`` beside this module. The figures are those that the printers'
associations publish (WAN-IFRA, GWG 2015) and each file says whose; a plant that asks for others gets
a file of its own. It stands in `spec` because both ends read it: the press that makes the file and
the preflight that knows nothing of how it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from composer.frozen import frozen
from composer.measure import Length, Pt
from composer.papers.models.press import MarkKind
from composer.papers.reading.yaml_tree import own_file
from composer.resources import resource_folder

__all__ = [
    "Demands",
    "PressProfile",
    "builtin_file",
    "from_tree",
    "load_profile",
    "profile_names",
]

_FOLDER = Path(__file__).resolve().parent / "profiles"

_NO_BLEED = Pt(0)
_OVERPRINT_TEXT, _OVERPRINT_RULE, _RUBY = Pt(12), Pt(2), Pt(4.5)


@frozen
class Demands:
    """What a plant's preflight asks besides: the ``preflight`` part of a profile, all of it optional."""

    bleed: float = 0.0
    """mm: least bleed; Chinese newspaper pages usually have none."""
    pages: int = 0
    """Pages that a file has to have, 1 for delivery page by page; 0: any number."""
    bitmap: float = 600.0
    """Least ppi of 1-bit pictures."""
    icc: str = "refuse"
    """Colour by ICC profile: ``refuse`` (GWG newspaper), ``cmyk`` (RGB refused) or ``allow`` (PDF/X-4)."""
    spots: tuple[str, ...] | None = None
    """Spot inks that the press has; None: any."""
    overprint_text: Pt = _OVERPRINT_TEXT
    """Black type up to this size has to overprint (GWG 4.10)."""
    overprint_rule: Pt = _OVERPRINT_RULE
    """Black rules up to this width have to overprint."""
    ruby: Pt = _RUBY
    """Smallest ruby (注音): half of 小五, the body that newspapers are set in (CLREQ 3.3)."""
    tagged: bool = False
    """Whether the logical structure has to be there."""


@frozen
class PressProfile:
    """What a press takes."""

    name: str
    icc: Path
    """The output profile, class prtr, four channels."""
    condition: str
    """OutputConditionIdentifier: the condition's name in the registry."""
    registry: str
    info: str
    ink_limit: float
    """Total of the four inks, 1 being one solid."""
    resolution_error: float
    resolution_floor: float
    """Pixels per inch at printed size: less is seen as blur."""
    resolution_target: float
    """Twice the screen ruling; more adds nothing to the plate."""
    resolution_waste: float
    type_black: Pt
    """Smallest type in one ink."""
    type_colour: Pt
    """Smallest type in several inks or a tint."""
    type_reversed: Pt
    """Smallest type in white."""
    rule_black: Pt
    rule_colour: Pt
    bleed: Pt = _NO_BLEED
    """Least bleed of every page."""
    marks: MarkKind = "all"
    """What stands outside the trim."""
    demands: Demands = field(default_factory=Demands)

    @property
    def icc_bytes(self) -> bytes:
        """The output profile's bytes, read once."""
        return _read(*self._icc_file())[0]

    @property
    def icc_digest(self) -> str:
        """What the output profile is, as a hash of its bytes."""
        return _read(*self._icc_file())[1]

    def _icc_file(self) -> tuple[Path, int, int]:
        stat = self.icc.stat()
        return self.icc, stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=4)
def _read(path: Path, _size: int, _changed: int) -> tuple[bytes, str]:
    """A profile's bytes and their hash; read again only when the file has changed."""
    content = path.read_bytes()
    return content, sha256(content).hexdigest()


def profile_names() -> list[str]:
    """Names of the profiles that the program brings."""
    return sorted(place.stem for place in _FOLDER.glob("*.yaml"))


def builtin_file(name: str) -> Path:
    """Where the program's profile of that name lies."""
    return _FOLDER / f"{name}.yaml"


def load_profile(name: str) -> PressProfile:
    """The profile `name`.

    Raises:
        KeyError: there is none of that name; `profile_names` lists them.
    """
    if name not in profile_names():
        raise KeyError(name)
    return from_tree(own_file(builtin_file(name)))


def from_tree(tree: Mapping[str, Any], icc: Path | None = None) -> PressProfile:
    """The profile that plain values say; `icc` is its ICC file where it is not one of the program's."""
    resolution, smallest, thinnest = tree["resolution"], tree["type"], tree["rule"]
    return PressProfile(
        name=str(tree["name"]),
        icc=icc or resource_folder("assets") / "icc" / tree["icc"],
        condition=str(tree["condition"]),
        registry=str(tree["registry"]),
        info=str(tree["info"]),
        ink_limit=float(tree["ink_limit"]) / 100,
        resolution_error=float(resolution["error"]),
        resolution_floor=float(resolution["floor"]),
        resolution_target=float(resolution["target"]),
        resolution_waste=float(resolution["waste"]),
        type_black=Pt(float(smallest["black"])),
        type_colour=Pt(float(smallest["colour"])),
        type_reversed=Pt(float(smallest["reversed"])),
        rule_black=Pt(float(thinnest["black"])),
        rule_colour=Pt(float(thinnest["colour"])),
        bleed=Pt(Length.parse(str(tree.get("bleed", "0pt"))).value),
        marks=tree.get("marks", "all"),
        demands=_demands(tree.get("preflight") or {}),
    )


def _demands(tree: Mapping[str, Any]) -> Demands:
    usual = Demands()
    spots = tree.get("spots")
    return Demands(
        bleed=float(tree.get("bleed", usual.bleed)),
        pages=int(tree.get("pages", usual.pages)),
        bitmap=float(tree.get("bitmap", usual.bitmap)),
        icc=str(tree.get("icc", usual.icc)),
        spots=None if spots is None else tuple(str(one) for one in spots),
        overprint_text=Pt(float(tree.get("overprint_text", usual.overprint_text))),
        overprint_rule=Pt(float(tree.get("overprint_rule", usual.overprint_rule))),
        ruby=Pt(float(tree.get("ruby", usual.ruby))),
        tagged=bool(tree.get("tagged", usual.tagged)),
    )
