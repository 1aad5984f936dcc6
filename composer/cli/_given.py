"""What command lines name: stories, lengths, lists of pages; what cannot be one is misuse."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cli._session import Misuse
from composer.diagnostics.diagnostic import Findings

if TYPE_CHECKING:
    from composer.api.galleys import StoryText
    from composer.api.opening import OpenPaper
    from composer.api.sheets import Range

__all__ = ["pages", "story"]


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
