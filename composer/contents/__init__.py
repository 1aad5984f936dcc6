"""Contents — 内容检查: what must never be printed, looked for in an edition that is made up.

In: an edition, its display list and its stories; the editions before it. Out: findings with their place in
the files and on the page. Nothing here changes a page. One check a module; `places` says where on paper a
value stands, `passages` gives all copy, `earlier` the editions before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.contents.earlier import Earlier
from composer.contents.places import Places

if TYPE_CHECKING:
    from composer.compose import Composed
    from composer.diagnostics.diagnostic import Findings
    from composer.papers.loaded import LoadedEdition
    from composer.press.shelf import Shelf

__all__ = ["check_contents"]


def check_contents(
    loaded: LoadedEdition, composed: Composed, shelf: Shelf, findings: Findings
) -> None:
    """Look an edition over: placeholders, what stands twice, pictures without words, words of another
    story, facts that contradict each other or the last edition's, advertisements without 广告."""
    from composer.contents.adverts import check_labels
    from composer.contents.borrowed_words import check_words
    from composer.contents.facts import check_facts
    from composer.contents.pictures_shown import check_pictures
    from composer.contents.pictures_twice import check_twice
    from composer.contents.placeholders import check_placeholders
    from composer.contents.stories_twice import check_stories
    from composer.contents.succession import check_succession

    places = Places(loaded, composed.display, composed.texts)
    earlier = Earlier(loaded, shelf)
    check_placeholders(places, findings)
    check_stories(places, earlier, findings)
    check_words(places, findings)
    check_pictures(places, shelf, findings)
    check_twice(places, earlier, shelf, findings)
    check_labels(places, findings)
    check_facts(places, findings)
    check_succession(places, earlier, findings)
