"""Generated editions: what is read out of the PDF, and what the report says is left, is what was given."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics.model import Findings
from composer.fonts.model import FontSet
from composer.pdf import write_pdf
from composer.spec.models import Area, Box, HeadlineUse, TextSetting
from composer.spec.press import load_profile
from tests.makeup.editions import HAN, compose_areas, place
from tests.reading import by_structure, plain

_SPICE = [
    "“GB2312”，",
    "1—3月",
    "24日",
    "GDP",
    "？！",
    "321.71亿元",
    "——",
    "……",
    "《月令》",
    "5G、",
    "Wi-Fi",
    "100%。",
]
_PARAGRAPH = st.lists(
    st.one_of(st.integers(1, 45).map(lambda n: HAN[:n]), st.sampled_from(_SPICE)),
    min_size=1,
    max_size=14,
).map("".join)


def file_of(number: int, paragraphs: list[str]) -> str:
    body = "\n\n".join(paragraphs)
    return f"---\nheadline: 第{number}篇稿件的标题\n---\n\n{body}\n"


@settings(max_examples=20, deadline=None)
@given(
    stories=st.lists(st.lists(_PARAGRAPH, min_size=1, max_size=7), min_size=1, max_size=3),
    columns=st.sampled_from([None, 1, 2]),
    vertical=st.booleans(),
    boxed=st.booleans(),
    down=st.booleans(),
)
def test_nothing_vanishes(
    fonts: FontSet,
    stories: list[list[str]],
    columns: int | None,
    vertical: bool,
    boxed: bool,
    down: bool,
) -> None:
    setting = TextSetting(columns=columns, vertical=down)
    head = HeadlineUse(vertical=vertical)
    box = Box() if boxed else None
    areas = {
        "a": Area(at=place("1-3", "1-25"), text=setting, headline=head, box=box),
        "b": Area(at=place("4-6", "1-30"), text=TextSetting(vertical=down)),
        "c": Area(at=place("1-2", "40-60"), text=TextSetting(vertical=down)),
    }
    threads = ["1.a 1.c 2.a", "1.b", "2.b 3.a"]
    files = {f"s{n}": (file_of(n, paragraphs), threads[n]) for n, paragraphs in enumerate(stories)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made, findings = compose_areas(fonts, folder, areas, files)
        target = folder / "edition.pdf"
        profile = load_profile("newsprint-crpc1")
        write_pdf(made.display, fonts, target, profile=profile, findings=Findings())
        leaves = by_structure(target)
        text = "".join(plain(target)).replace("\ufffe", "-").replace("\x02", "-")
    for number, (paragraphs, report) in enumerate(zip(stories, made.stories, strict=True)):
        title = f"第{number}篇稿件的标题"
        body = "".join(w for t, role, w in leaves if t == title and role == "P")
        left = report.overset.text.replace("\n", "") if report.overset else ""
        assert body + left == "".join(paragraphs)
        assert title in "".join(w for t, _, w in leaves if t == title)
        if down:  # plain text goes by baselines, of which vertical lines have one a character
            continue
        rest = iter(text)
        assert all(char in rest for char in body), "in this order in the plain text"
    assert all(finding.code[0] in "WN" or finding.code == "E101" for finding in findings)
