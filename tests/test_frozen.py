"""Values that cost little: what is made here is what the standard library makes."""

from __future__ import annotations

import typing
from dataclasses import field, replace

import pytest

from composer.frozen import NamedTuple, record


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


@record
class Tally:
    """What was counted."""

    lines: int
    words: list[str] = field(default_factory=list)


def test_a_record_changes_and_has_no_hash() -> None:
    tally, other = Tally(1), Tally(lines=1)
    tally.lines += 1
    tally.words.append("字")
    assert (tally.lines, other.lines, other.words) == (2, 1, [])
    assert replace(tally, lines=1, words=[]) == other
    del tally.lines
    assert not hasattr(tally, "lines")
    with pytest.raises(AttributeError):
        tally.columns = 3  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        hash(other)
