"""Type on pictures and in several inks: what the press cannot hold is said before it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from composer.diagnostics.diagnostic import Diagnostic, Findings, Span
from composer.display.items import BLACK_INK, FillItem, Ink, Item, Node, PictureItem
from composer.fonts.library import FontLibrary
from composer.pdf import PdfWriter
from tests.pdf.pages import HEI, SONG, WHITE, edition, line, newsprint, rect

HEAD = Span("editions/e/stories/a.md", 2, 1)
PLACE = Span("editions/e/edition.yaml", 9, 5)
NODES = (
    Node(0, "Document", -1),
    Node(1, "Figure", 0, alt="夜", source=PLACE),
    Node(2, "H1", 0, source=HEAD),
)


def found(fonts: FontLibrary, *items: Item, cache: Path | None = None) -> list[Diagnostic]:
    findings = Findings()
    display = edition(items, nodes=NODES)
    PdfWriter(display, fonts, profile=newsprint(), findings=findings, marks=False, cache=cache)
    return list(findings)


def picture(folder: Path, ground: object, size: tuple[int, int] = (600, 600)) -> PictureItem:
    """A picture 200 pt square with its top left at (40, 40)."""
    made = Image.new("RGB", size, ground)
    made.putpixel((0, 0), (255, 0, 0))
    made.save(folder / "a.png")
    return PictureItem(rect(40, 40, 200, 200), str(folder / "a.png"), node=1)


def headline(size: float = 24, face: str = HEI, x: float = 60) -> Item:
    return line((face, "夜色正好", 0), x=x, y=100, size=size, ink=WHITE)


def test_white_on_dark_is_well(fonts: FontLibrary, tmp_path: Path) -> None:
    assert found(fonts, picture(tmp_path, (20, 20, 40)), headline()) == []


def test_white_on_light_is_reported_with_its_figures(fonts: FontLibrary, tmp_path: Path) -> None:
    (said,) = found(fonts, picture(tmp_path, (190, 200, 210)), headline())
    assert (said.code, said.span, said.trail) == ("W515", PLACE, (HEAD,))
    assert said.values["text"] == "夜色正好"
    assert said.values["path"] == "a.png"
    assert said.values["allowed"] == "3 : 1"
    assert said.values["size"] == "24.0 pt"
    assert 1 < float(said.values["measured"].split()[0]) < 2


def test_small_type_needs_more(fonts: FontLibrary, tmp_path: Path) -> None:
    """The same gray, dark enough for a headline, is not for a caption."""
    gray = picture(tmp_path, (112, 112, 112))
    assert found(fonts, gray, headline(24)) == []
    (said,) = found(fonts, gray, headline(12, SONG))
    assert (said.code, said.values["allowed"]) == ("W515", "3.5 : 1")


def test_only_what_is_under_the_type_counts(fonts: FontLibrary, tmp_path: Path) -> None:
    made = Image.new("RGB", (600, 600), (230, 230, 230))
    made.paste((20, 20, 40), (0, 0, 600, 240))
    made.save(tmp_path / "a.png")
    place = PictureItem(rect(40, 40, 200, 200), str(tmp_path / "a.png"), node=1)
    assert found(fonts, place, headline()) == []
    below = line((HEI, "夜色正好", 0), x=60, y=180, size=24, ink=WHITE)
    (said,) = found(fonts, place, below)
    assert said.code == "W515"


def test_the_crop_counts(fonts: FontLibrary, tmp_path: Path) -> None:
    """Of a picture that is light on the left, the dark half is shown."""
    made = Image.new("RGB", (1200, 600), (230, 230, 230))
    made.paste((20, 20, 40), (600, 0, 1200, 600))
    made.save(tmp_path / "a.png")
    dark = PictureItem(rect(40, 40, 200, 200), str(tmp_path / "a.png"), (0.5, 0, 1, 1), 1)
    light = PictureItem(rect(40, 40, 200, 200), str(tmp_path / "a.png"), (0, 0, 0.5, 1), 1)
    assert found(fonts, dark, headline()) == []
    assert [one.code for one in found(fonts, light, headline())] == ["W515"]


def test_a_tint_between_type_and_picture(fonts: FontLibrary, tmp_path: Path) -> None:
    band = FillItem(rect(40, 70, 200, 40), BLACK_INK)
    assert found(fonts, picture(tmp_path, "white"), band, headline()) == []


def test_a_block_of_lines_is_reported_once(fonts: FontLibrary, tmp_path: Path) -> None:
    lines = [line((HEI, "夜色", 0), x=60, y=90 + 30 * n, size=24, ink=WHITE) for n in range(4)]
    assert len(found(fonts, picture(tmp_path, (200, 200, 200)), *lines)) == 1


def test_the_figure_is_kept(fonts: FontLibrary, tmp_path: Path) -> None:
    light = picture(tmp_path, (190, 200, 210))
    first = found(fonts, light, headline(), cache=tmp_path / "cache")
    assert found(fonts, light, headline(), cache=tmp_path / "cache") == first


def test_black_type_on_a_picture_is_left_alone(fonts: FontLibrary, tmp_path: Path) -> None:
    assert found(fonts, picture(tmp_path, "white"), line((HEI, "图说", 0), x=60, y=100)) == []


@pytest.mark.parametrize(
    ("ink", "size", "allowed"),
    [
        pytest.param(WHITE, 6.5, "7 pt", id="reversed"),
        pytest.param(Ink(0, 1, 0.9, 0), 7.5, "8 pt", id="two inks"),
        pytest.param(Ink(k=0.5), 7.5, "8 pt", id="tint"),
    ],
)
def test_small_type(fonts: FontLibrary, ink: Ink, size: float, allowed: str) -> None:
    item = line((SONG, "小字", 0), size=size, ink=ink)
    (said,) = found(fonts, item)
    assert (said.code, said.span, said.values["allowed"]) == ("W516", HEAD, allowed)
    assert said.values["measured"] == f"{size:.1f} pt"
    large = line((SONG, "小字", 0), size=9, ink=ink)
    assert found(fonts, large) == []


@pytest.mark.parametrize("ink", [BLACK_INK, Ink(0, 0.8, 0.9, 0, "专红")])
def test_small_type_in_one_solid_ink_is_the_papers_own_matter(fonts: FontLibrary, ink: Ink) -> None:
    assert found(fonts, line((SONG, "小字", 0), size=5, ink=ink)) == []


def test_small_marks_are_shapes(fonts: FontLibrary) -> None:
    assert found(fonts, line((SONG, "■", 0), size=5, ink=Ink(0, 1, 0.9, 0))) == []


def test_rich_black_type(fonts: FontLibrary) -> None:
    item = line((SONG, "黑字", 0), size=30, ink=Ink(0.6, 0.4, 0.4, 1))
    (said,) = found(fonts, item)
    assert (said.code, said.values["measured"]) == ("W517", "C60 M40 Y40 K100")
