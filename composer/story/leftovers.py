"""Other dialects' markup in a story's words: what has a meaning here is taken, all else stays whole and is said.

An entity becomes its character, ``<b>`` and ``<i>`` become ``**`` and ``*``. What is left as it was is a
*verbatim* run: neither our markup is looked for in it, nor are its marks mended.
"""

from __future__ import annotations

from dataclasses import replace

from composer.diagnostics.diagnostic import Findings
from composer.papers.reading.leftovers import decoded, leftovers
from composer.patterns import pattern
from composer.story.text import Edit, Run, Text, edited

__all__ = ["plain", "taken", "verbatim"]

_MARKERS = frozenset("\\*#|{}<>[]:-.^")
_STARS = pattern(r"\*\*[^*\n]+\*\*")


def taken(
    text: Text,
    findings: Findings,
    kinds: frozenset[str],
    *,
    head: bool = False,
    broken: bool = False,
) -> Text:
    """`text` with what is known taken, and the rest reported (W330) and kept from later rules.

    `head`: a field of the head, which takes no markers. `broken`: one in which ``<br>`` breaks the line. `kinds`: those that the whole file's part has.
    """
    edits: list[Edit] = []
    runs: list[Run] = []
    for one in leftovers(text.chars, kinds):
        new = _meaning(one.kind, text.chars[one.start : one.end], head=head, broken=broken)
        if new is not None:
            edits.append((one.start, one.end, new))
            continue
        runs.append(Run(one.start, one.end, "verbatim"))
        if one.kind == "comment" and not head and "<!--" in text.chars:
            continue  # W308 has said so, or it is escaped
        _report(text, one.start, one.end, (one.name.zh, one.name.en), one.proposal, findings)
    if head and "**" in text.chars:
        for found in _STARS.finditer(text.chars):
            from composer.diagnostics.diagnostic import Words

            said = Words(
                "标题里去掉 **，字体写在样式里", "Take ** out of a headline; its style has the face"
            )
            _report(text, *found.span(), ("加粗号", "markers of strong"), said, findings)
    if not edits and not runs:
        return text
    return edited(replace(text, runs=(*text.runs, *runs)), edits)


def _report(
    text: Text, start: int, end: int, name: tuple[str, str], proposal: object, findings: Findings
) -> None:
    from composer.diagnostics.diagnostic import Words

    findings.add(
        "W330",
        text.span(start, end),
        marker=text.chars[start:end].strip(),
        what=Words(*name),
        proposal=proposal,
    )


def _meaning(kind: str, words: str, *, head: bool, broken: bool) -> str | None:
    """What a piece becomes; None where it means nothing here."""
    if kind == "entity":
        char = decoded(words)
        return ("\\" + char if char in _MARKERS and not head else char) or None
    if kind in ("strong", "emphasis") and not head:
        return "**" if kind == "strong" else "*"
    return "\n" if kind == "break" and broken else None


def verbatim(text: Text) -> list[tuple[int, int]]:
    """Where nothing is to be changed, in order."""
    return sorted((run.start, run.end) for run in text.runs if run.role == "verbatim")


def plain(text: Text) -> Text:
    """`text` without its verbatim runs: later stages have no use for them."""
    if not text.runs or not any(run.role == "verbatim" for run in text.runs):
        return text
    return replace(text, runs=tuple(run for run in text.runs if run.role != "verbatim"))
