"""Fingerprints of stories — 稿件指纹: how much of two texts is the same, told from a few hundred numbers.

Of all runs of five characters (letters and figures alone) those with the least hashes are kept: the share
that two such samples have in common is that of the texts (Broder, *On the resemblance and containment of
documents*, 1997). A changed character spoils five runs.
"""

from __future__ import annotations

import json
from binascii import crc32
from pathlib import Path

from composer.diagnostics.diagnostic import Findings
from composer.frozen import frozen
from composer.papers.reading.encoding import read_text
from composer.patterns import pattern
from composer.press.shelf import Shelf, digest_of

__all__ = ["Print", "Prints", "alike", "print_of"]

_VERSION = 2
"""Of what is kept: another number when prints are taken in another way."""
_RUN = 5
_KEPT = 256
_LEAST = 40
"""Characters below which two texts may be alike by chance: 本报讯 and a weather line."""

_OWN = 0.6
"""Share of its runs that a text has once: prose has 0.97 and more, poems with refrains 0.8."""

_HEAD = pattern(r"(?s)\A\s*---\n.*?\n---\s*?\n")
_FENCED = pattern(r"(?m)^:::(?s:.*?)^:::\s*$|^\|.*$")
"""Notices, lists of names and tables: what stands in a paper day after day."""


@frozen
class Print:
    """The least hashes of a text's runs, ascending; none for a text that is too short."""

    marks: tuple[int, ...] = ()
    length: int = 0


class Prints:
    """The fingerprints of story files, kept on the shelf under their content."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def of(self, path: Path) -> tuple[Print, Print]:
        """Of all of a story, and of its running text; none for a file that cannot be read: its own build
        says why."""
        try:
            key = self._shelf.key("story prints", _VERSION, digest_of(path))
        except OSError:
            return Print(), Print()
        kept = self._shelf.get(key)
        if kept is not None:
            whole, running = (Print(tuple(marks), length) for marks, length in json.loads(kept))
            return whole, running
        text = read_text(path, path.name, Findings(), family=3) or ""
        whole, running = print_of(text), print_of(text, notices=False)
        told = [[one.marks, one.length] for one in (whole, running)]
        self._shelf.put(key, json.dumps(told).encode("ascii"))
        return whole, running


def print_of(text: str, *, notices: bool = True) -> Print:
    """The fingerprint of a story file; its head does not count, nor, without `notices`, what is fenced."""
    body = _HEAD.sub("", text)
    if not notices:
        body = _FENCED.sub("", body)
    chars = "".join(char for char in body if char.isalnum())
    if len(chars) < _LEAST:
        return Print()
    runs = {crc32(chars[n : n + _RUN].encode("utf-8")) for n in range(len(chars) - _RUN + 1)}
    if len(runs) < _OWN * len(chars):
        # Copy to fill a page with, the same sentences again and again: the same only as a whole.
        return Print((crc32(chars.encode("utf-8")),), len(chars))
    return Print(tuple(sorted(runs)[:_KEPT]), len(chars))


def alike(one: Print, other: Print) -> float:
    """The share of their runs that two texts have in common, 0 to 1 (Dice's coefficient): 1 for the same."""
    if not one.marks or not other.marks:
        return 0.0
    first, second = frozenset(one.marks), frozenset(other.marks)
    both = first & second
    if not both:
        return 0.0
    least = sorted(first | second)[:_KEPT]
    shared = sum(mark in both for mark in least)
    jaccard = shared / len(least)
    return 2 * jaccard / (1 + jaccard)
