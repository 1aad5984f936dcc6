"""Sections — 叠: the pages of a run as an editor counts them, shared out to sections that are folded apart.

In: a run of finished pages and the ranges of each section. Out: each section's places in the run, blank pages
at its end where they were asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words
from composer.papers.models.values import Range
from composer.press.finished import Run
from composer.press.imposition import MULTIPLES, Scheme, padded

__all__ = ["sections_of"]


def sections_of(
    run: Run,
    ranges: Sequence[Range],
    scheme: Scheme,
    *,
    blanks: bool,
    span: Span,
    findings: Findings,
) -> list[tuple[int, ...]]:
    """The places in the run, from 1, of each section's pages; no ranges: all pages are one section.

    Ranges count pages by the numbers printed on them where the files tell these, else by their
    places.

    Raises:
        CannotCompose: ranges overlap or leave pages out (E621), or a count cannot be folded (E620).
    """
    places = _places(run)
    if ranges:
        _check(places, ranges, span, findings)
        found = [
            tuple(places[number] for number in range(one.first, one.last + 1)) for one in ranges
        ]
    else:
        found = [tuple(range(1, len(run.pages) + 1))]
    sections = [_filled(*one, scheme, blanks, span, findings) for one in enumerate(found, 1)]
    if findings.has_errors():
        raise CannotCompose
    return sections


def _places(run: Run) -> dict[int, int]:
    """Page number → place in the run."""
    labels = [page.label for page in run.pages]
    if all(label.isdecimal() for label in labels) and len(set(labels)) == len(labels):
        return {int(label): place for place, label in enumerate(labels, 1)}
    return {place: place for place in range(1, len(labels) + 1)}


def _check(places: dict[int, int], ranges: Sequence[Range], span: Span, findings: Findings) -> None:
    """E621 unless each page is in one section."""
    named = [number for one in ranges for number in range(one.first, one.last + 1)]
    faults = (
        ("没有第 {} 版", "there is no page {}", [n for n in named if n not in places]),
        ("第 {} 版用了两次", "page {} is in twice", [n for n in named if named.count(n) > 1]),
        ("漏了第 {} 版", "page {} is left out", [n for n in places if n not in named]),
    )
    for zh, en, numbers in faults:
        if numbers:
            findings.add(
                "E621",
                span,
                sections=", ".join(f"{one.first}-{one.last}" for one in ranges),
                reason=Words(zh.format(numbers[0]), en.format(numbers[0])),
            )
            raise CannotCompose


def _filled(
    number: int,
    pages: tuple[int, ...],
    scheme: Scheme,
    blanks: bool,
    span: Span,
    findings: Findings,
) -> tuple[int, ...]:
    """A section's pages with blank ones where that is wanted; E620 where it is not."""
    full = padded(pages, scheme)
    if len(full) == len(pages):
        return pages
    if blanks:
        findings.add("N626", span, section=number, count=len(full) - len(pages))
    else:
        multiple = MULTIPLES[scheme]
        findings.add(
            "E620", span, section=number, pages=len(pages), scheme=scheme, multiple=multiple
        )
    return full
