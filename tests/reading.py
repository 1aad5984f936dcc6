"""Reading finished PDFs with libraries that did not write them: pikepdf by structure, pdfium as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


def plain(path: Path) -> list[str]:
    """The text of each page as pdfium gives it, white space left out."""
    with pypdfium2.PdfDocument(path) as pdf:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def by_structure(path: Path) -> list[tuple[str, str, str]]:
    """(story title, role, words) of every leaf of the logical structure, in its order.

    A paragraph has the words of its annotated bases; the annotations are leaves of their own (RT).
    """
    with pikepdf.open(path) as pdf:
        words: dict[tuple[int, int], str] = {}
        for page in pdf.pages:
            words.update({(page.obj.objgen[0], mcid): t for mcid, t in _marked(page).items()})
        leaves: list[tuple[str, str, str]] = []
        root = pdf.Root.StructTreeRoot
        for kid in _kids(root):
            _walk(kid, "", words, leaves)
        return leaves


def _walk(node: Any, story: str, words: dict[tuple[int, int], str], leaves: list[Any]) -> str:
    """Collect the leaves below a node; gives the words that lie directly in it."""
    role = str(node.S)[1:]
    if role == "Art":
        story = str(node.get("/T", ""))
    text, place = "", len(leaves)
    for kid in _kids(node):
        if isinstance(kid, int):
            text += words.get((node.Pg.objgen[0], int(kid)), "")
        elif kid.get("/Type") == "/MCR":
            page = kid.get("/Pg", node.get("/Pg"))
            text += words.get((page.objgen[0], int(kid.MCID)), "")
        elif "/S" in kid:
            inside = _walk(kid, story, words, leaves)
            text += inside if kid.S in ("/Ruby", "/RB") else ""
    if text and role not in ("Ruby", "RB"):
        leaves.insert(place, (story, role, text))
    return text


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [int(k) if not isinstance(k, pikepdf.Dictionary) else k for k in kids]


def _marked(page: Any) -> dict[int, str]:
    """Marked-content id → words, decoded through each font's ToUnicode; `ActualText` goes first."""
    maps: dict[str, dict[int, str]] = {}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            stack.append(_opened(operands, stack, found))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = str(operands[0])
            if font not in maps:
                maps[font] = _to_unicode(page.Resources.Font[font])
        elif name in ("Tj", "TJ"):
            mcid, replaced = stack[-1] if stack else (None, False)
            if mcid is None or replaced:
                continue
            strings = operands[0] if name == "TJ" else [operands[0]]
            data = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
            codes = [int.from_bytes(data[n : n + 2]) for n in range(0, len(data), 2)]
            found[mcid] = found.get(mcid, "") + "".join(maps[font][code] for code in codes)
    return found


def _opened(
    operands: Any, stack: list[tuple[int | None, bool]], found: dict[int, str]
) -> tuple[int | None, bool]:
    mcid, replaced = stack[-1] if stack else (None, False)
    if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary):
        if "/MCID" in operands[1]:
            mcid, replaced = int(operands[1].MCID), False
        if "/ActualText" in operands[1] and mcid is not None:
            found[mcid] = found.get(mcid, "") + str(operands[1].ActualText)
            replaced = True
    elif str(operands[0]) == "/Artifact":
        mcid = None
    return mcid, replaced


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    table: dict[int, str] = {}

    def chars(code: str) -> str:
        return bytes.fromhex(code).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = chars(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, value in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            start = chars(value)
            for n in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + n] = start[:-1] + chr(ord(start[-1]) + n)
    return table
