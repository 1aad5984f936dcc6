"""Lines side by side with Typst's on the same text: ``python -m bench.side_by_side --measure 13``.

Both set the same paragraphs in the same face at the same measure and indent. Typst does what it does
for ``lang: "zh"``, ``region: "cn"``, ``justify: true``; its lines are read out of its PDF, glyph by
glyph, with pdfium. Ours are read from the pieces that the PDF writer takes. What is counted is the same
for both and comes from the positions of glyphs alone:

breach      a line begins or ends with a mark that GB/T 15834 forbids there, or a number, a word, a
            —— or …… is split without a hyphen
solidus     a line ends with / (against GB/T 15834 5.1.9, allowed by CLREQ's basic level)
parted      a line ends at the hyphen of a word such as Wi-Fi
not flush   the last Han character of a line that is no last line ends 0.01 pt off the measure
loose       a gap between two Han characters of more than 1/4 em
lone        a last line of one character, with its marks or without
"""

from __future__ import annotations

import argparse
import itertools
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.texts import make_pages
from bench.works import escaped
from composer.diagnostics.diagnostic import Findings
from composer.fonts.library import load_fonts
from composer.galley.line import Measures
from composer.galley.setter import Setter
from composer.measure import Length, Unit
from composer.papers.models import Paper, TextStyle
from composer.resources import resource_folder
from composer.story.text import Text

NO_START = set("。．，、：；！？‼⁇”’」』）】〗〕］｝》〉～–—·・‧／")
NO_END = set("“‘「『（【〖〔［｛《〈")
SOLIDI = set("/／")
UNIT = re.compile(r"——|……|[？！]{2}|[A-Za-z0-9]+(?:\.[0-9]+)?[%℃]?")
TYPED = re.compile("[A-Za-z]-(?=[A-Za-z])")
SIZE = 9.0
DEFAULTS = TextStyle()
LIKE_TYPST = TextStyle(
    level="basic", marks="quanjiao", gap_most=Length(0.5, Unit.ZI), hyphenate=True
)
"""What Typst allows itself: full-width marks that shrink, lines that end with a solidus and in Wi-Fi."""
PAGE = 12_000.0
"""Points: Typst's page is one long galley, as long as a PDF reader likes."""


class Glyph(NamedTuple):
    """A character with its left edge and its advance, in ems."""

    char: str
    x: float
    advance: float


Line = list[Glyph]


@dataclass
class Count:
    """What is counted of one program."""

    lines: int = 0
    breaches: int = 0
    solidi: int = 0
    parted: int = 0
    ragged: int = 0
    loose: int = 0
    widest: float = 0.0
    lone: int = 0

    def add(self, lines: Sequence[Line], text: str, measure: float) -> None:
        """Count one paragraph."""
        at = 0
        cuts = set()
        for number, line in enumerate(lines):
            chars = "".join(glyph.char for glyph in line)
            last = number + 1 == len(lines)
            self.lines += 1
            dash = chars.startswith("——")
            self.breaches += number > 0 and chars[0] in NO_START and not dash
            self.breaches += not last and chars[-1] in NO_END
            self.solidi += not last and chars[-1] in SOLIDI
            gaps = [
                b.x - a.x - a.advance
                for a, b in itertools.pairwise(line)
                if _han(a.char) and _han(b.char)
            ]
            if gaps:
                self.loose += max(gaps) > 0.2501
                self.widest = max(self.widest, *gaps)
            if not last and _han(chars[-1]):
                edge = line[-1].x + line[-1].advance
                self.ragged += abs(edge - measure) * SIZE > 0.01
            at += len(chars)
            cuts.add(at)
            if last and number:
                self.lone += sum(char.isalnum() for char in chars) < 2
        assert at == len("".join(text.split())), (text, lines)
        for unit in UNIT.finditer(text):
            start = len("".join(text[: unit.start()].split()))
            inside = range(start + 1, start + len(unit[0]))
            self.breaches += any(cut in inside for cut in cuts)
        for word in TYPED.finditer(text):
            self.parted += len("".join(text[: word.end()].split())) in cuts

    def row(self, name: str) -> str:
        """A row of the table."""
        return (
            f"| {name} | {self.lines:,} | {self.breaches} | {self.solidi} | {self.parted} "
            f"| {self.ragged} | {self.loose} "
            f"({self.loose / self.lines:.2%}) | {self.widest:.2f} em | {self.lone} |"
        )


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"


def ours(paragraphs: Sequence[str], measure: int, style: TextStyle) -> Count:
    """Our lines."""
    setter = _setter(style)
    count = Count()
    for text in paragraphs:
        lines = setter.paragraph(Text(text), Measures((measure * 1000,), 2000))
        count.add([_glyphs(setter, line) for line in lines], text, measure)
    return count


def _setter(style: TextStyle = DEFAULTS) -> Setter:
    fonts = load_fonts(Path(__file__).parent.parent, Paper(paper=""), Findings())
    return Setter(fonts, style)


def _glyphs(setter: Setter, line: object) -> Line:
    made: Line = []
    x = line.x / 1000  # type: ignore[attr-defined]
    for key, chars, kern in line.pieces:  # type: ignore[attr-defined]
        advances = setter.fonts.by_key(key).advances
        for char in chars:
            advance = advances[char] / 1000
            for part in "——" if char == "⸺" else char.strip():
                made.append(Glyph(part, x, advance))
            x += advance + line.spread / 1000  # type: ignore[attr-defined]
        x += kern / 1000
    return made


def typsts(paragraphs: Sequence[str], measure: int) -> Count:
    """Typst's lines."""
    import typst

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.typ").write_text(_source(paragraphs, measure), encoding="utf-8")
        typst.compile(
            str(folder / "text.typ"),
            output=str(folder / "text.pdf"),
            font_paths=[str(resource_folder("fonts") / "noto-serif-sc")],
            ignore_system_fonts=True,
        )
        lines = iter(list(_read(folder / "text.pdf")))
    count = Count()
    for text in paragraphs:
        length = len("".join(text.split()))
        mine: list[Line] = []
        while length > 0:
            mine.append(next(lines))
            length -= len(mine[-1])
        count.add(mine, text, measure)
    return count


def _source(paragraphs: Sequence[str], measure: int) -> str:
    head = (
        f"#set page(width: {measure * SIZE}pt, height: {PAGE}pt, margin: 0pt)\n"
        f'#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n\n"
    )
    return head + "\n\n".join(escaped(text) for text in paragraphs) + "\n"


def _read(path: Path) -> Iterator[Line]:
    """The lines of a PDF from its glyphs' origins, in the order of its text."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    advances = _setter().face.advances
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            words = page.get_textpage()
            line: Line = []
            level: float | None = None
            x, y = ctypes.c_double(), ctypes.c_double()
            for at in range(words.count_chars()):
                char = chr(pdfium.FPDFText_GetUnicode(words.raw, at))
                char = char.replace("\x02", "-")  # how pdfium says a hyphen at a line's end
                if char.isspace() or pdfium.FPDFText_IsGenerated(words.raw, at):
                    continue
                pdfium.FPDFText_GetCharOrigin(words.raw, at, x, y)
                if level is not None and abs(y.value - level) > 3:
                    yield line
                    line = []
                level = y.value
                line.append(Glyph(char, x.value / SIZE, advances[char] / 1000))
            if line:
                yield line


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=64, help="pages of generated text")
    parser.add_argument("--measure", type=int, default=13, help="字 in a line")
    options = parser.parse_args()
    paragraphs = [text for page in make_pages(options.pages) for text in page.paragraphs]
    print(
        f"| {options.measure}字 | lines | breaches | solidus | parted | not flush | loose "
        "| widest gap | lone |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    print(ours(paragraphs, options.measure, DEFAULTS).row("composer, defaults"))
    print(ours(paragraphs, options.measure, LIKE_TYPST).row("composer, Typst's liberties"))
    print(typsts(paragraphs, options.measure).row("Typst"))


if __name__ == "__main__":
    main()
