"""``docs/press.md`` says of every key of a profile and every blank of a file name what it is."""

from __future__ import annotations

from pathlib import Path

from composer.papers.fields import fields_of
from composer.papers.models.press import PreflightPart, Press, ProfileFile, Waiver

PAGE = (Path(__file__).parents[2] / "docs" / "press.md").read_text("utf-8")


def test_every_key_is_there() -> None:
    for model in (ProfileFile, PreflightPart):
        assert [key for key in fields_of(model) if f"`{key}`" not in PAGE] == []
    for model in (Press, Waiver):
        assert [key for key in fields_of(model) if f"{key}: " not in PAGE] == []
