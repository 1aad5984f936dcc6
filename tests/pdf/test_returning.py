"""Threads that come back to an earlier page are read in the story's order, whole files and single pages."""

from __future__ import annotations

import itertools
from pathlib import Path

import pikepdf
import pytest

from composer.compose import Composed
from composer.diagnostics.diagnostic import Findings
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.models import Area, HeadlineUse, Paper, TextStyle
from composer.papers.models.values import FaceRef
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from tests.makeup.editions import compose_areas, place
from tests.reading import by_structure

AREAS = {
    "a": Area(at=place("1-2", "1-20"), headline=HeadlineUse(placement="above")),
    "b": Area(at=place("3-4", "1-20"), headline=HeadlineUse(placement="above")),
}


ROOMY = Paper(paper="试刊", styles={"body": TextStyle(face=FaceRef("宋"), advance=Length(18))})
"""Lines far enough apart for annotations."""


def counted(paragraphs: int, length: int, ruby: bool = False) -> tuple[str, list[str]]:
    """A story whose words say where they stand, and its paragraphs as they are read."""
    numbers = itertools.count(1000)
    plain, written = [], []
    for _ in range(paragraphs):
        words = [f"第{next(numbers)}句写在这里，" for _ in range(length)]
        plain.append("".join(words))
        marked = [
            f"[夜]{{注音：yè}}{word}" if ruby and n % 7 == 0 else word
            for n, word in enumerate(words)
        ]
        if ruby:
            plain[-1] = "".join(f"夜{w}" if n % 7 == 0 else w for n, w in enumerate(words))
        written.append("".join(marked))
    return "---\nheadline: 长稿\n---\n\n" + "\n\n".join(written) + "\n", plain


def read_back(made: Composed, fonts: FontSet, folder: Path) -> list[str]:
    target = folder / "out.pdf"
    write_pdf(
        made.display, fonts, target, profile=load_profile("newsprint-crpc1"), findings=Findings()
    )
    with pikepdf.open(target) as pdf:
        assert pdf.check_pdf_syntax() == []
    return [words for _, role, words in by_structure(target) if role == "P"]


@pytest.mark.parametrize("ruby", [False, True])
@pytest.mark.parametrize(
    "thread",
    ["1.a 2.a", "2.a 1.a", "1.a 2.a 1.b", "2.a 1.a 2.b", "2.a 2.b 1.a 1.b", "1.a 2.a 1.b 2.b", "3.a 1.a 2.a"],
)  # fmt: skip
def test_a_thread_in_any_order_is_read_in_the_storys(
    fonts: FontSet, tmp_path: Path, thread: str, ruby: bool
) -> None:
    text, paragraphs = counted(1, 60 * len(thread.split()), ruby)
    others = {f"s{n}": (f"---\nheadline: 页{n}\n---\n\n短稿。\n", f"{n}.x") for n in (1, 2)}
    areas = {**AREAS, "x": Area(at=place("1-4", "22-30"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, thread), **others}, ROOMY)
    pages = set(thread.split())
    words = read_back(made, fonts, tmp_path)
    long = [paragraph for paragraph in words if "句" in paragraph]
    assert len(long) == len(paragraphs)
    for read, given in zip(long, paragraphs, strict=True):
        assert len(read) > 300
        assert given.startswith("".join(read.split()))
    assert len(pages) > 1
