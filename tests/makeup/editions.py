"""Editions made in memory, for tests of make-up: layouts and stories in, display list out."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from composer.compose import Composed, compose
from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.display.items import DisplayPage, TextItem
from composer.fonts.metrics import FontSet
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Area, Edition, Layout, PageUse, Paper, Place, StoryUse
from composer.papers.models.values import AreaRef, Date, Range

HAN = "春天有六个节气，谷雨走在最后。今年它来得安静，没有锣鼓，也没有人专等着，只是窗外沙沙地响。"


def place(columns: str, lines: str) -> Place:
    return Place(columns=Range.parse(columns), lines=Range.parse(lines))


def story(length: int, **head: str) -> str:
    """A story file of one paragraph of so many characters."""
    fields = {"headline": "标题", **head}
    lines = "\n".join(f"{key}: {value}" for key, value in fields.items())
    return f"---\n{lines}\n---\n\n{(HAN * (length // len(HAN) + 1))[:length]}\n"


def compose_areas(
    fonts: FontSet,
    tmp_path: Path,
    areas: dict[str, Area],
    stories: dict[str, tuple[str, str]],
    paper: Paper | None = None,
    pictures: dict[str, Any] | None = None,
    quotes: dict[str, str] | None = None,
) -> tuple[Composed, list[Diagnostic]]:
    """Compose stories (name → (text of the file, areas such as ``1.a 2.b``)).

    Every page has all `areas`, at the same places.
    """
    folder = tmp_path / "editions" / "test"
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    uses = []
    pages: set[int] = set()
    for name, (text, thread) in stories.items():
        (folder / "stories" / f"{name}.md").write_text(text, encoding="utf-8")
        refs = tuple(AreaRef.parse(ref) for ref in thread.split())
        pages.update(ref.page for ref in refs)
        uses.append(
            StoryUse(story=f"{name}.md", thread=refs, pictures=pictures or {}, quotes=quotes or {})
        )
    edition = Edition(
        edition=Date(datetime.date(2020, 4, 20)),
        pages={page: PageUse(layout="test") for page in sorted(pages)},
        stories=tuple(uses),
    )
    layout = Layout(layout="test", areas=areas, blank=(Place(),))  # the rest of the page
    loaded = LoadedEdition(
        tmp_path, folder, paper or Paper(paper="试刊"), edition, dict.fromkeys(pages, layout), {}
    )
    findings = Findings()
    made = compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
    return made, list(findings)


def text_items(page: DisplayPage) -> list[TextItem]:
    return [item for item in page.items if isinstance(item, TextItem)]


def words(page: DisplayPage) -> list[str]:
    """The words of every text item of a page, in order of painting."""
    return ["".join(chars for _, chars, _ in item.pieces) for item in text_items(page)]


def codes(findings: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in findings if finding.code[0] != "N"]
