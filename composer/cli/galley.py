"""``composer galley`` — 小样: one story at its measure, line by line, before it has a page."""

from __future__ import annotations

import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._given import story as read_story
from composer.cli._program import Command, common
from composer.cli._result import cells, padded
from composer.cli._session import Exit, Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span
from composer.measure import Length, Unit

if TYPE_CHECKING:
    from composer.api import OpenPaper
    from composer.api.galleys import Bench, GalleyLine, StoryText, TextStyle

__all__ = ["command"]

_UNSEEN = 0.02
"""字: a measure that is whole but for this much is whole; it comes of millimetres."""


@click.command(
    cls=Command, name="galley", short_help="出一篇稿件的小样。 Show a story's galley proof."
)
@click.argument("story", type=click.Path(path_type=Path), required=False)
@click.option("--measure", help="栏宽，如 15字、60mm。 Width of the column.")
@click.option(
    "--jobs",
    type=click.Path(path_type=Path),
    help="JSONL 任务文件，每行一个；- 为标准输入。 File of jobs, one a line.",
)
@click.option("--json", "as_json", is_flag=True, help="结果为 JSON（--jobs 用）。 JSON results.")
@click.option("--size", help="字号，如 小五、10.5pt（默认随样式）。 Size of type.")
@click.option("--style", default="body", help="文字样式（默认 body）。 Text style of the paper.")
@click.option(
    "--paper",
    type=click.Path(path_type=Path),
    help="报纸文件夹（默认从稿件往上找）。 Folder of the paper.",
)
@common
@click.pass_obj
def command(
    session: Session,
    story: Path | None,
    measure: str | None,
    jobs: Path | None,
    as_json: bool,
    size: str | None,
    style: str,
    paper: Path | None,
) -> int:
    """按给定栏宽排出一篇稿件，逐行编号；松行、紧行在行尾标出。

    Sets a story at a measure and shows its lines, numbered; loose and squeezed lines are marked.

    \b
    composer galley stories/lead.md --measure 15字
    行尾的“松 0.31”是字距拉开的字数，超过样式所限；“紧 0.5”是标点和间隙共挤去的字数；段末孤字标“孤字”。
    不属于任何报纸的稿件也能排，用程序的默认样式。

    \b
    composer galley --jobs FILE.jsonl --json
    每行一个任务 {"text", "measure", "level", "marks", "gap", "gap_most", "hang", "justify", "indent",
    "face", "vertical", "lang", "double_marks", "interpunct", "release", "hyphenate"}，
    每行一个结果：各行的字、位置和宽度，单位为字；竖排时从上往下数，同占一格的字平分其高。
    不成任务的行得一个 {"error": {"line", "key", "measured", "allowed"}}，其余各行照排。
    One job a line, one result a line, in ems; of vertical lines downwards from the top, characters
    that share a cell sharing its height. A line that is no job gives an error, the others are set.
    """
    from composer.api.opening import paper_of, paper_root, sources_of

    findings = Findings()
    if paper is not None and paper_root(paper) is None:
        raise Misuse(f"{paper} 里没有 paper.yaml。", f"There is no paper.yaml in {paper}.")
    if jobs is not None:
        return _jobs(session, jobs, story, as_json, paper or Path(), style, size, findings)
    if story is None or measure is None or as_json:
        raise Misuse(
            "要写 STORY 和 --measure，或写 --jobs 和 --json。",
            "Give STORY and --measure, or --jobs and --json.",
        )
    place = story if paper is None else paper
    try:
        opened = paper_of(place, collected=findings)
        text = read_story(opened, story, findings, style)
        bad = _show(session, text, opened, _style(opened, style, size), measure, findings)
    except CannotCompose:
        session.show(findings, sources_of(place))
        return Exit.CANNOT_COMPOSE
    session.show(findings, sources_of(place))
    return Exit.FINDINGS if bad else Exit.of(findings)


def _jobs(
    session: Session,
    jobs: Path,
    story: Path | None,
    as_json: bool,
    place: Path,
    style: str,
    size: str | None,
    findings: Findings,
) -> int:
    """Jobs in the style and with the fonts of the paper at `place`, or the program's own. What is found
    as fonts are opened is told after the results, on standard error."""
    from composer.api.galleys import bench
    from composer.api.opening import paper_of, sources_of

    if story is not None or not as_json:
        raise Misuse(
            "--jobs 要和 --json 一起用，不再写 STORY。",
            "--jobs goes with --json and without STORY.",
        )
    try:
        opened = paper_of(place, collected=findings)
        made = _style(opened, style, size)
    except CannotCompose:
        session.show(findings, sources_of(place))
        return Exit.CANNOT_COMPOSE
    code = _run_jobs(session, jobs, bench(opened, made, findings))
    placed = Findings()
    placed.extend(one for one in findings if one.span.file)  # what a job asked for is in its result
    session.show(placed, sources_of(place))
    return max(code, Exit.of(placed))


def _run_jobs(session: Session, jobs: Path, bench: Bench) -> int:
    """Set the jobs of a file (``-``: standard input) and print their results, in order.

    A line that is no job gives an object with ``error`` and is a finding; the ones after it are set
    all the same.

    Raises:
        Misuse: there is no such file.
    """
    from composer.api.jobs import run_line

    code = Exit.CLEAN
    for number, line in enumerate(_lines(jobs), 1):
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
        if not line.strip():
            continue
        result = run_line(bench, line, number)
        if "error" in result:
            code = Exit.FINDINGS
        session.say(json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return code


def _lines(jobs: Path) -> Iterator[bytes]:
    if str(jobs) == "-":
        yield from sys.stdin.buffer
        return
    try:
        with jobs.open("rb") as file:
            yield from file
    except OSError:
        raise Misuse(f"读不了任务文件：{jobs}", f"Cannot read the file of jobs: {jobs}") from None


def _style(paper: OpenPaper, name: str, size: str | None) -> TextStyle:
    from composer.api.galleys import sized

    if name not in paper.styles:
        known = "、".join(paper.styles)
        raise Misuse(
            f"没有文字样式“{name}”；可用：{known}。",
            f"There is no text style “{name}”; known: {known}.",
        )
    style = paper.style(name)
    if size is None:
        return style
    length = _length(size, "--size")
    if length.unit is not Unit.PT or not 1 <= length.value <= 200:
        raise _wrong_length(size, "--size")
    return sized(style, length)


def _length(text: str, option: str) -> Length:
    try:
        return Length.parse(text)
    except ValueError:
        raise _wrong_length(text, option) from None


def _wrong_length(text: str, option: str) -> Misuse:
    return Misuse(
        f"{option} 看不懂“{text}”；写成 {Length.EXPECTS} 这样。",
        f"{option} cannot be “{text}”; it is written like {Length.EXPECTS}.",
    )


def _ems(measure: str, style: TextStyle, findings: Findings) -> int:
    """The measure in whole ems of the style; one that is not whole is said, with the nearest."""
    from composer.api.measuring import MEASURES

    length = _length(measure, "--measure")
    if length.unit is Unit.HANG:
        raise _wrong_length(measure, "--measure")
    value = length.value if length.unit is Unit.ZI else length.value / style.size.value
    ems = int(value + 1e-6)
    if not MEASURES[0] <= ems <= MEASURES[1]:
        raise Misuse(
            f"栏宽合 {value:.1f} 字；可排 {MEASURES[0]}–{MEASURES[1]} 字。",
            f"The measure is {value:.1f} 字; it can be {MEASURES[0]}–{MEASURES[1]} 字.",
        )
    if value - ems > _UNSEEN:
        nearest = "、".join(_in_full(count, style) for count in (ems, ems + 1))
        findings.add("W108", Span(measure), measured=f"{value:.2f} 字", nearest=nearest)
    return ems


def _in_full(ems: int, style: TextStyle) -> str:
    """Whole ems with what they come to."""
    size = ems * style.size.value
    return f"{ems} 字（{size / 72 * 25.4:.2f}mm）"


def _show(
    session: Session,
    story: StoryText,
    paper: OpenPaper,
    style: TextStyle,
    measure: str,
    findings: Findings,
) -> int:
    """Say the proof; gives the number of loose lines and lone characters."""
    from composer.api.galleys import galley_lines

    ems = _ems(measure, style, findings)
    lines = galley_lines(paper, story, style, ems, findings)
    for head in (story.kicker, *story.headline, story.deck, story.byline):
        if head:
            session.say(head.chars.replace("\n", " "))
    texts = list(map(_text, lines))
    width = max([2 * ems, *map(cells, texts)])
    digits = max(2, len(str(len(lines))))
    session.say(" " * digits + " ┌" + "─" * width + "┐")
    for number, (line, text) in enumerate(zip(lines, texts, strict=True), 1):
        mark = _mark(session, line)
        session.say(f"{number:>{digits}} │{padded(text, width)}│ {mark}".rstrip())
    session.say(" " * digits + " └" + "─" * width + "┘")
    session.say(_counts(session, story, ems, style, lines))
    return sum(line.bad for line in lines)


def _text(line: GalleyLine) -> str:
    """A line in a terminal, where half an em is a cell."""
    text = ""
    for place, words in line.parts:
        text = padded(text, place) + words
    return text


def _mark(session: Session, line: GalleyLine) -> str:
    """What stands at the end of a line."""
    said = []
    if line.loose:
        said.append(session.words("松", "loose") + f" {line.loose:.2f}")
    elif line.tight:
        said.append(session.words("紧", "tight") + f" {line.tight:.2f}")
    if line.lone:
        said.append(session.words("孤字", "lone character"))
    if line.notes:
        said.append(session.words("注", "ruby") + f" {line.notes}")
    return " ".join(said)


def _counts(
    session: Session, story: StoryText, ems: int, style: TextStyle, lines: list[GalleyLine]
) -> str:
    number = len(lines)
    loose = sum(line.loose > 0 for line in lines)
    tight = sum(line.tight > 0 for line in lines)
    size = f"{style.size.value:g}"
    way = "竖排 · 栏高" if style.vertical else "栏宽"
    down = "vertical, measure" if style.vertical else "measure"
    return session.words(
        f"{number} 行 · {story.characters():,} 字（含标题） · {way} {ems} 字 · {size}pt"
        f" · 松 {loose} 行 · 紧 {tight} 行",
        f"{number} lines · {story.characters():,} characters (with head) · {down} {ems} 字 · {size}pt"
        f" · {loose} loose · {tight} tight",
    )
