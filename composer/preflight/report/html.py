"""The report to look at — 检查报告: one HTML file, every page as a picture with its faults marked and numbered.

The file needs nothing beside it: pictures are in it, there is no script, and the text of each rule that was
broken stands at its end. Same PDF, same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from itertools import count
from pathlib import Path

from composer.diagnostics.catalogue import entry
from composer.diagnostics.diagnostic import Severity, Words, severity_of
from composer.diagnostics.preflight_rules import RULES
from composer.diagnostics.render import Language
from composer.frozen import frozen
from composer.preflight.report.faults import Box, Fault, PageFrame, Place, Report

__all__ = ["report_html"]

_WIDTH = 860
"""Pixels of a page's picture: a broadsheet's headlines can be read, and a page is 150 KB."""

_QUALITY = 72
_POINT = 72 / 25.4
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_LEAST = 0.8
"""Per cent of the page that a mark is wide at least: a hairline has to be found, too."""


@frozen
class _Picture:
    """A page as a JPEG, and the box of PDF space that it shows."""

    data: str
    wide: int
    high: int
    shows: Box


def report_html(reports: Sequence[Report], language: Language) -> str:
    """The whole document."""
    title = "印前检查报告" if language == "zh" else "Preflight report"
    body = "\n".join(part for report in reports for part in _file(report, language))
    broken = sorted(
        {fault.rule for report in reports for fault in report.faults}, key=list(RULES).index
    )
    rules = "\n".join(_rule(rule, language) for rule in broken)
    heading = _say(Words("所涉规则", "The rules"), language)
    section = (
        f'<section class="rules"><h2>{heading}</h2>\n<dl>{rules}</dl></section>' if broken else ""
    )
    tag = "zh-CN" if language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{body}\n{section}</body></html>\n"
    )


def _file(report: Report, language: Language) -> Iterator[str]:
    numbers = count(1)
    numbered = [(next(numbers), fault) for fault in report.faults]
    yield f'<section class="file"><h2>{escape(Path(report.file).name)}</h2>'
    yield _summary(report, language)
    general = [one for one in numbered if not one[1].page]
    if general:
        heading = _say(Words("整个文件", "The file as a whole"), language)
        yield f"<h3>{heading}</h3>{_list(general, language)}"
    pictures = _pictures(report) if report.readable else []
    for at, frame in enumerate(report.pages):
        found = [one for one in numbered if one[1].page == frame.number]
        picture = pictures[at] if at < len(pictures) else None
        yield _page(frame, picture, found, language)
    yield "</section>"


def _summary(report: Report, language: Language) -> str:
    counts = dict.fromkeys(_KINDS.values(), 0)
    for diagnostic in report.diagnostics():
        counts[_KINDS[severity_of(diagnostic)]] += 1
    most = "" if report.most_ink is None else f" · {report.most_ink:.0f}%"
    rows = (
        (Words("印刷规范", "Press profile"), escape(report.profile)),
        (Words("页数", "Pages"), str(len(report.pages))),
        (Words("总墨量", "Total ink"), escape(_say(report.ink, language)) + most),
        (
            Words("结果", "Result"),
            _say(
                Words(
                    f"错误 {counts['error']} · 警告 {counts['warning']} · 说明 {counts['note']}",
                    f"{counts['error']} errors · {counts['warning']} warnings · {counts['note']} notes",
                ),
                language,
            ),
        ),
    )
    cells = "".join(f"<dt>{_say(name, language)}</dt><dd>{value}</dd>" for name, value in rows)
    state = "bad" if counts["error"] else "fair" if counts["warning"] else "good"
    return f'<dl class="summary {state}">{cells}</dl>'


def _page(
    frame: PageFrame,
    picture: _Picture | None,
    found: list[tuple[int, Fault]],
    language: Language,
) -> str:
    heading = _say(Words(f"第 {frame.number} 页", f"Page {frame.number}"), language)
    text = _list(found, language) if found else f"<p>{_clean(language)}</p>"
    shown = "" if picture is None else _shown(picture, frame, found)
    return f'<div class="page"><h3>{heading}</h3><div class="both">{shown}{text}</div></div>'


def _clean(language: Language) -> str:
    return _say(Words("没有问题", "Nothing found"), language)


def _shown(picture: _Picture, frame: PageFrame, found: list[tuple[int, Fault]]) -> str:
    marks = "" if frame.rotate else "".join(_marks(picture, frame, found))
    return (
        f'<div class="sheet"><img alt="" width="{picture.wide}" height="{picture.high}" '
        f'src="data:image/jpeg;base64,{picture.data}">{marks}</div>'
    )


def _marks(picture: _Picture, frame: PageFrame, found: list[tuple[int, Fault]]) -> Iterator[str]:
    left, bottom, right, top = picture.shows
    taken: Counter[tuple[int, int]] = Counter()
    for number, fault in found:
        kind = _KINDS[entry(fault.code).severity]
        for at, place in enumerate(fault.places):
            x = (frame.trim[0] + place.x * _POINT - left) / (right - left) * 100
            y = (top - frame.trim[3] + place.y * _POINT) / (top - bottom) * 100
            wide = max(_LEAST, place.width * _POINT / (right - left) * 100)
            high = max(_LEAST, place.height * _POINT / (top - bottom) * 100)
            label = ""
            if at == 0:
                corner = round(x), round(y)
                label = f'<b style="margin-left:{26 * taken[corner]}px">{number}</b>'
                taken[corner] += 1
            yield (
                f'<a class="mark {kind}" href="#f{number}" style="left:{x:.2f}%;top:{y:.2f}%;'
                f'width:{wide:.2f}%;height:{high:.2f}%">{label}</a>'
            )


def _list(found: list[tuple[int, Fault]], language: Language) -> str:
    return f'<ol class="faults">{"".join(_item(*one, language) for one in found)}</ol>'


def _item(number: int, fault: Fault, language: Language) -> str:
    words = entry(fault.code)
    hint = _say(words.hint, language)
    places = "".join(f"<li>{_at(place)}</li>" for place in fault.places[:12])
    more = fault.count - min(12, len(fault.places))
    if places and more > 0:
        places += f"<li>{_say(Words(f'另 {more} 处', f'{more} more'), language)}</li>"
    return (
        f'<li id="f{number}" class="{_KINDS[words.severity]}"><b class="number">{number}</b>'
        f'<p><a href="#rule-{fault.rule}"><code>{fault.code}</code> {_say(words.title, language)}</a></p>'
        f"<p>{escape(_sentence(fault, language))}</p>"
        + (f'<ul class="places">{places}</ul>' if places else "")
        + (f'<p class="hint">{escape(hint)}</p>' if hint else "")
        + "</li>"
    )


def _at(place: Place) -> str:
    return f"({place.x:g}, {place.y:g}) {place.width:g} × {place.height:g} mm"


def _sentence(fault: Fault, language: Language) -> str:
    said = _say(fault.words, language)
    return said[:1].upper() + said[1:]


def _rule(rule: str, language: Language) -> str:
    code, source, zh, en, _ = RULES[rule]
    words = entry(code)
    template = (zh if language == "zh" else en).format(name="…", measured="…", allowed="…")
    page = f"docs/diagnostics/{code}.md"
    return (
        f'<dt id="rule-{rule}"><code>{rule}</code> · {code} {_say(words.title, language)}</dt>'
        f"<dd>{escape(template)}<br>{escape(_say(words.hint, language))} "
        f"<small>{escape(source)} · {page}</small></dd>"
    )


def _pictures(report: Report) -> list[_Picture | None]:
    """The pages as pdfium shows them; None where it cannot."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(report.file)
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return []
    with document:
        pages = range(min(len(document), len(report.pages)))
        return [_picture(document, at) for at in pages]


def _picture(document: object, at: int) -> _Picture | None:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    try:
        page = document[at]
        wide, high = page.get_size()
        scale = min(_WIDTH / wide, 2 * _WIDTH / high, 4.0)
        if wide * scale < 1 or high * scale < 1:
            return None
        found = page.render(scale=scale).to_pil().convert("RGB")
        shows = page.get_cropbox()
    except (pypdfium2.PdfiumError, ValueError, MemoryError, ZeroDivisionError):
        return None
    file = BytesIO()
    found.save(file, "JPEG", quality=_QUALITY, optimize=True)
    data = b64encode(file.getvalue()).decode("ascii")
    return _Picture(data, found.width, found.height, shows)


def _say(words: Words, language: Language) -> str:
    return words.zh if language == "zh" else words.en


_STYLE = """
:root{--error:#c4232b;--warning:#a86400;--note:#2d6a8f;--paper:#f6f4ef;--line:#d8d3c7;--ink:#24211d}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1500px;padding:24px;background:var(--paper);color:var(--ink);
font:15px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:24px;margin:0 0 8px}h2{font-size:19px;margin:28px 0 8px;border-bottom:2px solid var(--ink)}
h3{font-size:16px;margin:20px 0 8px}p{margin:0}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em}
.summary{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0;padding:10px 14px;
background:#fff;border-left:5px solid var(--line)}
.summary dt{color:#6d675d}.summary dd{margin:0}
.bad{border-color:var(--error)}.fair{border-color:var(--warning)}.good{border-color:#3c7a3f}
.both{display:grid;grid-template-columns:minmax(0,860px) minmax(280px,1fr);gap:20px;align-items:start}
.sheet{position:relative;border:1px solid var(--line);background:#fff;line-height:0}
.sheet img{width:100%;height:auto}
.mark{position:absolute;border:2px solid;line-height:1}
.mark b{position:absolute;left:-2px;bottom:100%;min-width:20px;padding:3px 5px;text-align:center;
font:700 12px/1 sans-serif;color:#fff;background:var(--note)}
.mark.error b{background:var(--error)}.mark.warning b{background:var(--warning)}
.mark.error{color:var(--error);background:rgba(196,35,43,.12)}
.mark.warning{color:var(--warning);background:rgba(168,100,0,.12)}
.mark.note{color:var(--note);background:rgba(45,106,143,.1)}
.mark:target,.faults li:target{outline:3px solid #f2c230}
.faults{list-style:none;margin:0;padding:0}
.faults>li{position:relative;margin:0 0 10px;padding:8px 12px 8px 46px;background:#fff;border-left:4px solid}
.faults .error{border-color:var(--error)}.faults .warning{border-color:var(--warning)}
.faults .note{border-color:var(--note)}
.number{position:absolute;left:10px;top:10px;min-width:24px;padding:3px 4px;text-align:center;
font:700 13px/1.2 sans-serif;color:#fff;background:var(--note)}
.error>.number{background:var(--error)}.warning>.number{background:var(--warning)}
a{color:inherit}.faults p:first-of-type{font-weight:700}
.places{margin:2px 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:0 14px;color:#6d675d;font-size:13px}
.hint{color:#5b554b;font-size:14px}.hint::before{content:"→ "}
.rules dt{font-weight:700;margin-top:10px}.rules dd{margin:0 0 0 1em}.rules small{color:#6d675d}
@media (max-width:900px){.both{grid-template-columns:1fr}}
@media print{body{background:#fff;max-width:none}.page{break-inside:avoid}}
"""
