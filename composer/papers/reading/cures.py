"""What a key or a value most likely was to be — 手误的改法: what parses and yet is no key of ours, and values that are
not read, each with what to type.

A Chinese keyboard gives full-width marks, blanks, letters and figures; a desk writes 42至60 and 2026年1月1日. Nothing is
mended by itself: what is meant is said, and the editor types it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterator
from typing import Any
from unicodedata import normalize

from composer.frozen import NamedTuple

__all__ = [
    "KeySlip",
    "bracket_of",
    "english_key",
    "key_behind",
    "key_slip",
    "list_of",
    "value_cure",
    "wide_comma",
]

Hint = tuple[tuple[str, str], ...]

_BLANKS = "\u3000\u00a0\u2002\u2003"
"""Blanks that YAML takes for letters."""

_GLUED = re.compile(rf"([\w-]+)\s*([：:=＝])([{_BLANKS}]*)\s*(.*)", re.DOTALL)
_QUOTES = "“”‘’「」『』＂\"'"
_COMMAS = "，、；"

_BRACKETS = {"［": "[", "【": "[", "〔": "[", "（": "[", "｛": "{"}


class KeySlip(NamedTuple):
    """What is wrong with a key: the code of the finding, how far behind the key's first character, which key was meant
    (empty: none is known), and the rest of the finding."""

    code: str
    offset: int
    meant: str
    values: dict[str, Any]
    hints: Hint = ()


def key_slip(key: str, known: Collection[str], before: tuple[str, str] | None) -> KeySlip | None:
    """What slip made `key`, which is not `known` and has no value; None for a name that is merely another.

    `before`: the key before it in its mapping, with its value: a comma in a value begins a key in flow.
    """
    blank = len(key) - len(key.lstrip(_BLANKS))
    if blank:
        return KeySlip("E207", 0, key[blank:], {"found": key[0], "wanted": " "})
    plain = normalize("NFKC", key)
    if plain != key and plain in known:
        return KeySlip("E207", 0, plain, {"found": key, "wanted": plain})
    glued = _GLUED.fullmatch(key)
    if glued and normalize("NFKC", glued[1]) in known:
        return _glued(glued)
    if before is not None and not re.fullmatch(r"[A-Za-z_]+", key):
        return _comma(key, *before)
    return None


def _glued(found: re.Match[str]) -> KeySlip:
    """A colon that is none, or has no blank behind it."""
    name, mark, blank, value = found[1], found[2], found[3], found[4]
    value = re.sub(r"\s*[，、；]\s*([A-Za-z_]\w*)\s*[：:]\s*", r", \1: ", value)
    hints = ((f"写成 {name}: {value}", f"Write {name}: {value}"),)
    if mark == "：":
        return KeySlip("E207", found.start(2), name, {"found": mark, "wanted": ": "}, hints)
    if mark != ":":
        return KeySlip("E266", found.start(2), name, {"found": mark}, hints)
    if blank:
        values = {"found": blank[0], "wanted": " "}
        return KeySlip("E207", found.start(3), name, values, hints)
    return KeySlip("E219", found.start(2), name, {}, hints)


def _comma(key: str, before: str, value: str) -> KeySlip:
    whole = f"{value}, {key}"
    if key.strip().isdigit() and value.strip().isdigit():
        typed = f"{before}: {value.strip()}-{key.strip()}"
        return KeySlip("E267", 0, "", {"key": before}, ((f"写成 {typed}", f"Write {typed}"),))
    inner = whole.strip().strip("“”")
    hints: Hint = ((f'写成 {before}: "{inner}"', f'Write {before}: "{inner}"'),)
    if value.lstrip()[:1] in ("“", "”"):
        zh, en = "弯引号“”不是 YAML 的引号", "Curly quotes are no quotes of YAML"
        hints = ((f"{zh}；{hints[0][0]}", f"{en}. {hints[0][1]}"),)
    return KeySlip("E267", 0, "", {"key": before}, hints)


# ── values ────────────────────────────────────────────────────────────────────────────────────────


def value_cure(key: str, text: str, reads: Callable[[str], object]) -> Hint:
    """What to type for a value that cannot be read, by the first reading of it that can be."""
    impossible = _no_such_day(text)
    if impossible:
        return impossible
    for cure, why in _readings(key, text):
        try:
            reads(cure)
        except (ValueError, KeyError):
            continue
        shown = f'"{cure}"' if cure.isdigit() and key in ("lines", "columns") else cure
        zh = f"{why[0]}，写成 {shown}" if why[0] else f"写成 {shown}"
        en = f"{why[1]}; write {shown}" if why[1] else f"Write {shown}"
        return ((zh, en),)
    return ()


def _readings(key: str, text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a text may have been meant as, with what is wrong with it."""
    plain = normalize("NFKC", text).strip()
    if plain != text.strip():
        yield plain, ("这里用了全角字符", "These are full-width characters")
    bare = normalize("NFKC", text.strip().strip(_QUOTES)).strip()
    if bare != plain:
        yield bare, ("弯引号不是 YAML 的引号", "Curly quotes are no quotes of YAML")
    range_ = re.sub(r"\s*(?:至|到|[—–~]+|\.\.+|/|，|,|、)\s*", "-", re.sub("[第行栏版]", "", bare))
    yield range_, ("", "")
    turned = re.fullmatch(r"(\d+)-(\d+)", range_)
    if turned and int(turned[1]) > int(turned[2]):
        yield f"{turned[2]}-{turned[1]}", ("范围倒了，小的在前", "The range runs backwards")
    day = re.fullmatch(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?", bare)
    if day:
        yield f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", ("", "")
    yield re.sub("毫米", "mm", re.sub("磅|点", "pt", bare)).removesuffix("号"), ("", "")
    if key in ("size", "advance"):
        yield f"{bare}pt", ("没有单位", "It has no unit")
    yield re.sub(r"^第?(\d+)版?\s*[-—_/ .]\s*", r"\1.", bare), ("", "")
    yield bare.rstrip("%").strip(), ("", "")
    yield re.sub(r"\s*[.。·:,，]\s*", ".", bare), ("", "")


def _no_such_day(text: str) -> Hint:
    """A date that no calendar has: 31 November."""
    found = re.fullmatch(
        r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?", normalize("NFKC", text).strip()
    )
    if found is None:
        return ()
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not 1 <= month <= 12:
        return ((f"没有 {month} 月", f"There is no month {month}"),)
    most = monthrange(max(1, year), month)[1]
    if not 1 <= day <= most:
        return (
            (f"{year} 年 {month} 月只有 {most} 天", f"Month {month} of {year} has {most} days"),
        )
    return ()


def wide_comma(text: str) -> int:
    """Where a full-width mark parts what should be entries of a list; -1 for nowhere."""
    return min((text.index(mark) for mark in _COMMAS if mark in text), default=-1)


def key_behind(text: str) -> int:
    """Where a full-width comma stands that another key follows, in what should be two entries: ``front，name：要闻``;
    -1 for nowhere."""
    found = re.search(r"[，、；]\s*[A-Za-z_]\w*\s*[：:]", text)
    return -1 if found is None else found.start()


def list_of(text: str) -> Hint:
    """A list for several values in a row: ``195mm × 270mm``."""
    parts = [
        part.strip() for part in re.split(r"[,，、×*]", normalize("NFKC", text).strip("()（）"))
    ]
    if len(parts) < 2 or not all(parts):
        return ()
    typed = f"[{', '.join(parts)}]"
    return ((f"写成 {typed}", f"Write {typed}"),)


def bracket_of(text: str) -> str:
    """YAML's bracket for a full-width one that a text begins with; empty for none."""
    return _BRACKETS.get(text[:1], "")


# ── keys in Chinese ───────────────────────────────────────────────────────────────────────────────

_CHINESE = {
    "报名": "paper", "报纸": "paper", "机关": "organ", "开本": "trim", "版心": "type_area format",
    "版面": "format pages layout", "格式": "format", "出血": "bleed", "栏": "columns", "栏数": "columns",
    "分栏": "columns", "行": "lines", "行数": "lines", "栏宽": "measure", "栏间": "gutter", "栏距": "gutter",
    "行距": "advance leading", "字号": "size", "大小": "size", "字体": "face fonts", "颜色": "colour colours",
    "样式": "style styles", "标题样式": "headlines", "标题": "headline headlines", "主题": "headline main",
    "主标题": "headline main", "引题": "kicker", "肩题": "kicker", "副题": "deck", "副标题": "deck",
    "作者": "byline", "记者": "byline", "署名": "byline credit", "摄影": "credit", "来源": "credit",
    "电头": "dateline", "栏目": "label", "栏头": "label", "转版题": "jump_headline", "版式": "layout",
    "报头": "masthead", "报眉": "folio", "页眉": "folio", "导读": "index", "报脚": "imprint", "版权": "imprint",
    "线": "rules rule line", "线条": "rules", "稿区": "areas area", "区": "areas area", "位置": "at",
    "广告": "adverts", "广告位": "adverts slot", "图片": "pictures", "图": "pictures", "照片": "pictures",
    "图说": "caption captions", "说明": "caption alt", "摘句": "quotes", "引语": "quotes", "围框": "box",
    "框": "box", "拐角": "cut", "正文": "body text", "文字": "text", "日期": "edition", "期": "edition",
    "期号": "number", "总期号": "total", "编辑": "editor", "责任编辑": "editor", "美编": "designer",
    "校对": "proof", "版": "pages", "版次": "pages", "版名": "name", "名称": "name", "名字": "name",
    "稿件": "stories story", "稿": "stories story", "串文": "thread", "转版": "thread jump", "文件": "file",
    "放行": "waivers", "印刷": "press", "表格": "tables", "列表": "lists", "语言": "language", "对齐": "align",
    "缩进": "indent", "宽": "width", "高": "height", "竖排": "vertical", "底色": "tint", "继承": "extends",
    "头条": "lead", "合版": "copyfit", "叠": "sections",
}  # fmt: skip
"""What desks call things → the keys that may be meant; the first that can stand there is."""


def english_key(key: str, known: Collection[str]) -> Hint:
    """The key that a Chinese name stands for, of those that may stand there."""
    name = normalize("NFKC", key).strip()
    meant = next((one for one in _CHINESE.get(name, "").split() if one in known), None)
    if meant is None:
        return ()
    return ((f"键写英文：{meant}:", f"Keys are English: {meant}:"),)
