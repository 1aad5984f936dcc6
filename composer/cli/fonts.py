"""``composer fonts`` — 字体: which faces a paper can set, and which characters of a story they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._columns import table
from composer.cli._exit import Exit
from composer.cli._help import Command
from composer.cli._options import common
from composer.cli._session import Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.fonts.metrics import made_key
from composer.fonts.scripts import name_of, refused

if TYPE_CHECKING:
    from composer.fonts.faces import HarfBuzzFace
    from composer.fonts.families import Families
    from composer.fonts.library import FontLibrary
    from composer.papers.models import Paper
    from composer.story.blocks import StoryText, Text

__all__ = ["command"]

_WEIGHTS = {"regular": "常规", "bold": "粗", "heavy": "特粗"}
_LICENCE_NAME = 13
"""nameID 13 of OpenType's ``name`` table: the licence in words."""
_LONGEST = 40


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
    from composer.cli._edition import sources_of
    from composer.cli._paper import paper_of
    from composer.papers.reading.paths import is_file

    findings = Findings()
    root = story or Path() if paper is None else paper
    if paper is not None and not is_file(paper / "paper.yaml") and paper.name != "paper.yaml":
        raise Misuse(f"{paper} 里没有 paper.yaml。", f"There is no paper.yaml in {paper}.")
    try:
        folder, spec = paper_of(root, findings)
        code = (
            _list(session, folder, spec, findings)
            if story is None
            else _check(session, story, folder, spec, findings)
        )
    except CannotCompose:
        code = Exit.CANNOT_COMPOSE
    session.show(findings, sources_of(root))
    return code if code else Exit.of(findings)


def _list(session: Session, folder: Path, paper: Paper, findings: Findings) -> Exit:
    from composer.fonts.families import read_families
    from composer.fonts.library import FontLibrary

    families = read_families(folder, paper, findings)
    library = FontLibrary(families, findings)
    licences = _licences()
    heads = (("字族", "粗细", "文件", "格式", "字形数", "许可"), _HEADS)
    rows = [heads[session.lang == "en"]]
    for family, weights in families.faces.items():
        for weight, source in weights.items():
            name = session.words(_WEIGHTS.get(weight, weight), weight)
            try:
                face = library.by_key(f"{family}-{weight}")
            except KeyError:  # reported as E401 or E402
                rows.append((family, name, source.file.path.name, "–", "–", "–"))
                continue
            rows.append(
                (
                    family,
                    name,
                    face.path.name,
                    _format(face),
                    f"{face.hb_face.glyph_count:,}",
                    licences.get(face.path) or _own_licence(face),
                )
            )
    for line in table(rows):
        session.say(line)
    session.say(_chain(session, families))
    return Exit.CLEAN


_HEADS = ("family", "weight", "file", "format", "glyphs", "licence")


def _chain(session: Session, families: Families) -> str:
    chain = " → ".join(families.fallback)
    return session.words(f"缺字时依次找：{chain}", f"Fallback: {chain}")


def _format(face: HarfBuzzFace) -> str:
    outlines = "CFF" if face.tables & {"CFF ", "CFF2"} else "TrueType"
    return f"{outlines} · {face.path.suffix.lstrip('.').lower()}"


def _licences() -> dict[Path, str]:
    """Licences of the program's own fonts by file, as their manifest names them."""
    from composer.papers.reading.yaml_tree import own_file
    from composer.resources import resource_folder

    folder = resource_folder("fonts")
    tree = own_file(folder / "manifest.yaml")
    return {
        folder / face["file"]: family["licence"]["name"]
        for family in tree["families"].values()
        for face in family["faces"].values()
    }


def _own_licence(face: HarfBuzzFace) -> str:
    """What a paper's own font says of its licence, its first words."""
    said = (face.hb_face.get_name(_LICENCE_NAME) or "–").strip()
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"


def _check(session: Session, story: Path, folder: Path, paper: Paper, findings: Findings) -> Exit:
    from composer.cli._paper import read
    from composer.fonts.library import load_fonts

    text = read(story, paper, folder, findings)
    fonts = load_fonts(folder, paper, findings)
    lost, borrowed, refusals, given = _looked_up(text, fonts, paper)
    if not lost and not borrowed and not refusals:
        session.say(
            session.words(
                f"{story.name}：{given:,} 字都有字形",
                f"{story.name}: all {given:,} characters have a glyph",
            )
        )
        return Exit.CLEAN
    rows = [(char, f"U+{ord(char):04X}", " ".join(places)) for char, places in lost.items()]
    for line in table(rows) if rows else ():
        session.say(line)
    for script, places in refusals.items():
        name = session.words(name_of(script).zh, name_of(script).en)
        session.say(
            session.words(
                f"不排的文种：{name}  {' '.join(places)}", f"Not set: {name}  {' '.join(places)}"
            )
        )
    for (face, holder), chars in borrowed.items():
        shown = "  ".join(f"{char} {' '.join(places)}" for char, places in chars.items())
        session.say(
            session.words(
                f"借字：{face} 没有，由 {holder} 代排：{shown}",
                f"Borrowed: {face} lacks, {holder} supplies: {shown}",
            )
        )
    return Exit.FINDINGS


Places = dict[str, list[str]]


def _looked_up(
    story: StoryText, fonts: FontLibrary, paper: Paper
) -> tuple[Places, dict[tuple[str, str], Places], Places, int]:
    """Characters that no face has; those that the text styles' faces borrow, by both faces; stretches of
    scripts that are not set; and how many characters there are."""
    from composer.cli._paper import texts_of
    from composer.makeup.characters import without_glyph

    lost: Places = {}
    refusals: Places = {}
    borrowed: dict[tuple[str, str], Places] = {}
    faces = dict.fromkeys(fonts.face(style.face) for style in paper.styles.values())
    given = 0
    for part in texts_of(story):
        given += len("".join(part.chars.split()))

        def place(offset: int, text: Text = part) -> str:
            span = text.span(offset, offset + 1)
            return f"{span.line}:{span.column}"

        for at in without_glyph(fonts, part.chars):
            lost.setdefault(part.chars[at], []).append(place(at))
        for start, _, script in refused(part.chars):
            refusals.setdefault(script, []).append(place(start))
        for face in faces:
            for start, end, holder in fonts.split(part.chars, face):
                if holder.key in (face.key, made_key(face.key)):
                    continue
                pair = face.key.replace("-", " "), holder.key.replace("-", " ")
                for at in range(start, end):
                    if not part.chars[at].isspace():
                        chars = borrowed.setdefault(pair, {})
                        chars.setdefault(part.chars[at], []).append(place(at))
    return lost, borrowed, refusals, given
