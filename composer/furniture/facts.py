"""The facts that furniture prints: dates, numbers and names, and the wording they are filled into."""

from __future__ import annotations

from collections.abc import Mapping

from composer.frozen import frozen
from composer.papers.loaded import LoadedEdition
from composer.papers.resolving.words import words_of
from composer.papers.wording import filled

__all__ = ["PageFacts"]

_WEEKDAYS = "一二三四五六日"


@frozen
class PageFacts:
    """What one page's furniture may print, by the names that wordings use in braces."""

    number: int
    words: Mapping[str, str]

    @classmethod
    def of(cls, loaded: LoadedEdition, number: int) -> PageFacts:
        """The facts of page `number`."""
        edition, paper = loaded.edition, loaded.paper
        page = edition.pages[number]
        day, said = edition.edition.day, words_of(paper)
        words = {
            "paper": paper.paper,
            "date": filled(
                said["date"], {"year": str(day.year), "month": str(day.month), "day": str(day.day)}
            ),
            "weekday": filled(said["weekday"], {"day": _WEEKDAYS[day.weekday()]}),
            "number": edition.number,
            "total": edition.total,
            "pages": str(len(edition.pages)),
            "page": f"{number:02d}",
            "name": page.name,
            "cn": paper.cn_number,
            "web": paper.web,
            "editor": page.editor or edition.editor,
            "designer": page.designer or edition.designer,
            "proof": page.proof or edition.proof,
        }
        return cls(number, words)

    def fill(self, wording: str) -> str:
        """A wording with its blanks filled, in one pass: a page's name is not looked at for more of them."""
        return filled(wording, self.words)
