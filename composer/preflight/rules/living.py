"""What acts or floats above the page — 会动的东西: annotations, actions, files, forms, layers (ISO 15930-7, 6.9–6.12)."""

from __future__ import annotations

from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import box_of, dictionary, entry, items, name_of, text_of
from composer.preflight.report.faults import PageFrame

__all__ = ["CODES", "RULES", "check_annotations", "check_layers", "check_living"]

CODES = (
    Code(
        "E711",
        Words("有注释或动作", "annotation or action"),
        hint=Words(
            "从印刷文件里删去；链接只用在数字版", "Take it out; links belong in the screen edition"
        ),
        checks=Words(
            "印刷文件出血之内不许有注释和链接，全文件不许有动作和 JavaScript。",
            "A press file has no annotations or links inside the bleed, and no actions or JavaScript at all.",
        ),
        reason=Words(
            "注释可能印出来，动作会让制版机停下。",
            "An annotation may print, and an action may stop the plate-setter.",
        ),
        wrong=Example("text", "/Annots [15 0 R]"),
        right=Example("text", "（页面里没有 /Annots）"),
    ),
    Code(
        "E768",
        Words("嵌有别的文件", "embedded files"),
        hint=Words("导出时不附文件", "Export without attachments"),
        checks=Words(
            "没有嵌入文件，也不是文件包。",
            "There are no embedded files, and the PDF is no portfolio.",
        ),
        reason=Words(
            "附件不会上版，却可能带病毒，流程系统会拒收。",
            "Attachments do not print, may carry a virus, and workflows refuse them.",
        ),
        wrong=Example("text", "/Names << /EmbeddedFiles … >>"),
        right=Example("text", "/Names 没有 EmbeddedFiles"),
    ),
    Code(
        "E769",
        Words("有表单", "form fields"),
        hint=Words("把表单域压平", "Flatten the form"),
        checks=Words("没有表单域和 XFA。", "There are no form fields and no XFA."),
        reason=Words(
            "表单里的字印不印，各家 RIP 不一样。",
            "Whether the text of a form prints depends on the RIP.",
        ),
        wrong=Example("text", "/AcroForm << /Fields [9 0 R] >>"),
        right=Example("text", "没有 /AcroForm"),
    ),
    Code(
        "W770",
        Words("图层关着", "layer switched off"),
        hint=Words("删去不要的图层，其余合并", "Delete layers not wanted and merge the rest"),
        checks=Words("没有默认关闭的图层。", "No layer is off by default."),
        reason=Words(
            "编辑屏上关掉的旧稿，在不理会图层的 RIP 上会印出来。",
            "An old version that was switched off prints on a RIP that ignores layers.",
        ),
        wrong=Example("text", "/D << /OFF [9 0 R] >>"),
        right=Example("text", "/D << /OFF [] >>"),
    ),
    Code(
        "E771",
        Words("图层配置不合规", "layer configuration"),
        hint=Words("合并图层再导出", "Merge the layers and export again"),
        checks=Words(
            "图层配置有名称，没有自动开关（AS）。",
            "Layer configurations have names and no automatic switching (AS).",
        ),
        reason=Words(
            "PDF/X-4 只许名称明确、不会自己变的图层。",
            "PDF/X-4 allows only layers that are named and do not change by themselves.",
        ),
        wrong=Example("text", "/D << /AS [ … ] >>"),
        right=Example("text", "/D << /Name (上版) >>"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "live.drawn",
        "E711",
        "X4·6",
        Words(
            "出血之内有画出来的注释（{name}）",
            "there is an annotation that is drawn inside the bleed ({name})",
        ),
    ),
    Rule(
        "live.annotation",
        "E711",
        "X4·6",
        Words("出血之内有注释（{name}）", "there is an annotation inside the bleed ({name})"),
    ),
    Rule("live.action", "E711", "X4·6", Words("有动作：{name}", "there is an action: {name}")),
    Rule("live.javascript", "E711", "X4·6", Words("有 JavaScript", "there is JavaScript")),
    Rule("live.file", "E768", "X4·6", Words("嵌有别的文件", "other files are embedded")),
    Rule(
        "live.collection",
        "E768",
        "X4·6",
        Words("是 PDF 文件包（Collection）", "the file is a PDF portfolio"),
    ),
    Rule("live.form", "E769", "X4·6", Words("有表单域", "there are form fields")),
    Rule("live.xfa", "E769", "X4·6", Words("有 XFA 表单", "there is an XFA form")),
    Rule(
        "layer.hidden",
        "W770",
        "X4·6",
        Words(
            "图层“{name}”默认关着，上不上版说不准",
            "layer “{name}” is off by default; whether it prints is anyone's guess",
        ),
    ),
    Rule(
        "layer.name", "E771", "X4·6", Words("图层配置没有名称", "a layer configuration has no name")
    ),
    Rule(
        "layer.automatic",
        "E771",
        "X4·6",
        Words("图层会随场合自动开关（AS）", "layers switch themselves by occasion (AS)"),
    ),
)

_HARMLESS = ("PrinterMark", "TrapNet")
_DRAWN = frozenset(
    (
        "Widget", "Highlight", "Underline", "Squiggly", "StrikeOut", "Ink", "Square", "Circle", "Line",
        "Polygon", "PolyLine", "FreeText", "Redact",
    )
)  # fmt: skip
"""Annotations that viewers draw by their own means where the file does not say how."""
_MOST = 100_000


def check_living(file: PressFile) -> None:
    """Actions, scripts, embedded files and forms of the file."""
    root, book = file.root, file.book
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        book.add("live.action", name="OpenAction")
    if "/AA" in root:
        book.add("live.action", name="AA")
    names = dictionary(root.get("/Names"))
    if "/JavaScript" in names or _scripted(file.pdf):
        book.add("live.javascript")
    if "/EmbeddedFiles" in names or "/AF" in root:
        book.add("live.file")
    if "/Collection" in root:
        book.add("live.collection")
    form = dictionary(root.get("/AcroForm"))
    if items(form.get("/Fields")):
        book.add("live.form")
    if "/XFA" in form:
        book.add("live.xfa")
    check_layers(file)


def _scripted(pdf: pikepdf.Pdf) -> bool:
    for at, one in enumerate(pdf.objects):
        if at > _MOST:
            return False
        if isinstance(one, pikepdf.Dictionary) and name_of(one.get("/S")) == "JavaScript":
            return True
    return False


def check_annotations(file: PressFile, page: Any, frame: PageFrame) -> None:
    """Annotations whose rectangle touches the page inside its bleed, and the page's own actions."""
    for one in items(page.get("/Annots")):
        kind = name_of(entry(one, "/Subtype"))
        if kind in _HARMLESS:
            continue
        box = box_of(entry(one, "/Rect"))
        if box is None or meet(box, frame.bleed) is not None:
            # One that is drawn would be missed on the page; a bare comment is for its reader alone.
            drawn = kind in _DRAWN or (kind != "Link" and len(dictionary(entry(one, "/AP"))))
            file.book.add("live.drawn" if drawn else "live.annotation", box, name=kind or "?")
        action = entry(one, "/A")
        if entry(action, "/S") is not None and name_of(entry(action, "/S")) != "JavaScript":
            file.book.add("live.action", box, name=name_of(entry(action, "/S")))
    if "/AA" in page:
        file.book.add("live.action", name="AA")


def check_layers(file: PressFile) -> None:
    """Optional content: named configurations, nothing off, nothing that switches itself."""
    properties = dictionary(file.root.get("/OCProperties"))
    if not len(properties):
        return
    default = dictionary(properties.get("/D"))
    configurations = [default, *map(dictionary, items(properties.get("/Configs")))]
    if any(not text_of(one.get("/Name")) for one in configurations):
        file.book.add("layer.name")
    if any(items(one.get("/AS")) for one in configurations):
        file.book.add("layer.automatic")
    off = items(default.get("/OFF"))
    if name_of(default.get("/BaseState")) == "OFF":
        on = [
            one.objgen for one in items(default.get("/ON")) if isinstance(one, pikepdf.Dictionary)
        ]
        off += [one for one in items(properties.get("/OCGs")) if one.objgen not in on]
    for one in off:
        file.book.add("layer.hidden", name=text_of(entry(one, "/Name")) or "?")
