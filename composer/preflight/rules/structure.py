"""Logical structure — 逻辑结构: that the tree and the pages say the same (ISO 32000-1, 14.7 and 14.8).

A reader, an archive and the way back to the story go by it; a press does not. So a file without structure
passes unless the profile asks for it, and one with a structure is held to it.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.marks import PageContent
from composer.preflight.file import PressFile
from composer.preflight.reading import dictionary, entry, items, name_of, number, text_of

__all__ = ["CODES", "RULES", "StructureTree", "check_catalogue", "check_structure"]

CODES = (
    Code(
        "W772",
        Words("逻辑结构不合", "logical structure"),
        hint=Words("用排版程序重新导出带标签的 PDF", "Export the tagged PDF anew"),
        checks=Words(
            "有结构树的文件，树和页面说的是同一回事；没有结构树的，规范不要求就不查。",
            "Where there is a structure tree, tree and pages say the same; a file without one is not asked for it unless the profile does.",
        ),
        reason=Words(
            "检索、数字报、读屏软件都按结构取文章，错了就少段或乱序。",
            "Archives, e-papers and screen readers take stories by it; a fault loses or muddles paragraphs.",
        ),
        wrong=Example("text", "/P << /MCID 7 >> BDC，树里没有 7"),
        right=Example("text", "树里 /K [… 7 …]"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "tag.missing",
        "W772",
        "GWG·3",
        Words("没有逻辑结构，读不出文章的先后", "there is no logical structure"),
    ),
    Rule(
        "tag.marked",
        "W772",
        "PDF·3",
        Words(
            "有结构树而 MarkInfo 没有说 Marked",
            "there is a structure tree, and MarkInfo does not say Marked",
        ),
    ),
    Rule(
        "tag.language",
        "W772",
        "PDF·3",
        Words("没有说明文件的语言（Lang）", "the language (Lang) is not said"),
    ),
    Rule(
        "tag.untagged",
        "W772",
        "PDF·3",
        Words(
            "有 {measured} 处内容既不在结构里也不是装饰",
            "{measured} pieces of content are neither in the structure nor artifacts",
        ),
        unit="+",
    ),
    Rule(
        "tag.orphan",
        "W772",
        "PDF·3",
        Words(
            "有 {measured} 段内容的 MCID 在结构树里查不到",
            "{measured} marked contents are not found in the structure tree",
        ),
        unit="+",
    ),
    Rule(
        "tag.dangling",
        "W772",
        "PDF·3",
        Words(
            "结构树指着 {measured} 段页上没有的内容",
            "the structure tree points at {measured} contents that the page lacks",
        ),
        unit="+",
    ),
    Rule(
        "tag.repeated",
        "W772",
        "PDF·3",
        Words("MCID {name} 在一页里用了两次", "MCID {name} stands twice on a page"),
    ),
    Rule(
        "tag.role",
        "W772",
        "PDF·3",
        Words(
            "结构类型 {name} 既不标准也没有 RoleMap",
            "the structure type {name} is neither standard nor in the RoleMap",
        ),
    ),
    Rule(
        "tag.tree",
        "W772",
        "PDF·3",
        Words("结构树成环，或不成样子", "the structure tree runs in a circle or is malformed"),
    ),
)

_STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
    "Formula", "Form",
}  # fmt: skip
"""ISO 32000-1, 14.8.4."""

_MOST_ELEMENTS = 400_000
_DEEPEST = 200


class StructureTree:
    """What the structure tree says: the MCIDs of each page, by the page's object."""

    def __init__(self, file: PressFile) -> None:
        self.root = file.root.get("/StructTreeRoot")
        self.there = isinstance(self.root, pikepdf.Dictionary)
        self.marked: dict[tuple[int, int], set[int]] = {}
        self._file = file
        self._roles = dictionary(entry(self.root, "/RoleMap"))
        self._left = _MOST_ELEMENTS
        if self.there:
            self._walk()

    def _walk(self) -> None:
        """All elements, in a loop of its own: a tree may be deeper than Python's stack."""
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[Any, Any, int]] = [(self.root, None, 0)]
        while stack:
            element, page, depth = stack.pop()
            key = element.objgen
            self._left -= 1
            if self._left < 0 or depth > _DEEPEST or (key != (0, 0) and key in seen):
                self._file.book.add("tag.tree")
                return
            seen.add(key)
            page = element.get("/Pg", page)
            if depth:
                self._role(element)
            for kid in _kids(element):
                self._kid(kid, page, depth, stack)

    def _kid(self, kid: Any, page: Any, depth: int, stack: list[tuple[Any, Any, int]]) -> None:
        if isinstance(kid, pikepdf.Dictionary):
            kind = name_of(kid.get("/Type"))
            if kind == "MCR":
                if "/Stm" not in kid:
                    self._note(kid.get("/Pg", page), int(number(kid.get("/MCID"), -1)))
            elif kind != "OBJR":
                stack.append((kid, page, depth + 1))
        elif isinstance(kid, int):
            self._note(page, kid)

    def _note(self, page: Any, number_: int) -> None:
        if isinstance(page, pikepdf.Dictionary):
            self.marked.setdefault(page.objgen, set()).add(number_)

    def _role(self, element: Any) -> None:
        role = name_of(element.get("/S"))
        for _ in range(16):
            if role in _STANDARD:
                return
            mapped = name_of(self._roles.get(f"/{role}")) if role else ""
            if not mapped:
                break
            role = mapped
        self._file.book.add("tag.role", name=name_of(element.get("/S")) or "?")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return items(kids) if isinstance(kids, pikepdf.Array) else [kids]


def check_structure(file: PressFile, content: PageContent, page: Any, tree: StructureTree) -> None:
    """One page against the tree."""
    if not tree.there:
        return
    book = file.book
    if content.untagged:
        for box in content.untagged:
            book.add("tag.untagged", box, measured=float(len(content.untagged)))
    known = tree.marked.get(page.objgen, set())
    shown = set(content.tagged)
    if shown - known:
        book.add("tag.orphan", measured=float(len(shown - known)))
    if known - shown and not content.faults:
        book.add("tag.dangling", measured=float(len(known - shown)))
    for mark, times in sorted(content.tagged.items()):
        if times > 1:
            book.add("tag.repeated", name=str(mark))


def check_catalogue(file: PressFile, tree: StructureTree) -> None:
    """What the catalogue has to say of a tagged file."""
    if not tree.there:
        if file.profile.demands.tagged:
            file.book.add("tag.missing")
        return
    if entry(file.root.get("/MarkInfo"), "/Marked") is not True:
        file.book.add("tag.marked")
    if not text_of(file.root.get("/Lang")).strip():
        file.book.add("tag.language")
