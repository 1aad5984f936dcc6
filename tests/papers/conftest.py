"""A paper small enough to read at a glance, and a way to load it with one file changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from composer.diagnostics import CannotCompose, Findings
from composer.papers import LoadedEdition, load_edition

PAPER = """\
paper: 小报
web: x
styles:
  editorial: {extends: body, face: 楷, size: 五号}
headlines:
  banner: {main: {size: 初号}}
colours:
  red: [0, 100, 90, 0]
qr: [{label: 数字报, target: https://example.com}]
"""

FRONT = """\
layout: front
masthead: {at: {columns: 1-6, lines: 1-10}, qr: 数字报}
areas:
  lead: {at: {columns: 1-3, lines: 12-60}, headline: banner, pictures: {main: {at: {columns: 1}}}}
  side: {at: {columns: 4-6, lines: 12-60}, style: editorial}
adverts:
  foot: {at: {columns: 1-6, lines: 62-88}}
"""

EDITION = """\
edition: 2020-04-20
pages:
  1: {layout: front, name: 要闻}
stories:
  - {story: lead.md, area: 1.lead, pictures: {main: a.jpg}}
  - {story: side.md, area: 1.side}
adverts:
  - {file: ad.pdf, slot: 1.foot}
"""

STORY = "---\nheadline: 题\n---\n文。\n"

FILES: dict[str, str | bytes] = {
    "paper.yaml": PAPER,
    "pages/front.yaml": FRONT,
    "editions/d/edition.yaml": EDITION,
    "editions/d/stories/lead.md": STORY,
    "editions/d/stories/side.md": STORY,
}

Load = Callable[..., tuple[LoadedEdition | None, Findings]]


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load the small paper with some of its files replaced or added; gives edition and findings."""

    def loading(
        files: Mapping[str, str | bytes] | None = None,
    ) -> tuple[LoadedEdition | None, Findings]:
        write(tmp_path, {**FILES, **(files or {})})
        findings = Findings()
        try:
            return load_edition(tmp_path / "editions/d", findings), findings
        except CannotCompose:
            return None, findings

    return loading


def places(findings: Findings) -> list[str]:
    """The findings as ``E220 paper.yaml:3:1``, in the order of the files."""
    return [
        f"{one.code} {one.span.file.removeprefix('editions/d/')}:{one.span.line}:{one.span.column}"
        for one in findings.in_order()
    ]
