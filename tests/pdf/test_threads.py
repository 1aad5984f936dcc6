"""Article threads: closed rings of columns, in the order of reading, whole in each file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.display.items import Bead, DisplayList, Node
from composer.fonts.library import FontLibrary
from tests.pdf.pages import HEIGHT, SONG, edition, line, opened, rect, writer, written

NODES = (
    Node(0, "Art", -1, title="长稿"),
    Node(1, "P", 0),
    Node(2, "Art", -1, title="短稿"),
    Node(3, "P", 2),
)
BEADS = (
    Bead(0, 0, rect(20, 30, 80, 200)),
    Bead(0, 0, rect(120, 30, 80, 200)),
    Bead(0, 1, rect(20, 40, 80, 100)),
    Bead(2, 0, rect(220, 30, 60, 60)),
)


def threaded() -> DisplayList:
    from dataclasses import replace

    pages = [[line((SONG, "文", 0), node=1), line((SONG, "短", 0), node=3)]] * 2
    return replace(edition(*pages, nodes=NODES), beads=BEADS)


def ring(thread: Any) -> list[Any]:
    """The beads of a thread, by /N from the first until the first comes again."""
    beads = [thread.F]
    while beads[-1].N.objgen != thread.F.objgen:
        beads.append(beads[-1].N)
        assert len(beads) < 1000
    for one, other in pairwise([*beads, beads[0]]):
        assert other.V.objgen == one.objgen
    return beads


def test_a_story_of_several_columns_is_a_closed_ring(fonts: FontLibrary) -> None:
    with opened(written(threaded(), fonts)) as pdf:
        (thread,) = pdf.Root.Threads
        assert str(thread.I.Title) == "长稿"
        beads = ring(thread)
        assert [bead.P.objgen for bead in beads] == [
            pdf.pages[page].obj.objgen for page in (0, 0, 1)
        ]
        assert [float(edge) for edge in beads[1].R] == [120, HEIGHT - 230, 200, HEIGHT - 30]
        for page in pdf.pages:
            own = [bead.objgen for bead in beads if bead.P.objgen == page.obj.objgen]
            assert [bead.objgen for bead in page.obj.B] == own


def test_page_files_have_their_own_rings(fonts: FontLibrary, tmp_path: Path) -> None:
    made = writer(threaded(), fonts)
    made.write(tmp_path / "p01.pdf", [0])
    made.write(tmp_path / "p02.pdf", [1])
    with pikepdf.open(tmp_path / "p01.pdf") as pdf:
        (thread,) = pdf.Root.Threads
        assert len(ring(thread)) == 2
    with pikepdf.open(tmp_path / "p02.pdf") as pdf:
        assert "/Threads" not in pdf.Root  # one column alone leads nowhere
        assert "/B" not in pdf.pages[0].obj


def test_marks_move_beads_with_the_page(fonts: FontLibrary) -> None:
    with opened(written(threaded(), fonts, marks=True)) as pdf:
        left, _, right, top = (float(edge) for edge in pdf.Root.Threads[0].F.R)
        trim = [float(edge) for edge in pdf.pages[0].trimbox]
        assert left - trim[0] == pytest.approx(20, abs=0.01)
        assert right - left == pytest.approx(80, abs=0.01)
        assert trim[3] - top == pytest.approx(30, abs=0.01)
