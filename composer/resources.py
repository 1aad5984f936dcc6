"""Where the program's own fonts, assets and pages lie: beside the package in a checkout, within it in a wheel.

A checkout (or an editable install) keeps ``fonts/``, ``assets/`` and ``docs/`` at its top level, where people
look for them; a wheel carries the same folders as ``composer/_resources/``, because a wheel may
put nothing beside the package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["resource_folder"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def resource_folder(name: str) -> Path:
    """The program's folder `name`: ``fonts``, ``assets``, ``docs/diagnostics``.

    The wheel's copy goes first: beside an installed package stands ``site-packages``, in which
    another distribution may well have put a folder called ``fonts``.
    """
    packed = _PACKAGE / "_resources" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
