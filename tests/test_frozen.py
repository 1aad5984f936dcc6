"""Values that cost little: what is made here is what the standard library makes."""

from __future__ import annotations

import typing
from dataclasses import FrozenInstanceError, field, replace

import pytest

from composer.frozen import NamedTuple, frozen, record


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


@frozen
class Notice:
    """A notice."""

    words: str
    lines: int = 1
    marks: list[str] = field(default_factory=list)


@frozen
class Ruled(Notice):
    """A notice with a rule."""

    weight: float  # type: ignore[misc]  # without a default after one with


@frozen(kw_only=True)
class Area:
    """An area."""

    name: str
    columns: int = 5


def test_a_class_of_which_many_are_made_makes_them_as_before() -> None:
    notices = [(Notice("售", 2), Notice(words="租"), Area(name="头条")) for _ in range(100)]
    assert set(map(repr, notices)) == {repr(notices[0])}
    assert notices[0] == notices[99]
    assert notices[0][1].marks is not notices[99][1].marks
    assert replace(notices[99][0], lines=3) == Notice("售", 3)
    for notice in notices[0][0], notices[99][0]:
        with pytest.raises(FrozenInstanceError):
            notice.lines = 4  # type: ignore[misc]
    assert {repr(Ruled("售", weight=0.5)) for _ in range(100)} == {
        "Ruled(words='售', lines=1, marks=[], weight=0.5)"
    }
    assert [Tally(n).lines for n in range(100)] == list(range(100))


@pytest.mark.parametrize("many", [0, 100])
def test_fields_are_asked_for(many: int) -> None:
    for _ in range(many):
        Notice("售")
        Area(name="头条")
    with pytest.raises(TypeError):
        Notice()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Notice("售", 1, [], 4)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Notice("售", words="租")  # type: ignore[misc]
    with pytest.raises(TypeError):
        Area("头条")  # type: ignore[misc]
