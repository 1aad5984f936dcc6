"""Imposed sheets: pages unchanged where they belong, marks round them, PDF/X-4 outside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.diagnostics.diagnostic import CannotCompose, Findings, Span
from composer.display.items import FillItem, Ink, RuleItem
from composer.fonts.library import FontLibrary
from composer.measure import Length, Pt, mm
from composer.papers.models.press import Imposition
from composer.papers.models.values import Range
from composer.pdf.painting.marks import EVERY_MARK, MARKS_KEY
from composer.pdf.sheets import Parent, SheetWriter, parent_sheet
from composer.preflight import preflight
from composer.press.finished import Run, read_finished
from composer.press.imposition import Scheme, impose, layout
from composer.press.sections import sections_of
from tests.pdf.pages import (
    HEI,
    HEIGHT,
    SPOT,
    WIDTH,
    edition,
    line,
    opened,
    pixels,
    rect,
    text,
    written,
)

MARGIN = Pt(36)
"""Whole pixels, so that pages are compared pixel by pixel."""
NUMBERS = "零一二三四五六七八"


def pages(fonts: FontLibrary, count: int, *, bleed: float = 0, marks: bool = True) -> bytes:
    """An edition each of whose pages has its number, large, a tint to one corner and a spot rule."""
    contents = [
        [
            FillItem(rect(-9, -9, 60, 60), Ink(0.1 * number, 0.3, 0, 0)),
            line((HEI, NUMBERS[number], 0), size=150, y=220),
            RuleItem(Pt(20), Pt(300), Pt(200), Pt(300), Pt(2), SPOT),
        ]
        for number in range(1, count + 1)
    ]
    return written(edition(*contents, bleed=bleed), fonts, marks=marks)


def run_of(*files: bytes) -> Run:
    findings = Findings()
    sources = [(f"{n}.pdf", io.BytesIO(data)) for n, data in enumerate(files, 1)]
    run = read_finished(sources, findings, MARKS_KEY)
    assert not list(findings)
    return run


def sheets(
    run: Run, fonts: FontLibrary, scheme: Scheme = "tabloid", *sections: Sequence[int], **plan: Any
) -> bytes:
    place = layout(scheme, run.width, run.height, bleed=run.bleed, **plan)
    writer = SheetWriter(run, place, Parent(MARGIN, MARGIN), fonts, EVERY_MARK)
    sides = impose(sections or [range(1, len(run.pages) + 1)], scheme)
    return b"".join(writer.pieces(sides, "sheets.pdf"))


def cut(data: bytes, page: int, left: float, top: float, *, turned: bool = False) -> Any:
    """The picture of the page-sized area whose corner lies so far from the sheet's, in points."""
    scale = 2
    picture = pixels(data, page, scale)
    box = (left, top, left + WIDTH, top + HEIGHT)
    area = picture.crop(tuple(round(edge * scale) for edge in box))
    return area.rotate(180) if turned else area


def same(one: Any, other: Any) -> bool:
    """Whether two pictures are alike but for the pixels along antialiased edges."""
    from PIL import ImageChops

    assert one.size == other.size
    difference = ImageChops.difference(one, other).convert("L")
    loud = sum(difference.histogram()[64:])
    return bool(loud < 0.002 * one.width * one.height)


def test_pages_look_as_they_did(fonts: FontLibrary) -> None:
    data = pages(fonts, 4)
    made = sheets(run_of(data), fonts)
    single = [pixels(pages(fonts, 4, marks=False), number, 2) for number in range(4)]
    for side, (left, right) in enumerate([(3, 0), (1, 2)]):
        assert same(cut(made, side, MARGIN, MARGIN), single[left])
        assert same(cut(made, side, MARGIN + WIDTH, MARGIN), single[right])
    assert not same(cut(made, 0, MARGIN, MARGIN), single[0])


def test_pages_on_their_heads(fonts: FontLibrary) -> None:
    data = pages(fonts, 8, marks=False)
    made = sheets(run_of(data), fonts, "four-up")
    assert same(cut(made, 0, MARGIN, MARGIN, turned=True), pixels(data, 4, 2))
    assert same(cut(made, 0, MARGIN + WIDTH, MARGIN + HEIGHT), pixels(data, 0, 2))


def test_contents_are_kept_byte_for_byte(fonts: FontLibrary) -> None:
    data = pages(fonts, 4)
    with opened(data) as before, opened(sheets(run_of(data), fonts)) as after:
        forms = after.pages[0].Resources.XObject
        assert sorted(forms.keys()) == ["/P1", "/P4"]
        for name, number in (("/P1", 0), ("/P4", 3)):
            own, *marks = before.pages[number].Contents
            assert forms[name].read_bytes().strip() == own.read_bytes().strip()
            assert len(marks) == 2
            spaces = forms[name].Resources.ColorSpace.values()
            assert "/专红 1" in {str(space[1]) for space in spaces}


def test_colours_of_the_page_stand_for_the_marks_spots(fonts: FontLibrary) -> None:
    """One spot ink, one colour space: two that differ in their look are two inks for some RIPs."""
    with opened(sheets(run_of(pages(fonts, 4)), fonts)) as pdf:
        page = pdf.pages[0]
        own = {s[1]: s.objgen for s in page.Resources.ColorSpace.values()}
        form = page.Resources.XObject["/P1"].Resources.ColorSpace
        assert own["/专红 1"] in {space.objgen for space in form.values()}
        assert set(own) == {"/专红 1", "/All"}


def test_boxes_hold_the_block_of_pages(fonts: FontLibrary) -> None:
    with opened(sheets(run_of(pages(fonts, 4, bleed=3)), fonts, gutter=Pt(10))) as pdf:
        for page in pdf.pages:
            trim, bleed, media = (
                [float(part) for part in box]
                for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            assert trim[2] - trim[0] == pytest.approx(2 * WIDTH + 10, abs=0.01)
            assert trim[3] - trim[1] == pytest.approx(HEIGHT, abs=0.01)
            assert trim[0] - bleed[0] == pytest.approx(mm(3), abs=0.01)
            assert media[:2] == [0, 0]
            assert media[2] == pytest.approx(2 * WIDTH + 10 + 2 * MARGIN, abs=0.01)
            assert "/StructParents" not in page.obj
        assert "/StructTreeRoot" not in pdf.Root


def test_bleed_stays_on_its_side_of_the_fold(fonts: FontLibrary) -> None:
    """The tint in page one's corner bleeds at the head; at the fold the paper of page four is white."""
    made = pixels(sheets(run_of(pages(fonts, 4, bleed=3)), fonts), scale=2)
    fold, head = 2 * (MARGIN + WIDTH), 2 * MARGIN
    assert made.getpixel((round(fold + 10), round(head - 8))) != (255, 255, 255)
    assert made.getpixel((round(fold - 4), round(head + 10))) == (255, 255, 255)


def test_sheets_pass_preflight(fonts: FontLibrary, tmp_path: Path) -> None:
    data = sheets(run_of(pages(fonts, 8)), fonts)
    (tmp_path / "sheets.pdf").write_bytes(data)
    findings = Findings()
    preflight(tmp_path / "sheets.pdf", findings)
    assert not list(findings)


def test_slug_names_sheet_side_and_pages(fonts: FontLibrary) -> None:
    """And the single pages' own slug lines are gone."""
    data = sheets(run_of(pages(fonts, 8)), fonts, "tabloid", range(1, 5), range(5, 9))
    assert "金坛时报2020-04-20第1叠第1帖A面第4|1版sheets.pdfCMYK专红1" in text(data, 0)
    assert "第2叠第1帖B面第6|7版" in text(data, 3)
    assert "要闻" not in text(data, 0)


def test_sections_have_their_steps(fonts: FontLibrary) -> None:
    """The collation mark of the second section stands 4 mm to the right of the first one's."""
    data = sheets(run_of(pages(fonts, 8)), fonts, "tabloid", range(1, 5), range(5, 9))
    first, second = (_collation(data, page) for page in (0, 2))
    assert second - first == pytest.approx(mm(4), abs=1)


def _collation(data: bytes, page: int) -> float:
    """Left edge of the block beside the fold at the foot, in points."""
    picture = pixels(data, page, 2).convert("L")
    fold, foot = MARGIN + WIDTH, MARGIN + HEIGHT + MARGIN / 2
    strip = picture.crop(
        tuple(round(2 * edge) for edge in (fold + 4, foot - 2, fold + mm(20), foot + 2))
    )
    left, *_ = strip.point(lambda level: 255 * (level < 128)).getbbox()
    return left / 2


def test_fonts_of_page_files_are_in_the_sheet_once(fonts: FontLibrary, tmp_path: Path) -> None:
    from tests.pdf.pages import writer

    made = writer(edition(*[[line((HEI, NUMBERS[n], 0))] for n in range(1, 5)]), fonts)
    files = []
    for index in range(4):
        made.write(tmp_path / f"p{index}.pdf", [index])
        files.append((tmp_path / f"p{index}.pdf").read_bytes())
    run = run_of(*files)
    assert [page.label for page in run.pages] == ["1", "2", "3", "4"]
    with opened(sheets(run, fonts)) as pdf:
        programs = [
            thing.FontFile2.objgen
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        ]
        assert len(programs) == 9
        assert len(set(programs)) == 3  # two faces of the pages, and the slug's own subset


def test_same_pages_same_bytes(fonts: FontLibrary) -> None:
    data = pages(fonts, 4)
    assert sheets(run_of(data), fonts) == sheets(run_of(data), fonts)
    other = sheets(run_of(data), fonts, creep=Pt(1))
    with opened(sheets(run_of(data), fonts)) as one, opened(other) as two:
        assert one.trailer.ID[0] == one.trailer.ID[1]
        assert one.trailer.ID[0] != two.trailer.ID[0] or len(one.pages) == 2
        assert one.Root.OutputIntents[0].OutputConditionIdentifier == "CGATS21-2-CRPC1"


def test_parent_sheet_keeps_the_pages_in_its_middle() -> None:
    plan = layout("tabloid", WIDTH, HEIGHT)
    setting = Imposition(sheet=(Length(700), Length(500)))
    assert parent_sheet(plan, setting, Findings()) == Parent(Pt(50), Pt(50))
    findings = Findings()
    with pytest.raises(CannotCompose):
        parent_sheet(plan, Imposition(sheet=(Length(650), Length(500))), findings)
    assert [one.code for one in findings] == ["E622"]


def test_a_wide_parent_sheet(fonts: FontLibrary) -> None:
    run = run_of(pages(fonts, 4))
    writer = SheetWriter(
        run, layout("tabloid", WIDTH, HEIGHT), Parent(Pt(90), Pt(40)), fonts, EVERY_MARK
    )
    data = b"".join(writer.pieces(impose([range(1, 5)], "tabloid"), "s.pdf"))
    with opened(data) as pdf:
        assert [float(part) for part in pdf.pages[0].mediabox] == [0, 0, 780, 480]
        assert [float(part) for part in pdf.pages[0].trimbox] == [90, 40, 690, 440]
    assert same(cut(data, 0, 90, 40), pixels(pages(fonts, 4, marks=False), 3, 2))


def test_a_page_that_is_shown_turned(fonts: FontLibrary) -> None:
    """Other programs turn landscape pages by /Rotate; on the sheet they stand as they are shown."""

    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = 90

    data = changed(pages(fonts, 4, marks=False), turn)
    run = run_of(data)
    assert (run.width, run.height) == (HEIGHT, WIDTH)
    made = pixels(sheets(run, fonts), 0, 2)
    corner = round(2 * MARGIN)
    area = made.crop((corner, corner, corner + 2 * round(HEIGHT), corner + 2 * round(WIDTH)))
    assert same(area, pixels(data, 3, 2))


def test_margins_of_other_programs_are_no_bleed(fonts: FontLibrary) -> None:
    def without(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.obj["/BleedBox"]

    assert run_of(pages(fonts, 2, bleed=3)).bleed == pytest.approx(mm(3), abs=0.01)
    assert run_of(changed(pages(fonts, 2, bleed=3), without)).bleed == 0


# ── what cannot be imposed ────────────────────────────────────────────────────────────────────────


def refused(*files: bytes) -> list[str]:
    findings = Findings()
    sources = [(f"{n}.pdf", io.BytesIO(data)) for n, data in enumerate(files, 1)]
    with pytest.raises(CannotCompose):
        read_finished(sources, findings)
    return [one.code for one in findings]


def changed(data: bytes, change: Any) -> bytes:
    with opened(data) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_files_that_do_not_go_together(fonts: FontLibrary) -> None:
    data = pages(fonts, 1)

    def another_press(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("FOGRA39")

    def larger(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].TrimBox = pikepdf.Array([30, 30, 300, 400])

    def no_intent(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/OutputIntents"]

    assert refused(data, changed(data, another_press)) == ["E624"]
    assert refused(data, changed(data, larger)) == ["E625"]
    assert refused(changed(data, no_intent)) == ["E623"]
    assert refused(b"no PDF") == ["E623"]


def numbered(*labels: str) -> Run:
    from composer.press.adverts.form_graph import PageForm
    from composer.press.finished import Condition, FinishedPage

    form = PageForm(0, (0, 0, 1, 1), (0, 0, 1, 1), ())
    made = tuple(FinishedPage(label, 0, form) for label in labels)
    condition = Condition("", "", "", b"")
    return Run(made, (), condition, "", "", "2020-04-20", "zh", Pt(1), Pt(1), Pt(0))


def split(
    run: Run, *ranges: str, scheme: Scheme = "tabloid", blanks: bool = False
) -> tuple[list[tuple[int, ...]], list[str]]:
    findings = Findings()
    try:
        found = sections_of(
            run,
            [Range.parse(one) for one in ranges],
            scheme,
            blanks=blanks,
            span=Span(),
            findings=findings,
        )
    except CannotCompose:
        found = []
    return found, [one.code for one in findings]


def test_sections_count_printed_numbers() -> None:
    run = numbered("9", "10", "11", "12")
    assert split(run, "9-10", "11-12") == ([(1, 2), (3, 4)], [])
    assert split(run, "1-4") == ([], ["E621"])
    assert split(numbered("", ""), "1-2") == ([(1, 2)], [])


@pytest.mark.parametrize("ranges", [("1-2",), ("1-3", "3-4"), ("1-5",)])
def test_sections_that_leave_out_or_repeat(ranges: tuple[str, ...]) -> None:
    assert split(numbered("1", "2", "3", "4"), *ranges) == ([], ["E621"])


def test_odd_pages_are_refused_or_filled() -> None:
    run = numbered("1", "2", "3")
    assert split(run) == ([], ["E620"])
    assert split(run, blanks=True) == ([(1, 2, 3, 0)], ["N626"])
