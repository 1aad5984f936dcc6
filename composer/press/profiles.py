"""Press profiles — 印刷规范: what a press takes: its output condition, its ink, its coarsest and finest.

One YAML file a profile in ``profiles/`` beside this module. The figures are those that the printers'
associations publish (WAN-IFRA, GWG 2015) and each file says whose; a plant that asks for others gets
a file of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from composer.measure import Pt
from composer.resources import resource_folder

__all__ = ["PressProfile", "load_profile", "profile_names"]

_FOLDER = Path(__file__).resolve().parent / "profiles"
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
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

    @cached_property
    def icc_bytes(self) -> bytes:
        """The output profile's bytes, read once."""
        return self.icc.read_bytes()


def profile_names() -> list[str]:
    """Names of the profiles that the program brings."""
    return sorted(place.stem for place in _FOLDER.glob("*.yaml"))


def load_profile(name: str) -> PressProfile:
    """The profile `name`.

    Raises:
        KeyError: there is none of that name; `profile_names` lists them.
    """
    place = _FOLDER / f"{name}.yaml"
    if name not in profile_names():
        raise KeyError(name)
    return _from_yaml(yaml.load(place.read_bytes(), _Loader))


def _from_yaml(tree: dict[str, Any]) -> PressProfile:
    resolution, smallest, thinnest = tree["resolution"], tree["type"], tree["rule"]
    return PressProfile(
        name=tree["name"],
        icc=resource_folder("assets") / "icc" / tree["icc"],
        condition=tree["condition"],
        registry=tree["registry"],
        info=tree["info"],
        ink_limit=tree["ink_limit"] / 100,
        resolution_error=resolution["error"],
        resolution_floor=resolution["floor"],
        resolution_target=resolution["target"],
        resolution_waste=resolution["waste"],
        type_black=Pt(smallest["black"]),
        type_colour=Pt(smallest["colour"]),
        type_reversed=Pt(smallest["reversed"]),
        rule_black=Pt(thinnest["black"]),
        rule_colour=Pt(thinnest["colour"]),
    )
