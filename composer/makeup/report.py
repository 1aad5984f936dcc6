"""What make-up reports of each story and page: counts that must add up, jumps, and what was lost."""

from __future__ import annotations

from composer.diagnostics.diagnostic import Span
from composer.frozen import frozen
from composer.measure import Pt
from composer.papers.models import FitStep
from composer.story.account import Account
from composer.story.text import Text

__all__ = [
    "CopyFile",
    "FitReport",
    "HeadSet",
    "Jump",
    "Overset",
    "PageReport",
    "PrintedValue",
    "StoryReport",
]


@frozen
class Jump:
    """转版 — a story goes on from one page to another."""

    start: int
    to: int
    leaves: str
    """The area that it leaves, such as ``1.lead``."""
    enters: str
    before: tuple[int, int]
    """Lines and characters on the page before the jump."""
    after: tuple[int, int]
    """Lines and characters on the page that it goes on to."""


@frozen
class FitReport:
    """合版 — one step taken so that a story fits its room."""

    step: FitStep
    place: Span
    was: str
    now: str
    lines: int
    """Lines won, or filled, by it."""
    over: bool
    """Whether the story was over its room (the step won lines) or under it."""


@frozen
class Overset:
    """余文 — the text that found no room, and the place in the story file where the cut would be."""

    lines: int
    chars: int
    place: Span
    text: str


@frozen
class HeadSet:
    """标题 — how one part of a headline was set: the size and scale chosen, the lines it was cut into."""

    part: str
    size: Pt
    scale: float
    lines: tuple[str, ...]


@frozen
class StoryReport:
    """One story: characters that its file holds and those counted on its
    pages (white space not counted), where it stands, what is lost."""

    name: str
    title: str
    given: int
    set: int
    areas: tuple[str, ...]
    pages: tuple[int, ...]
    jumps: tuple[Jump, ...]
    overset: Overset | None
    headline: tuple[HeadSet, ...] = ()
    """Of its headlines, the continuation's too."""
    fits: tuple[FitReport, ...] = ()
    account: Account | None = None
    """Of every character of its file."""


@frozen
class PageReport:
    """One page and the stories that stand on it."""

    number: int
    name: str
    stories: tuple[str, ...]


@frozen
class PrintedValue:
    """A value of the YAML that holds copy, by the keys that lead to it."""

    key: str
    place: Span
    text: Text
    """As it was typed."""
    dropped: Span | None
    """What YAML took from it."""
    pages: tuple[int, ...]
    """That have all of it."""


@frozen
class CopyFile:
    """A YAML file, the account of all its characters, and its values that hold copy."""

    file: str
    account: Account
    values: tuple[PrintedValue, ...]
