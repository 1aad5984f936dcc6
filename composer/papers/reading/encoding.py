"""Bytes of a text file → text: UTF-8, UTF-16 with its mark, GB18030 and Big5 where that is certain; what
cannot be set is refused.

Chinese desks still keep GB files (GB/T 2312, GBK, GB 18030). One read in the wrong encoding gives other
characters without any error, so a guess is taken only where it cannot well be wrong, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.reading.paths import is_file
from composer.patterns import pattern
from composer.plain_files import stat_of

__all__ = ["SourceTexts", "read_text", "readable"]

_REFUSED = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab and line ends, DEL, C1
    "\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb"  # format, bidi
    "\ufffd-\uffff]"  # what a lossy conversion left, and the non-characters
)
_HIDDEN = pattern("[\xad\u200b\u200c\u2060\ufeff]")
"""What says in a story where a line may end, and in YAML makes body differ from body."""

_REPLACEMENT = "\ufffd"
_YAML = 2
_MOST_REPORTED = 20
"""Places named one by one; a binary file would otherwise fill the screen."""

_MOST_BYTES = 16 * 1024 * 1024
"""A newspaper's story has some kilobytes; what is larger was picked by mistake."""

_COMMON = 0.75
"""Share of GB 2312 level 1 characters and marks among all that is not ASCII. The sample's stories have
0.96 and more; UTF-8, Big5, Shift-JIS and EUC-JP read as GB18030 stay under 0.5."""

_FREQUENT = frozenset(
    "的一是了不在有人这上大中国个我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经区日月版报名本市文全新"
)
_LEAST_FREQUENT = 0.05
"""Share of them among the Han. The sample's files have 0.08 to 0.4; EUC-KR, whose syllables lie where
GB 2312 has level 1, has about none."""

_FOUR_BYTES = 4
"""Characters of four bytes: only GB18030 has digits behind a lead byte."""

_COMMON_WITH_FOUR = 0.5
"""The share of common ones where such are among them: each is common by itself then."""

_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")

_FREQUENT_BIG5 = frozenset(
    "的一是了不在有人這上大中國個我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種"
    "面而方後多定行學法所民得經日區月版報名本市文全新"
)
_LEVEL_1, _LEAST_BIG5, _LEAST_HAN = 0.9, 0.08, 4
"""Share of level 1 and marks, of the most frequent ones among the Han, and the least number of Han. GB 2312
read as Big5 has 0.02 of the frequent ones, EUC-KR and Shift-JIS less."""


class SourceTexts(Mapping[str, str]):
    """Texts of a paper's files by their path relative to its folder, read when a message asks.

    What cannot be read is simply absent: an excerpt is a help, not a need.
    """

    def __init__(self, root: Path, known: Mapping[str, str] | None = None) -> None:
        self._root = root
        self._texts = dict(known or {})

    def __getitem__(self, name: str) -> str:
        if name not in self._texts:
            path = self._root / name
            text = read_text(path, name, Findings()) if is_file(path) else None
            if text is None:
                raise KeyError(name)
            self._texts[name] = text
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def read_text(path: Path, name: str, findings: Findings, family: int = 2) -> str | None:
    """The text of a file with ``\\n`` line ends and no BOM, or None after an error.

    `family` is the hundred of the codes: 2 for YAML, 3 for stories. Characters that cannot be printed
    are reported and come out as U+FFFD, so that the reading can go on and find what else is wrong.
    """
    raw = _bytes(path, name, findings, family)
    if raw is None:
        return None
    text = _decoded(raw, name, findings, family)
    if text is None:
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not _printable(text):
        for refused in (_REFUSED, _HIDDEN) if family == _YAML else (_REFUSED,):
            if refused.search(text):
                _report_refused(text, name, findings, family, refused)
                text = refused.sub(_REPLACEMENT, text)
    return text


def readable(path: Path) -> str:
    """What can be made out of a file that cannot be read, to count it: its UTF-8, or its bytes."""
    try:
        raw = path.read_bytes()[:_MOST_BYTES] if is_file(path) else b""
    except OSError:
        return ""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _printable(text: str) -> bool:
    """Whether all of it can surely be set; Python's own look costs no pattern."""
    for char in "\n\t\u3000\xa0":
        text = text.replace(char, "")
    return text.isprintable() and _REPLACEMENT not in text


def _bytes(path: Path, name: str, findings: Findings, family: int) -> bytes | None:
    try:
        if stat_of(path).st_size > _MOST_BYTES:
            findings.add(f"E{family}02", Span(name))
            return None
        return path.read_bytes()
    except OSError:
        findings.add(f"E{family}01", Span(name), path=name)
        return None


def _decoded(raw: bytes, name: str, findings: Findings, family: int) -> str | None:
    if raw.startswith(_MARKS_16):
        text = _as_utf16(raw)
        if text is None:
            findings.add(f"E{family}02", Span(name, 1, 1))
        else:
            findings.add("N283" if family == 2 else "N331", Span(name), encoding="UTF-16")
        return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_gb18030(raw)
        big5 = _as_big5(raw)
        if text is None and big5 is not None:
            findings.add("N283" if family == 2 else "N331", Span(name), encoding="Big5")
            return big5
        if text is None or big5 is not None:
            before = raw[: error.start]
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            findings.add(f"E{family}02", Span(name, before.count(b"\n") + 1, column))
        else:
            findings.add(f"N{family}04", Span(name))
        return None if big5 is not None else text


def _as_utf16(raw: bytes) -> str | None:
    """The text of a file that begins with a mark of UTF-16; None where it is broken or says nothing."""
    try:
        return raw.decode("utf-16") or None
    except UnicodeDecodeError:
        return None


def _as_big5(raw: bytes) -> str | None:
    """The text if it is Big5 beyond doubt: no byte wrong, and nearly all of it of Big5's level 1, among
    which the words of every text are."""
    try:
        text = raw.decode("cp950")
    except UnicodeDecodeError:
        return None
    wide = [char for char in text if char > "\x7f"]
    leads = [char.encode("cp950")[0] for char in wide]
    han = sum(0xA4 <= lead <= 0xC6 for lead in leads)
    marks = sum(0xA1 <= lead <= 0xA3 for lead in leads)
    frequent = sum(map(_FREQUENT_BIG5.__contains__, wide))
    certain = han + marks >= _LEVEL_1 * len(wide) and frequent >= _LEAST_BIG5 * han
    return text if han >= _LEAST_HAN and certain else None


def _as_gb18030(raw: bytes) -> str | None:
    """The text if it is GB18030 beyond doubt: no byte wrong, and nearly all of it common characters."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [char for char in text if char > "\x7f"]
    four = sum(len(char.encode("gb18030")) == _FOUR_BYTES for char in wide)
    han = marks = frequent = 0
    for char in wide:
        code = char.encode("gb2312", "ignore")
        if code and 0xB0 <= code[0] <= 0xD7:
            han += 1
            frequent += char in _FREQUENT
        elif code and code[0] in (0xA1, 0xA3):
            marks += 1
    if four:  # no other encoding of East Asia has them, so the rarest names are certain
        return text if han + marks + four >= _COMMON_WITH_FOUR * len(wide) else None
    common = han + marks >= _COMMON * len(wide) and frequent >= _LEAST_FREQUENT * han
    return text if han >= 2 and common else None


def _report_refused(
    text: str, name: str, findings: Findings, family: int, refused: re.Pattern[str]
) -> None:
    """Name the first places; all that follow are counted with the last one named."""
    places = [
        (number, found.start() + 1, found[0])
        for number, line in enumerate(text.split("\n"), 1)
        for found in refused.finditer(line)
    ]
    for index, (line, column, char) in enumerate(places[:_MOST_REPORTED], 1):
        more = len(places) - index if index == _MOST_REPORTED else 0
        hints = ((f"另有 {more} 处", f"{more} more"),) if more else ()
        code = f"U+{ord(char):04X}"
        findings.add(f"E{family}03", Span(name, line, column), codepoint=code, hints=hints)
