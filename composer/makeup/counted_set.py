"""What of a story is set — 见报字数: its characters counted on its pages, not worked out from what is left over.

In: the display items of a story, and the nodes of the logical structure. What stands under a node whose
words are the story file's counts; bullets, captions and what the layout says do not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain

from composer.display.items import Item, Node, TextItem
from composer.fonts.sequences import followers
from composer.makeup.blocks.placing import Leftover
from composer.story.blocks import Block, StoryText
from composer.story.text import Text

__all__ = ["characters_set", "mark_overset", "texts_after", "words_beside"]

_AS_TYPED = "^="
"""Ends the face key of characters that read as they stand: a ⸺ that was typed."""


def characters_set(items: Iterable[Item], nodes: Sequence[Node], file: str) -> int:
    """How many characters of the story `file` the items draw, annotations too, white space not."""
    of_story = _of(nodes, (file,))
    count = 0
    for item in items:
        if isinstance(item, TextItem) and item.node >= 0 and of_story(item.node):
            for key, chars, _ in item.pieces:
                count += len("".join(chars.split())) + len(followers(key))
                if "⸺" in chars and not key.endswith(_AS_TYPED):
                    count += chars.count("⸺")  # drawn for the two of ——
    return count


def words_beside(items: Iterable[Item], nodes: Sequence[Node], files: Collection[str]) -> str:
    """The words that the items draw, without white space, less those of the stories in `files`."""
    of_story = _of(nodes, files)
    words: list[str] = []
    for item in items:
        if isinstance(item, TextItem) and not (item.node >= 0 and of_story(item.node)):
            for key, chars, _ in item.pieces:
                typed = key.endswith(_AS_TYPED)
                words += chars.split() if typed else chars.replace("⸺", "——").split()
                words.append(followers(key))
    return "".join(words)


def _of(nodes: Sequence[Node], files: Collection[str]) -> Callable[[int], bool]:
    """Whether a node's words are those of a file, its own or an ancestor's; bullets never are."""
    known: dict[int, bool] = {-1: False}

    def of_files(number: int) -> bool:
        if number not in known:
            node = nodes[number]
            known[number] = (
                node.role != "Lbl" and (node.source.file in files or of_files(node.parent))
                if number >= 0
                else False
            )
        return known[number]

    return of_files


def texts_after(blocks: Sequence[Block], left: Leftover) -> list[tuple[Text, int]]:
    """The texts that found no room, each with the offset from which on it did not."""
    texts: list[tuple[Text, int]] = []
    for number, block in enumerate(blocks[left.block :], left.block):
        offset = left.offset if number == left.block else 0
        texts += chain.from_iterable(block.rows_from(offset))
    return texts


def mark_overset(
    story: StoryText, left: Leftover | None, *, head_set: bool, jump_head_set: bool
) -> None:
    """Tell the story's account what has no place: the overset, and headlines where none is set."""
    if story.account is None:
        return
    if left is not None:
        for text, offset in texts_after(story.blocks, left):
            story.account.sets(text, "o", offset)
    if not head_set:
        for text in (*story.headline, story.kicker, story.deck, story.byline, story.label):
            story.account.sets(text, "o")
    if not jump_head_set:
        story.account.sets(story.jump_headline, "o")
