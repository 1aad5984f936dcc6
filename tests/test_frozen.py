"""Values that cost little: what is made here is what the standard library makes."""

from __future__ import annotations

import typing

from composer.frozen import NamedTuple


class Place(NamedTuple):
    """Where."""

    line: int
    column: int = 1

    @property
    def said(self) -> str:
        return f"{self.line}:{self.column}"


class Standard(typing.NamedTuple):
    """Where."""

    line: int
    column: int = 1


def test_a_named_tuple_is_that_of_typing() -> None:
    place = Place(3)
    assert place == (3, 1) == Standard(3)
    assert place.said == "3:1"
    assert place._replace(column=7) == Place(line=3, column=7)
    assert repr(place) == "Place(line=3, column=1)"
    assert Place.__bases__ == Standard.__bases__ == (tuple,)
    assert (Place._fields, Place._field_defaults) == (Standard._fields, Standard._field_defaults)
    assert (Place.__module__, Place.__doc__) == (Standard.__module__, Standard.__doc__)
