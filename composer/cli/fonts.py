"""``composer fonts`` — 字体: which faces a paper can set, and which characters of a story they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._given import story as read_story
from composer.cli._program import Command, common
from composer.cli._result import table
from composer.cli._session import Exit, Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.api import OpenPaper
    from composer.api.faces import Places

__all__ = ["command"]

_WEIGHTS = {"regular": "常规", "bold": "粗", "heavy": "特粗"}


@click.command(
    cls=Command, name="fonts", short_help="可用的字体，查缺字。 Fonts, and characters they lack."
)
@click.argument("paper", type=click.Path(path_type=Path), required=False)
@click.option(
    "--check",
    "story",
    type=click.Path(path_type=Path),
    help="列出这篇稿件里没有字形的、要借字的字。 List characters of this story that no font has, or that are borrowed.",
)
@common
@click.pass_obj
def command(session: Session, paper: Path | None, story: Path | None) -> int:
    """列出一份报纸能用的字体：字族、粗细、文件、格式、字数、许可。

    Lists the fonts that a paper can use: family, weight, file, format, glyphs, licence.

    \b
    PAPER 是报纸文件夹；不写，则从稿件或当前文件夹往上找，找不到就只列程序自带的。
    """
    from composer.api.opening import has_paper, paper_of, sources_of

    findings = Findings()
    root = story or Path() if paper is None else paper
    if paper is not None and not has_paper(paper) and paper.name != "paper.yaml":
        raise Misuse(f"{paper} 里没有 paper.yaml。", f"There is no paper.yaml in {paper}.")
    try:
        opened = paper_of(root, collected=findings)
        code = (
            _list(session, opened, findings)
            if story is None
            else _check(session, story, opened, findings)
        )
    except CannotCompose:
        code = Exit.CANNOT_COMPOSE
    session.show(findings, sources_of(root))
    return code if code else Exit.of(findings)


def _list(session: Session, paper: OpenPaper, findings: Findings) -> Exit:
    from composer.api.faces import faces_of

    faces = faces_of(paper, findings)
    heads = (("字族", "粗细", "文件", "格式", "字形数", "许可"), _HEADS)
    rows = [heads[session.lang == "en"]]
    for face in faces.files:
        name = session.words(_WEIGHTS.get(face.weight, face.weight), face.weight)
        of_file = (face.format, f"{face.glyphs:,}", face.licence) if face.format else _NONE
        rows.append((face.family, name, face.file, *of_file))
    for line in table(rows):
        session.say(line)
    chain = " → ".join(faces.fallback)
    session.say(session.words(f"缺字时依次找：{chain}", f"Fallback: {chain}"))
    return Exit.CLEAN


_NONE = ("–", "–", "–")
_HEADS = ("family", "weight", "file", "format", "glyphs", "licence")


def _check(session: Session, file: Path, paper: OpenPaper, findings: Findings) -> Exit:
    from composer.api.faces import looked_up, script_name

    found = looked_up(paper, read_story(paper, file, findings), findings)
    if not (found.missing or found.refused or found.borrowed):
        session.say(
            session.words(
                f"{file.name}：{found.given:,} 字都有字形",
                f"{file.name}: all {found.given:,} characters have a glyph",
            )
        )
        return Exit.CLEAN
    rows = [(char, f"U+{ord(char):04X}", _listed(places)) for char, places in found.missing.items()]
    for line in table(rows) if rows else ():
        session.say(line)
    for script, places in found.refused.items():
        name, at = script_name(script), _listed(places)
        session.say(session.words(f"不排的文种：{name.zh}  {at}", f"Not set: {name.en}  {at}"))
    for (face, holder), chars in found.borrowed.items():
        lacking, supplier = face.replace("-", " "), holder.replace("-", " ")
        shown = "  ".join(f"{char} {_listed(places)}" for char, places in chars.items())
        session.say(
            session.words(
                f"借字：{lacking} 没有，由 {supplier} 代排：{shown}",
                f"Borrowed: {lacking} lacks, {supplier} supplies: {shown}",
            )
        )
    return Exit.FINDINGS


def _listed(places: Places) -> str:
    return " ".join(f"{line}:{column}" for line, column in places)
