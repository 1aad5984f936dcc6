"""File names — 文件名: what the PDFs of an edition are called, from the patterns of the paper's ``press:``.

A plate-setter sorts what comes in by its name; a wrong one is a page on the wrong plate. So each name is
worked out before a page is composed, and one that a file system somewhere would refuse is refused here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.frozen import frozen
from composer.papers.fields import blanks_of
from composer.papers.models import Edition, Paper, Press

__all__ = ["FileNames", "check_file_names", "file_names"]

_BLANK = re.compile(r"\{([^{}:]*)(?::0?(\d))?\}")

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
"""What Windows or POSIX takes for something else than a letter; a name is never a path."""

_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""Names that are devices on Windows, whatever comes after the dot."""

_LONGEST = 200
"""Bytes of UTF-8; file systems take 255, and ours are written under a longer name first."""


@frozen
class FileNames:
    """The names of one edition's files."""

    pages: Mapping[int, str]
    edition: str


def file_names(paper: Paper, edition: Edition) -> FileNames:
    """The names, as they stand after `check_file_names` found nothing."""
    press = paper.press
    whole = _edition_words(paper, edition)
    pages = {}
    for number, use in edition.pages.items():
        words = {**whole, "page": str(number), "name": use.name, "layout": use.layout}
        pages[number] = _filled(press.files, words, max(edition.pages))
    return FileNames(pages, _filled(press.edition, whole, 0))


def check_file_names(paper: Paper, edition: Edition, findings: Findings) -> None:
    """E290 for a blank that nothing fills, E291 for a name that is none, E292 for two files of one name."""
    places = {key: paper.press.where[key].span for key in ("files", "edition")}
    patterns = {"files": paper.press.files, "edition": paper.press.edition}
    clean = [
        _check_blanks(patterns[key], blanks_of(Press, key), places[key], findings)
        for key in ("files", "edition")
    ]
    if not all(clean) or not edition.pages:
        return
    names = file_names(paper, edition)
    taken: dict[str, str] = {}
    entries = [
        *(
            (f"第 {number} 版", f"page {number}", name, "files")
            for number, name in names.pages.items()
        ),
        ("合订本", "the edition", names.edition, "edition"),
    ]
    for zh, en, name, key in entries:
        reason = _unfit(name)
        if reason is not None:
            findings.add("E291", places[key], name=name, reason=reason)
            continue
        same = unicodedata.normalize("NFC", name).casefold()
        if same in taken:
            findings.add(
                "E292",
                places[key],
                name=name,
                one=Words(*taken[same].split("|")),
                other=Words(zh, en),
            )
        taken.setdefault(same, f"{zh}|{en}")


def _edition_words(paper: Paper, edition: Edition) -> dict[str, str]:
    day = edition.edition.day
    return {
        "paper": paper.paper,
        "date": day.isoformat(),
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "number": edition.number,
    }


def _filled(pattern: str, words: Mapping[str, str], last: int) -> str:
    """A pattern with its blanks filled. ``{page:02}`` takes two figures, and three in an edition that
    has a page 100: file lists stay in the order of the pages."""

    def value(found: re.Match[str]) -> str:
        word, width = words[found[1]], int(found[2] or 0)
        if found[1] == "page" and width > 1:
            width = max(width, len(str(last)))
        return word.zfill(width)

    return _BLANK.sub(value, pattern)


def _check_blanks(pattern: str, known: Iterable[str], span: Span, findings: Findings) -> bool:
    """Whether all blanks of a pattern can be filled."""
    from composer.diagnostics.suggest import suggestion

    unknown = [found for found in _BLANK.finditer(pattern) if found[1] not in known]
    for found in unknown:
        findings.add(
            "E290", span, hints=suggestion(found[1], known), blank=found[0], known=list(known)
        )
    rest = _BLANK.sub("", pattern)
    lone = [brace for brace in "{}" if brace in rest]
    if lone and not unknown:
        findings.add("E290", span, blank=lone[0], known=list(known))
    return not unknown and not lone


def _unfit(name: str) -> Words | None:
    """Why a file cannot be called so; None if it can."""
    for wrong, reason in _FAULTS:
        if wrong(name):
            return reason
    return None


_FAULTS: tuple[tuple[Callable[[str], object], Words], ...] = (
    (
        _UNFIT.search,
        Words(
            '不能有 / \\ : * ? " < > | 和控制字符，也不能是路径',
            'it cannot have / \\ : * ? " < > | or control characters, nor be a path',
        ),
    ),
    (
        lambda name: not name.lower().endswith(".pdf") or len(name) == 4,
        Words("要以 .pdf 结尾", "it has to end in .pdf"),
    ),
    (
        lambda name: name[0] in ".~- " or name.removesuffix(".pdf")[-1:] in (" ", "."),
        Words(
            "首尾不能是点、空格、~、-",
            "it cannot begin or end with a dot or a blank, or begin with ~ or -",
        ),
    ),
    (_DEVICES.fullmatch, Words("是 Windows 的设备名", "it is a device on Windows")),
    (
        lambda name: len(name.encode("utf-8")) > _LONGEST,
        Words(f"超过 {_LONGEST} 字节", f"it is longer than {_LONGEST} bytes"),
    ),
)
