"""Pictures for the press: into its inks, under its limit, at its size; and bad ones said plainly."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw

from composer.diagnostics.model import Findings, Span
from composer.measure import Pt, Rect
from composer.press.pictures import PressPicture, Repro, check_picture
from composer.spec.press import load_profile

WHOLE = (0.0, 0.0, 1.0, 1.0)
INCH = Rect(Pt(0), Pt(0), Pt(72), Pt(72))
SPAN = Span("editions/e/edition.yaml", 3, 5)


class Desk:
    """Separates pictures in a folder for newsprint and keeps what was found."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self.folder = folder
        self.findings = Findings()
        self.repro = Repro(load_profile("newsprint-crpc1"), self.findings, cache)

    def save(self, picture: Image.Image, name: str = "a.png", **options: object) -> Path:
        picture.save(self.folder / name, **options)
        return self.folder / name

    def separate(
        self, place: Path, rect: Rect = INCH, crop: tuple[float, float, float, float] = WHOLE
    ) -> PressPicture | None:
        return self.repro.separate(place, crop, rect, SPAN)

    def made(self, picture: Image.Image, name: str = "a.png", **options: object) -> Image.Image:
        """The separated picture in ink: 255 a solid."""
        found = self.separate(self.save(picture, name, **options))
        assert found is not None
        return inks(found)

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.findings]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def inks(found: PressPicture) -> Image.Image:
    """What a press picture holds, as ink."""
    mode = "L" if found.space == "DeviceGray" else "CMYK"
    if found.packing == "FlateDecode":
        data = zlib.decompress(found.content)
        return Image.frombytes(mode, (found.width, found.height), data)
    picture = Image.open(io.BytesIO(found.content))
    assert picture.mode == mode
    if mode == "CMYK" and found.inverted != ("adobe" in picture.info):
        return ImageChops.invert(picture)
    return picture


def photograph(size: tuple[int, int] = (300, 300)) -> Image.Image:
    """Every hue and lightness, smoothly."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    return Image.merge(
        "HSV", (across, Image.new("L", size, 255), Image.linear_gradient("L").resize(size))
    ).convert("RGB")


def plate(picture: Image.Image) -> Image.Image:
    return Image.new("CMYK", picture.size)


def test_photograph_becomes_cmyk_jpeg(desk: Desk) -> None:
    found = desk.separate(desk.save(photograph(), "a.jpg", quality=95))
    assert found is not None
    assert (found.space, found.packing, found.width, found.height) == (
        "DeviceCMYK", "DCTDecode", 300, 300,
    )  # fmt: skip
    assert desk.codes == []


def test_ink_limit_holds_in_every_pixel(desk: Desk) -> None:
    for picture in (photograph(), Image.new("RGB", (300, 300), "black")):
        made = desk.made(picture, "a.jpg", quality=95)
        data = made.tobytes()
        totals = [sum(data[at : at + 4]) for at in range(0, len(data), 4)]
        assert max(totals) <= 2.4 * 255
    assert max(totals) > 2.2 * 255, "black still uses what it may"


def test_colours_are_those_of_the_icc_transform(desk: Desk) -> None:
    colours = [(200, 30, 30), (30, 90, 200), (90, 160, 60), (250, 240, 220)]
    source = Image.new("RGB", (300, 300))
    for at, colour in enumerate(colours):
        source.paste(colour, (75 * at, 0, 75 * at + 75, 300))
    output = ImageCms.ImageCmsProfile(io.BytesIO(load_profile("newsprint-crpc1").icc_bytes))
    expected = ImageCms.profileToProfile(
        source,
        ImageCms.createProfile("sRGB"),
        output,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    made = desk.made(source)
    for x in (30, 105, 180, 255):
        pairs = zip(made.getpixel((x, 150)), expected.getpixel((x, 150)), strict=True)
        assert all(abs(one - other) <= 3 for one, other in pairs)


def test_white_stays_paper(desk: Desk) -> None:
    assert desk.made(Image.new("RGB", (300, 300), "white")).getpixel((9, 9)) == (0, 0, 0, 0)


def test_gray_picture_is_for_the_black_plate_alone(desk: Desk) -> None:
    ramp = Image.linear_gradient("L").resize((300, 300))
    made = desk.made(ramp)
    assert made.mode == "L"
    column = [made.getpixel((5, y)) for y in range(300)]
    assert column == sorted(column)
    assert (column[0], column[-1]) == (0, 255)
    assert column[150] > 130, "lighter than it came, for the press darkens it"


def test_transparent_parts_become_paper(desk: Desk) -> None:
    logo = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(logo).rectangle((100, 100, 200, 200), fill=(200, 30, 30, 255))
    made = desk.made(logo)
    assert made.getpixel((5, 5)) == (0, 0, 0, 0)
    assert made.getpixel((150, 150))[1] > 200


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "I", "F", "CMYK", "LAB", "YCbCr"])
def test_any_mode(desk: Desk, mode: str) -> None:
    gray = Image.linear_gradient("L").resize((300, 300))
    picture = gray.convert("RGB").convert(mode) if mode in ("LAB", "YCbCr") else gray.convert(mode)
    name = "a.png" if mode in ("1", "P", "LA", "I;16") else "a.tif"
    found = desk.separate(desk.save(picture, name))
    assert found is not None
    assert found.space in ("DeviceCMYK", "DeviceGray")
    assert desk.codes == []


def test_sixteen_bits_are_scaled(desk: Desk) -> None:
    made = desk.made(Image.new("I;16", (300, 300), 65535))
    assert made.getpixel((5, 5)) == 255


def test_cmyk_jpeg_goes_through_untouched(desk: Desk) -> None:
    source = Image.new("CMYK", (300, 300), (255, 0, 0, 0))
    place = desk.save(source, "a.jpg", quality=95)
    found = desk.separate(place)
    assert found is not None
    assert found.content == place.read_bytes()
    assert found.inverted
    assert inks(found).getpixel((5, 5)) == pytest.approx((255, 0, 0, 0), abs=2)


def test_cmyk_jpeg_without_adobes_marker_is_not_inverted(desk: Desk) -> None:
    """Pillow inverts it all the same, so cyan came out as red and black."""
    out = io.BytesIO()
    # What Pillow stores inverted and marks, without the mark means what it says.
    ImageChops.invert(Image.new("CMYK", (600, 300), (255, 0, 0, 0))).save(out, "JPEG", quality=95)
    data = out.getvalue()
    start = data.index(b"\xff\xee")
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    place = desk.folder / "a.jpg"
    place.write_bytes(data[:start] + data[start + 2 + length :])
    through = desk.separate(place, Rect(Pt(0), Pt(0), Pt(144), Pt(72)))
    cropped = desk.separate(place, INCH, (0.0, 0.0, 0.5, 1.0))
    assert through is not None
    assert cropped is not None
    assert through.content == place.read_bytes()
    assert not through.inverted
    assert inks(cropped).getpixel((5, 5)) == pytest.approx((255, 0, 0, 0), abs=2)


def test_cmyk_over_the_limit_keeps_its_black(desk: Desk) -> None:
    made = desk.made(Image.new("CMYK", (300, 300), (255, 200, 255, 200)), "a.tif")
    c, m, y, k = made.getpixel((5, 5))
    assert k == pytest.approx(200, abs=3)
    assert c + m + y + k <= 2.4 * 255
    assert c > m


def test_crop_and_size(desk: Desk) -> None:
    """Left half, for an inch: at most 1.5 × 200 pixels are of use."""
    source = Image.new("RGB", (2400, 1200), "white")
    source.paste((200, 30, 30), (0, 0, 1200, 1200))
    found = desk.separate(desk.save(source), INCH, (0.0, 0.0, 0.5, 1.0))
    assert found is not None
    assert (found.width, found.height) == (300, 300)
    assert inks(found).getpixel((295, 5))[1] > 200


def test_exif_turns_the_picture(desk: Desk) -> None:
    source = Image.new("RGB", (600, 300), "white")
    source.paste((200, 30, 30), (0, 0, 300, 300))
    exif = Image.Exif()
    exif[0x0112] = 6  # its top is at the right
    place = desk.save(source, "a.jpg", quality=95, exif=exif)
    assert check_picture(place, SPAN, desk.findings) == (300, 600)
    found = desk.separate(place, Rect(Pt(0), Pt(0), Pt(72), Pt(144)))
    assert found is not None
    assert (found.width, found.height) == (300, 600)
    assert inks(found).getpixel((150, 100))[1] > 200


def test_damaged_icc_counts_as_srgb(desk: Desk) -> None:
    plain = desk.made(photograph(), "a.png")
    spoilt = desk.made(photograph(), "b.png", icc_profile=b"not a profile" * 20)
    assert plain.tobytes() == spoilt.tobytes()


def test_drawing_is_packed_without_loss(desk: Desk) -> None:
    found = desk.separate(desk.save(Image.new("RGB", (300, 300), "red")))
    assert found is not None
    assert found.packing == "FlateDecode"


def test_coarse_picture_is_reported_with_its_figures(desk: Desk) -> None:
    desk.separate(desk.save(photograph((100, 100))))
    (found,) = desk.findings
    assert (found.code, found.span) == ("W505", SPAN)
    assert (found.values["ppi"], found.values["floor"]) == (100, 150)


def png_of(width: int, height: int) -> bytes:
    """A PNG whose header claims a size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    body = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return b"\x89PNG\r\n\x1a\n" + chunk + body


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(None, "E501", id="missing"),
        pytest.param(b"", "E502", id="empty file"),
        pytest.param(b"just words", "E502", id="words"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n", "E502", id="EPS"),
        pytest.param(png_of(0, 0), "E503", id="no pixels"),
        pytest.param(png_of(20_000, 20_000), "E504", id="bomb"),
    ],
)
def test_unusable_picture(desk: Desk, content: bytes | None, code: str) -> None:
    place = desk.folder / "a.png"
    if content is not None:
        place.write_bytes(content)
    assert check_picture(place, SPAN, desk.findings) is None
    assert desk.separate(place) is None
    assert desk.codes == [code, code]
    assert [found.span for found in desk.findings] == [SPAN, SPAN]


def test_bomb_is_reported_with_its_size(desk: Desk) -> None:
    (desk.folder / "a.png").write_bytes(png_of(20_000, 20_000))
    check_picture(desk.folder / "a.png", SPAN, desk.findings)
    (found,) = desk.findings
    assert (found.values["megapixels"], found.values["limit"]) == (400, 100)


def test_truncated_picture(desk: Desk) -> None:
    place = desk.save(photograph(), "a.jpg")
    place.write_bytes(place.read_bytes()[:2000])
    assert check_picture(place, SPAN, desk.findings) == (300, 300)
    assert desk.separate(place) is None
    assert desk.codes == ["E502"]


def test_cache_gives_the_same_picture(tmp_path: Path) -> None:
    place = Desk(tmp_path).save(photograph(), "a.jpg")
    cache = tmp_path / "cache"
    first, second, without = (Desk(tmp_path, kept).separate(place) for kept in (cache, cache, None))
    assert first == second == without
    (kept,) = cache.iterdir()
    kept.write_bytes(b"spoilt")
    assert Desk(tmp_path, cache).separate(place) == first
