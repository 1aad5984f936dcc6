"""Which characters have no glyph that may be drawn, and which are drawn in another face's.

In: stories, the YAML's copy, and the setters of a desk after its pages are made up. Out: E401, E405, E408, W406, N407, W409.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.fonts.faces import HarfBuzzFace, is_mainland
from composer.fonts.metrics import FontSet
from composer.fonts.scripts import name_of, refused
from composer.fonts.sequences import JOINED
from composer.galley.borrowing import Borrowed
from composer.galley.plain_setter import PlainSetter
from composer.makeup.desk import Desk
from composer.papers.models import Model, StoryUse
from composer.papers.printed import printed
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = [
    "check_copy",
    "check_story",
    "report_borrowed",
    "report_shapes",
    "texts_of",
    "without_glyph",
]

_LONGEST = 20
"""Characters of a stretch that are quoted."""

_TRADITIONAL = 10
"""So many characters that GB 2312 lacks make a text, not a quotation."""

_SAID = "\ufffd"
"""What cannot be printed is said when the file is read (E203, E303), and stands for it since."""

_KEYCAP = "\u20e3"

_PLACES = 10
"""Places that a finding names; the first one is its own."""


def check_story(fonts: FontSet, findings: Findings, story: StoryText) -> None:
    """E405 for every stretch in a script that is not set, E401 for every character that no face has."""
    for text in texts_of(story):
        for start, end, script in refused(text.chars):
            _refuse(findings, text.span(start, end), text.chars[start:end], script)
        for start, end in unjoined(fonts, text.chars):
            _unjoined(findings, text.span(start, end), text.chars[start:end])
        for at in without_glyph(fonts, text.chars):
            _lacking(findings, text.span(at, at + 1), text.chars[at])
        for run in text.runs:
            if run.role == "ruby":
                _check_value(fonts, findings, run.value, text.span(run.start, run.end))


def check_copy(fonts: FontSet, findings: Findings, models: Iterable[Model]) -> None:
    """The same for what the YAML prints, each value once."""
    seen: set[tuple[str, Span]] = set()
    for model in models:
        for chars, span in printed(model):
            if (chars, span) not in seen:
                seen.add((chars, span))
                _check_value(fonts, findings, chars, span)


def without_glyph(fonts: FontSet, chars: str) -> list[int]:
    """Offsets of characters that no face has; those of a script that is refused as a whole are not named
    again one by one."""
    lost = [at for at in fonts.missing(chars) if not chars[at].isspace() and chars[at] != _SAID]
    if not lost:
        return []
    said = [*((start, end) for start, end, _ in refused(chars)), *unjoined(fonts, chars)]
    return [at for at in lost if not any(start <= at < end for start, end in said)]


def unjoined(fonts: FontSet, chars: str) -> list[tuple[int, int]]:
    """Emoji of several characters that no face draws with one glyph: they are refused whole. A keycap is its figure
    in a frame, if a face has that."""
    if chars.isascii():
        return []
    return [
        found.span()
        for found in JOINED.finditer(chars)
        if not fonts.draws(found[0]) and (found[0][-1] != _KEYCAP or fonts.missing(found[0]))
    ]


def report_borrowed(desk: Desk) -> None:
    """W406, once for a style and the face that it borrows from: the characters, and where they stand; W409, once
    for a style, the variation sequences that its face has not."""
    copy = [*printed(desk.paper), *printed(desk.loaded.edition)]
    merged: dict[tuple[str, str, str], list[Borrowed]] = {}
    unvaried: dict[tuple[str, str, str], list[Borrowed]] = {}
    for setter in desk.setters():
        name = _style_of(desk, setter)
        for noted, found in ((setter.borrowed, merged), (setter.unvaried, unvaried)):
            for letter in noted:
                found.setdefault((name, letter.face, letter.holder), []).append(letter)
    for (name, face, holder), letters in merged.items():
        spans = sorted({span for letter in letters for span in _places(letter, copy)})
        desk.findings.add(
            "W406",
            spans[0] if spans else Span("paper.yaml"),
            style=_named_style(name),
            face=_spoken(face),
            holder=_spoken(holder),
            chars="".join(sorted({letter.char for letter in letters})),
            places=_named(spans),
        )
    for (name, face, _), letters in unvaried.items():
        spans = sorted({span for letter in letters for span in _places(letter, copy)})
        sequences = sorted({letter.char for letter in letters})
        desk.findings.add(
            "W409",
            spans[0] if spans else Span("paper.yaml"),
            style=_named_style(name),
            face=_spoken(face),
            chars=" ".join(f"{one[0]}+{_codes(one[1])}" for one in sequences),
            base="".join(dict.fromkeys(one[0] for one in sequences)),
            selectors=" ".join(dict.fromkeys(_codes(one[1]) for one in sequences)),
            places=_named(spans),
        )


def _style_of(desk: Desk, setter: PlainSetter) -> str:
    """The name of the style that a setter sets in; empty for one of a headline, a caption …"""
    styles = desk.paper.styles.items()
    same = (name for name, style in styles if style is setter.style)
    return next(same, "") or next((name for name, style in styles if style == setter.style), "")


def _named_style(name: str) -> Words:
    return Words(f"样式 {name} 的", f"style {name}: ") if name else Words("", "")


def report_shapes(desk: Desk, texts: Iterable[tuple[StoryUse, StoryText]]) -> None:
    """N407, once a style: Traditional text in a face that was drawn for the mainland."""
    told: set[str] = set()
    for use, story in texts:
        ref = use.thread[0] if use.thread else use.area
        if ref is None:
            continue
        area = desk.loaded.layouts[ref.page].areas[ref.area]
        style = desk.text_style(area)
        language = style.language or desk.paper.language
        if area.style in told or not (language == "zh-Hant" or _traditional(story)):
            continue
        face = desk.fonts.face(style.face)
        if is_mainland(HarfBuzzFace.of(face)):
            told.add(area.style)
            place = next((block.text.span(0, 1) for block in story.blocks if block.text), Span())
            desk.findings.add("N407", place, style=area.style, face=_spoken(face.key))


def _traditional(story: StoryText) -> bool:
    """Whether a story is in Traditional characters: most of those that only one of GB 2312 and Big5 has are
    in Big5. A name (堃, 喆) in a simplified story is no such text."""
    counts = Counter("".join(text.chars for text in texts_of(story)))
    han = "".join(char for char in counts if "\u4e00" <= char <= "\u9fff")
    gb, big5 = (
        set(han.encode(codec, "ignore").decode(codec)) for codec in ("gb2312", "big5")
    )  # the codec tells all characters at once
    only_big5, only_gb = (
        sum(counts[char] for char in own - other) for own, other in ((big5, gb), (gb, big5))
    )
    return only_big5 >= _TRADITIONAL and only_big5 > 3 * only_gb


def texts_of(story: StoryText) -> Iterator[Text]:
    """Every text of a story, head first."""
    yield from (*story.headline, story.kicker, story.deck, story.byline, story.label)
    for block in story.blocks:
        yield from block.texts()


def _check_value(fonts: FontSet, findings: Findings, chars: str, span: Span) -> None:
    """A value whose place is known as a whole: annotations, and copy in YAML."""
    for start, end, script in refused(chars):
        _refuse(findings, span, chars[start:end], script)
    for sequence in dict.fromkeys(chars[start:end] for start, end in unjoined(fonts, chars)):
        _unjoined(findings, span, sequence)
    for char in dict.fromkeys(chars[at] for at in without_glyph(fonts, chars)):
        _lacking(findings, span, char)


def _refuse(findings: Findings, span: Span, chars: str, script: str) -> None:
    shown = chars if len(chars) <= _LONGEST else chars[:_LONGEST] + "…"
    findings.add("E405", span, chars=shown, count=len(chars), script=name_of(script))


def _unjoined(findings: Findings, span: Span, chars: str) -> None:
    findings.add("E408", span, chars=chars, codepoints=_codes(chars))


def _codes(chars: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in chars)


def _lacking(findings: Findings, span: Span, char: str) -> None:
    findings.add("E401", span, char=char, codepoint=f"U+{ord(char):04X}")


def _places(letter: Borrowed, copy: Sequence[tuple[str, Span]]) -> list[Span]:
    """Where a letter was typed: in its story, or in the first value of the YAML that has it."""
    if letter.span.line:
        return [letter.span]
    return [span for chars, span in copy if letter.char in chars][:1]


def _spoken(key: str) -> str:
    family, _, weight = key.rpartition("-")
    return f"{family} {weight}"


def _named(spans: Sequence[Span]) -> str:
    shown = [f"{span.file}:{span.line}:{span.column}" for span in spans[:_PLACES]]
    return " ".join([*shown, "…"] if len(spans) > _PLACES else shown) or "–"
