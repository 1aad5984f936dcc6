"""Inline markup — ``**strong**``, ``*emphasis*``, ``[文字]{着重}``, ``{{缺：…}}``, escapes — as runs.

The rule for strong and emphasis is our own. CommonMark's flanking rule was made for words with spaces:
in ``**“强调”**后文`` the closing ``**`` stands between a mark and a letter, so it does not close.

Square brackets are text (``[1]``) unless braces follow at once: ``[文字]{着重}``. They nest, in one another
and with strong and emphasis.
"""

from __future__ import annotations

from composer.diagnostics.diagnostic import Findings, Words
from composer.papers.reading.folds import parts_words
from composer.patterns import pattern
from composer.story.leftovers import verbatim
from composer.story.spans import NAMES, Meaning, meaning
from composer.story.text import Edit, Role, Run, Text, edited

__all__ = ["COMMENT", "flowed", "has_signs", "report_spans", "without_markup"]

COMMENT = "\0"
"""Stands for each character of a comment until `flowed` takes it out; no file can have it."""

GAP = "〔……〕"
"""What is printed where words are lost: the brackets of 校勘, collation, round an ellipsis."""

_TOKEN = pattern(r"\\[!-/:-@\[-`{-~]|\*+|\{\{[^{}]*\}\}|\{{2,}|\[|\]\{[^{}\[\]]*\}|\]|\{[^{}]*\}")
_SIGNS = "\\*{[]"
"""No markup is without one of them, and most paragraphs are: `in` is ten times as fast as a pattern."""
_LOST = pattern(r"\{\{\s*缺\s*(?:[：:]\s*(?P<note>[^{}]*?)\s*)?\}\}")
_SPAN = pattern(r"\[[^\[\]{}]*\]\{(?P<inside>[^{}\[\]]*)\}")
_LINE_END = pattern(r"[ \t\u3000\0]*\n[ \t\u3000\0]*|\0+")
"""A line end with the blanks beside it, which are no part of the words, or a comment."""
_EMPTY = Words("方括号里或冒号后面没有字", "there are no words in the brackets or after the colon")


def flowed(text: Text) -> Text:
    """The lines of a paragraph as one: a line end between two Latin words is a space, any other nothing.

    Comments go.
    """
    if "\n" not in text.chars and COMMENT not in text.chars:
        return text
    edits: list[Edit] = []
    for found in _LINE_END.finditer(text.chars):
        start, end = found.span()
        between = ""
        if "\n" in found[0] and start > 0 and end < len(text.chars):
            between = " " if parts_words(text.chars, start, end) else ""
        edits.append((start, end, between))
    return edited(text, edits)


def without_markup(text: Text, findings: Findings) -> Text:
    """`text` free of markup, with its runs.

    An opener is ``**`` or ``*`` before something that is no space, its closer the next same marker after
    something that is no space. A marker that finds no partner is printed, and reported.
    """
    chars = text.chars
    if not has_signs(chars) or not _TOKEN.search(chars):
        return text
    return _Inline(text, findings).result()


def has_signs(chars: str) -> bool:
    """Whether there can be any markup in `chars`."""
    return any(map(chars.__contains__, _SIGNS))


def report_spans(text: Text, findings: Findings) -> None:
    """W315 for each ``[文字]{着重}`` in a field that takes none (heads); its words stay as they are."""
    for found in _SPAN.finditer(text.chars):
        if meaning(found["inside"]).role:
            findings.add("W315", text.span(*found.span()), marker=found[0])


class _Inline:
    """One walk over a text's markers; what advances are the open markers, the edits and the runs."""

    def __init__(self, text: Text, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._edits: list[Edit] = []
        self._runs: list[Run] = []
        self._open: dict[Role, tuple[int, int]] = {}
        self._brackets: list[int] = []

    def result(self) -> Text:
        """Walk, then make the edits."""
        held = verbatim(self._text)
        for found in _TOKEN.finditer(self._text.chars):
            start, end = found.span()
            if held and any(first <= start < last for first, last in held):
                continue
            if found[0][0] == "\\":
                self._edits.append((start, start + 1, ""))
                self._runs.append(Run(start + 1, end, "verbatim"))
            elif found[0][0] in "[]":
                self._bracket(found[0], start, end)
            elif found[0][0] == "{":
                self._braces(found[0], start, end)
            else:
                self._stars(start, end)
        for start, end in self._open.values():
            self._report("W308", start, end)
        runs = tuple(
            sorted(
                (*self._text.runs, *self._runs),
                key=lambda run: (run.start, -run.end, run.role != "strong"),
            )
        )
        text = Text(self._text.chars, runs, self._text.origins, self._text.file)
        return edited(text, sorted(self._edits))

    def _bracket(self, words: str, start: int, end: int) -> None:
        """``[`` opens, ``]{…}`` closes what it opened; a bracket without braces is text."""
        if words == "[":
            self._brackets.append(start)
            return
        opened = self._brackets.pop() if self._brackets else None
        if words == "]":
            return
        said = meaning(words[2:-1])
        if said.role is None:
            self._unknown(said.name, start + 1, end)
        elif opened is None:
            self._report("W308", start, end)
        elif opened + 1 == start or said.lacks:
            self._findings.add("W316", self._text.span(start, end), value=words[1:], why=_EMPTY)
        else:
            self._span(said, opened, start, end)

    def _span(self, said: Meaning, opened: int, start: int, end: int) -> None:
        assert said.role is not None
        for name in [name for name, place in self._open.items() if place[0] > opened]:
            self._report("W308", *self._open.pop(name))
        self._edits += [(opened, opened + 1, ""), (start, end, "")]
        self._runs.append(Run(opened + 1, start, said.role, said.value))

    def _unknown(self, name: str, start: int, end: int) -> None:
        from composer.diagnostics.suggest import suggestion

        hints = suggestion(name, NAMES)
        self._findings.add("W314", self._text.span(start, end), hints=hints, name=name)

    def _braces(self, words: str, start: int, end: int) -> None:
        if words[1:2] != "{":
            if meaning(words[1:-1]).role:
                self._report("W308", start, end)
            return
        found = _LOST.fullmatch(words)
        if found is None:
            self._report("W312" if words.endswith("}}") else "W308", start, end)
            return
        self._edits.append((start, end, GAP))
        self._runs.append(Run(start, end, "gap"))
        span = self._text.span(start, end)
        self._findings.add("N311", span, note=found["note"] or "—")

    def _stars(self, start: int, end: int) -> None:
        count = end - start
        after = start > 0 and not self._text.chars[start - 1].isspace()
        before = end < len(self._text.chars) and not self._text.chars[end].isspace()
        pieces: list[tuple[Role, int, int]]
        if count == 1:
            pieces = [("emphasis", start, end)]
        elif count == 2:
            pieces = [("strong", start, end)]
        elif count == 3 and "emphasis" in self._open:
            pieces = [("emphasis", start, start + 1), ("strong", start + 1, end)]
        elif count == 3:
            pieces = [("strong", start, start + 2), ("emphasis", start + 2, end)]
        else:
            self._report("W308", start, end)
            return
        for role, first, last in pieces:
            self._marker(role, first, last, after=after, before=before)

    def _marker(self, role: Role, start: int, end: int, *, after: bool, before: bool) -> None:
        if role in self._open and after:
            self._close(role, start, end)
        elif role not in self._open and before:
            self._open[role] = (start, end)
        elif after or before:
            self._report("W308", start, end)

    def _close(self, role: Role, start: int, end: int) -> None:
        opened = self._open.pop(role)
        for inner in [name for name, place in self._open.items() if place > opened]:
            self._report("W308", *self._open.pop(inner))
        while self._brackets and self._brackets[-1] > opened[0]:
            self._brackets.pop()
        self._edits += [(*opened, ""), (start, end, "")]
        self._runs.append(Run(opened[1], start, role))

    def _report(self, code: str, start: int, end: int) -> None:
        marker = self._text.chars[start:end]
        self._findings.add(code, self._text.span(start, end), marker=marker)
