"""What a name of the program means — 解释: the documentation page of a diagnostic's code, the entry of a key.

In: what somebody typed. Out: the page as Markdown. A kind of name is a `Subject`: what it knows, and the page of
each; `SUBJECTS` are asked in turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from composer.api.findings import refusal
from composer.frozen import NamedTuple
from composer.resources import resource_folder

__all__ = ["SUBJECTS", "Subject", "explain"]

_CODE = re.compile(r"[A-Z]?(\d{3})")

_FIGURES = str.maketrans("OQILSBZ", "0011582")
"""Letters that look like figures."""


class Subject(NamedTuple):
    """A kind of name that can be explained."""

    find: Callable[[str], str | None]
    """The page of a name as it was typed, as Markdown; None for a name of another kind, or none."""
    nearest: Callable[[str], str | None]
    """The name of this kind that was most likely meant."""


def explain(name: str) -> str:
    """The page on a name, as Markdown, in Chinese and English.

    Raises:
        Refused: there is nothing of that name (E613); the hint has the nearest.
    """
    wanted = normalize("NFKC", name).strip()
    for subject in SUBJECTS:
        page = subject.find(wanted)
        if page is not None:
            return page
    raise refusal("E613", hints=_nearest(wanted), name=name)


def _nearest(name: str) -> tuple[tuple[str, str], ...]:
    nearest = (found for subject in SUBJECTS if (found := subject.nearest(name)) is not None)
    return tuple((f"是不是 {found}？", f"Did you mean {found}?") for found in nearest)


def _page_of_code(name: str) -> str | None:
    """The page of a code. A number is given once, so ``101`` and ``w101`` are E101 too: whoever types a code
    remembers its figures."""
    found = _CODE.fullmatch(name.upper())
    if found is None:
        return None
    page = next((code for code in _codes() if code[1:] == found[1]), None)
    if page is None:
        return None
    return (resource_folder("docs/diagnostics") / f"{page}.md").read_text("utf-8")


def _nearest_code(name: str) -> str | None:
    """The code that is likest; letters typed for figures are read as those, and of numbers that there are
    none of the next one is near."""
    codes = _codes()
    typed = name.upper()[:1] + name.upper()[1:].translate(_FIGURES)
    found = _CODE.fullmatch(typed)
    if found is None:
        from composer.diagnostics.suggest import nearest

        return nearest(typed, codes) if any(char.isdigit() for char in typed) else None
    return min(codes, key=lambda code: abs(int(code[1:]) - int(found[1])))


def _codes() -> Sequence[str]:
    from composer.diagnostics.catalogue import codes

    return codes()


_WHOLE = 3
"""So many keys of one name are told whole; of more, each has a line."""


def _entry_of_key(name: str) -> str | None:
    """The entry of a key: ``padding``, ``box.padding``, ``styles.body.advance``, ``行距``."""
    from composer.papers.describing.entries import entries_named
    from composer.papers.describing.text import entry_page, index_of

    found = entries_named(name)
    if not found:
        return None
    if len(found) > _WHOLE:
        return index_of(found)
    return "\n".join(entry_page(entry) for entry in found)


def _nearest_key(name: str) -> str | None:
    from composer.papers.describing.entries import nearest_key

    return nearest_key(name)


SUBJECTS: tuple[Subject, ...] = (
    Subject(_page_of_code, _nearest_code),
    Subject(_entry_of_key, _nearest_key),
)
