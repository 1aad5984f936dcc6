"""An edition's report — 报告: what stands where, what is lost, and the findings, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from composer.diagnostics.diagnostic import Findings
from composer.measure import HAO

if TYPE_CHECKING:
    from composer.api.made import Made
    from composer.api.report.entries import Shown
    from composer.makeup.report import CopyFile, FitReport, HeadSet, Jump, StoryReport
    from composer.signoff import WaiverUse

__all__ = ["report", "told_findings", "totals"]


def report(made: Made, files: Sequence[str], kept: Sequence[str] = ()) -> dict[str, Any]:
    """The report of an edition.

    `files` are this run's, `kept` those of an earlier run that stay beside them. No time and no path of
    the machine is in it: the same edition gives the same bytes.
    """
    edition = made.loaded.edition
    return {
        "paper": made.loaded.paper.paper,
        "edition": edition.edition.day.isoformat(),
        "number": edition.number,
        "output": made.output.purpose,
        "totals": totals(made),
        "pages": [
            {"number": page.number, "name": page.name, "stories": list(page.stories)}
            for page in made.composed.pages
        ],
        "stories": [_story(story) for story in made.composed.stories],
        "copy": [_copy(file) for file in made.composed.copy],
        "findings": told_findings(made.collected, made),
        "waivers": [_waiver(use) for use in made.signed.waivers],
        "withheld": sorted(made.signed.withheld),
        "files": list(files),
        "kept": list(kept),
    }


def totals(made: Made | None) -> dict[str, int]:
    """Pages, stories, characters set and characters given; zeros where nothing was composed."""
    if made is None:
        return {"pages": 0, "stories": 0, "set": 0, "given": 0}
    stories = made.composed.stories
    return {
        "pages": len(made.composed.pages),
        "stories": len(stories),
        "set": sum(story.set for story in stories),
        "given": sum(story.given for story in stories),
    }


def _waiver(use: WaiverUse) -> dict[str, Any]:
    waiver = use.waiver
    return {
        "finding": waiver.finding.strip(),
        "page": waiver.page,
        "at": waiver.at,
        "who": waiver.who,
        "why": waiver.why,
        "until": waiver.until.day.isoformat(),
        "state": use.state,
        "findings": use.findings,
    }


def _story(story: StoryReport) -> dict[str, Any]:
    entry = {
        "name": story.name,
        "title": story.title,
        "given": story.given,
        "set": story.set,
        "areas": list(story.areas),
        "pages": list(story.pages),
        "jumps": [_jump(jump) for jump in story.jumps],
        "copyfit": [_fit(fit) for fit in story.fits],
        "overset": None,
        "headline": [_headline(part) for part in story.headline],
    }
    if story.account is not None:
        counts = story.account.counts()
        del counts["aloud"]
        entry["account"] = {
            "characters": sum(counts.values()),
            **counts,
            "stretches": [list(one) for one in story.account.stretches() if one.kind != "set"],
        }
    if story.overset is not None:
        lost = story.overset
        entry["overset"] = {
            "lines": lost.lines,
            "characters": lost.chars,
            "file": lost.place.file,
            "line": lost.place.line,
            "column": lost.place.column,
            "text": lost.text,
        }
    return entry


def _copy(file: CopyFile) -> dict[str, Any]:
    """A YAML file's account, and its values that hold copy, each with its own."""
    counts = _unset(file.account.counts())
    values = []
    for value in file.values:
        own = _unset(file.account.fates(value.text))
        if value.dropped is not None:
            own["unread"] += value.dropped.length
        values.append(
            {
                "key": value.key,
                "line": value.place.line,
                "column": value.place.column,
                "characters": sum(own.values()),
                **{kind: count for kind, count in own.items() if count},
                "pages": list(value.pages),
            }
        )
    return {
        "file": file.file,
        "characters": sum(counts.values()),
        **counts,
        "values": values,
    }


def _unset(counts: dict[str, int]) -> dict[str, int]:
    """The words for what has no page: a value is not set, a story runs over."""
    return {"unset" if kind == "overset" else kind: count for kind, count in counts.items()}


def _jump(jump: Jump) -> dict[str, Any]:
    sides = (
        ("from", jump.start, jump.leaves, jump.before),
        ("to", jump.to, jump.enters, jump.after),
    )
    return {
        side: {"page": page, "area": area, "lines": lines, "characters": characters}
        for side, page, area, (lines, characters) in sides
    }


def _fit(fit: FitReport) -> dict[str, Any]:
    return {
        "step": fit.step,
        "file": fit.place.file,
        "line": fit.place.line,
        "from": fit.was,
        "to": fit.now,
        "lines": fit.lines,
        "over": fit.over,
    }


def _headline(part: HeadSet) -> dict[str, Any]:
    """How a part of a headline was set; ``name`` is the 号 of its size, empty where it is none."""
    names = {size: name for name, size in HAO.items()}
    return {
        "part": part.part,
        "size": float(part.size),
        "name": names.get(part.size, ""),
        "scale": round(part.scale, 4),
        "lines": list(part.lines),
    }


def told_findings(
    findings: Findings, made: Made | None = None, shown: Shown | None = None
) -> list[Any]:
    """Findings as plain data, by file and line; those that `shown` lets through."""
    if not len(findings):
        return []
    from composer.api.report.entries import entries_of
    from composer.diagnostics.render import as_json

    told = []
    for one in entries_of(findings, made, shown):
        data = as_json(one.finding)
        told.append({**data, "story": one.story})
    return told
