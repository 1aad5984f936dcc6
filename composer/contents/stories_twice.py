"""The same story twice — 重稿: in one edition (E352), or in an earlier one (W353), by its words.

Two stories are the same one if enough of their runs of five characters are in both (`prints`): a mended
word, another headline or a cut last paragraph does not hide it.
"""

from __future__ import annotations

from itertools import combinations

from composer.contents.earlier import Earlier
from composer.contents.places import Places
from composer.contents.prints import Print, alike
from composer.diagnostics.diagnostic import Findings
from composer.papers.models import StoryUse

__all__ = ["check_stories"]


def check_stories(places: Places, earlier: Earlier, findings: Findings) -> None:
    """Report each story that stands a second time, and each that an earlier edition had."""
    loaded = places.loaded
    least = loaded.paper.contents.alike / 100
    uses = [use for use in loaded.edition.stories if not use.again]
    prints: list[tuple[StoryUse, Print, Print]] = []
    for use in uses if len(uses) > 1 or earlier.issues else ():
        prints.append((use, *earlier.prints.of(loaded.story_path(use.story))))
    for (first, one, _), (second, other, _) in combinations(prints, 2):
        share = alike(one, other)
        if first.story != second.story and share >= least:
            findings.add(
                "E352",
                second.where["story"].span,
                trail=(first.where["story"].span,),
                on=places.story(second),
                story=second.story,
                other=first.story,
                measured=f"{share:.0%}",
                allowed=f"{least:.0%}",
            )
    for use, _, own in prints:
        _check_earlier(places, earlier, use, own, least, findings)


def _check_earlier(
    places: Places, earlier: Earlier, use: StoryUse, own: Print, least: float, findings: Findings
) -> None:
    """W353 for the last of the earlier editions that had the story."""
    if not own.marks:
        return
    for issue in earlier.issues:
        for name, other in issue.stories.items():
            share = alike(own, other)
            if share >= least:
                findings.add(
                    "W353",
                    use.where["story"].span,
                    on=places.story(use),
                    story=use.story,
                    edition=issue.folder,
                    other=name,
                    measured=f"{share:.0%}",
                    allowed=f"{least:.0%}",
                )
                return
