"""HarfBuzz as the composer uses it: its Python bindings, imported without names for two hundred numbers.

When it starts, uharfbuzz makes twenty enumerations and compiles the annotations of its named tuples, half of
the time that it takes. Its functions take numbers and give them; here all of those are numbers.
"""

from __future__ import annotations

import enum
import typing

from composer.frozen import NamedTuple
from composer.promises import standing_in


class _Number(int):
    """In place of an enumeration: the numbers that its class body names, and no more."""


with (
    standing_in(enum, IntEnum=_Number, IntFlag=_Number),
    standing_in(typing, NamedTuple=NamedTuple),
):
    import uharfbuzz as hb

__all__ = ["hb"]
