"""Bytes of a text file → text: UTF-8, or GB18030 where that is certain; what cannot be set is refused.

Chinese desks still keep GB files (GB/T 2312, GBK, GB 18030). One read in the wrong encoding gives other
characters without any error, so a guess is taken only where it cannot well be wrong, and is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.reading.paths import is_file
from composer.plain_files import stat_of
from composer.promises import pattern

__all__ = ["SourceTexts", "read_text"]

_REFUSED = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab and line ends, DEL, C1
    "\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # format, bidi, joiners
    "\ufffd-\uffff]"  # what a lossy conversion left, and the non-characters
)
_REPLACEMENT = "\ufffd"
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
    if not _printable(text) and _REFUSED.search(text):
        _report_refused(text, name, findings, family)
        text = _REFUSED.sub(_REPLACEMENT, text)
    return text


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
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_gb18030(raw)
        if text is None:
            before = raw[: error.start]
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            findings.add(f"E{family}02", Span(name, before.count(b"\n") + 1, column))
        else:
            findings.add(f"N{family}04", Span(name))
        return text


def _as_gb18030(raw: bytes) -> str | None:
    """The text if it is GB18030 beyond doubt: no byte wrong, and nearly all of it common characters."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [char for char in text if char > "\x7f"]
    han = marks = frequent = 0
    for char in wide:
        code = char.encode("gb2312", "ignore")
        if code and 0xB0 <= code[0] <= 0xD7:
            han += 1
            frequent += char in _FREQUENT
        elif code and code[0] in (0xA1, 0xA3):
            marks += 1
    common = han + marks >= _COMMON * len(wide) and frequent >= _LEAST_FREQUENT * han
    return text if han >= 2 and common else None


def _report_refused(text: str, name: str, findings: Findings, family: int) -> None:
    """Name the first places; all that follow are counted with the last one named."""
    places = [
        (number, found.start() + 1, found[0])
        for number, line in enumerate(text.split("\n"), 1)
        for found in _REFUSED.finditer(line)
    ]
    for index, (line, column, char) in enumerate(places[:_MOST_REPORTED], 1):
        more = len(places) - index if index == _MOST_REPORTED else 0
        hints = ((f"另有 {more} 处", f"{more} more"),) if more else ()
        code = f"U+{ord(char):04X}"
        findings.add(f"E{family}03", Span(name, line, column), codepoint=code, hints=hints)
