"""Characters that are not seen, variation sequences and joined pictures: on the page, in findings, read back."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.fonts.metrics import FontSet
from composer.fonts.sequences import UNSEEN_SET, followers
from composer.galley.bodies import bodies
from composer.galley.line import Measures
from composer.galley.setter import Setter
from composer.papers.models import Area, HeadlineUse, Paper, TextStyle
from composer.papers.models.values import FaceRef
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.story.blocks import Text
from tests.makeup.editions import HAN, compose_areas, place, text_items

HIDDEN = {
    "soft hyphen": "inter\u00adnational甲\u00ad乙",
    "zero-width space": "甲\u200b乙abc\u200bdef",
    "word joiner": "甲\u2060乙a\u2060b",
    "byte order mark": "甲\ufeff乙",
    "non-joiner": "a\u200cb",
    "grapheme joiner": "甲\u034f乙",
    "ideographic variation": "葛\U000e0100城",
    "text presentation": "☀\ufe0e与",
    "centred stop": "甲。\ufe01乙",
}


def made(
    fonts: FontSet, tmp_path: Path, words: str, **style: object
) -> tuple[Composed, list[Diagnostic]]:
    paper = Paper(paper="试刊", styles={"body": TextStyle(**style)})  # type: ignore[arg-type]
    area = Area(at=place("1-4", "1-40"), headline=HeadlineUse(placement="none"))
    story = f"---\nheadline: 标题\n---\n\n{words}{HAN}\n"
    return compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper)


def read_back(fonts: FontLibrary, tmp_path: Path, composed: Composed) -> str:
    file = tmp_path / "out.pdf"
    profile = load_profile("newsprint-crpc1")
    write_pdf(composed.display, fonts, file, profile=profile, findings=Findings())
    read = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text()
    return "".join(read.split())  # pypdf takes a gap for a blank


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_seen_is_counted_and_not_drawn(
    fonts: FontSet, tmp_path: Path, words: str, vertical: bool
) -> None:
    composed, _ = made(fonts, tmp_path, words, vertical=vertical)
    (result,) = composed.stories
    assert result.set == len(words + HAN) == result.given - len("标题")  # which has no place
    pieces = [piece for item in text_items(composed.display.pages[0]) for piece in item.pieces]
    assert UNSEEN_SET.isdisjoint("".join(chars for _, chars, _ in pieces))
    hidden = "".join(followers(key) for key, _, _ in pieces)
    assert sorted(hidden) == sorted(filter(UNSEEN_SET.__contains__, words))


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_seen_takes_no_room(fonts: FontSet, words: str, vertical: bool) -> None:
    setter = Setter(fonts, TextStyle(vertical=vertical))
    shown = "".join(char for char in words if char not in UNSEEN_SET)
    marked, plain = (setter.single(Text(f"{text}国")) for text in (words, shown))
    assert marked.width == pytest.approx(
        plain.width, abs=5
    )  # words in two parts are not kerned there
    units = setter.units(Text(f"{words}国"), Measures((1 << 40,)))
    assert [body.char for body in bodies(setter, marked, units)] == [*shown, "国"]


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("甲\u2060乙", (2,)),
        ("甲\ufeff乙", (2,)),
        ("甲\u00a0乙", (1, 2)),
        ("甲\u202f乙", (1, 2)),
        ("5\u2007号", (1, 2)),
        ("10\u202fkm", (2, 3)),
        ("甲‑乙", (1, 2)),
        ("e‑mail", (1, 2)),
    ],
)
def test_no_line_breaks_at_it(fonts: FontSet, words: str, never: tuple[int, ...]) -> None:
    setter = Setter(fonts, TextStyle())
    for before in range(12):
        text = "国" * before + words + "国" * 9
        ends = {line.end for line in setter.paragraph(Text(text), Measures((9000,)))}
        assert ends.isdisjoint({before + at for at in never})


def test_a_line_ends_at_a_zero_width_space(fonts: FontSet) -> None:
    setter = Setter(fonts, TextStyle())
    lines = setter.paragraph(Text("国国国abcdefgh\u200bijklmnop国国"), Measures((8000,)))
    assert lines[0].end == len("国国国abcdefgh\u200b")
    assert lines[0].hyphen is None


def test_a_soft_hyphen_is_drawn_where_a_line_ends(fonts: FontSet) -> None:
    setter = Setter(fonts, TextStyle())
    lines = setter.paragraph(Text("国国国inter\u00adnational国国"), Measures((7000,)))
    assert lines[0].end == len("国国国inter\u00ad")
    assert lines[0].hyphen is not None
    wide = setter.paragraph(Text("国国国inter\u00adnational国国"), Measures((20000,)))
    assert len(wide) == 1 and wide[0].hyphen is None


@pytest.mark.parametrize("face", ["宋", "黑 heavy", "楷", "仿宋"])
def test_blanks_and_hyphens_need_no_other_face(
    fonts: FontLibrary, tmp_path: Path, face: str
) -> None:
    words = "甲‑乙5\u202fm和1\u20072、a\u00a0b"
    composed, found = made(fonts, tmp_path, words, face=FaceRef.parse(face))
    assert not [one for one in found if one.code in ("E401", "W406")]
    assert "".join(words.split()) in read_back(fonts, tmp_path, composed)


@pytest.mark.parametrize("face", ["宋", "黑 heavy"])
def test_a_variation_that_the_face_has_is_drawn(
    fonts: FontLibrary, tmp_path: Path, face: str
) -> None:
    """Noto has stops in the middle of their boxes (U+FE01)."""
    ref = FaceRef.parse(face)
    own = HarfBuzzFace.of(fonts.face(ref))
    assert own.sequence("。\ufe01") not in (0, own.glyph("。"))
    composed, found = made(fonts, tmp_path, "甲。\ufe01乙", face=ref)
    assert "W409" not in [one.code for one in found]
    assert "甲。\ufe01乙" in read_back(fonts, tmp_path, composed)


def test_a_centred_stop_keeps_clear_of_its_neighbours(fonts: FontLibrary) -> None:
    setter = Setter(fonts, TextStyle())
    line = setter.single(Text("甲。\ufe01乙"))
    face = HarfBuzzFace.of(fonts.face(FaceRef.parse("宋")))
    left, right = face.glyph_ink(face.sequence("。\ufe01"))
    x = 1000.0
    (_, first, kern), (_, stop, _) = line.pieces[0], line.pieces[1]
    assert (first, stop) == ("甲", "。")
    x += kern
    assert x + left >= 1000
    assert x + right <= 1500


@pytest.mark.parametrize(
    ("words", "sequence"),
    [
        ("葛\U000e0100城", "葛+U+E0100"),
        ("神\ufe00宫", "神+U+FE00"),
        ("☀\ufe0f好", "☀+U+FE0F"),
    ],
)
def test_a_variation_that_the_face_lacks_is_said_once(
    fonts: FontSet, tmp_path: Path, words: str, sequence: str
) -> None:
    _, found = made(fonts, tmp_path, words)
    said = [one for one in found if one.code in ("E401", "W406", "E408", "W409")]
    assert [one.code for one in said] == ["W409"]
    assert said[0].values["chars"] == sequence
    assert said[0].values["base"] == words[0]


@pytest.mark.parametrize(
    "picture", ["👨‍👩‍👧", "👩🏽‍💻", "👍🏽", "🇨🇳", "1️⃣", "#⃣", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈"]
)  # fmt: skip
def test_a_joined_picture_is_refused_once(fonts: FontSet, tmp_path: Path, picture: str) -> None:
    _, found = made(fonts, tmp_path, f"他说{picture}好")
    (error,) = [one for one in found if one.code[0] == "E" or one.code in ("W406", "W409")]
    assert error.code == "E408"
    assert error.values["chars"] == picture
    assert (error.span.column, error.span.length) == (3, len(picture))


@pytest.mark.parametrize("refused", "\u200e\u200f\u202a\ufffe\u0007")
def test_what_cannot_be_printed_is_said_once(fonts: FontSet, tmp_path: Path, refused: str) -> None:
    _, found = made(fonts, tmp_path, f"甲{refused}乙")
    assert [one.code for one in found if one.code[0] == "E"] == ["E303"]


def test_a_face_draws_the_pictures_it_has(
    fonts: FontLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One glyph for all of a sequence, read back as it was typed: as if 宋 had a flag."""
    face = HarfBuzzFace.of(fonts.face(FaceRef.parse("宋")))
    monkeypatch.setitem(face._sequences, "🇨🇳", face.glyph("旗"))
    composed, found = made(fonts, tmp_path, "他举🇨🇳走")
    assert not [one for one in found if one.code[0] in "E"]
    (result,) = composed.stories
    assert result.set == result.given - len("标题")
    pieces = [piece for item in text_items(composed.display.pages[0]) for piece in item.pieces]
    (key,) = [key for key, chars, _ in pieces if chars == "🇨"]
    assert followers(key) == "🇳"
    assert "举🇨🇳走" in read_back(fonts, tmp_path, composed)


@pytest.mark.parametrize("face", ["宋", "黑 heavy", "楷", "仿宋"])
@pytest.mark.parametrize("words", ["čřž", "ẗǰẍ", "ǦǨẀ", "ḂṪḟ"])
def test_letters_with_accents_are_made_from_the_faces_own(
    fonts: FontLibrary, tmp_path: Path, face: str, words: str
) -> None:
    composed, found = made(fonts, tmp_path, f"字母{words}好", face=FaceRef.parse(face))
    assert not [one for one in found if one.code in ("E401", "W406")]
    assert words in read_back(fonts, tmp_path, composed)


def test_an_accent_lies_over_the_middle_of_its_letter(fonts: FontLibrary) -> None:
    """č in 仿宋, whose only caron is the one with a width of its own."""
    face = fonts.face(FaceRef.parse("仿宋"))
    ((_, _, holder),) = fonts.split("č", face)
    assert holder.key == "仿宋-regular+a"
    c, made_letter = face.bounds("c"), holder.bounds("č")
    assert holder.advances["č"] == face.advances["c"]
    assert made_letter[1] == pytest.approx(c[1], abs=2)
    assert made_letter[3] > c[3] + 50


def test_sequences_do_not_part_from_what_they_follow(fonts: FontSet) -> None:
    setter = Setter(fonts, TextStyle())
    text = "国国葛\U000e0100国" * 8
    for line, after in pairwise(setter.paragraph(Text(text), Measures((7000,)))):
        assert text[after.start] not in UNSEEN_SET
        assert line.end == after.start
