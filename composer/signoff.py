"""Sign-off — 签发: which pages of an edition may go to the press, and who answers for those that should not.

In: a composed edition and what was found. A page with an error stays in the house, and so does the edition
in one file, unless the edition's YAML has a signed waiver (放行) for that error; what is doubtful in its
contents is answered for in the same way. Nothing is dropped from the
findings: what is waived stands there as a note with a name to it. Waivers run out by the edition's own date
of issue, so that the same sources sign off the same on any day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from composer.diagnostics.diagnostic import Diagnostic, Findings, OnPage, Severity, severity_of
from composer.finding_pages import PagesOf
from composer.frozen import frozen
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Waiver

__all__ = ["Signed", "WaiverUse", "sign_off"]


@frozen
class WaiverUse:
    """A waiver, and what came of it."""

    waiver: Waiver
    state: Literal["used", "unused", "expired"]
    findings: int
    """How many it let pass; of an expired one, how many it would have."""


@frozen
class Signed:
    """What may go to the press."""

    withheld: frozenset[int] = frozenset()
    """Pages with errors that nobody answers for."""
    waivers: tuple[WaiverUse, ...] = ()


def sign_off(loaded: LoadedEdition, findings: Findings, *, withhold: bool = True) -> Signed:
    """Judge the pages of `loaded` by `findings`, and add what came of it to them.

    N608 for a waiver that was used, N609 for one that was not, W610 for one that has run out; E607 for
    each page that is withheld, unless `withhold` is false: a proof shows what is wrong.
    """
    errors = [one for one in findings if severity_of(one) is Severity.ERROR]
    waivers = loaded.edition.waivers
    if not errors and not waivers:
        return Signed()
    waived = {waiver.finding.strip() for waiver in waivers}
    doubts = [
        one for one in findings if one.code in waived and severity_of(one) is Severity.WARNING
    ]
    day = loaded.edition.edition.day
    valid = [waiver for waiver in waivers if waiver.until.day >= day]
    pages_of = PagesOf(loaded)
    left: dict[int, list[Diagnostic]] = {}
    for error in (*errors, *doubts):
        pages = pages_of.of(error)
        signed = [waiver for waiver in valid if _matches(waiver, error, pages)]
        open_pages = pages - {page for waiver in signed for page in _covered(waiver, pages)}
        if signed and not open_pages:
            findings.accept(error, _signature(signed[0]))
        for page in open_pages if severity_of(error) is Severity.ERROR else ():
            left.setdefault(page, []).append(error)
    uses = tuple(_use(waiver, waiver in valid, (*errors, *doubts), pages_of) for waiver in waivers)
    for use in uses:
        _report(use, loaded, findings)
    if not withhold:
        return Signed(frozenset(), uses)
    for page, mine in sorted(left.items()):
        span = loaded.edition.where["pages"][page].span
        codes = sorted({one.code for one in mine})
        findings.add("E607", span, on=OnPage(page), page=page, count=len(mine), codes=codes)
    return Signed(frozenset(left), uses)


def _covered(waiver: Waiver, pages: frozenset[int]) -> frozenset[int]:
    """The pages that a waiver speaks for."""
    return pages if waiver.page is None else frozenset((waiver.page,))


def _matches(waiver: Waiver, error: Diagnostic, pages: frozenset[int]) -> bool:
    if waiver.finding.strip() != error.code:
        return False
    if waiver.page is not None and waiver.page not in pages:
        return False
    return waiver.at.strip() in _words(error)


def _words(error: Diagnostic) -> str:
    """All that a finding says of its place: files and lines, and the names in its message."""
    from composer.diagnostics.render import message_of, place_of

    places = [place_of(span) for span in (error.span, *error.trail)]
    return "\n".join((*places, *(str(value) for value in error.values.values()), message_of(error)))


def _signature(waiver: Waiver) -> tuple[str, str]:
    return (
        f"已由 {waiver.who} 签发放行：{waiver.why}",
        f"Answered for by {waiver.who}: {waiver.why}",
    )


def _use(waiver: Waiver, valid: bool, errors: Sequence[Diagnostic], pages_of: PagesOf) -> WaiverUse:
    count = sum(_matches(waiver, error, pages_of.of(error)) for error in errors)
    if not valid:
        return WaiverUse(waiver, "expired", count)
    return WaiverUse(waiver, "used" if count else "unused", count)


def _report(use: WaiverUse, loaded: LoadedEdition, findings: Findings) -> None:
    waiver, span = use.waiver, use.waiver.where.span
    code, until = waiver.finding.strip(), waiver.until.day.isoformat()
    if use.state == "used":
        findings.add(
            "N608",
            span,
            finding=code,
            who=waiver.who,
            why=waiver.why,
            count=use.findings,
            until=until,
        )
    elif use.state == "unused":
        findings.add("N609", span, finding=code)
    else:
        issued = loaded.edition.edition.day.isoformat()
        findings.add("W610", span, finding=code, measured=issued, allowed=until)
