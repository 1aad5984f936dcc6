"""``composer galley`` — 小样: one story at its measure, line by line, before it has a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._columns import cells, padded
from composer.cli._exit import Exit
from composer.cli._help import Command
from composer.cli._options import common
from composer.cli._session import Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span
from composer.frozen import frozen
from composer.measure import Length, Unit

if TYPE_CHECKING:
    from composer.galley import Setter
    from composer.makeup.flow.flow import Flow
    from composer.papers.models import Paper, TextStyle
    from composer.story.blocks import StoryText

__all__ = ["command"]

_TIGHT = 50
"""1/1000 em: what is squeezed by less, nobody sees."""

_UNSEEN = 0.02
"""字: a measure that is whole but for this much is whole; it comes of millimetres."""

_LEAST, _MOST = 4, 200
"""字 in a measure: below four no line can be made flush, and no page is two hundred wide."""


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
    from composer.cli._edition import paper_root, sources_of
    from composer.cli._paper import paper_of, read

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
        root, spec = paper_of(place, findings)
        text = read(story, spec, root, findings)
        bad = _show(session, text, spec, root, _style(spec, style, size), measure, findings)
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
    from composer.cli._edition import sources_of
    from composer.cli._jobs import run_jobs
    from composer.cli._paper import paper_of
    from composer.fonts.library import load_fonts

    if story is not None or not as_json:
        raise Misuse(
            "--jobs 要和 --json 一起用，不再写 STORY。",
            "--jobs goes with --json and without STORY.",
        )
    try:
        root, spec = paper_of(place, findings)
        made = _style(spec, style, size)
    except CannotCompose:
        session.show(findings, sources_of(place))
        return Exit.CANNOT_COMPOSE
    code = run_jobs(session, jobs, load_fonts(root, spec, findings), made)
    placed = Findings()
    placed.extend(one for one in findings if one.span.file)  # what a job asked for is in its result
    session.show(placed, sources_of(place))
    return max(code, Exit.of(placed))


def _style(paper: Paper, name: str, size: str | None) -> TextStyle:
    found = paper.styles.get(name)
    if found is None:
        known = "、".join(paper.styles)
        raise Misuse(
            f"没有文字样式“{name}”；可用：{known}。",
            f"There is no text style “{name}”; known: {known}.",
        )
    found = replace(found, language=found.language or paper.language)
    if size is None:
        return found
    length = _length(size, "--size")
    if length.unit is not Unit.PT or not 1 <= length.value <= 200:
        raise _wrong_length(size, "--size")
    return replace(found, size=length)


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
    length = _length(measure, "--measure")
    if length.unit is Unit.HANG:
        raise _wrong_length(measure, "--measure")
    value = length.value if length.unit is Unit.ZI else length.value / style.size.value
    ems = int(value + 1e-6)
    if not _LEAST <= ems <= _MOST:
        raise Misuse(
            f"栏宽合 {value:.1f} 字；可排 {_LEAST}–{_MOST} 字。",
            f"The measure is {value:.1f} 字; it can be {_LEAST}–{_MOST} 字.",
        )
    if value - ems > _UNSEEN:
        nearest = "、".join(_in_full(count, style) for count in (ems, ems + 1))
        findings.add("W108", Span(measure), measured=f"{value:.2f} 字", nearest=nearest)
    return ems


def _in_full(ems: int, style: TextStyle) -> str:
    """Whole ems with what they come to."""
    size = ems * style.size.value
    return f"{ems} 字（{size / 72 * 25.4:.2f}mm）"


@frozen
class _Line:
    """A line of the proof: its words where they stand, and what is to be said of it."""

    words: str
    loose: float = 0.0
    """字 that its gaps were opened by, if that is more than the style allows."""
    tight: float = 0.0
    """字 taken out of its marks and gaps."""
    notes: str = ""
    """The annotations (注音) above it."""
    lone: bool = False
    """Whether it is one character alone at a paragraph's end (孤字)."""

    @property
    def bad(self) -> bool:
        """Whether the proof's reader has to do something about it."""
        return self.loose > 0 or self.lone

    def mark(self, session: Session) -> str:
        """What stands at its end."""
        said = []
        if self.loose:
            said.append(session.words("松", "loose") + f" {self.loose:.2f}")
        elif self.tight:
            said.append(session.words("紧", "tight") + f" {self.tight:.2f}")
        if self.lone:
            said.append(session.words("孤字", "lone character"))
        if self.notes:
            said.append(session.words("注", "ruby") + f" {self.notes}")
        return " ".join(said)


def _show(
    session: Session,
    story: StoryText,
    paper: Paper,
    root: Path,
    style: TextStyle,
    measure: str,
    findings: Findings,
) -> int:
    """Say the proof; gives the number of loose lines and lone characters."""
    from composer.fonts.library import load_fonts
    from composer.galley import Setter

    ems = _ems(measure, style, findings)
    setter = Setter(load_fonts(root, paper, findings), style)
    for head in (story.kicker, *story.headline, story.deck, story.byline):
        if head:
            session.say(head.chars.replace("\n", " "))
    lines = list(_lines(setter, story, ems))
    width = max([2 * ems, *(cells(line.words) for line in lines)])
    digits = max(2, len(str(len(lines))))
    session.say(" " * digits + " ┌" + "─" * width + "┐")
    for number, line in enumerate(lines, 1):
        mark = line.mark(session)
        session.say(f"{number:>{digits}} │{padded(line.words, width)}│ {mark}".rstrip())
    session.say(" " * digits + " └" + "─" * width + "┘")
    session.say(_counts(session, story, ems, style, lines))
    return sum(line.bad for line in lines)


def _counts(
    session: Session, story: StoryText, ems: int, style: TextStyle, lines: list[_Line]
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


def _lines(setter: Setter, story: StoryText, ems: int) -> Iterator[_Line]:
    from composer.makeup.flow.flow import Flow

    flow = Flow(setter, story.blocks)
    for number, block in enumerate(story.blocks):
        if block.kind == "table":
            yield from _table(flow, number, ems)
        else:
            yield from _block(flow, number, ems)


def _block(flow: Flow, number: int, ems: int) -> Iterator[_Line]:
    from composer.galley.annotations.ruby import bases
    from composer.makeup.blocks.lists import mark_words

    setter, block = flow.setter, flow.blocks[number]
    item = flow.items.get(number)
    indent, mark = 0, ""
    if item:
        indent = item.hang
        mark = " " * round(item.x / 500) + mark_words(setter.style.lists, block)
    annotations = bases(block.text) if block.text.runs else []
    for line in flow.lines(number, (ems * 1000,)):
        words = block.text.chars[line.start : line.end].rstrip()
        notes = " ".join(b.words for b in annotations if line.start <= b.start < line.end)
        loose = line.stretch / 1000 if line.stretch > setter.loose else 0.0
        tight = line.squeezed / 1000 if line.squeezed >= _TIGHT else 0.0
        before, mark = padded(mark, round((indent + line.x) / 500)), ""
        yield _Line(before + words, loose, tight, notes, flow.lone(number, line))


def _table(flow: Flow, number: int, ems: int) -> Iterator[_Line]:
    made = flow.table(number, ems * 1000)
    for texts, row in zip(flow.blocks[number].rows, made.rows, strict=True):
        for at in range(max((len(cell.lines) for cell in row), default=1) or 1):
            words = ""
            for text, cell in zip(texts, row, strict=True):
                if at < len(cell.lines):
                    x, _, line = cell.lines[at]
                    words = padded(words, round((x + line.x) / 500))
                    words += text.chars[line.start : line.end].rstrip()
            yield _Line(words)
