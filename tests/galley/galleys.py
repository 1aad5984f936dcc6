"""How tests of line setting speak: words in, lines of words and their measured widths out."""

from __future__ import annotations

from composer.fonts.metrics import FontSet
from composer.galley import Line, Measures, Setter
from composer.papers.models import TextStyle
from composer.story.text import Text

NO_START = "。．，、：；！？‼⁇”’」』）】〗〕］｝》〉～–·・‧／"
NO_END = "“‘「『（【〖〔［｛《〈"


def setter(fonts: FontSet, **style: object) -> Setter:
    return Setter(fonts, TextStyle(**style))  # type: ignore[arg-type]


def set_text(setter: Setter, chars: str, measure: float, indent: float = 0) -> tuple[Line, ...]:
    measures = Measures((round(measure * 1000),), round(indent * 1000))
    return setter.paragraph(Text(chars), measures)


def words(chars: str, lines: tuple[Line, ...]) -> list[str]:
    return [chars[line.start : line.end] for line in lines]


def drawn(line: Line) -> str:
    """The characters that the line's pieces draw, the dash glyph counted as the pair it stands for."""
    return "".join(chars for _, chars, _ in line.pieces).replace("⸺", "——")


def right_edge(setter: Setter, line: Line) -> float:
    """Where the ink box of the line's last unit ends, as a PDF reader would add it up, in 1/1000 em.

    The kern after the last piece and the blank half of a closing mark's glyph lie beyond it.
    """
    x = float(line.x)
    for face, chars, kern in line.pieces:
        advances = setter.fonts.by_key(face).advances
        for char in chars:
            x += advances[char] + line.spread
        x += kern
    return x
