"""A story outside an edition: the paper it belongs to, or the defaults where it belongs to none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.cli._edition import paper_root
from composer.cli._session import Misuse
from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.papers.models import Paper, TextStyle
from composer.story.blocks import StoryText, Text

__all__ = ["paper_of", "read", "texts_of"]


def paper_of(path: Path, findings: Findings) -> tuple[Path, Paper]:
    """The paper that `path` lies in, with its folder.

    Where there is no ``paper.yaml`` upwards, a paper of defaults: a story on somebody's desktop can
    be measured too.

    Raises:
        CannotCompose: the paper's YAML has errors; they are in `findings`.
    """
    root = paper_root(path)
    if root is None:
        return path.absolute().parent, Paper(paper="", styles={"body": TextStyle()})
    from composer.papers.load import load_paper

    return root, load_paper(root, findings)


def read(story: Path, paper: Paper, root: Path, findings: Findings) -> StoryText:
    """The story in a file.

    Raises:
        CannotCompose: it has errors; they are in `findings`.
        Misuse: there is no such file.
    """
    from composer.papers.reading.paths import is_file, relative_name
    from composer.story.reader import read_story
    from composer.story.references import WORDINGS, References

    if not is_file(story):
        raise Misuse(f"没有这个稿件文件：{story}", f"There is no such story file: {story}")
    name = relative_name(story.absolute(), root)
    references = References({**WORDINGS, **paper.references})
    text = read_story(story, name, paper.normalise, findings, references)
    if findings.has_errors():
        raise CannotCompose
    return text


def texts_of(story: StoryText) -> Iterator[Text]:
    """Every text of a story, head first."""
    yield from (story.label, story.kicker, *story.headline, story.deck, story.byline)
    for block in story.blocks:
        yield block.text
        for row in block.rows:
            yield from row
