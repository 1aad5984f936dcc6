"""Printed facts — 版面事实: date, weekday, numbers and names that masthead, folio and imprint print.

Blanks fill themselves; what somebody typed in their place is compared with the edition: a weekday with the
date (E643), a date with the date of issue (E644), numbers, page counts and page numbers with the edition's
(E645), a page's name with the page's (W646); and a blank that the edition leaves empty is said (W653).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from composer.contents.places import Places
from composer.diagnostics.diagnostic import Findings, OnPage, Span, Words
from composer.frozen import NamedTuple
from composer.furniture.facts import PageFacts
from composer.papers.wording import filled
from composer.patterns import pattern

__all__ = ["check_facts", "chinese_value"]

_FIGURES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_WEEKDAYS = "一二三四五六日"
_NUMERALS = frozenset("0123456789〇零○一二三四五六七八九十百日天")
"""What every date, weekday and number has."""

_NUMERAL = "[0-9]{1,6}|[〇零○一二三四五六七八九十百]{1,6}"
_DATE = pattern(
    r"([0-9]{4}|[〇零○一二三四五六七八九]{4})\s*年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日|(?<![0-9])([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])"
)
_WEEKDAY = pattern(
    r"(?<![每逢])(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])(?!\s*[至到、—\-~～及和刊出])"
)
_OTHER_DAYS = pattern(
    "创刊|創刊|创办|創辦|复刊|復刊|成立|始|批准|登记|登記|注册|註冊|下期|上期|明日|昨日|截至|截止"
)
"""Lines whose date is not that of issue."""
_NUMBER = pattern(rf"(?<![总總])第\s*({_NUMERAL})\s*期")
_TOTAL = pattern(rf"[总總]\s*第?\s*({_NUMERAL})\s*[期号號]")
_COUNT = pattern(
    rf"(?:今日|今天|本期|本报|本報|本日|共)\s*(?:共|出|有)?\s*({_NUMERAL})\s*(?:个|個)?版"
)
_PAGE = pattern(rf"第\s*({_NUMERAL})\s*版")
_ALONE = pattern(r"\D{0,2}([0-9]{1,3})\D{0,2}")

_FACTS = {
    "number": Words("期号", "the number"),
    "total": Words("总期号", "the total number"),
    "pages": Words("版数", "the number of pages"),
    "page": Words("版次", "the page number"),
}


class _Line(NamedTuple):
    """A line of furniture: its piece, wording, the words as printed, its places."""

    page: int
    piece: str
    wording: str
    typed: str
    """The wording with its blanks taken out."""
    printed: str
    span: Span
    trail: tuple[Span, ...]
    on: OnPage | None


def check_facts(places: Places, findings: Findings) -> None:
    """Compare what furniture prints with what the edition is."""
    for line in _lines(places):
        if not line.printed.strip():
            continue
        if not _NUMERALS.isdisjoint(line.typed):  # blanks fill themselves rightly
            _check_dates(places, line, findings)
            _check_numbers(line, findings, _figures(places, line.page))
        _check_empty(line, findings, _figures(places, line.page))
        _check_name(places, line, findings)


def _lines(places: Places) -> Iterator[_Line]:
    loaded = places.loaded
    for page, layout in loaded.layouts.items():
        facts = PageFacts.of(loaded, page)
        trail = (loaded.edition.pages[page].where["layout"].span,)
        wordings: list[tuple[str, str, Span]] = []
        if layout.masthead:
            where = layout.masthead.where["lines"]
            lines = enumerate(layout.masthead.lines)
            wordings += [("masthead", line, where[n].span) for n, line in lines]
        if layout.folio:
            for key in ("outer", "middle", "inner"):
                where = layout.folio.where[key]
                wordings.append((f"folio {key}", getattr(layout.folio, key), where.span))
        if layout.imprint:
            where = layout.imprint.where["text"]
            wordings.append(("imprint", layout.imprint.text or "", where.span))
        for piece, wording, span in wordings:
            on = places.furniture(page, piece.split()[0])
            typed = filled(wording, dict.fromkeys(facts.words, "\0"))
            yield _Line(page, piece, wording, typed, facts.fill(wording), span, trail, on)


def _check_dates(places: Places, line: _Line, findings: Findings) -> None:
    issued = places.loaded.edition.edition.day
    others = _OTHER_DAYS.search(line.printed) is not None
    days = list(_DATE.finditer(line.printed))
    weekday = _WEEKDAY.search(line.printed)
    for found in () if others else days:
        said = [part for part in found.groups() if part]
        if _day(said) != issued:
            findings.add(
                "E644", line.span, trail=line.trail, on=line.on, piece=line.piece,
                measured=found[0], allowed=issued.isoformat(), blank="{date}",
            )  # fmt: skip
    if weekday is None:
        return
    day = _day([part for part in days[0].groups() if part]) if days else issued
    right = _WEEKDAYS[day.weekday()] if day else weekday[1]
    if weekday[1].replace("天", "日") != right:
        findings.add(
            "E643", line.span, trail=line.trail, on=line.on, piece=line.piece, measured=weekday[0],
            date=day.isoformat() if day else "", allowed=f"星期{right}",
            blank="{weekday}",
        )  # fmt: skip


def _day(said: list[str]) -> date | None:
    """The day that three numbers say; None for one that no calendar has."""
    try:
        return date(*(chinese_value(part) for part in said))
    except ValueError:
        return None


def _figures(places: Places, page: int) -> dict[str, str]:
    """What the edition has for each figure that furniture prints."""
    edition = places.loaded.edition
    return {
        "number": edition.number,
        "total": edition.total,
        "pages": str(len(edition.pages)),
        "page": str(page),
    }


def _check_numbers(line: _Line, findings: Findings, allowed: dict[str, str]) -> None:
    patterns = {"number": _NUMBER, "total": _TOTAL, "pages": _COUNT}
    if line.piece.startswith("folio"):
        patterns["page"] = _PAGE
    for fact, wanted in patterns.items():
        for found in wanted.finditer(line.typed):
            _compare(line, fact, found[0], found[1], allowed[fact], findings)
    if line.piece == "folio outer" and (alone := _ALONE.fullmatch(line.typed.strip())):
        _compare(line, "page", alone[0], alone[1], allowed["page"], findings)


def _check_empty(line: _Line, findings: Findings, allowed: dict[str, str]) -> None:
    """W653 for a blank that the edition has nothing for."""
    for fact in ("number", "total"):
        if f"{{{fact}}}" in line.wording and not allowed[fact].strip():
            findings.add(
                "W653", line.span, trail=line.trail, on=line.on,
                piece=line.piece, what=_FACTS[fact], key=fact, printed=line.printed,
            )  # fmt: skip


def _compare(
    line: _Line, fact: str, printed: str, said: str, allowed: str, findings: Findings
) -> None:
    if not allowed.strip() or _same_number(said, allowed):
        return
    findings.add(
        "E645", line.span, trail=line.trail, on=line.on, piece=line.piece, what=_FACTS[fact],
        measured=printed, allowed=allowed, blank=f"{{{fact}}}",
    )  # fmt: skip


def _same_number(said: str, allowed: str) -> bool:
    try:
        return chinese_value(said) == chinese_value(allowed.strip())
    except ValueError:
        return said == allowed.strip()


def _check_name(places: Places, line: _Line, findings: Findings) -> None:
    """W646 for a folio that prints another page's name and not its own."""
    pages = places.loaded.edition.pages
    own = pages[line.page].name.strip()
    if not line.piece.startswith("folio") or not own or own in line.printed:
        return
    typed = filled(line.wording, {"paper": "", "web": ""})
    for page, use in sorted(pages.items()):
        if use.name.strip() and use.name.strip() in typed:
            findings.add(
                "W646", line.span, trail=line.trail, on=line.on,
                measured=use.name, allowed=own, page=page, blank="{name}",
            )  # fmt: skip
            return


def chinese_value(said: str) -> int:
    """A number in Arabic or Chinese figures: 12, 十二, 一二, 二〇二〇, 一百零三.

    Raises:
        ValueError: it is none.
    """
    if said.isascii():
        return int(said)
    if "百" in said:
        hundreds, _, rest = said.partition("百")
        return chinese_value(hundreds) * 100 + (chinese_value(rest.lstrip("零〇")) if rest else 0)
    if "十" in said:
        tens, _, ones = said.partition("十")
        return (chinese_value(tens) if tens else 1) * 10 + (chinese_value(ones) if ones else 0)
    if not said or any(char not in _FIGURES for char in said):
        raise ValueError(said)
    return int("".join(str(_FIGURES[char]) for char in said))
