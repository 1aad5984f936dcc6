"""Words of another story — 张冠李戴: a headline or caption that stands twice, or speaks of another story.

A head pasted from the story before (W354), a caption under the wrong picture (W355). Told by pairs of Han
characters: nearly none of the words are in the story itself, and nearly all in one other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from composer.contents.places import Places, Shown
from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import NamedTuple
from composer.papers.models import StoryUse
from composer.story.blocks import StoryText

__all__ = ["check_words"]

_LEAST = 6
"""Characters: a shorter head (简讯, 一周天气) may stand twice."""
_FAMILIAR = 0.9
"""Share of its pairs that the story knows which it was meant for. The story that it stands with knows none:
what two stories on one subject share is no mistake."""


class _Words(NamedTuple):
    """A head or a caption, and the story it stands with."""

    use: StoryUse
    chars: str
    span: Span


def check_words(places: Places, findings: Findings) -> None:
    """Report headlines and captions of another story's words."""
    bodies = {use.story: _body(story) for use, story in places.texts}
    heads = [
        _Words(use, _plain(story.title), story.headline[0].span())
        for use, story in places.texts
        if story.headline
    ]
    uses = {use.story: use for use, _ in places.texts}
    for head, other, why in _strange(heads, bodies, uses):
        findings.add(
            "W354", head.span, on=places.story(head.use), words=head.chars, other=other.story, share=why
        )  # fmt: skip
    shown = [one for one in places.pictures() if one.picture.caption]
    captions = [
        _Words(one.use, _plain(one.picture.caption), one.picture.where["caption"].span)
        for one in shown
    ]
    with_heads = {use.story: f"{story.title}\n{bodies[use.story]}" for use, story in places.texts}
    for caption, other, why in _strange(captions, with_heads, uses):
        on = shown[captions.index(caption)].on
        findings.add("W355", caption.span, on=on, words=caption.chars, other=other.story, share=why)
    _check_same_captions(shown, findings)


def _check_same_captions(shown: list[Shown], findings: Findings) -> None:
    """W356 for a caption that two pictures have."""
    seen: dict[str, Shown] = {}
    for one in shown:
        chars = _plain(one.picture.caption)
        first = seen.setdefault(chars, one)
        if first.picture.file != one.picture.file and len(chars) >= _LEAST:
            findings.add(
                "W356",
                one.picture.where["caption"].span,
                trail=(first.picture.where["caption"].span,),
                on=one.on,
                words=one.picture.caption,
                path=one.picture.file,
                other=first.picture.file,
            )


def _strange(
    words: list[_Words], bodies: dict[str, str], uses: dict[str, StoryUse]
) -> Iterator[tuple[_Words, StoryUse, str]]:
    """Each of `words` that is another story's: it, that story, and the share of its pairs known there."""
    seen: dict[str, _Words] = {}
    for one in words:
        first = seen.setdefault(one.chars, one)
        if len(one.chars) < _LEAST:
            continue
        if first.use.story != one.use.story:
            yield one, first.use, "100%"
            continue
        pairs = _pairs(one.chars)
        if len(pairs) < _LEAST - 1:
            continue
        if any(pair in bodies[one.use.story] for pair in pairs):
            continue  # nearly always
        most, name = max((_share(pairs, body), name) for name, body in bodies.items())
        if most >= _FAMILIAR:
            yield one, uses[name], f"{most:.0%}"


def _share(pairs: frozenset[str], body: str) -> float:
    return sum(pair in body for pair in pairs) / len(pairs)


def _body(story: StoryText) -> str:
    cells = [cell.chars for block in story.blocks for cell in block.cells()]
    return "\n".join([*(block.text.chars for block in story.blocks), *cells])


def _plain(chars: str) -> str:
    return "".join(char for char in chars if char.isalnum())


def _pairs(chars: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters."""
    return frozenset(
        one + other
        for one, other in pairwise(chars)
        if "㐀" <= one <= "鿿" and "㐀" <= other <= "鿿"
    )
