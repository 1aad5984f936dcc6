"""Platypus's turn: ``python -m bench.by_platypus FOLDER TARGET``, in a process of its own."""

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph

from bench import geometry as g


def main(folder: Path, target: str) -> None:
    for name, file in (("body", g.BODY_FONT), ("head", g.HEAD_FONT)):
        pdfmetrics.registerFont(TTFont(name, folder / "typefaces" / file))
    work = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    style = ParagraphStyle(
        "body",
        fontName="body",
        fontSize=g.SIZE,
        leading=g.ADVANCE,
        firstLineIndent=2 * g.SIZE,
        alignment=TA_JUSTIFY,
        wordWrap="CJK",
    )
    flowables = []
    for number, page in enumerate(work):
        if number:
            flowables.append(PageBreak())
        flowables.extend(Paragraph(_escaped(text), style) for text in page["paragraphs"])

    def head(canvas: Any, document: Any) -> None:
        page = work[min(document.page, len(work)) - 1]
        canvas.setFont("head", g.HEADLINE)
        canvas.drawString(g.LEFT, g.HEIGHT - g.TOP - g.HEADLINE * 0.88, page["headline"])
        lines = g.HEADLINE_LINES + g.PICTURE_LINES
        height = (g.PICTURE_LINES - 2) * g.ADVANCE + g.SIZE
        foot = g.HEIGHT - g.TOP - lines * g.ADVANCE + 2 * g.ADVANCE - g.SIZE
        canvas.drawImage(str(folder / page["picture"]), g.LEFT, foot, g.ACROSS, height)

    lines = g.LINES - g.HEADLINE_LINES - g.PICTURE_LINES
    frames = [
        Frame(
            g.LEFT + n * (g.MEASURE + g.GUTTER),
            g.HEIGHT - g.TOP - g.DOWN - 3,
            g.MEASURE,
            lines * g.ADVANCE + 3,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        for n in range(g.COLUMNS)
    ]
    document = BaseDocTemplate(target, pagesize=(g.WIDTH, g.HEIGHT))
    document.addPageTemplates(PageTemplate("page", frames, onPage=head))
    document.build(flowables)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
