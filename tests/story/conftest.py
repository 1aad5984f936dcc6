"""Reading a story from a string: what the tests of this folder start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.diagnostics import Findings
from composer.papers.models import Normalise
from composer.story import StoryText, read_story

Read = Callable[..., tuple[StoryText, list[str]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a story's text; gives it with its findings as ``N310 3:1``."""

    def reading(text: str | bytes, rules: Normalise | None = None) -> tuple[StoryText, list[str]]:
        path = tmp_path / "s.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        findings = Findings()
        story = read_story(path, "s.md", rules or Normalise(), findings)
        return story, [f"{one.code} {one.span.line}:{one.span.column}" for one in findings]

    return reading
