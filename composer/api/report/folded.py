"""Notes folded — 说明归并: what the program did to a story, in one line a story: 合版 3 步，补 6 行；规整标点 22 处."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from composer.api.report.entries import Entry
from composer.diagnostics.catalogue import entry
from composer.diagnostics.diagnostic import Diagnostic, Words
from composer.diagnostics.render import Language
from composer.frozen import NamedTuple

__all__ = ["Folded", "folded"]

_FIT = "N135"


class Folded(NamedTuple):
    """All notes on a story, or all those on a page that are about no story."""

    page: int | None
    area: str
    story: str
    notes: tuple[Entry, ...]

    def words(self, language: Language) -> str:
        """What was done, in a line."""
        kinds: dict[str, list[Diagnostic]] = {}
        for one in self.notes:
            kinds.setdefault(one.finding.code, []).append(one.finding)
        parts = [
            _fits(found) if code == _FIT else _count(code, found) for code, found in kinds.items()
        ]
        told = [getattr(part, language) for part in parts]
        return ("；" if language == "zh" else "; ").join(told)


def folded(notes: Iterable[Entry]) -> list[Folded]:
    """Notes by story, each where the story is first spoken of; the others by page."""
    groups: dict[tuple[int | None, str], list[Entry]] = {}
    for one in notes:
        groups.setdefault((None, one.story) if one.story else (one.page, ""), []).append(one)
    return [_folded(story, group) for (_, story), group in groups.items()]


def _folded(story: str, group: Sequence[Entry]) -> Folded:
    pages = [one.page for one in group if one.page is not None]
    page = min(pages) if pages else None
    area = next((one.area for one in group if one.page == page), "") if story else ""
    return Folded(page, area, story, tuple(group))


def _count(code: str, found: Sequence[Diagnostic]) -> Words:
    """How often: by what each finding counts itself, or how many findings there are."""
    title = entry(code).title
    count = sum(_number(one.values) for one in found)
    return Words(f"{title.zh} {count} 处", f"{title.en}: {count}")


def _number(values: Mapping[str, object]) -> int:
    count = values.get("count")
    return count if isinstance(count, int) else 1


def _fits(found: Sequence[Diagnostic]) -> Words:
    """合版: its steps, and the lines that they won or filled together."""
    steps = len(found)
    won = sum(int(one.values["lines"]) for one in found if one.values["over"])
    filled = sum(int(one.values["lines"]) for one in found if not one.values["over"])
    zh, en = f"合版 {steps} 步", f"copyfit in {steps} step{'s' * (steps > 1)}"
    for lines, done in ((won, ("收", "won")), (filled, ("补", "filled"))):
        if lines:
            zh, en = f"{zh}，{done[0]} {lines} 行", f"{en}, {lines} lines {done[1]}"
    return Words(zh, en)
