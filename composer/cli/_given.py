"""What command lines name: stories, lengths, lists of pages; what cannot be one is misuse."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cli._session import Misuse
from composer.diagnostics.diagnostic import Findings

if TYPE_CHECKING:
    from composer.api.galleys import StoryText
    from composer.api.opening import OpenPaper
    from composer.api.sheets import Range

__all__ = ["check_numbers", "numbers", "pages", "story"]


def story(paper: OpenPaper, file: Path, findings: Findings, style: str = "") -> StoryText:
    """The story in a file, mended as it is where it is set in `style`.

    Raises:
        CannotCompose: it has errors; they are in `findings`.
        Misuse: there is no such file.
    """
    if not os.path.isfile(file):  # noqa: PTH113 — Path.is_file raises for names that are too long
        raise Misuse(f"没有这个稿件文件：{file}", f"There is no such story file: {file}")
    return paper.read_story(file, style=style, collected=findings)


def pages(option: str, text: str, zh: str, en: str) -> Sequence[Range]:
    """Pages as an editor lists them; `zh` and `en` are examples.

    Raises:
        Misuse: the text is no such list.
    """
    from composer.api.sheets import page_ranges

    try:
        return page_ranges(text)
    except ValueError:
        raise Misuse(
            f"{option} 要写成 {zh}，现为“{text}”。",
            f"{option} is written as {en}, not “{text}”.",
        ) from None


def numbers(text: str) -> tuple[int, ...]:
    """Page numbers as an editor lists them: ``1,3`` or ``1-4``.

    Raises:
        Misuse: the text is no such list.
    """
    listed = pages("--pages", text, "1,3 或 1-4", "1,3 or 1-4")
    return tuple(sorted({number for one in listed for number in range(one.first, one.last + 1)}))


def check_numbers(wanted: Sequence[int] | None, known: Iterable[int]) -> None:
    """Refuse pages that the edition does not have.

    Raises:
        Misuse: there are such.
    """
    listed = sorted(known)
    unknown = [str(number) for number in wanted or () if number not in listed]
    if unknown:
        told = ", ".join(map(str, listed))
        raise Misuse(
            f"本期没有第 {'、'.join(unknown)} 版；有：{told}。",
            f"The edition has no page {', '.join(unknown)}; it has {told}.",
        )
