"""A story file → `StoryText`: head and body read, markup taken out, marks mended, every place kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath
from unicodedata import is_normalized

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.models import Normalise
from composer.papers.reading.encoding import read_text, readable
from composer.papers.reading.leftovers import kinds_in
from composer.story.account import Account
from composer.story.blocks import (
    Block,
    Caption,
    Credit,
    Crosshead,
    Footline,
    Item,
    Names,
    Note,
    Paragraph,
    StoryText,
    Table,
    TextBlock,
)
from composer.story.body import RawBlock
from composer.story.fences import RawLine
from composer.story.formats import Format, format_of
from composer.story.head import BROKEN_BY_BAR, Head
from composer.story.leftovers import plain, taken
from composer.story.markup import COMMENT, flowed, has_signs, report_spans, without_markup
from composer.story.names import parted
from composer.story.normalise import Tally, composed, normalised
from composer.story.references import UNPLACED, References
from composer.story.text import Run, Text, from_lines, joined

__all__ = ["READERS", "Reading", "read_story"]

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
        return StoryText(name, stem, account=_unread(readable(path)), title=stem)
    lines = text.split("\n")
    form = format_of(name)
    head = form.head(lines, name, findings)
    if head is None:
        return StoryText(name, stem, account=_unread(text), title=stem)
    account = Account(text)
    reading = Reading(name, form, normalise, findings, references, account)
    return reading.story(head, lines[head.body - 1 :])


def _unread(text: str) -> Account:
    """The account of a story of which nothing is read."""
    account = Account(text)
    account.whole("u")
    return account


class Reading:
    """One story; what advances are the findings and the tally of mended marks."""

    def __init__(
        self,
        file: str,
        form: Format,
        rules: Normalise,
        findings: Findings,
        references: References,
        account: Account,
    ) -> None:
        self._format = form
        self._account = account
        self._composed = is_normalized("NFC", account.text)
        self._kinds: frozenset[str] = frozenset()
        self._foreign = self._referring = self._marked = True
        self._references = references
        self.file = file
        self._rules = rules
        self._findings = findings
        self._tally = Tally()

    def story(self, head: Head, body: Sequence[str]) -> StoryText:
        """The whole of it, in the order of the file, so that the tally's first place is the first."""
        words = (text.chars for texts in head.fields.values() for text in texts)
        self._look("\n".join(words), markup=True)
        fields = {
            key: tuple(self._line(text, broken=key in BROKEN_BY_BAR) for text in texts)
            for key, texts in head.fields.items()
        }
        head = Head(fields, head.body, head.lost)
        self._look("\n".join(body), markup=self._format.markup)
        raws = self._format.body(body, head.body, self.file, self._findings, self._account.comments)
        blocks = [block for raw in raws if (block := self._block(raw)) is not None]
        if all(isinstance(block, Crosshead) for block in blocks):
            last = max(1, head.body + len(body) - 1)
            self._findings.add("E305", Span(self.file, min(head.body, last), 1))
        self._tally.report(self._findings)
        self._settle(head, blocks)
        stem = PurePosixPath(self.file).stem
        return StoryText(
            file=self.file,
            name=stem,
            headline=head.fields.get("headline", ()),
            jump_headline=head.text("jump_headline"),
            kicker=head.text("kicker"),
            deck=head.text("deck"),
            byline=head.text("byline"),
            label=head.text("label"),
            blocks=tuple(_with_ends(blocks, head)),
            account=self._account,
            title=_title(head) or stem,
        )

    def _look(self, words: str, *, markup: bool) -> None:
        """Ask once of a whole head or body what would be asked of each of its texts; only with `markup` there
        can be some."""
        self._kinds = kinds_in(words) if markup else frozenset()
        self._foreign = bool(self._kinds)
        self._referring = "{{" in words
        self._marked = markup and has_signs(words)

    def _block(self, raw: RawBlock) -> Block | None:
        if read := READERS.get(raw.kind):
            return read(self, raw)
        text = self._text(raw)
        assert issubclass(raw.kind, TextBlock)
        return raw.kind(text) if text else None

    def _text(self, raw: RawBlock) -> Text:
        text = from_lines(raw.lines, self.file)
        if raw.typed:
            text = self._changed(text, "m", flowed(text))
            return self._changed(text, "c", composed(text, self._tally))
        return self.words(text, running=raw.kind.running)

    def _item(self, raw: RawBlock) -> Block | None:
        text = self._text(raw)
        return Item(text, raw.level, raw.number) if text else None

    def _list_of_names(self, raw: RawBlock) -> Block | None:
        text = self._names(from_lines(raw.lines, self.file))
        return Names(text) if text else None

    def _table(self, raw: RawBlock) -> Block | None:
        from composer.story.tables import read_table

        return read_table(raw, self._cell, self.file, self._findings)

    def _caption(self, raw: RawBlock) -> Block | None:
        text = self._text(raw)
        return Caption(text, self._table_style(raw)) if text else None

    def _note(self, raw: RawBlock) -> Block | None:
        text = self._text(raw)
        return Note(text, self._table_style(raw)) if text else None

    def _table_style(self, raw: RawBlock) -> str:
        from composer.story.tables import table_style

        return table_style(raw, self.file, self._findings)

    def _cell(self, line: RawLine) -> Text:
        """A cell's words; ``<br>`` parts its lines."""
        text = from_lines([line], self.file)
        if COMMENT in text.chars:
            text = self._changed(text, "m", flowed(text))
        return self.words(text, running=False, broken=True)

    def _names(self, text: Text) -> Text:
        text = self._changed(text, "c", composed(text, self._tally))
        text = self._changed(text, "m", parted(text))
        text = self._changed(
            text, "c", taken(flowed(text), self._findings, self._kinds, broken=True)
        )
        text = self._changed(text, "m", without_markup(text, self._findings))
        text = plain(self._changed(text, "c", parted(text)))
        rules = replace(self._rules, spaces=False)
        after = normalised(text, rules, self._tally, self._findings, running=False)
        return self._changed(text, "c", after)

    def words(self, text: Text, *, running: bool, broken: bool = False) -> Text:
        """Words of the body, markup taken out and marks mended; `running`: all rules apply."""
        findings, changed = self._findings, self._changed
        if self._foreign:
            text = changed(text, "c", taken(text, findings, self._kinds, broken=broken))
        if self._foreign or not self._composed:  # an entity may be a combining mark
            text = changed(text, "c", composed(text, self._tally))
        if not broken:
            text = changed(text, "m", flowed(text))
        if self._referring:
            text = changed(text, "c", self._references.resolved(text, findings))
        if self._marked or self._foreign or (self._referring and self._format.markup):
            # What those have put in may be markup.
            text = changed(text, "m", without_markup(text, findings))
        return self._mended(text, running=running)

    def _line(self, text: Text, *, broken: bool) -> Text:
        changed, findings = self._changed, self._findings
        if self._foreign or "**" in text.chars:
            after = taken(text, findings, self._kinds, head=True, broken=broken)
            text = changed(text, "c", after)
        text = changed(text, "c", composed(text, self._tally))  # YAML has escapes
        if self._referring:
            text = changed(text, "c", self._references.resolved(text, findings))
        if "]{" in text.chars:
            report_spans(text, self._findings)
        return self._mended(text, running=False)

    def _mended(self, text: Text, *, running: bool) -> Text:
        after = normalised(text, self._rules, self._tally, self._findings, running=running)
        if after is not text:
            after = self._changed(text, "r", after)
        return plain(after) if after.runs else after

    def _changed(self, before: Text, kind: str, after: Text) -> Text:
        """`after`, the stage's work told to the account."""
        if after is not before and after.chars != before.chars:
            self._account.took(before, kind)
        return after

    def _settle(self, head: Head, blocks: Sequence[Block]) -> None:
        """Tell the account what is set, and what the source has beside words."""
        account = self._account
        account.sets_all(
            chain(
                chain.from_iterable(head.fields.values()),
                chain.from_iterable(block.texts() for block in blocks),
            )
        )
        for span in head.lost:
            account.loses(span)
        if head.body > 1:
            account.whole("m", 1, head.body - 1)
        account.structure()


READERS: dict[type[Block], Callable[[Reading, RawBlock], Block | None]] = {
    Item: Reading._item,
    Names: Reading._list_of_names,
    Table: Reading._table,
    Caption: Reading._caption,
    Note: Reading._note,
}
"""How those kinds of block are read that are more than words mended by the rules."""


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
            if isinstance(block, Paragraph):
                whole = joined((opening, Text(_AFTER_DATELINE), block.text))
                done[index] = Paragraph(whole)
                break
        else:
            done.insert(0, Paragraph(opening))
    for kind, name in ((Footline, "footline"), (Credit, "credit")):
        if words := head.text(name):
            done.append(kind(words))
    return done


def _title(head: Head) -> str:
    """The headline in one line; the label or kicker where a story has none."""
    parts = head.fields.get("headline") or (head.text("label") or head.text("kicker"),)
    return " ".join(part.chars.replace("\n", "") for part in parts).strip()
