"""Small pictures of what a key changes — for ``docs/reference``: set by the program itself, from specs of a line each.

Each picture is a row of columns that differ in one value, which stands over its column. ``manifest.yaml`` beside
them tells what made each; all of them are released under CC0-1.0.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from composer.api import open_edition
from composer.frozen import NamedTuple

__all__ = ["PICTURES", "write_pictures"]


class Spec(NamedTuple):
    """What one picture shows."""

    where: str
    """The part of the YAML that the key stands in: style, head, box or text."""
    values: tuple[str, ...]
    words: str = ""
    """The text of each column; empty: the usual one."""


_LINES = ["none", "hairline", "thin", "thick", "double", "thick-thin"]
_MARKS = "他说：“春天（谷雨）到了。”《月令》、《农书》……都写着。"
_LONG = "河湾大桥昨天合龙"

PICTURES: dict[str, Spec] = {
    "TextStyle.face": Spec("style", ("宋", "黑", "楷", "仿宋")),
    "TextStyle.size": Spec("style", ("六号", "小五", "五号")),
    "TextStyle.advance": Spec("style", ("12pt", "15pt", "18pt")),
    "TextStyle.colour": Spec("style", ("black", "red", "black 60%")),
    "TextStyle.align": Spec("style", ("justify", "start", "center", "end")),
    "TextStyle.indent": Spec("style", ("2字", "0字", "1字")),
    "TextStyle.marks": Spec("style", ("quanjiao", "kaiming", "banjiao", "hangmo"), _MARKS),
    "TextStyle.gap": Spec(
        "style", ("0字", "0.25字", "0.5字"), "今年有3座桥、5G和Wi-Fi通到12个村。"
    ),
    "TextStyle.vertical": Spec("style", ("false", "true")),
    "TextStyle.initial": Spec("style", ("2", "3")),
    "Initial.lines": Spec("initial", ("2", "3", "4")),
    "Initial.face": Spec("initial", ("宋 heavy", "黑 heavy", "楷")),
    "Initial.colour": Spec("initial", ("black", "red", "black 40%")),
    "HeadPart.face": Spec("head", ("黑 bold", "宋 heavy", "楷")),
    "HeadPart.size": Spec("head", ("四号", "三号", "20pt"), "大桥合龙"),
    "HeadPart.colour": Spec("head", ("black", "red", "black 60%")),
    "HeadPart.align": Spec("head", ("start", "center", "end", "spread"), "大桥合龙"),
    "HeadPart.leading": Spec("head", ("1", "1.15", "1.5"), "大桥合龙|年底通车"),
    "HeadPart.tracking": Spec("head", ("0字", "0.1字", "0.3字"), "大桥合龙"),
    "Box.line": Spec("box", tuple(_LINES)),
    "Box.colour": Spec("box", ("black", "red", "black 40%")),
    "Box.tint": Spec("box", ("black 8%", "black 20%", "mist")),
    "Box.padding": Spec("box", ("0.5字", "1字", "2字")),
    "Box.lines": Spec("box", ("0", "1", "2")),
    "TextSetting.columns": Spec("text", ("1", "2")),
    "TextSetting.rule": Spec("text", ("none", "hairline", "thick")),
    "TextSetting.gutter": Spec("text", ("1字", "2字")),
    "TextSetting.vertical": Spec("text", ("false", "true")),
}
"""Key → its picture. A key that is not here changes nothing that a column of text could show."""

_BODY = "春雨下了一夜，河水涨了半尺。天亮时，渡口的石阶只剩三级露在外面，船工老郑数了数，说今年的水来得早。"
_DPI = 110
_COLOURS = 24


def write_pictures(folder: Path) -> None:
    """Write all pictures into `folder`, with their manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "# Pictures of the reference: made by `python -m tools.reference --pictures`.",
        "pictures:",
    ]
    for name, spec in PICTURES.items():
        file = f"{name.replace('.', '-').lower()}.png"
        (folder / file).write_bytes(_picture(name.split(".")[1], spec))
        lines += [
            f"  - file: {file}",
            "    author: Newspaper composer project",
            "    licence: CC0-1.0",
            f'    source: "set by the program: {name} in {", ".join(spec.values)}"',
        ]
    (folder / "manifest.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _picture(key: str, spec: Spec) -> bytes:
    with open_edition(_paper(key, spec)) as edition:
        pdf = edition.compose("screen").pdf(1)
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=_DPI / 72).to_pil().convert("RGB")
    white = Image.new("RGB", image.size, "white")
    inked = ImageChops.difference(image, white).getbbox() or (0, 0, *image.size)
    left, top, right, foot = inked
    image = image.crop((max(0, left - 8), max(0, top - 8), right + 8, foot + 8))
    target = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


def _paper(key: str, spec: Spec) -> dict[str, str | bytes]:
    """The texts of a paper whose only page has a column for each value."""
    columns = [_column(number, key, value, spec) for number, value in enumerate(spec.values, 1)]
    count = len(columns)
    width = count * 108 + (count - 1) * 27 + 40
    area = f"columns: {count}, measure: 12字, gutter: 3字, lines: 14, size: 9pt, advance: 14pt"
    paper = [
        "paper: 例",
        f"format: {{trim: [{width}pt, 260pt], type_area: {{{area}}}}}",
        "colours: {red: [0, 100, 90, 8], mist: [0, 3, 10, 3]}",
        "styles:",
        *(column.style for column in columns),
        "headlines:",
        *(column.head for column in columns),
    ]
    uses = [f"  - {{story: v{n}.md, area: 1.v{n}, again: yes}}" for n in range(1, count + 1)]
    layout = ["layout: page", "areas:", *(column.area for column in columns)]
    edition = ["edition: 2026-01-01", "pages: {1: page}", "stories:", *uses]
    stories = {f"editions/a/stories/v{n}.md": one.story for n, one in enumerate(columns, 1)}
    return {
        "paper.yaml": "\n".join(paper) + "\n",
        "pages/page.yaml": "\n".join(layout) + "\n",
        "editions/a/edition.yaml": "\n".join(edition) + "\n",
        **stories,
    }


class _Column(NamedTuple):
    """Where a column stands in the YAML, a line each, and its story."""

    style: str
    head: str
    area: str
    story: str


def _column(number: int, key: str, value: str, spec: Spec) -> _Column:
    name, told = f"v{number}", {key: value}
    style = {"face": "宋", "size": "9pt"}
    main = {"face": "黑", "size": "8pt", "align": "start"}
    area = {"at": f"{{columns: {number}, lines: 1-13}}", "style": name, "headline": name}
    head, body = f"headline: '{value}'", spec.words or _BODY
    match spec.where:
        case "style":
            style |= told
        case "initial":
            style["initial"] = _flow({"lines": "3"} | told)
        case "head":
            main = {"size": "16pt", "align": "start"} | told
            head, body = f"kicker: '{value}'\nheadline: '{spec.words or _LONG}'", _BODY
        case "box":
            area["box"] = _flow(told)
        case _:
            area["text"] = _flow(({} if key == "vertical" else {"columns": "2"}) | told)
    kicker = _flow({"face": "黑", "size": "8pt", "align": "start"})
    block = {"before": "0行", "kicker": kicker, "main": _flow(main)}
    return _Column(
        f"  {name}: {_flow(style)}",
        f"  {name}: {_flow(block)}",
        f"  {name}: {_flow(area)}",
        f"---\n{head}\n---\n\n{body}\n",
    )


def _flow(values: dict[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"
