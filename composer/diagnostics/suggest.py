"""The nearest known name to one that is not known, for the hint under a message."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest", "suggestion"]

_ALIKE = 0.6
"""difflib's own default: what `git` and Python suggest by as well."""

_SHORT_ALIKE = 0.5
"""Names of two or three 字 share one of two characters at best: 正交 for 正文 scores 0.5."""

_MOST_NAMED = 30
"""Names that a hint lists: as many as the spec's largest mapping, a text style, has keys."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` most likely stands for, or None.

    Case, ``-`` for ``_`` and a forgotten ``.md`` count for nothing; then difflib's likeness decides.
    """
    from difflib import get_close_matches

    folded = {_fold(one): one for one in known}
    wanted = _fold(name)
    if wanted in folded:
        return folded[wanted]
    cutoff = _SHORT_ALIKE if len(wanted) <= 3 else _ALIKE
    found = get_close_matches(wanted, folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def suggestion(name: str, known: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """A ready hint for `Findings.add`: the nearest name, or all the names where they are few."""
    names = list(known)
    found = nearest(name, names)
    if found is not None:
        return ((f"是不是“{found}”？", f"Did you mean “{found}”?"),)
    if 0 < len(names) <= _MOST_NAMED:
        return (("可用：" + "、".join(names), "Known: " + ", ".join(names)),)
    return ()


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_").removesuffix(".md").strip()
