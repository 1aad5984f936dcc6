"""The editions before this one — 往期: their facts, their stories' fingerprints, their pictures' files.

In: the folders beside the edition's, and those in the paper's ``editions``. What was read of one is kept on
the shelf under its content, so that an evening's builds read an edition of last month once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from composer.contents.prints import Print, Prints
from composer.diagnostics.diagnostic import Findings
from composer.papers.decode import decode
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Edition
from composer.papers.reading.files import YamlFiles
from composer.papers.reading.paths import file_in, is_file, relative_name
from composer.papers.resolving.shorthand import written_out
from composer.press.shelf import Shelf, digest_of

__all__ = ["Earlier", "Issue"]

_FILE = "edition.yaml"
_VERSION = 1
"""Of what is kept: another number when another thing is read."""


class Issue:
    """An edition that was made before; its stories are read when they are asked for."""

    def __init__(self, root: Path, file: Path, facts: Mapping[str, Any], prints: Prints) -> None:
        self._root = root
        self._place = file.parent
        self._facts = facts
        self._prints = prints
        self.folder = relative_name(file.parent, root)
        self.day = date.fromisoformat(facts["day"])
        self.number: str = facts["number"]
        self.total: str = facts["total"]
        self.pages: dict[int, str] = {int(page): name for page, name in facts["pages"].items()}
        """Page number → page name."""

    @cached_property
    def stories(self) -> dict[str, Print]:
        """Story file → fingerprint of its running text."""
        prints = {}
        for name in self._facts["stories"]:
            path = file_in(self._place / "stories", name, self._root)
            if path is not None and is_file(path):
                prints[name] = self._prints.of(path)[1]
        return prints

    @property
    def pictures(self) -> Iterator[tuple[str, Path]]:
        """Name and file of each picture that its stories had."""
        for name in self._facts["pictures"]:
            path = file_in(self._place / "pictures", name, self._root)
            if path is not None and is_file(path):
                yield name, path


class Earlier:
    """The editions of a paper beside one of them."""

    def __init__(self, loaded: LoadedEdition, shelf: Shelf) -> None:
        self._loaded = loaded
        self._shelf = shelf
        self.prints = Prints(shelf)
        self._day = loaded.edition.edition.day

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Those before this one that it is compared with, the last first."""
        before = [one for one in self._known if one.day < self._day]
        return tuple(before[: self._loaded.paper.contents.earlier])

    @cached_property
    def last(self) -> Issue | None:
        """The last edition before this one, by date."""
        return next((one for one in self._known if one.day < self._day), None)

    @cached_property
    def same_day(self) -> tuple[Issue, ...]:
        """Other folders that say they are of this date."""
        return tuple(one for one in self._known if one.day == self._day)

    @cached_property
    def _known(self) -> list[Issue]:
        """Every edition that matters, the latest first; of an archive, as many as are looked at."""
        files = [
            file for file in self._files() if _named_day(file) is None or _near(file, self._day)
        ]
        # By folder names an archive is in order, and only its last editions are opened.
        most = self._loaded.paper.contents.earlier + 2
        dated = sorted((file for file in files if _named_day(file)), key=_named_day_or_least)
        undated = [file for file in files if _named_day(file) is None]
        issues = [issue for file in (*dated[-most:], *undated) if (issue := self._issue(file))]
        return sorted(issues, key=lambda one: (one.day, one.folder), reverse=True)

    def _files(self) -> list[Path]:
        folders = dict.fromkeys((self._loaded.folder.parent, self._loaded.root / "editions"))
        found: dict[Path, None] = {}
        for folder in folders:
            if folder.is_relative_to(self._loaded.root):
                try:
                    found.update(dict.fromkeys(sorted(folder.glob(f"*/{_FILE}"))))
                except OSError:
                    continue
        return [file for file in found if file.parent != self._loaded.folder and is_file(file)]

    def _issue(self, file: Path) -> Issue | None:
        facts = self._facts(file)
        return None if facts is None else Issue(self._loaded.root, file, facts, self.prints)

    def _facts(self, file: Path) -> Mapping[str, Any] | None:
        """What an edition says of itself; None for one that cannot be read: its own build says why."""
        try:
            key = self._shelf.key("edition facts", _VERSION, digest_of(file))
        except OSError:
            return None
        kept = self._shelf.get(key)
        if kept is not None:
            known: Mapping[str, Any] = json.loads(kept)
            return known
        findings = Findings()
        node = YamlFiles(self._loaded.root, findings).read(file)
        edition = decode(Edition, written_out(node, Edition), findings) if node else None
        if edition is None:
            return None
        facts = _told(edition)
        self._shelf.put(key, json.dumps(facts, ensure_ascii=False).encode("utf-8"))
        return facts


def _told(edition: Edition) -> dict[str, Any]:
    return {
        "day": edition.edition.day.isoformat(),
        "number": edition.number,
        "total": edition.total,
        "pages": {str(page): use.name for page, use in sorted(edition.pages.items())},
        "stories": [use.story for use in edition.stories],
        "pictures": [one.file for use in edition.stories for one in use.pictures.values()],
    }


def _named_day(file: Path) -> date | None:
    """The date that an edition's folder is called by: ``2020-04-20``, ``2020-04-20-extra``."""
    try:
        return date.fromisoformat(file.parent.name[:10])
    except ValueError:
        return None


def _named_day_or_least(file: Path) -> date:
    return _named_day(file) or date.min


def _near(file: Path, day: date) -> bool:
    """Whether a folder's name may belong to an edition of this day or before it."""
    named = _named_day(file)
    return named is None or named <= day
