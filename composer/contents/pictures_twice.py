"""The same picture twice — 重图: in one edition (W527), or in an earlier one (W528), by what it shows.

A picture may stand again on purpose (a column's vignette, a photograph from the files): its entry in
edition.yaml says ``again: yes``.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from composer.contents.earlier import Earlier
from composer.contents.places import Places, Shown
from composer.diagnostics.diagnostic import Findings
from composer.press.shelf import Shelf, digest_of

__all__ = ["check_twice"]


def check_twice(places: Places, earlier: Earlier, shelf: Shelf, findings: Findings) -> None:
    """Report each picture that stands a second time, and each that an earlier edition had."""
    pictures = [one for one in places.pictures() if not one.picture.again and one.item is not None]
    matcher = _Matcher(shelf)
    for first, second in combinations(pictures, 2):
        if matcher.same(_file(first), _file(second)):
            findings.add(
                "W527",
                second.picture.where["file"].span,
                trail=(first.picture.where["file"].span,),
                on=second.on,
                path=second.picture.file,
                other=first.picture.file,
                page=first.ref.page,
            )
    for one in pictures:
        _check_earlier(one, earlier, matcher, findings)


def _check_earlier(one: Shown, earlier: Earlier, matcher: _Matcher, findings: Findings) -> None:
    """W528 for the last of the earlier editions that had the picture."""
    for issue in earlier.issues:
        for name, path in issue.pictures:
            if matcher.same(_file(one), path):
                findings.add(
                    "W528",
                    one.picture.where["file"].span,
                    on=one.on,
                    path=one.picture.file,
                    edition=issue.folder,
                    other=name,
                )
                return


def _file(one: Shown) -> Path:
    assert one.item is not None
    return Path(one.item.file)


class _Matcher:
    """Compares picture files; what was looked at is kept for the run."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._looks: dict[Path, object] = {}

    def same(self, one: Path, other: Path) -> bool:
        """Whether two files show the same picture: byte for byte, or as they look."""
        from composer.contents.looks import Look, look_at, same

        if one == other or _equal(one, other):
            return True
        for path in (one, other):
            if path not in self._looks:
                self._looks[path] = look_at(path, self._shelf)
        first, second = self._looks[one], self._looks[other]
        return isinstance(first, Look) and isinstance(second, Look) and same(first, second)


def _equal(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes; those of different lengths are not read."""
    try:
        return one.stat().st_size == other.stat().st_size and digest_of(one) == digest_of(other)
    except OSError:
        return False
