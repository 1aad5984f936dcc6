"""Families, weights and fallback: what a paper's faces are, and what is said about bad ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import MappingProxyType

import pytest

from composer.diagnostics.diagnostic import Findings
from composer.fonts.library import FontLibrary, load_fonts
from composer.papers.models import Paper, TextStyle
from composer.papers.models.values import FaceRef
from composer.resources import resource_folder

NO_FACE_HAS = "\U0010fffd"


def library(paper: Paper, root: Path = Path()) -> tuple[FontLibrary, list[str]]:
    findings = Findings()
    fonts = load_fonts(root, paper, findings)
    return fonts, [found.code for found in findings]


def own_fonts(root: Path, **files: str) -> Paper:
    """A paper with one family 自 whose weights are `files`."""
    return Paper(paper="试刊", fonts=MappingProxyType({"自": files}))


@pytest.fixture
def program_font() -> Path:
    return resource_folder("fonts") / "lxgw-wenkai" / "LXGWWenKai-Regular.ttf"


def test_program_families_have_the_weights_of_the_manifest() -> None:
    fonts, codes = library(Paper(paper="试刊"))
    keys = [fonts.face(FaceRef.parse(name)).key for name in ("宋", "宋 heavy", "黑 bold", "仿宋")]
    assert keys == ["宋-regular", "宋-heavy", "黑-bold", "仿宋-regular"]
    assert codes == []


def test_face_is_found_again_by_its_key() -> None:
    fonts, _ = library(Paper(paper="试刊"))
    assert fonts.by_key("楷-regular") is fonts.face(FaceRef("楷"))
    with pytest.raises(KeyError):
        fonts.by_key("隶-regular")


def test_missing_weight_takes_the_nearest_and_is_said_once() -> None:
    findings = Findings()
    fonts = load_fonts(Path(), Paper(paper="试刊"), findings)
    for _ in range(2):
        assert fonts.face(FaceRef("楷", "heavy")).key == "楷-regular"
    assert [(found.code, dict(found.values)) for found in findings] == [
        ("W404", {"family": "楷", "weight": "heavy", "nearest": "regular"})
    ]


def test_unknown_family_is_reported_where_the_paper_names_it() -> None:
    paper = Paper(paper="试刊", styles={"body": TextStyle(face=FaceRef("宋体"))})
    findings = Findings()
    fonts = load_fonts(Path(), paper, findings)
    (found,) = findings
    assert (found.code, found.values["name"]) == ("E403", "宋体")
    assert "宋" in found.hints[0][0]
    assert fonts.face(FaceRef("宋体")).key == "宋-regular"


def test_character_that_the_face_lacks_takes_the_first_of_the_chain() -> None:
    fonts, _ = library(Paper(paper="试刊"))
    fang = fonts.face(FaceRef("仿宋"))
    cuts = [(start, end, face.key) for start, end, face in fonts.split("一𫗧二", fang)]
    assert cuts == [(0, 1, "仿宋-regular"), (1, 2, "宋-regular"), (2, 3, "仿宋-regular")]


def test_fallback_keeps_the_weight() -> None:
    fonts, _ = library(Paper(paper="试刊", fallback=("黑",)))
    cuts = fonts.split("𫗧", fonts.face(FaceRef("仿宋")))
    assert cuts[0][2].key == "黑-regular"


def test_character_that_no_face_has_stays_and_is_listed() -> None:
    fonts, _ = library(Paper(paper="试刊"))
    song = fonts.face(FaceRef("宋"))
    text = f"一{NO_FACE_HAS}二"
    assert fonts.split(text, song) == [(0, 3, song)]
    assert fonts.missing(text) == [1]
    assert song.glyph(NO_FACE_HAS) == 0


def test_papers_own_face_goes_first(tmp_path: Path, program_font: Path) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(program_font, tmp_path / "fonts" / "own.ttf")
    fonts, codes = library(own_fonts(tmp_path, regular="own.ttf"), tmp_path)
    assert fonts.face(FaceRef("自")).path == tmp_path / "fonts" / "own.ttf"
    assert codes == []


@pytest.mark.parametrize("name", ["../own.ttf", "/etc/passwd", "gone.ttf"])
def test_font_file_must_lie_in_the_papers_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "own.ttf").write_bytes(b"x")
    fonts, codes = library(own_fonts(tmp_path, regular=name), tmp_path)
    assert codes == ["E402"]
    assert fonts.face(FaceRef("自")).key == "宋-regular"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda font: b"not a font at all", id="text"),
        pytest.param(lambda font: b"", id="empty"),
        pytest.param(lambda font: font[:200], id="directory only"),
        pytest.param(lambda font: font[: len(font) // 2], id="half"),
    ],
)
def test_damaged_font_is_reported_and_another_stands_in(
    tmp_path: Path,
    program_font: Path,
    spoil,  # type: ignore[no-untyped-def]
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(spoil(program_font.read_bytes()))
    findings = Findings()
    fonts = load_fonts(tmp_path, own_fonts(tmp_path, regular="own.ttf"), findings)
    assert fonts.face(FaceRef("自")).key == "宋-regular"
    assert [found.code for found in findings] == ["E402"]


def test_number_on_a_font_that_is_no_collection(tmp_path: Path, program_font: Path) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(program_font, tmp_path / "fonts" / "own.ttf")
    fonts, _ = library(own_fonts(tmp_path, regular="own.ttf#2"), tmp_path)
    assert fonts.face(FaceRef("自")).key == "宋-regular"
