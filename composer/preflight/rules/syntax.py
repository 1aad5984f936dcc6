"""Head, tail, id and streams of the file — 文件外壳: ISO 15930-7, 6.1; ISO 32000-1, 7.5."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, entry, items, name_of, number

__all__ = ["CODES", "RULES", "check_file", "check_streams"]

CODES = (
    Code(
        "E701",
        Words("PDF 读不了", "PDF cannot be read"),
        hint=Words(
            "检查文件名；传输中断的文件请重传", "Check the name; send a file anew that was cut off"
        ),
        checks=Words(
            "文件不在、没有读的权限，或不是 PDF。",
            "The file is missing, may not be read, or is not a PDF.",
        ),
        reason=Words(
            "制版机会退回它，或一直等下去。",
            "The plate-setter returns it, or waits for it for ever.",
        ),
        wrong=Example("shell", "composer preflight p01.docx"),
        right=Example("shell", "composer preflight p01.pdf"),
        message=Words("没有这个文件，或它不是 PDF", "There is no such file, or it is not a PDF"),
    ),
    Code(
        "E702",
        Words("PDF 加密", "encrypted PDF"),
        hint=Words(
            "请不设密码、不限权限地重新导出", "Export it anew without password or restrictions"
        ),
        checks=Words("PDF 有密码或权限限制。", "The PDF has a password or restricts its use."),
        reason=Words(
            "PDF/X 不许加密；屏幕上能看，制版机也会拒收。",
            "PDF/X forbids encryption; a plate-setter refuses what a screen still shows.",
        ),
        wrong=Example("text", "/Encrypt 12 0 R"),
        right=Example("text", "（trailer 里没有 /Encrypt）"),
        message=Words("文件加了密", "The file is encrypted"),
    ),
    Code(
        "E703",
        Words("PDF 版本不符", "PDF version outside PDF/X-4"),
        hint=Words("导出时选 PDF/X-4", "Choose PDF/X-4 when exporting"),
        checks=Words(
            "文件头或目录里的版本不在 1.3 到 1.6 之间。",
            "The version in header or catalogue is not 1.3 to 1.6.",
        ),
        reason=Words(
            "PDF/X-4 以 1.6 为准，新版本的功能老制版机不认得。",
            "PDF/X-4 rests on 1.6; older plate-setters do not know what came later.",
        ),
        wrong=Example("text", "%PDF-2.0"),
        right=Example("text", "%PDF-1.6"),
    ),
    Code(
        "E715",
        Words("PDF 有损坏", "damaged PDF"),
        hint=Words("重新导出或重传", "Export or send it anew"),
        checks=Words(
            "文件的交叉引用、对象或内容流与标准不符。",
            "Cross references, objects or content streams are not as the standard says.",
        ),
        reason=Words(
            "看图软件会悄悄修补，制版机不会，或修成别的样子。",
            "A viewer mends it silently; a plate-setter does not, or not in the same way.",
        ),
        wrong=Example("text", "p01.pdf   传到一半断了"),
        right=Example("text", "p01.pdf   重新传完整"),
    ),
    Code(
        "E718",
        Words("文件头尾不对", "head or tail of the file"),
        hint=Words("重新导出，传输用二进制方式", "Export anew, and send it as binary"),
        checks=Words(
            "`%PDF` 在第一个字节，第二行是四个高位字节的注释，最后是 `%%EOF`。",
            "`%PDF` is the first byte, a comment of four high bytes follows, and `%%EOF` ends the file.",
        ),
        reason=Words(
            "邮件和传输程序靠头上的字节认出二进制文件；尾上缺了，多半是没有传全。",
            "Mail and transfer programs tell a binary file by its head; a missing end mostly means a file cut off.",
        ),
        wrong=Example("text", "%PDF-1.6\n1 0 obj …"),
        right=Example("text", "%PDF-1.6\n%âãÏÓ\n1 0 obj …\n%%EOF"),
    ),
    Code(
        "E719",
        Words("文件标识不对", "file ID"),
        hint=Words("重新导出", "Export anew"),
        checks=Words(
            "文件尾部有 ID：两个字符串，各 16 字节。",
            "The trailer has an ID of two strings of 16 bytes each.",
        ),
        reason=Words(
            "流程系统靠它分辨同名的新旧两版文件。",
            "A workflow tells an old file from a new one of the same name by it.",
        ),
        wrong=Example("text", "trailer << /Root 1 0 R >>"),
        right=Example("text", "trailer << /Root 1 0 R /ID [<9BE0…> <9BE0…>] >>"),
    ),
    Code(
        "E720",
        Words("内容在别处", "data elsewhere"),
        hint=Words("把内容放进文件再导出", "Put the data into the file and export again"),
        checks=Words(
            "流不引用别的文件，也不单独加密。",
            "No stream refers to another file or is encrypted by itself.",
        ),
        reason=Words("印厂手里只有这一个文件。", "The plant has this one file and no other."),
        wrong=Example("text", "<< /Length 0 /F (photo.jpg) >>"),
        right=Example("text", "<< /Length 48211 /Filter /DCTDecode >>"),
    ),
    Code(
        "W721",
        Words("LZW 压缩", "LZW compression"),
        hint=Words("导出时选 ZIP（Flate）压缩", "Choose ZIP (Flate) when exporting"),
        checks=Words("没有用 LZWDecode 压缩的流。", "No stream is packed with LZWDecode."),
        reason=Words(
            "LZW 是旧格式，有的 RIP 已不支持，而且压得不如 Flate。",
            "LZW is old, some RIPs have given it up, and Flate packs better.",
        ),
        wrong=Example("text", "/Filter /LZWDecode"),
        right=Example("text", "/Filter /FlateDecode"),
    ),
    Code(
        "W722",
        Words("没有查完", "not checked to the end"),
        hint=Words(
            "把复杂的图稿栅格化，或拆成几个文件再查",
            "Rasterise the complex artwork, or check it in several files",
        ),
        checks=Words(
            "一个文件最多读二百万个算符，一个流最多展开到 128 MB。",
            "Of one file two million operators are read, and 128 MB of one stream.",
        ),
        reason=Words(
            "超过它的多半是坏文件或恶意文件；没有查完的地方不能当作合格。",
            "What goes beyond is mostly broken or hostile; a part that was not read has not passed.",
        ),
        wrong=Example("text", "3,400,000 个算符的地图"),
        right=Example("text", "同一幅地图，栅格化为 200 ppi"),
    ),
    Code(
        "W723",
        Words("页数不符", "number of pages"),
        hint=Words("按版导出：一版一个文件", "Export page by page: one page a file"),
        checks=Words(
            "规范里写了 `pages` 时，文件正好有这么多页。",
            "Where the profile says `pages`, the file has exactly as many.",
        ),
        reason=Words(
            "按版送印的流程只认一个文件一版，多出来的页会被丢掉。",
            "Delivery by page takes one page from a file and drops the rest.",
        ),
        wrong=Example("text", "edition.pdf 共 4 页，pages: 1"),
        right=Example("text", "p01.pdf 共 1 页，pages: 1"),
    ),
    Code(
        "E712",
        Words("空页", "empty page"),
        hint=Words("补上内容，或从文件里去掉这一页", "Give it content, or take it out of the file"),
        checks=Words("每一页都要印出东西。", "Every page prints something."),
        reason=Words(
            "空页多半是出错的痕迹，会白白出一套版。",
            "An empty page is mostly a mistake, and costs a set of plates.",
        ),
        wrong=Example("text", "stream endstream"),
        right=Example("text", "stream BT … Tj ET endstream"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "file.unreadable",
        "E701",
        "PDF·1",
        Words("没有这个文件，或它不是 PDF", "there is no such file, or it is not a PDF"),
    ),
    Rule("file.encrypted", "E702", "X4·1", Words("文件加了密", "the file is encrypted")),
    Rule(
        "file.version.header",
        "E703",
        "X4·1",
        Words(
            "文件头说是 PDF {name}，允许 1.3–1.6", "the header says PDF {name}; 1.3–1.6 is allowed"
        ),
    ),
    Rule(
        "file.version.catalog",
        "E703",
        "X4·1",
        Words(
            "目录 /Version 说是 {name}，允许 1.3–1.6",
            "the catalogue says version {name}; 1.3–1.6 is allowed",
        ),
    ),
    Rule(
        "file.damaged",
        "E715",
        "PDF·1",
        Words(
            "文件结构有损坏，靠修补才读得下去（{name}）",
            "the structure is damaged and was only read by mending it ({name})",
        ),
    ),
    Rule(
        "file.header.offset",
        "E718",
        "PDF·1",
        Words("%PDF 前面还有 {measured} 字节", "{measured} bytes stand before %PDF"),
        unit="B+",
    ),
    Rule(
        "file.header.binary",
        "E718",
        "PDF·1",
        Words(
            "第二行没有四个高位字节的注释，传输时会被当成文本",
            "no comment of four high bytes follows the header; transfers may take the file for text",
        ),
    ),
    Rule(
        "file.eof",
        "E718",
        "PDF·1",
        Words(
            "结尾没有 %%EOF，或其后还有别的内容",
            "%%EOF is missing at the end, or something follows it",
        ),
    ),
    Rule(
        "file.id.missing",
        "E719",
        "X4·1",
        Words("没有由两个字符串组成的文件标识 ID", "there is no ID of two strings"),
    ),
    Rule(
        "file.id.length",
        "E719",
        "X4·1",
        Words(
            "文件标识 ID 只有 {measured} 字节，应为 {allowed}",
            "an ID string has {measured} bytes, not {allowed}",
        ),
        unit="B",
    ),
    Rule(
        "file.stream.external",
        "E720",
        "X4·6",
        Words("对象 {name} 的内容在别的文件里", "the data of object {name} lies in another file"),
    ),
    Rule(
        "file.stream.crypt",
        "E720",
        "X4·1",
        Words("对象 {name} 用了 Crypt 过滤器", "object {name} uses a Crypt filter"),
    ),
    Rule(
        "file.stream.lzw",
        "W721",
        "X4·15",
        Words("对象 {name} 用 LZW 压缩", "object {name} is packed with LZW"),
    ),
    Rule(
        "file.too-complex",
        "W722",
        "PDF·1",
        Words(
            "内容太繁，{name}没有查完",
            "the content is too complex; {name} was not checked to the end",
        ),
    ),
    Rule(
        "file.page-count",
        "W723",
        "GWG·4",
        Words(
            "文件有 {measured} 页，印厂要 {allowed} 页一个文件",
            "the file has {measured} pages; the plant wants {allowed} a file",
        ),
        unit="+",
    ),
    Rule("file.no-pages", "E712", "PDF·4", Words("文件里一页也没有", "the file has no page")),
)

_VERSIONS = ("1.3", "1.4", "1.5", "1.6")
_HEADER = re.compile(rb"%PDF-(\d\.\d)[^\r\n]*[\r\n]+(%[^\r\n]*)?")
_MOST_OBJECTS = 300_000


def check_file(file: PressFile) -> None:
    """Header, version, end, id, number of pages."""
    _header(file)
    _trailer(file)
    book, wanted = file.book, file.profile.demands.pages
    if not file.pages:
        book.add("file.no-pages")
    elif wanted and len(file.pages) != wanted:
        book.add("file.page-count", measured=float(len(file.pages)), allowed=float(wanted))
    count = number(entry(entry(file.root, "/Pages"), "/Count"), -1)
    if count != len(file.pages):
        book.add("file.damaged", name="/Count")


def _header(file: PressFile) -> None:
    found = _HEADER.search(file.head)
    if found is None:
        file.book.add("file.damaged", name="%PDF")
        return
    if found.start():
        file.book.add("file.header.offset", measured=float(found.start()), allowed=0.0)
    if sum(byte > 127 for byte in (found[2] or b"")[1:5]) < 4:
        file.book.add("file.header.binary")
    version = found[1].decode("ascii")
    if version not in _VERSIONS:
        file.book.add("file.version.header", name=version)
    catalogue = name_of(file.root.get("/Version"))
    if catalogue and catalogue not in _VERSIONS:
        file.book.add("file.version.catalog", name=catalogue)
    if not file.tail.rstrip(b"\r\n").endswith(b"%%EOF"):
        file.book.add("file.eof")


def _trailer(file: PressFile) -> None:
    ids = items(file.pdf.trailer.get("/ID"))
    if len(ids) != 2 or not all(isinstance(one, pikepdf.String) for one in ids):
        file.book.add("file.id.missing")
        return
    for one in ids:
        length = len(bytes(one))
        if length < 16:
            file.book.add("file.id.length", measured=float(length), allowed=16.0)


def check_streams(file: PressFile) -> None:
    """What streams must not be: elsewhere, encrypted one by one, packed with LZW."""
    for at, one in enumerate(file.pdf.objects):
        if at >= _MOST_OBJECTS:
            file.book.add("file.too-complex", name=Words("其余对象", "the rest of the objects"))
            break
        try:
            if isinstance(one, pikepdf.Stream):
                _stream(file, one)
        except BROKEN:
            file.book.add("file.damaged", name=_number(one))


def _stream(file: PressFile, stream: Any) -> None:
    filters = stream.get("/Filter")
    named = {name_of(one) for one in (items(filters) or [filters])}
    if "/F" in stream:
        file.book.add("file.stream.external", name=_number(stream))
    if "Crypt" in named:
        file.book.add("file.stream.crypt", name=_number(stream))
    if named & {"LZWDecode", "LZW"}:
        file.book.add("file.stream.lzw", name=_number(stream))


def _number(thing: Any) -> str:
    return "{} {}".format(*getattr(thing, "objgen", (0, 0)))
