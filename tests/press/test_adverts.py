"""Advertisements: a client's PDF placed as it is, and what is said about it."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from composer.diagnostics.diagnostic import Diagnostic, Findings, Span
from composer.display.items import Fit, FormItem, Node
from composer.fonts.library import FontLibrary
from composer.press.adverts.placing import Adverts
from composer.press.shelf import Shelf
from tests.pdf.pages import edition, opened, pixels, rect, written

SPAN = Span("editions/e/edition.yaml", 9, 5)
SLOT = rect(50, 100, 100, 80)
NODES = (Node(0, "Document", -1), Node(1, "Figure", 0, alt="广告", source=SPAN))
CYAN = b"1 0 0 0 k 0 0 200 200 re f"


def advert(
    place: Path, content: bytes = CYAN, resources: dict[str, Any] | None = None, **page: Any
) -> Path:
    """A page of 120 × 100 pt whose trim is 100 × 80."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 100))
        target = pdf.pages[0].obj
        target.TrimBox = [10, 10, 110, 90]
        target.Contents = pdf.make_stream(content)
        target.Resources = pikepdf.Dictionary(resources or {})
        for key, value in page.items():
            target[f"/{key}"] = value
        pdf.save(place)
    return place


def placed(place: Path, fonts: FontLibrary) -> tuple[bytes, list[str]]:
    """A page with the advertisement in its slot, and the codes of what was found."""
    findings = Findings()
    data = written(edition([FormItem(SLOT, str(place), 1)], nodes=NODES), fonts, findings)
    assert all(found.span == SPAN for found in findings)
    return data, [found.code for found in findings]


def test_trim_of_the_advert_fills_the_slot(fonts: FontLibrary, tmp_path: Path) -> None:
    data, codes = placed(advert(tmp_path / "ad.pdf"), fonts)
    dark = pixels(data).convert("L").point(lambda level: 255 * (level < 250))
    assert dark.getbbox() == (50, 100, 150, 180)
    assert codes == []


def test_rotated_page_stands_upright(fonts: FontLibrary, tmp_path: Path) -> None:
    place = advert(
        tmp_path / "ad.pdf", b"1 0 0 0 k 10 10 30 80 re f", Rotate=90, TrimBox=[10, 10, 90, 110][:4]
    )
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.MediaBox = [0, 0, 100, 120]
        pdf.save(place)
    data, codes = placed(place, fonts)
    dark = pixels(data).convert("L").point(lambda level: 255 * (level < 250))
    assert codes == []
    assert dark.getbbox() == (50, 100, 130, 130), "what was at the left is at the top"


def test_colours_fonts_and_spots_are_kept(fonts: FontLibrary, tmp_path: Path) -> None:
    spot = pikepdf.Array(
        [
            pikepdf.Name.Separation,
            pikepdf.Name("/PANTONE 185 C"),
            pikepdf.Name.DeviceCMYK,
            pikepdf.Dictionary(
                FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0.8, 0], N=1
            ),
        ]
    )
    resources = {"/ColorSpace": pikepdf.Dictionary(P=spot)}
    data, codes = placed(
        advert(tmp_path / "ad.pdf", b"/P cs 1 scn 0 0 120 100 re f", resources), fonts
    )
    assert codes == []
    with opened(data) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        assert form.Subtype == "/Form"
        assert form.Resources.ColorSpace.P[1] == "/PANTONE 185 C"
        assert [float(part) for part in form.Resources.ColorSpace.P[3].C1] == [0, 1, 0.8, 0]
    red, green, blue = pixels(data).getpixel((100, 140))
    assert red > 200 > 100 > green
    assert blue < 120


def test_pictures_of_an_advert_are_copied(fonts: FontLibrary, tmp_path: Path) -> None:
    place = tmp_path / "ad.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 80))
        page = pdf.pages[0].obj
        image = pdf.make_stream(zlib.compress(b"\xff\0\0\0" * 4))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width = image.Height = 2
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
        image.Filter = pikepdf.Name.FlateDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.Contents = pdf.make_stream(b"100 0 0 80 0 0 cm /Im Do")
        pdf.save(place)
    data, codes = placed(place, fonts)
    assert codes == []
    red, _, blue = pixels(data).getpixel((100, 140))
    assert red < 60 < 180 < blue


def test_marked_content_of_the_advert_goes(fonts: FontLibrary, tmp_path: Path) -> None:
    content = b"/P <</MCID 0>> BDC 1 0 0 0 k 0 0 120 100 re f EMC"
    data, _ = placed(advert(tmp_path / "ad.pdf", content, StructParents=0), fonts)
    with opened(data) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        assert "/StructParents" not in form
        assert b"BDC" not in form.read_bytes()
        assert b"re" in form.read_bytes()
    assert pixels(data).getpixel((100, 140))[0] < 60


def test_layer_switched_off_stays_off(fonts: FontLibrary, tmp_path: Path) -> None:
    place = tmp_path / "ad.pdf"
    advert(place, CYAN + b" /OC /L BDC 0 0 0 1 k 0 0 120 100 re f EMC")
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="die line"))
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
        pdf.save(place)
    data, _ = placed(place, fonts)
    assert pixels(data).getpixel((100, 140))[2] > 150, "cyan, not black"


def box_of(data: bytes) -> tuple[int, int, int, int] | None:
    return pixels(data).convert("L").point(lambda level: 255 * (level < 250)).getbbox()


def in_slot(place: Path, fonts: FontLibrary, fit: Fit) -> tuple[bytes, list[Diagnostic]]:
    findings = Findings()
    data = written(edition([FormItem(SLOT, str(place), 1, fit)], nodes=NODES), fonts, findings)
    return data, list(findings)


FITS = pytest.mark.parametrize("fit", ["exact", "shrink", "centre"])


@FITS
def test_smaller_than_its_slot(fonts: FontLibrary, tmp_path: Path, fit: Fit) -> None:
    """It keeps its size and stands in the middle; only a slot for various sizes expects that."""
    place = advert(tmp_path / "ad.pdf", TrimBox=[20, 10, 80, 90])
    data, found = in_slot(place, fonts, fit)
    assert [one.code for one in found] == ([] if fit == "centre" else ["W507"])
    assert box_of(data) == (70, 100, 130, 180)


@FITS
def test_larger_than_its_slot(fonts: FontLibrary, tmp_path: Path, fit: Fit) -> None:
    """Scaled down until it is whole on the page: what is framed at its trim shows all four sides."""
    frame = b"0 0 0 1 K 10 w 5 5 190 70 re S"
    place = advert(tmp_path / "ad.pdf", frame, MediaBox=[0, 0, 200, 80], TrimBox=[0, 0, 200, 80])
    data, (found,) = in_slot(place, fonts, fit)
    assert found.code == ("N524" if fit == "shrink" else "E523")
    assert found.values == {
        "path": "ad.pdf",
        "measured": "70.6 × 28.2 mm",
        "allowed": "35.3 × 28.2 mm",
        "percent": "50.0%",
    }
    assert box_of(data) == (50, 120, 150, 160)


def test_millimetre_is_tolerated_and_not_cut(fonts: FontLibrary, tmp_path: Path) -> None:
    data, codes = placed(advert(tmp_path / "ad.pdf", TrimBox=[10, 10, 112, 90]), fonts)
    assert codes == []
    assert box_of(data) == (49, 100, 151, 180)


def test_bleed_of_the_advert_is_not_shown(fonts: FontLibrary, tmp_path: Path) -> None:
    place = advert(tmp_path / "ad.pdf", BleedBox=[0, 0, 120, 100])
    assert box_of(placed(place, fonts)[0]) == (50, 100, 150, 180)


def test_page_without_a_trim_is_taken_whole(fonts: FontLibrary, tmp_path: Path) -> None:
    place = tmp_path / "ad.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 80))
        pdf.pages[0].obj.Contents = pdf.make_stream(CYAN)
        pdf.save(place)
    data, codes = placed(place, fonts)
    assert (box_of(data), codes) == ((50, 100, 150, 180), [])


def test_more_pages_than_one(tmp_path: Path, fonts: FontLibrary) -> None:
    place = advert(tmp_path / "ad.pdf")
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(place)
    assert placed(place, fonts)[1] == ["W511"]


def test_unusable_adverts(fonts: FontLibrary, tmp_path: Path) -> None:
    sound = advert(tmp_path / "ad.pdf")
    with pikepdf.open(sound) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        pdf.save(tmp_path / "owned.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    (tmp_path / "short.pdf").write_bytes(sound.read_bytes()[:300])
    (tmp_path / "words.pdf").write_bytes(b"%PDF-1.4\nwords")
    found = {
        name: placed(tmp_path / name, fonts)[1]
        for name in ("gone.pdf", "locked.pdf", "owned.pdf", "short.pdf", "words.pdf")
    }
    assert found == {
        "gone.pdf": ["E501"],
        "locked.pdf": ["E506"],
        "owned.pdf": ["E506"],
        "short.pdf": ["E506"],
        "words.pdf": ["E506"],
    }


def test_advert_that_is_a_picture(fonts: FontLibrary, tmp_path: Path) -> None:
    Image.new("RGB", (400, 320), (0, 120, 200)).save(tmp_path / "ad.jpg")
    data, codes = placed(tmp_path / "ad.jpg", fonts)
    assert codes == []
    with opened(data) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert (image.Subtype, image.ColorSpace) == ("/Image", "/DeviceCMYK")


@FITS
def test_picture_keeps_its_proportions(fonts: FontLibrary, tmp_path: Path, fit: Fit) -> None:
    Image.new("RGB", (800, 320), (0, 120, 200)).save(tmp_path / "ad.jpg")
    data, found = in_slot(tmp_path / "ad.jpg", fonts, fit)
    assert box_of(data) == (50, 120, 150, 160)
    assert [one.code for one in found] == ([] if fit == "centre" else ["W507"])


def test_picture_that_is_none(fonts: FontLibrary, tmp_path: Path) -> None:
    (tmp_path / "ad.jpg").write_bytes(b"words")
    assert placed(tmp_path / "ad.jpg", fonts)[1] == ["E502"]
    assert placed(tmp_path / "gone.png", fonts)[1] == ["E501"]


def test_advert_is_read_once(tmp_path: Path, fonts: FontLibrary) -> None:
    place = advert(tmp_path / "ad.pdf")
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(place)
    items = [FormItem(SLOT, str(place), 1), FormItem(rect(50, 200, 100, 80), str(place), 1)]
    findings = Findings()
    data = written(edition(items, nodes=NODES), fonts, findings)
    assert [found.code for found in findings] == ["W511"]
    with opened(data) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1


def test_what_was_kept_is_the_same(tmp_path: Path) -> None:
    place = advert(tmp_path / "ad.pdf", b"/P <</MCID 0>> BDC 1 0 0 0 k 0 0 120 100 re f EMC")
    shelf = Shelf(tmp_path / "cache")
    fresh = Adverts(Findings(), shelf).take(place, SPAN)
    place.touch()
    assert fresh is not None
    assert Adverts(Findings(), shelf).take(place, SPAN) == fresh
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert Adverts(Findings(), shelf).take(place, SPAN) == fresh, "what came to harm is made anew"


def test_same_bytes_twice(tmp_path: Path, fonts: FontLibrary) -> None:
    place = advert(tmp_path / "ad.pdf")
    assert placed(place, fonts) == placed(place, fonts)
