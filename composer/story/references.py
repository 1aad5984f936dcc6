"""References — 参见: ``{{见：lead}}`` in a story, headline or caption becomes “（见第2版）”.

The page comes from the edition, so that a story moved at night takes its references along. The words are
generated but are text like any other: set, counted, read out of the PDF in their place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import frozen
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Edition, Paper, StoryUse
from composer.papers.models.wordings import simplified
from composer.papers.reading.encoding import read_text
from composer.papers.resolving.words import words_of
from composer.papers.wording import filled, page_words
from composer.story.head import read_head
from composer.story.text import Edit, Text, edited

__all__ = ["UNPLACED", "WORDINGS", "References", "referred_edition"]

_VERBS = {"见": "see", "見": "see", "详见": "see_more", "詳見": "see_more"}
"""The verbs that every paper has, and their fixed words; its own ``references:`` go over them."""

WORDINGS: Mapping[str, str] = {verb: simplified(name) for verb, name in _VERBS.items()}

_NO_PAGE = "○"
"""Stands for a page that is not known, as on galley proofs (小样)."""


@frozen
class Target:
    """A story that can be referred to."""

    page: int
    page_name: str
    file: Path


@cache
def _pattern(wordings: Sequence[str]) -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, wordings), key=len, reverse=True))
    return re.compile(rf"(?<!\\)\{{\{{\s*({verbs})(?:\s*[：:]\s*|\s+)([^{{}}]*?)\s*\}}\}}")


@frozen
class References:
    """What references of one edition become."""

    wordings: Mapping[str, str] = field(default_factory=lambda: WORDINGS)
    targets: Mapping[str, Target] | None = None
    """Story → where it begins; None where there is no edition to know it from."""
    here: int = 0
    """The page of the words that refer: a story on the same page is “本版”. 0: on several."""
    this_page: str = simplified("this_page")
    """What stands in place of 第{page}版 for a story on the same page."""

    @classmethod
    def of(cls, loaded: LoadedEdition) -> References:
        """The references of an edition."""
        targets = {}
        for use in loaded.edition.stories:
            pages = _pages(use)
            if pages:
                name = loaded.edition.pages[pages[0]].name
                target = Target(pages[0], name, loaded.story_path(use.story))
                targets[use.story.removeprefix("./").removesuffix(".md")] = target
        return replace(cls.unplaced(loaded.paper), targets=targets)

    @classmethod
    def unplaced(cls, paper: Paper) -> References:
        """Those of a paper's stories that are in no edition: their pages are not known."""
        words = words_of(paper)
        wordings = {verb: words[name] for verb, name in _VERBS.items()}
        return cls({**wordings, **paper.references}, this_page=words["this_page"])

    def on(self, use: StoryUse) -> References:
        """The same for the words of one story."""
        pages = set(_pages(use))
        return replace(self, here=pages.pop() if len(pages) == 1 else 0)

    def resolved(self, text: Text, findings: Findings) -> Text:
        """`text` with its references filled in; E136 for each to a story that is not there."""
        if "{{" not in text.chars:
            return text
        edits: list[Edit] = []
        for found in _pattern(tuple(self.wordings)).finditer(text.chars):
            span = text.span(*found.span())
            edits.append((*found.span(), self._words(found[1], found[2], span, findings)))
        return edited(text, edits)

    def _words(self, verb: str, name: str, span: Span, findings: Findings) -> str:
        wording = self.wordings[verb]
        target = None
        if self.targets is not None:
            target = self.targets.get(name.removesuffix(".md"))
            if target is None:
                from composer.diagnostics.suggest import suggestion

                hints = suggestion(name, self.targets)
                findings.add("E136", span, hints=hints, name=name)
        if target is None:
            unknown = dict.fromkeys(("page", "page_zh", "name", "headline"), _NO_PAGE)
            return filled(wording, unknown)
        if target.page == self.here:
            wording = re.sub(r"第\{page(_zh)?\}版", lambda _: self.this_page, wording)
        headline = _headline(target.file) if "{headline}" in wording else ""
        return filled(wording, page_words(target.page, target.page_name, headline))


UNPLACED = References()
"""For a story read by itself: its references have no pages yet."""


def referred_edition(edition: Edition, references: References, findings: Findings) -> Edition:
    """The edition with the references in its captions and teasers filled in."""
    uses = tuple(_referred(use, references.on(use), findings) for use in edition.stories)
    return replace(edition, stories=uses) if uses != edition.stories else edition


def _referred(use: StoryUse, references: References, findings: Findings) -> StoryUse:
    def words(chars: str, span: Span) -> str:
        if "{{" not in chars:
            return chars
        text = Text(chars, (), ((0, span.line, span.column),), span.file)
        return references.resolved(text, findings).chars

    pictures = {
        slot: replace(one, caption=words(one.caption, one.where["caption"].span))
        for slot, one in use.pictures.items()
    }
    teaser = words(use.teaser, use.where["teaser"].span)
    if pictures == use.pictures and teaser == use.teaser:
        return use
    return replace(use, pictures=pictures, teaser=teaser)


def _pages(use: StoryUse) -> tuple[int, ...]:
    refs = use.thread or ((use.area,) if use.area else ())
    return tuple(ref.page for ref in refs)


def _headline(path: Path) -> str:
    """The short headline of a story, else its headline, on one line."""
    text = read_text(path, path.name, Findings(), family=3)
    head = read_head(text.split("\n"), path.name, Findings()) if text else None
    if head is None:
        return ""
    short = head.text("jump_headline")
    parts = (short,) if short else head.fields.get("headline", ())
    words = " ".join(part.chars.replace("\n", "") for part in parts)
    return re.sub(r"\{\{[^{}]*\}\}", "", words).strip()
