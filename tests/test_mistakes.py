"""A layout editor's night: eighty slips, each said with its place, and no character lost.

What is wrong in the files is set beside the codes it must bring. Whatever else is said, the program never
falls over, and what is not on a page is counted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from composer.compose import Composed, compose
from composer.diagnostics.diagnostic import (
    CannotCompose,
    Diagnostic,
    Findings,
    Severity,
    severity_of,
)
from composer.diagnostics.render import as_json
from composer.fonts.metrics import FontSet
from composer.papers.load import load_edition
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.press.pictures.separated import Originals
from composer.press.shelf import Shelf
from tests.conftest import EDITION as SAMPLE
from tests.makeup.editions import HAN

PAPER = """\
paper: 夜报
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60, size: 小五, advance: 11.5pt}
colours: {red: [0, 100, 90, 0]}
styles:
  body: {face: 宋, size: 小五}
tables: {results: {rules: grid}}
"""
PAGE = """\
layout: front
masthead: {at: {columns: 1-4, lines: 1-8}}
areas:
  lead: {at: {columns: 1-4, lines: 10-40}, pictures: {main: {at: {columns: 2-3, lines: 1-8}}}}
  side: {at: {columns: 1-2, lines: 42-60}}
  poem: {at: {columns: 3-4, lines: 42-60}}
"""
EDITION = """\
edition: 2026-01-01
pages: {1: front, 2: front}
stories:
  - {story: lead.md, thread: [1.lead, 2.lead], pictures: {main: {file: rain.jpg, caption: 雨}}}
  - {story: side.md, area: 1.side}
  - {story: poem.md, area: 1.poem}
"""

Files = dict[str, str | bytes]


def story(body: str, head: str = "headline: 题目") -> str:
    return f"---\n{head}\n---\n\n{body}\n"


FILES: Files = {
    "paper.yaml": PAPER,
    "pages/front.yaml": PAGE,
    "e/edition.yaml": EDITION,
    "e/stories/lead.md": story("\n\n".join([HAN * 4] * 8)),
    "e/stories/side.md": story(HAN * 6),
    "e/stories/poem.md": story(HAN * 5),
}


def changed(name: str, old: str, new: str) -> Files:
    text = FILES[name]
    assert isinstance(text, str)
    assert old in text
    return {name: text.replace(old, new)}


def paper(old: str, new: str) -> Files:
    return changed("paper.yaml", old, new)


def page(old: str, new: str) -> Files:
    return changed("pages/front.yaml", old, new)


def edition(old: str, new: str) -> Files:
    return changed("e/edition.yaml", old, new)


def body(text: str, head: str = "headline: 题目") -> Files:
    return {"e/stories/side.md": story(text, head)}


def side(rest: str) -> Files:
    """The area of the story on the left, with more said of it."""
    return page("side: {at: {columns: 1-2, lines: 42-60}}", f"side: {rest}")


def table(columns: int, rows: int = 1, form: str = "") -> Files:
    row = "| " + " | ".join(str(n) for n in range(columns)) + " |\n"
    return body(f"{form}{row}{'|--' * columns}|\n{row * rows}\n{HAN}")


HERE = "columns: 1-2, lines: 42-60"

LAYOUT: dict[str, tuple[Files, str]] = {
    "overlap": (side("{at: {columns: 1-2, lines: 38-60}}"), "E103"),
    "below the page": (side("{at: {columns: 1-2, lines: 42-66}}"), "E102"),
    "columns that are not": (page("columns: 3-4, lines: 42", "columns: 3-9, lines: 42"), "E102"),
    "range backwards": (side("{at: {columns: 2-1, lines: 42-60}}"), "E223"),
    "range from nought": (side("{at: {columns: 0-2, lines: 42-60}}"), "E223"),
    "one line": (side("{at: {columns: 1-2, lines: '42'}}"), "E104 E101"),
    "forty columns": (side(f"{{at: {{{HERE}}}, text: {{columns: 40}}}}"), "W150 E101"),
    "no columns": (side(f"{{at: {{{HERE}}}, text: {{columns: 0}}}}"), "E225"),
    "columns wider than their area": (
        side(f"{{at: {{{HERE}}}, text: {{columns: [90字, 1字]}}}}"),
        "E134 W150 E101",
    ),
    "gutter below nought": (side(f"{{at: {{{HERE}}}, text: {{gutter: -3字}}}}"), "E225"),
    "gutter wider than its area": (
        side(f"{{at: {{{HERE}}}, text: {{columns: 2, gutter: 30字}}}}"),
        "W150 E101",
    ),
    "vertical, two 字 high": (
        side("{at: {x: 0字, y: 42行, width: 20字, height: 18pt}, text: {vertical: yes}}"),
        "E101",
    ),
    "vertical, thirty bands": (
        side(f"{{at: {{{HERE}}}, text: {{vertical: yes, columns: 30}}}}"),
        "W121 E101",
    ),
    "box thicker than its area": (side(f"{{at: {{{HERE}}}, box: {{lines: 30}}}}"), "E104 E101"),
    "headline of a hundred lines": (
        side(f"{{at: {{{HERE}}}, headline: {{lines: 100}}}}"),
        "E104 E101",
    ),
    "headline nowhere": (
        side(f"{{at: {{{HERE}}}, headline: {{placement: between}}}}"),
        "E115 N116",
    ),
    "headline far away": (
        side(
            f"{{at: {{{HERE}}}, headline: {{placement: between, at: {{columns: 1, lines: 30-50}}}}}}"
        ),
        "E151 N116",
    ),
    "all of it cut out": (side(f"{{at: {{{HERE}}}, cut: {{{HERE}}}}}"), "E101"),
    "picture below its area": (page("lines: 1-8}}}", "lines: 1-80}}}"), "E105"),
    "picture in column nine": (
        page("{columns: 2-3, lines: 1-8}", "{columns: 9, lines: 1-8}"),
        "E105",
    ),
    "picture of no size": (
        page("at: {columns: 2-3, lines: 1-8}", "at: {x: 0字, y: 0行, width: 0字, height: 0行}"),
        "E225",
    ),
    "polygon of two points": (
        page("lines: 1-8}}}", "lines: 1-8}, shape: [0% 0%, 50% 50%]}}"),
        "E132",
    ),
    "polygon that crosses itself": (
        page("lines: 1-8}}}", "lines: 1-8}, shape: [0% 0%, 100% 100%, 100% 0%, 0% 100%]}}"),
        "E132",
    ),
    "polygon of one point": (
        page("lines: 1-8}}}", "lines: 1-8}, shape: [0% 0%, 0% 0%, 0% 0%]}}"),
        "E132",
    ),
    "shape misspelt": (page("lines: 1-8}}}", "lines: 1-8}, shape: cirkle}}"), "E224"),
    "copyfit misspelt": (side(f"{{at: {{{HERE}}}, copyfit: {{order: [resett]}}}}"), "E224"),
    "copyfit without end": (side(f"{{at: {{{HERE}}}, copyfit: {{headline: 90}}}}"), "E225"),
    "quote larger than its area": (
        {
            **side(f"{{at: {{{HERE}}}, quotes: {{q: {{at: {{columns: 1, lines: 1-3}}}}}}}}"),
            **edition("area: 1.side", f"area: 1.side, quotes: {{q: {HAN * 5}}}"),
        },
        "E154",
    ),
    "area that is a list": (side("[1, 2]"), "E222"),
    "layout that extends itself": ({"pages/front.yaml": "layout: front\nextends: front\n"}, "E231"),
}

PAPERS: dict[str, tuple[Files, str]] = {
    "size below nought": (paper("size: 小五}\ntables", "size: -9pt}\ntables"), "E225"),
    "type larger than its column": (
        paper("size: 小五}\ntables", "size: 300pt}\ntables"),
        "W150 E101",
    ),
    "indent wider than its column": (
        paper("size: 小五}\ntables", "size: 小五, indent: 60字}\ntables"),
        "W150",
    ),
    "columns wider than the page": (paper("measure: 11字", "measure: 110字"), "E152"),
    "columns of one 字": (paper("measure: 11字", "measure: 1字"), "W150 E101"),
    "a tab": (paper("  body", "\tbody"), "E206"),
    "blank of a jump misspelt": ({"paper.yaml": f'{PAPER}jump: {{to: "（{{pages}}）"}}\n'}, "E137"),
}

EDITIONS: dict[str, tuple[Files, str]] = {
    "area misspelt": (edition("1.side", "1.sied"), "E244"),
    "page that is not": (edition("1.side", "3.side"), "E243"),
    "area without its page": (edition("1.side", "side"), "E223"),
    "area used twice": (edition("1.poem", "1.side"), "E245"),
    "story used twice": (edition("poem.md", "side.md"), "E246"),
    "story misspelt": (edition("side.md", "seite.md"), "E264"),
    "picture misspelt": (edition("rain.jpg", "regen.jpg"), "E501"),
    "picture that is none": (
        {**edition("rain.jpg", "x.jpg"), "e/pictures/x.jpg": "no picture"},
        "E502",
    ),
    "picture for no slot": (edition("{main: {file", "{mian: {file"), "E251"),
    "thread in a circle": (edition("[1.lead, 2.lead]", "[1.lead, 2.lead, 1.lead]"), "E248"),
    "thread of nothing": (edition("[1.lead, 2.lead]", "[]"), "E249"),
    "no pages": ({"e/edition.yaml": "edition: 2026-01-01\npages: {}\n"}, "E221"),
    "no such day": (edition("2026-01-01", "2026-02-30"), "E223"),
    "thread through an area without room": (
        page("lead: {at: {columns: 1-4, lines: 10-40}", "lead: {at: {columns: 1-4, lines: '10'}"),
        "E104 E101",
    ),
}

STORIES: dict[str, tuple[Files, str]] = {
    "empty file": ({"e/stories/side.md": ""}, "E305"),
    "nothing but a head": (body(""), "E305"),
    "nothing but crossheads": (body("## 一\n\n## 二"), "E305"),
    "head without end": ({"e/stories/side.md": "---\nheadline: x\n"}, "E306"),
    "key misspelt": (body(HAN, "headlin: 题目"), "E220"),
    "headline of marks": (body(HAN, "headline: “，。！？——……”"), ""),
    "headline of blanks": (body(HAN, 'headline: ["　", " "]'), ""),
    "headline without end": (body(HAN, f"headline: {HAN * 5}"), "E104 E101"),
    "fence misspelt": (body(f"::: 表哥\n一\n:::\n\n{HAN}"), "W317"),
    "fence left open": (body("::: 表格\n| a | b |\n\n" + HAN), "E321"),
    "fence closed only": (body(f"{HAN}\n\n:::\n\n{HAN}"), "W326"),
    "table style misspelt": (body("::: 表格 reslts\n| a | b |\n|--|--|\n| c | d |\n:::"), "E323"),
    "table of five hundred columns": (table(500), "E153"),
    "table of five hundred rows": (table(2, 500), "E101"),
    "table with a cell without end": (
        body(f"| 甲 | 乙 |\n|--|--|\n| {HAN * 30} | 四 |"),
        "W147 E101",
    ),
    "table with rows of all lengths": (body("| 甲 | 乙 |\n|--|--|\n| a |\n| a | b | c |"), "E307"),
    "spans of nothing": (body("| ^^ | ^^ |\n|--|--|\n| ^^ | < |"), "E325"),
    "widths of nothing": (table(2, 1, "{columns: 4字 x -3 auto auto}\n"), "E322"),
    "list twenty deep": (body("\n".join("  " * n + f"- {HAN}" for n in range(20))), "E101"),
    "word of ten thousand letters": (body("a" * 10_000), "W107 E101"),
    "ten thousand commas": (body("，" * 10_000), "W114 E101"),
    "three thousand quotes": (body("“" * 3_000), "W309 E101"),
    "ten times too long": (body("\n\n".join([HAN * 3] * 40)), "E101"),
    "ruby on every other character": (
        body("".join(f"[{c}]{{注音: zhuang}}{c}" for c in HAN * 4 if c.isalpha())),
        "W118 E101",
    ),
    "span misspelt": (body(f"[{HAN}]{{着力}}"), "W314"),
    "spans forty deep": (body("[" * 40 + HAN + "]{着重}" * 40), ""),
    "reference to nobody": (body(f"见{{{{见：nirgends}}}}{HAN}"), "E136"),
    "bytes": ({"e/stories/side.md": bytes(range(256)) * 20}, "E302"),
    "control characters": (body(f"一\x00二\x07三{HAN}"), "E303"),
    "characters that no face has": (body(f"今天😀很好{HAN}"), "E401"),
}

CASES = {**LAYOUT, **PAPERS, **EDITIONS, **STORIES}


@pytest.fixture
def composed(fonts: FontSet, tmp_path: Path) -> partial[tuple[Composed | None, list[Diagnostic]]]:
    """Compose the paper with some of its files changed, and write its pages."""
    return partial(_composed, fonts, tmp_path)


def _composed(fonts: FontSet, root: Path, files: Files) -> tuple[Composed | None, list[Diagnostic]]:
    for name, text in {**FILES, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (root / "e" / "pictures").mkdir(exist_ok=True)
    shutil.copy(SAMPLE / "pictures" / "rain.jpg", root / "e" / "pictures")
    findings = Findings()
    try:
        loaded = load_edition(root / "e", findings)
        made = compose(loaded, fonts, findings, Originals(findings, Shelf(None)).size)
    except CannotCompose:
        assert findings.has_errors()
        return None, list(findings)
    profile = load_profile("newsprint-crpc1")
    write_pdf(made.display, fonts, root / "out.pdf", profile=profile, findings=findings)
    return made, list(findings)


def unplaced(findings: Iterable[Diagnostic]) -> list[str]:
    """Errors and warnings that point at no line."""
    bad = [one for one in findings if severity_of(one) is not Severity.NOTE]
    return [one.code for one in bad if not one.span.line or not one.span.column]


@pytest.mark.parametrize(("files", "codes"), CASES.values(), ids=CASES)
def test_a_slip_is_said_and_nothing_is_lost(
    composed: partial[tuple[Composed | None, list[Diagnostic]]], files: Files, codes: str
) -> None:
    made, findings = composed(files)
    assert set(codes.split()) <= {one.code for one in findings}
    assert unplaced(findings) == []
    assert len(findings) < 100, "one slip does not bury the others"
    assert all(as_json(one)["message"]["en"] for one in findings)
    unset = sum(one.values["chars"] for one in findings if one.code == "N116")
    lost = 0
    for report in made.stories if made else ():
        lost += report.given - report.set - (report.overset.chars if report.overset else 0)
        assert report.account is not None
        lost -= report.account.copy_lost()
        assert not report.account.counts()["unexplained"]
    assert lost == unset, "given = set + overset + headlines not set + what could not be read"
