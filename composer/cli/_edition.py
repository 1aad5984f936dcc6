"""From the path of an edition to its composed pages: what ``build`` and ``check`` share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from composer.diagnostics.diagnostic import CannotCompose, Findings, Severity, Span
from composer.frozen import frozen

if TYPE_CHECKING:
    from composer.cli._session import Session
    from composer.compose import Composed
    from composer.display.items import Rings
    from composer.makeup.desk import PictureOutline
    from composer.papers.file_names import FileNames
    from composer.papers.loaded import LoadedEdition
    from composer.papers.press_profile import PressProfile
    from composer.pdf import PdfWriter
    from composer.press.outputs import Output, Purpose
    from composer.signoff import Signed

__all__ = [
    "Made",
    "compose_edition",
    "jump_lines",
    "load",
    "paper_root",
    "sources_of",
    "summary",
    "totals",
]


@frozen
class Made:
    """A composed edition, and the writer that has all its pages ready."""

    loaded: LoadedEdition
    composed: Composed
    writer: PdfWriter
    output: Output
    signed: Signed
    names: FileNames


def load(edition: Path, findings: Findings) -> LoadedEdition:
    """The edition in a folder (or that of an ``edition.yaml``).

    Raises:
        CannotCompose: it cannot be used; the findings say why.
    """
    from composer.papers.load import load_edition

    return load_edition(edition, findings)


def compose_edition(
    loaded: LoadedEdition,
    findings: Findings,
    progress: Callable[[int, int], None],
    purpose: Purpose = "press",
) -> Made:
    """Set and make up every page of an edition, bring its pictures to the inks of the press or the
    colours of a screen, and sign its pages off.

    Raises:
        CannotCompose: no page can be made; the findings say why.
    """
    from composer.compose import compose
    from composer.fonts.library import load_fonts
    from composer.papers.file_names import file_names
    from composer.press.outputs import OUTPUTS
    from composer.press.pictures.separated import Originals
    from composer.press.shelf import Shelf
    from composer.signoff import sign_off

    profile = _profile(loaded, findings)
    output = OUTPUTS[purpose].marked(loaded.paper.press.marks or profile.marks)
    fonts = load_fonts(loaded.root, loaded.paper, findings)
    cache = loaded.root / "build" / "cache"
    sizes = Originals(findings, Shelf(cache)).size
    composed = compose(loaded, fonts, findings, sizes, progress, _outlines(findings, cache))
    if loaded.edition.adverts and output.purpose != "screen":
        from composer.advert_check import check_adverts

        check_adverts(composed.display, profile, findings, cache)
    from composer.pdf import PdfWriter

    writer = PdfWriter(
        composed.display,
        fonts,
        profile=profile,
        findings=findings,
        cache=cache,
        output=output,
    )
    signed = sign_off(loaded, findings, withhold=output.for_press)
    names = file_names(loaded.paper, loaded.edition)
    return Made(loaded, composed, writer, output, signed, names)


def _outlines(findings: Findings, cache: Path) -> PictureOutline:
    """What reads the outlines of pictures; its module is loaded with the first one asked for."""

    def outline(path: Path, kind: Literal["alpha", "clip"], span: Span) -> Rings | None:
        from composer.press.pictures.contours import outline_of

        return outline_of(path, kind, span, findings=findings, cache=cache)

    return outline


def _profile(loaded: LoadedEdition, findings: Findings) -> PressProfile:
    """The paper's press profile; W611 if the pages bleed less than it asks."""
    from composer.papers.press_file import paper_profile

    press, form = loaded.paper.press, loaded.paper.format
    profile = paper_profile(loaded.root, press.profile, press.where["profile"].span, findings)
    if profile is None:
        raise CannotCompose
    if form.bleed.value < profile.bleed:
        measured, allowed = (
            f"{bleed * 25.4 / 72:.3g} mm" for bleed in (form.bleed.value, profile.bleed)
        )
        findings.add("W611", form.where["bleed"].span, measured=measured, allowed=allowed)
    return profile


def paper_root(path: Path) -> Path | None:
    """The folder of the paper that `path` lies in: the nearest one upwards with a ``paper.yaml``."""
    from composer.papers.reading.paths import is_file

    absolute = Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow links
    return next((up for up in (absolute, *absolute.parents) if is_file(up / "paper.yaml")), None)


def sources_of(path: Path) -> Mapping[str, str]:
    """The texts that findings under `path` quote from."""
    from composer.papers.reading.encoding import SourceTexts

    return SourceTexts(paper_root(path) or path.parent)


def totals(made: Made | None) -> tuple[int, int, int, int]:
    """Pages, stories, characters set and characters given; zeros where nothing was composed."""
    if made is None:
        return 0, 0, 0, 0
    stories = made.composed.stories
    return (
        len(made.composed.pages),
        len(stories),
        sum(story.set for story in stories),
        sum(story.given for story in stories),
    )


def jump_lines(session: Session, made: Made) -> list[str]:
    """转版 — one line a jump: the story, the areas it leaves and enters, and how much stands on both
    sides; who reads the proofs has to see both pages."""
    lines = []
    for story in made.composed.stories:
        for jump in story.jumps:
            before, after = jump.before, jump.after
            lines.append(
                session.words(
                    f"转版 {story.title}：{jump.leaves}（{before[0]} 行 {before[1]:,} 字）→ "
                    f"{jump.enters}（{after[0]} 行 {after[1]:,} 字）",
                    f"jump {story.title}: {jump.leaves} ({before[0]} lines, {before[1]:,} characters) → "
                    f"{jump.enters} ({after[0]} lines, {after[1]:,} characters)",
                )
            )
    return lines


def summary(session: Session, made: Made, findings: Findings) -> str:
    """The line that a run ends with."""
    pages, stories, done, given = totals(made)
    count = findings.count(Severity.ERROR) + findings.count(Severity.WARNING)
    seconds = f"{session.seconds():.1f}"
    kept = "、".join(map(str, sorted(made.signed.withheld)))
    return session.words(
        f"{pages} 版 · {stories} 篇 · {done:,}/{given:,} 字 · {count} 处问题 · {seconds} 秒"
        + (f" · 第 {kept} 版未写出" if kept else ""),
        f"{pages} pages · {stories} stories · {done:,}/{given:,} characters"
        f" · {count} findings · {seconds} s"
        + (f" · withheld: {kept.replace('、', ', ')}" if kept else ""),
    )
