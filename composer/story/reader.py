"""A story file → `StoryText`: head and body read, markup taken out, marks mended, every place kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.models import Normalise
from composer.papers.reading.encoding import read_text
from composer.story.blocks import Block, BlockKind, Run, StoryText, Text
from composer.story.body import RawBlock, raw_blocks
from composer.story.fences import RawLine
from composer.story.head import Head, read_head
from composer.story.markup import flowed, report_spans, without_markup
from composer.story.names import parted
from composer.story.normalise import Tally, normalised
from composer.story.references import UNPLACED, References
from composer.story.text import from_lines, joined

__all__ = ["read_story"]

_AFTER_DATELINE = "\u3000"
"""One 字 between 电头 and report, as newspapers set it."""


def read_story(
    path: Path,
    name: str,
    normalise: Normalise,
    findings: Findings,
    references: References = UNPLACED,
) -> StoryText:
    """The story in the file `path`, which messages call `name` (relative to the paper's folder).

    Gives what could be read even where there are errors; they are in `findings`. `references` say
    what its ``{{见：…}}`` become.
    """
    stem = PurePosixPath(name).stem
    text = read_text(path, name, findings, family=3)
    if text is None:
        return StoryText(name, stem, title=stem)
    lines = text.split("\n")
    head = read_head(lines, name, findings)
    if head is None:
        return StoryText(name, stem, title=stem)
    return _Reading(name, normalise, findings, references).story(head, lines[head.body - 1 :])


class _Reading:
    """One story; what advances are the findings and the tally of mended marks."""

    def __init__(
        self, file: str, rules: Normalise, findings: Findings, references: References
    ) -> None:
        self._references = references
        self._file = file
        self._rules = rules
        self._findings = findings
        self._tally = Tally()

    def story(self, head: Head, body: Sequence[str]) -> StoryText:
        """The whole of it, in the order of the file, so that the tally's first place is the first."""
        fields = {key: tuple(map(self._line, texts)) for key, texts in head.fields.items()}
        head = Head(fields, head.body)
        blocks = [
            block
            for raw in raw_blocks(body, head.body, self._file, self._findings)
            if (block := self._block(raw)) is not None
        ]
        if not any(block.kind != "crosshead" for block in blocks):
            last = max(1, head.body + len(body) - 1)
            self._findings.add("E305", Span(self._file, min(head.body, last), 1))
        self._tally.report(self._findings)
        stem = PurePosixPath(self._file).stem
        return StoryText(
            file=self._file,
            name=stem,
            headline=head.fields.get("headline", ()),
            jump_headline=head.text("jump_headline"),
            kicker=head.text("kicker"),
            deck=head.text("deck"),
            byline=head.text("byline"),
            label=head.text("label"),
            blocks=tuple(_with_ends(blocks, head)),
            title=_title(head) or stem,
        )

    def _block(self, raw: RawBlock) -> Block | None:
        if raw.kind == "table":
            from composer.story.tables import read_table

            return read_table(raw, self._cell, self._file, self._findings)
        text = from_lines(raw.lines, self._file)
        if raw.kind == "names":
            text = parted(without_markup(flowed(parted(text)), self._findings))
            rules = replace(self._rules, spaces=False)
            text = normalised(text, rules, self._tally, self._findings, running=False)
        else:
            text = self._words(text, running=raw.kind in ("paragraph", "item", "notice"))
        if not text:
            return None
        form = None
        if raw.kind in ("caption", "note"):
            from composer.story.tables import table_form

            form = table_form(raw, self._file, self._findings)
        return Block(raw.kind, text, (), form, raw.level, raw.number)

    def _cell(self, line: RawLine) -> Text:
        return self._words(from_lines([line], self._file), running=False)

    def _words(self, text: Text, *, running: bool) -> Text:
        text = self._references.resolved(flowed(text), self._findings)
        text = without_markup(text, self._findings)
        return normalised(text, self._rules, self._tally, self._findings, running=running)

    def _line(self, text: Text) -> Text:
        text = self._references.resolved(text, self._findings)
        if "]{" in text.chars:
            report_spans(text, self._findings)
        return normalised(text, self._rules, self._tally, self._findings, running=False)


def _with_ends(blocks: Sequence[Block], head: Head) -> list[Block]:
    """The blocks with the dateline in the first paragraph, and footline and credit at the end."""
    done = list(blocks)
    dateline = head.text("dateline")
    if dateline:
        opening = Text(
            dateline.chars,
            (Run(0, len(dateline.chars), "dateline"),),
            dateline.origins,
            dateline.file,
        )
        for index, block in enumerate(done):
            if block.kind == "paragraph":
                whole = joined((opening, Text(_AFTER_DATELINE), block.text))
                done[index] = Block("paragraph", whole)
                break
        else:
            done.insert(0, Block("paragraph", opening))
    ends: tuple[BlockKind, ...] = ("footline", "credit")
    done += [Block(kind, head.text(kind)) for kind in ends if head.text(kind)]
    return done


def _title(head: Head) -> str:
    """The headline in one line; the label or kicker where a story has none."""
    parts = head.fields.get("headline") or (head.text("label") or head.text("kicker"),)
    return " ".join(part.chars.replace("\n", "") for part in parts).strip()
