"""Values out of anyone's PDF: what is no number, name or text is nothing, and never an exception."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from composer import foreign_pdf
from composer.preflight.reading import limited, number, numbers, text_of


@pytest.mark.parametrize(
    "value",
    [
        None,
        "3",
        b"3",
        float("nan"),
        float("inf"),
        1e13,
        pytest.param(object(), id="object"),
        pikepdf.Name("/A"),
    ],
    ids=repr,
)
def test_what_is_no_number_is_the_default(value: Any) -> None:
    assert number(value, 7.0) == 7.0


def test_an_array_with_anything_else_in_it_is_no_numbers() -> None:
    assert numbers(pikepdf.Array([1, 2.5])) == [1, 2.5]
    assert numbers(pikepdf.Array([1, pikepdf.Name("/A")])) == []


def test_text_is_a_string_or_a_name() -> None:
    assert text_of(pikepdf.String("报")) == "报"
    assert text_of(pikepdf.Name("/A")) == "A"
    assert text_of(3) == ""


def test_an_older_library_without_limits_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foreign_pdf, "settings", object())
    with limited():
        pass
