"""Findings page by page — 逐版的报告: errors first, one line each: where, which story, what, what to type.

    第 1 版 要闻 · 1 处错误
      E101 lead · 防汛纪实 · 余 3 行 41 字；此处可排 28 行 → 从 stories/lead.md:14:20 起删 41 字  edition.yaml:42:5

Notes, which ask for nothing, are folded into a line a story unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from composer.api.report.entries import Entry, Shown, entries_of
from composer.api.report.folded import Folded, folded
from composer.diagnostics.controls import shown
from composer.diagnostics.diagnostic import Findings, Severity, severity_of
from composer.diagnostics.render import Language, as_text, hints_of, message_of, painted, place_of
from composer.frozen import frozen

if TYPE_CHECKING:
    from composer.api.made import Made

__all__ = ["Look", "by_page"]

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}

_WITHHELD = "E607"
"""Said in the page's heading."""


@frozen
class Look:
    """How the report is to look."""

    language: Language = "zh"
    colour: bool = False
    notes: bool = False
    """Each note in a line of its own."""
    details: bool = False
    """With the line of the file that is meant, and every hint."""


def by_page(
    findings: Findings,
    made: Made | None,
    sources: Mapping[str, str],
    asked: Shown | None = None,
    look: Look | None = None,
) -> list[str]:
    """The lines of the report: what is about no page first, then page by page."""
    look = look or Look()
    entries = entries_of(findings, made, asked)
    withheld = {one.page for one in entries if one.finding.code == _WITHHELD}
    told = [one for one in entries if one.finding.code != _WITHHELD]
    graver = [one for one in told if severity_of(one.finding) is not Severity.NOTE]
    notes = [one for one in told if severity_of(one.finding) is Severity.NOTE]
    groups: list[Folded] = []
    if look.notes or look.details:
        graver += notes
    else:
        graver += [one for one in notes if not _folds(one)]
        groups = folded(one for one in notes if _folds(one))
    names = {page.number: page.name for page in made.pages} if made else {}
    lines: list[str] = []
    for page in _pages(told):
        here = [one for one in graver if one.page == page]
        here.sort(key=lambda one: _GRAVITY[severity_of(one.finding)])
        lines.append(_heading(page, names, here, withheld, look, files=made is None))
        for one in here:
            lines += _told(one, sources, look, excerpt=look.details or made is None)
        lines += [_note(group, look) for group in groups if group.page == page]
    lines += _further(graver, groups, look)
    return [line for line in lines if line]


def _folds(note: Entry) -> bool:
    """Whether a note may be folded: what was done to a story or in a place. An error that somebody signed for,
    and what is about the edition, is said whole."""
    return note.finding.code[0] == "N" and bool(note.story or note.area)


def _pages(entries: Sequence[Entry]) -> list[int | None]:
    """The pages spoken of; None, for what is about no one page, first."""
    pages = {one.page for one in entries}
    return [*((None,) if None in pages else ()), *sorted(one for one in pages if one is not None)]


def _heading(
    page: int | None,
    names: Mapping[int, str],
    here: Sequence[Entry],
    withheld: set[int | None],
    look: Look,
    *,
    files: bool,
) -> str:
    if page is None and files:
        return ""  # nothing was made: there are files only
    zh = "全期" if page is None else f"第 {page} 版 {names.get(page, '')}".rstrip()
    en = "The whole edition" if page is None else f"Page {page} {names.get(page, '')}".rstrip()
    for severity, word, words in (
        (Severity.ERROR, "错误", ("error", "errors")),
        (Severity.WARNING, "警告", ("warning", "warnings")),
    ):
        count = sum(severity_of(one.finding) is severity for one in here)
        if count:
            zh, en = f"{zh} · {count} 处{word}", f"{en} · {count} {words[count > 1]}"
    if page in withheld:
        zh, en = f"{zh} · 不能付印", f"{en} · not for the press"
    return painted(shown(zh if look.language == "zh" else en), "1" if look.colour else "")


def _told(one: Entry, sources: Mapping[str, str], look: Look, *, excerpt: bool) -> Iterator[str]:
    if excerpt:
        yield as_text(one.finding, sources, look.language, colour=look.colour)
        return
    finding, language = one.finding, look.language
    message = " ".join(message_of(finding, language).split("\n"))
    code = painted(finding.code, _COLOURS[severity_of(finding)] if look.colour else "")
    parts = [name for name in (_where(one), one.story) if name and name not in message]
    typed = _to_type(one, language)
    line = shown(f"{' · '.join([*parts, message])}{f' → {typed}' if typed else ''}{_place(one)}")
    yield f"  {code} {line}"


_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def _where(one: Entry) -> str:
    return one.area


def _to_type(one: Entry, language: Language) -> str:
    """What to type: the finding's own hints; where it has none, those of its code."""
    hints = hints_of(one.finding, language)
    own = hints[: len(one.finding.hints)] or hints
    return ("；" if language == "zh" else "; ").join(hint.rstrip("。.") for hint in own)


def _place(one: Entry) -> str:
    place = place_of(one.finding.span)
    return f"  {place}" if place else ""


def _note(group: Folded, look: Look) -> str:
    parts = [name for name in (group.area, group.story) if name]
    return shown(f"  {' · '.join([*parts, group.words(look.language)])}")


def _further(graver: Sequence[Entry], groups: Sequence[Folded], look: Look) -> list[str]:
    """Where more is to be read."""
    zh, en = [], []
    if groups:
        count = sum(len(group.notes) for group in groups)
        zh.append(f"{count} 条说明已归并，逐条看加 --notes")
        en.append(f"{count} notes are folded; --notes lists them")
    if graver and not look.details:
        code = graver[0].finding.code
        zh.append(f"某条的道理和例子：composer explain {code}")
        en.append(f"why, and examples: composer explain {code}")
    return ["；".join(zh) if look.language == "zh" else "; ".join(en)]
