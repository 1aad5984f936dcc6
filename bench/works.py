"""The same pages as input for each of the three programs."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from bench import geometry as g
from bench.texts import Page
from composer.resources import resource_folder

__all__ = ["escaped", "lay_out"]


def lay_out(folder: Path, pages: Sequence[Page], *, photographs: int = 1) -> None:
    """Write a paper, a Typst file and a JSON file for Platypus into `folder`.

    Args:
        folder: an empty folder.
        pages: what stands on the pages.
        photographs: how many different ones; the pages take turns.
    """
    fonts = folder / "typefaces"
    fonts.mkdir()
    for name in (g.BODY_FONT, g.HEAD_FONT):
        shutil.copy(resource_folder("fonts") / "noto-serif-sc" / name, fonts / name)
    names = [f"photo{number}.jpg" for number in range(photographs)]
    pictures = folder / "editions" / "bench" / "pictures"
    pictures.mkdir(parents=True)
    for number, name in enumerate(names):
        _photograph(pictures / name, number)
    _paper(folder, pages, names)
    _typst(folder / "pages.typ", pages, names)
    _platypus(folder / "pages.json", pages, names)


def _photograph(target: Path, seed: int) -> None:
    """Clouds of colour with grain, as hard to compress as a photograph: 150 dpi at its size."""
    chance = random.Random(seed)
    width, height = round(g.ACROSS / 72 * 150), round(_picture_height() / 72 * 150)
    image = Image.new("RGB", (width, height))
    for cells, share in ((6, 1.0), (40, 0.35), (300, 0.12)):
        rows = max(1, cells * height // width)
        noise = Image.frombytes("RGB", (cells, rows), chance.randbytes(3 * cells * rows))
        layer = noise.resize((width, height), Image.Resampling.BICUBIC)
        image = Image.blend(image, layer, share)
    image.save(target, "JPEG", quality=85, dpi=(150, 150))


def _picture_height() -> float:
    return (g.PICTURE_LINES - 2) * g.ADVANCE + g.SIZE


def _paper(folder: Path, pages: Sequence[Page], names: Sequence[str]) -> None:
    (folder / "paper.yaml").write_text(
        f"""paper: 测速报
format:
  trim: [270mm, 390mm]
  type_area: {{columns: {g.COLUMNS}, measure: 15字, gutter: 1字, lines: {g.LINES}, size: {g.SIZE}pt, advance: {g.ADVANCE}pt}}
styles:
  body: {{face: 宋, size: {g.SIZE}pt}}
headlines:
  standard: {{main: {{face: 宋 bold, size: {g.HEADLINE}pt, align: start}}}}
""",
        encoding="utf-8",
    )
    (folder / "pages").mkdir()
    (folder / "pages" / "bench.yaml").write_text(
        f"""layout: bench
areas:
  main:
    at: {{columns: 1-{g.COLUMNS}, lines: 1-{g.LINES}}}
    headline: {{style: standard, lines: {g.HEADLINE_LINES}}}
    pictures:
      top: {{at: {{columns: 1-{g.COLUMNS}, lines: 1-{g.PICTURE_LINES - 1}}}, caption: none}}
""",
        encoding="utf-8",
    )
    edition = folder / "editions" / "bench"
    (edition / "stories").mkdir()
    uses, stories = [], []
    for number, page in enumerate(pages, 2):  # page 1 would need a masthead
        uses.append(f"  {number}: bench")
        picture = names[number % len(names)]
        stories.append(
            f"  - {{story: s{number}.md, area: {number}.main, pictures: {{top: {picture}}}}}"
        )
        text = f'---\nheadline: "{page.headline}"\n---\n\n' + "\n\n".join(page.paragraphs) + "\n"
        (edition / "stories" / f"s{number}.md").write_text(text, encoding="utf-8")
    lines = ["edition: 2020-04-20", "pages:", *uses, "stories:", *stories]
    (edition / "edition.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _typst(target: Path, pages: Sequence[Page], names: Sequence[str]) -> None:
    height = _picture_height()
    parts = [
        f"#set page(width: {g.WIDTH}pt, height: {g.HEIGHT}pt, columns: {g.COLUMNS}, "
        f"margin: (left: {g.LEFT}pt, right: {g.LEFT}pt, top: {g.TOP}pt, bottom: {g.TOP - 2}pt))",
        f"#set columns(gutter: {g.GUTTER}pt)",
        f'#set text(font: "Noto Serif SC", size: {g.SIZE}pt, lang: "zh", region: "cn", '
        "top-edge: 0.88em, bottom-edge: -0.12em)",
        f"#set par(justify: true, leading: {g.ADVANCE - g.SIZE}pt, spacing: "
        f"{g.ADVANCE - g.SIZE}pt, first-line-indent: (amount: 2em, all: true))",
    ]
    for number, page in enumerate(pages):
        if number:
            parts.append("#pagebreak()")
        parts.append(
            f'#place(top + left, scope: "parent", float: true, clearance: {g.ADVANCE}pt, '
            f"block(height: {g.HEADLINE_LINES * g.ADVANCE + height}pt)["
            f"#block(height: {g.HEADLINE_LINES * g.ADVANCE}pt, below: 0pt, "
            f'text(size: {g.HEADLINE}pt, weight: "bold")[{page.headline}])'
            f'#image("editions/bench/pictures/{names[number % len(names)]}", '
            f'width: 100%, height: {height}pt, fit: "cover")])'
        )
        parts.extend(escaped(paragraph) for paragraph in page.paragraphs)
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def escaped(text: str) -> str:
    """Words that Typst takes for nothing else."""
    return "".join(f"\\{char}" if char in "\\#$*_`<>@=-+/~[]" else char for char in text)


def _platypus(target: Path, pages: Sequence[Page], names: Sequence[str]) -> None:
    work = [
        {
            "headline": page.headline,
            "paragraphs": page.paragraphs,
            "picture": f"editions/bench/pictures/{names[number % len(names)]}",
        }
        for number, page in enumerate(pages)
    ]
    target.write_text(json.dumps(work, ensure_ascii=False), encoding="utf-8")
