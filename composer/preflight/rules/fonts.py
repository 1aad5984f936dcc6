"""Fonts — 字体: embedded, whole, readable, as wide as they say (ISO 15930-7, 6.4; GWG 4.6).

The dictionary's widths are held against the font program's own glyph by glyph, for the characters that
the pages show: a printer's RIP sets by the one, the designer saw the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.marks import Text
from composer.preflight.content.programs import Program, ProgramDamaged, read_program
from composer.preflight.content.typecase import TypeCase
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, dictionary, entry, name_of, stream_bytes

__all__ = ["CODES", "INVISIBLE", "RULES", "check_font", "check_rendering"]

CODES = (
    Code(
        "E707",
        Words("字体未嵌入", "font not embedded"),
        hint=Words("嵌入字体，或请客户转曲", "Embed it, or ask the client for outlines"),
        checks=Words(
            "文字用到的字体要嵌入文件。", "Every font that text uses is embedded in the file."
        ),
        reason=Words(
            "制版机用别的字体代替，字会错位、变样甚至变成空框。",
            "The plate-setter puts another font in its place, and text moves or turns into boxes.",
        ),
        wrong=Example("text", "/BaseFont /Helvetica"),
        right=Example("text", "/BaseFont /UUHRHJ+NotoSansSC-Regular … /FontFile2 8 0 R"),
    ),
    Code(
        "W708",
        Words("字体不是子集", "font not subset"),
        hint=Words("导出时选子集嵌入", "Embed subsets when exporting"),
        checks=Words(
            "嵌入的字体只含用到的字，名字前有六个大写字母。",
            "Embedded fonts hold used glyphs only, and six capitals stand before the name.",
        ),
        reason=Words(
            "整套汉字字体有十几兆，拖慢传版；同名而不同版的字体还会相互顶替。",
            "A whole Chinese font is some 15 MB, and one of the same name may take its place.",
        ),
        wrong=Example("text", "/BaseFont /NotoSansSC-Regular"),
        right=Example("text", "/BaseFont /UUHRHJ+NotoSansSC-Regular"),
    ),
    Code(
        "W709",
        Words("字体无 ToUnicode", "font without ToUnicode"),
        hint=Words(
            "重新导出为 PDF/X-4，保留文字编码",
            "Export anew as PDF/X-4, with the text's encoding kept",
        ),
        checks=Words(
            "每个字体要带字形到 Unicode 的对照表；用到的字都在表里，不对到空字符和 U+FFFD。",
            "Every font brings a table from glyphs to Unicode; every character used is in it, and none reads as nothing or U+FFFD.",
        ),
        reason=Words(
            "数字报、检索和校对软件靠它读出文字。",
            "E-paper, search and proofreading programs read the text through it.",
        ),
        wrong=Example("text", "<< /Type /Font /Subtype /Type0 … >>"),
        right=Example("text", "<< /Type /Font /Subtype /Type0 /ToUnicode 7 0 R … >>"),
    ),
    Code(
        "E737",
        Words("字宽不符", "widths differ"),
        hint=Words(
            "重新导出；查一查是否用了替代字体",
            "Export anew; see whether a substitute font was used",
        ),
        checks=Words(
            "PDF 里写的字宽与嵌入字体的字宽相差不过千分之一。",
            "Widths in the PDF are those of the embedded font to a thousandth.",
        ),
        reason=Words(
            "RIP 按一个排，屏幕按另一个显示：字会挤在一起或散开。",
            "The RIP sets by one, the screen showed the other: text bunches up or falls apart.",
        ),
        wrong=Example("text", "/W [36 [500]]，字体里是 664"),
        right=Example("text", "/W [36 [664]]"),
    ),
    Code(
        "E738",
        Words("缺字形", "missing glyphs"),
        hint=Words("换一个有这些字的字体", "Use a font that has these characters"),
        checks=Words(
            "用到的字在字体程序里都有，没有印出 .notdef。",
            "Every character shown is in the font program, and .notdef is not printed.",
        ),
        reason=Words(
            "缺的字印出来是方框或空白，校对屏上未必看得出。",
            "A missing character prints as a box or as nothing.",
        ),
        wrong=Example("text", "<0000> Tj"),
        right=Example("text", "<272D> Tj"),
    ),
    Code(
        "W739",
        Words("Type 3 字体", "Type 3 font"),
        hint=Words("换成正常字体，或转曲", "Use a proper font, or outlines"),
        checks=Words(
            "没有 Type 3 字体，更没有点阵字。",
            "There is no Type 3 font, least of all one of bitmaps.",
        ),
        reason=Words(
            "Type 3 没有提示信息；点阵字放大后边缘成锯齿。",
            "Type 3 has no hints, and bitmaps show steps at size.",
        ),
        wrong=Example("text", "/Subtype /Type3"),
        right=Example("text", "/Subtype /Type0"),
    ),
    Code(
        "W740",
        Words("用了 Courier", "Courier"),
        hint=Words("查原稿缺了哪个字体", "See which font the original lacked"),
        checks=Words("没有名叫 Courier 的字体。", "No font is called Courier."),
        reason=Words(
            "缺字体时许多程序用 Courier 顶替；报纸上几乎没有人真用它。",
            "Programs put Courier where a font is missing; newspapers hardly ever mean it.",
        ),
        wrong=Example("text", "/BaseFont /ABCDEF+Courier"),
        right=Example("text", "/BaseFont /ABCDEF+NotoSansSC-Regular"),
    ),
    Code(
        "W741",
        Words("描边加粗", "emboldened by a stroke"),
        hint=Words("用真正的粗体", "Use a real bold face"),
        checks=Words(
            "字没有用同色描边加粗。", "Text is not made bold by a stroke of its own colour."
        ),
        reason=Words(
            "描边把笔画间的空白填死，小字糊成一团。",
            "A stroke fills the counters; small text becomes a blot.",
        ),
        wrong=Example("text", "2 Tr .3 w (粗) Tj"),
        right=Example("text", "/F黑Bold 9 Tf (粗) Tj"),
    ),
    Code(
        "W742",
        Words("看不见的文字", "invisible text"),
        hint=Words("删去，或确认只是 OCR 的文字层", "Take it out, or make sure it is an OCR layer"),
        checks=Words("没有渲染模式 3 的文字。", "No text has rendering mode 3."),
        reason=Words(
            "屏幕上看不见的字，换一个 RIP 可能就印出来了。",
            "What no screen shows another RIP may print.",
        ),
        wrong=Example("text", "3 Tr (…) Tj"),
        right=Example("text", "0 Tr (…) Tj"),
    ),
    Code(
        "E743",
        Words("字体坏了", "font damaged"),
        hint=Words("重新导出；坏字体重新安装", "Export anew; install the font again"),
        checks=Words(
            "字体在资源里，程序读得了，CID 字体有 CIDToGIDMap。",
            "The font is in the resources, its program can be read, and a CID font has its CIDToGIDMap.",
        ),
        reason=Words(
            "读不了的字体，RIP 会停机，或换成别的字体。",
            "With a font that cannot be read a RIP stops, or takes another.",
        ),
        wrong=Example("text", "/FontFile2 <<空>>"),
        right=Example("text", "/FontFile2 12 0 R"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "font.embedded",
        "E707",
        "X4·5",
        Words("字体 {name} 没有嵌入", "font {name} is not embedded"),
    ),
    Rule(
        "font.subset",
        "W708",
        "X4·5",
        Words("字体 {name} 整个嵌入，不是子集", "font {name} is embedded whole, not as a subset"),
    ),
    Rule(
        "font.tounicode.missing",
        "W709",
        "GWG·5",
        Words(
            "字体 {name} 没有 ToUnicode，文字不能检索",
            "font {name} has no ToUnicode; its text cannot be searched",
        ),
    ),
    Rule(
        "font.tounicode.glyphs",
        "W709",
        "GWG·5",
        Words(
            "字体 {name} 有 {measured} 个用到的字在 ToUnicode 里查不到",
            "{measured} characters used of font {name} are not in its ToUnicode",
        ),
        unit="+",
    ),
    Rule(
        "font.tounicode.nonsense",
        "W709",
        "GWG·5",
        Words(
            "字体 {name} 的 ToUnicode 把 {measured} 个字说成空字符或替代符",
            "ToUnicode of font {name} gives nothing or U+FFFD for {measured} characters",
        ),
        unit="+",
    ),
    Rule(
        "font.widths",
        "E737",
        "X4·5",
        Words(
            "字体 {name} 有 {measured} 个字的宽度与字体程序不符（{allowed}）",
            "{measured} widths of font {name} differ from the font program's ({allowed})",
        ),
        unit="+",
    ),
    Rule(
        "font.notdef",
        "E738",
        "GWG·5",
        Words(
            "字体 {name} 印出了 {measured} 个 .notdef（方框或空白）",
            "font {name} prints .notdef {measured} times (a box, or nothing)",
        ),
        unit="+",
    ),
    Rule(
        "font.glyphs",
        "E738",
        "X4·5",
        Words(
            "字体 {name} 的程序里没有所用的 {measured} 个字形",
            "{measured} glyphs used are not in the program of font {name}",
        ),
        unit="+",
    ),
    Rule(
        "font.type3",
        "W739",
        "GWG·5",
        Words("字体 {name} 是 Type 3", "font {name} is a Type 3 font"),
    ),
    Rule(
        "font.bitmap",
        "W739",
        "GWG·5",
        Words("字体 {name} 是点阵字", "font {name} is a bitmap font"),
    ),
    Rule(
        "font.courier",
        "W740",
        "GWG·5",
        Words(
            "用了 Courier（{name}），多半是缺字体时顶替的",
            "Courier is used ({name}), most likely in place of a missing font",
        ),
    ),
    Rule(
        "font.emboldened",
        "W741",
        "GWG·5",
        Words("字体 {name} 用描边加粗", "font {name} is made bold by a stroke round it"),
    ),
    Rule("text.invisible", "W742", "GWG·5", Words("有看不见的文字", "there is invisible text")),
    Rule(
        "font.program",
        "E743",
        "X4·5",
        Words("字体 {name} 的程序读不了", "the program of font {name} cannot be read"),
    ),
    Rule(
        "font.cid-to-gid",
        "E743",
        "X4·5",
        Words("字体 {name} 没有 CIDToGIDMap", "font {name} has no CIDToGIDMap"),
    ),
    Rule(
        "font.missing",
        "E743",
        "PDF·5",
        Words(
            "文字用的字体 {name} 不在资源里",
            "the font {name} that text asks for is not in the resources",
        ),
    ),
)

INVISIBLE = 3
_FILLED_AND_STROKED = 2
"""Text rendering modes (ISO 32000-1, table 106)."""

_SUBSET = re.compile(r"[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_TOLERANCE = 1.5
"""Thousandths: the standard allows one, and both figures were rounded."""

_NOTHING = ("", "\0", "\ufffd", "\ufeff", "\ufffe", "\uffff")
_MOST_GLYPHS = 5000
_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}


def check_font(file: PressFile, case: TypeCase) -> None:
    """All that is asked of one font, for the characters that pages show of it."""
    if not case.used:
        return
    book, name = file.book, case.name
    unicode = _unicode(file, case)
    if case.kind == "Type3":
        book.add("font.bitmap" if _drawn_by_pixels(case.font) else "font.type3", name=name)
        return
    if "courier" in name.lower():
        book.add("font.courier", name=name)
    program = next((one for key in _FILES if (one := case.descriptor.get(key)) is not None), None)
    if not isinstance(program, pikepdf.Stream):
        book.add("font.embedded", name=name)
        return
    if not _SUBSET.match(name):
        book.add("font.subset", name=name)
    kind = name_of(case.descendant.get("/Subtype"))
    if kind == "CIDFontType2" and case.descendant.get("/CIDToGIDMap") is None:
        book.add("font.cid-to-gid", name=name)
    _program(file, case, program, unicode)


def check_rendering(file: PressFile, text: Text) -> None:
    """One string shown: that it is seen, and as bold as its font is."""
    if text.mode == INVISIBLE:
        file.book.add("text.invisible", text.box)
    # a stroke in another colour is an outline that somebody wanted
    elif text.mode == _FILLED_AND_STROKED and text.fill is not None and text.fill == text.stroke:
        file.book.add("font.emboldened", text.box, name=text.case.name)


def _unicode(file: PressFile, case: TypeCase) -> Mapping[int, str]:
    """The way back to text; what is missing on it is told."""
    table = case.unicode
    if table is None:
        file.book.add("font.tounicode.missing", name=case.name)
        return {}
    lacking = [code for code in case.used if code not in table]
    if lacking:
        file.book.add("font.tounicode.glyphs", name=case.name, measured=float(len(lacking)))
    empty = [code for code in case.used if table.get(code, "x").strip("\0") in _NOTHING]
    if empty:
        file.book.add("font.tounicode.nonsense", name=case.name, measured=float(len(empty)))
    return table


def _program(file: PressFile, case: TypeCase, stream: Any, unicode: Mapping[int, str]) -> None:
    try:
        data = stream_bytes(stream)
        if data[:2] in (b"%!", b"\x80\x01"):
            return  # Type 1: its charstrings are encrypted, and newspapers' files hardly have one
        program = read_program(data)
        glyphs = list(_glyphs(case, program))[:_MOST_GLYPHS]
    except (*BROKEN, ProgramDamaged, TooMuch):
        file.book.add("font.program", name=case.name)
        return
    _missing(file, case, program, glyphs, unicode)
    _widths(file, case, program, glyphs)


def _glyphs(case: TypeCase, program: Program) -> Iterator[tuple[int, int]]:
    """(code, glyph) of the characters shown whose glyph can be told."""
    if not case.composite:
        yield from _simple_glyphs(case, program)
        return
    if not case.identity:
        return
    mapping = case.descendant.get("/CIDToGIDMap")
    table = stream_bytes(mapping) if isinstance(mapping, pikepdf.Stream) else b""
    for code in sorted(case.used):
        if table:
            glyph: int | None = int.from_bytes(table[2 * code : 2 * code + 2], "big")
        else:
            found = program.glyph(code)
            glyph = program.count if found is None else found
        if glyph is not None:
            yield code, glyph


def _simple_glyphs(case: TypeCase, program: Program) -> Iterator[tuple[int, int]]:
    table = program.by_unicode()
    encoding = case.encoding
    changed = entry(encoding, "/Differences") is not None
    codec = _CODECS.get(name_of(encoding) or name_of(entry(encoding, "/BaseEncoding")))
    for code in sorted(case.used):
        if encoding is None:
            glyph = table.get(code, table.get(0xF000 + code))
        elif codec is not None and not changed:
            char = bytes([code]).decode(codec, "ignore")
            glyph = table.get(ord(char)) if char else None
        else:
            glyph = None
        if glyph is not None:
            yield code, glyph


def _missing(
    file: PressFile,
    case: TypeCase,
    program: Program,
    glyphs: list[tuple[int, int]],
    unicode: Mapping[int, str],
) -> None:
    notdef = sum(case.used[code] for code, glyph in glyphs if glyph == 0)
    if notdef:
        file.book.add("font.notdef", name=case.name, measured=float(notdef))
    lacking = [
        code
        for code, glyph in glyphs
        if glyph >= program.count
        or (glyph and _inked(unicode.get(code, "")) and program.empty(glyph))
    ]
    if lacking:
        file.book.add("font.glyphs", name=case.name, measured=float(len(lacking)))


def _inked(text: str) -> bool:
    """Whether a character is one that leaves ink."""
    return bool(text) and unicodedata.category(text[0])[0] not in "ZC"


def _widths(
    file: PressFile, case: TypeCase, program: Program, glyphs: list[tuple[int, int]]
) -> None:
    wrong = []
    for code, glyph in glyphs:
        real = program.width(glyph) if glyph < program.count else None
        said = case.widths.get(code, case.default)
        if real is not None and abs(real - said) > _TOLERANCE:
            wrong.append((code, said, real))
    if wrong:
        code, said, real = wrong[0]
        detail = f"{code:04X}: {said:g} ≠ {real:g}"
        file.book.add("font.widths", name=case.name, measured=float(len(wrong)), allowed=detail)


def _drawn_by_pixels(font: Any) -> bool:
    """Whether a Type 3 font's glyphs are pictures."""
    procedures = dictionary(entry(font, "/CharProcs"))
    for at, key in enumerate(procedures.keys()):
        if at >= 8:
            break
        try:
            data = stream_bytes(procedures[key])
        except (*BROKEN, TooMuch):
            continue
        if re.search(rb"\bBI\b|\bDo\b", data):
            return True
    return False
