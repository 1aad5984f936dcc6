"""Pictures for the press: into its inks, under its limit, at its size; and bad ones said plainly."""

from __future__ import annotations

import io
import math
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw

from composer.diagnostics.diagnostic import Findings, Span
from composer.measure import Pt, Rect
from composer.papers.press_profile import load_profile
from composer.press.pictures.separated import Originals, PressPicture, Repro
from composer.press.pictures.separation import Separation
from composer.press.shelf import Shelf

WHOLE = (0.0, 0.0, 1.0, 1.0)
INCH = Rect(Pt(0), Pt(0), Pt(72), Pt(72))
SPAN = Span("editions/e/edition.yaml", 3, 5)


def _gray_profile() -> bytes:
    """A profile of gray with a gamma of 2.2, put together by hand (ICC.1:2010, 8.3.4)."""
    tags = [
        (b"wtpt", b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)),
        (b"kTRC", b"curv\0\0\0\0" + struct.pack(">IH2x", 1, 563)),
        (b"cprt", b"text\0\0\0\0none\0\0\0\0"),
    ]
    table, body, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for tag, data in tags:
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data
    head = struct.pack(">I4x", start + len(body)) + b"\x02\x10\0\0mntrGRAYXYZ "
    head = head.ljust(36, b"\0") + b"acsp"
    return head.ljust(128, b"\0") + table + body


GRAY_PROFILE = _gray_profile()


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
    """What a press picture holds, as ink; gray as it is stored, 255 being none."""
    mode = "1" if found.bits == 1 else "L" if found.space == "DeviceGray" else "CMYK"
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


def look(picture: Image.Image) -> list[tuple[float, float, float]]:
    """L*, a* and b* of each pixel of inks, as the output profile has them printed."""
    output = ImageCms.ImageCmsProfile(io.BytesIO(load_profile("newsprint-crpc1").icc_bytes))
    lab = ImageCms.createProfile("LAB")
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    data = ImageCms.buildTransform(output, lab, "CMYK", "LAB", intent).apply(picture).tobytes()
    signed = [value - 256 if value > 127 else value for value in data]
    return [(data[at] * 100 / 255, signed[at + 1], signed[at + 2]) for at in range(0, len(data), 3)]


def difference(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """ΔE*ab."""
    return math.dist(one, other)


def by_icc(picture: Image.Image, source: object = None) -> Image.Image:
    """A picture through the output profile as Little CMS does it."""
    return ImageCms.profileToProfile(
        picture,
        source or ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(load_profile("newsprint-crpc1").icc_bytes)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def totals(picture: Image.Image) -> list[int]:
    """The total of inks of each pixel, 255 a solid."""
    data = picture.tobytes()
    return [sum(data[at : at + 4]) for at in range(0, len(data), 4)]


def test_photograph_becomes_cmyk_jpeg(desk: Desk) -> None:
    found = desk.separate(desk.save(photograph(), "a.jpg", quality=95))
    assert found is not None
    assert (found.space, found.packing, found.width, found.height) == (
        "DeviceCMYK", "DCTDecode", 300, 300,
    )  # fmt: skip
    assert desk.codes == []


def noise(mode: str) -> Image.Image:
    """What JPEG rings at most: every pixel another, and hard black and white."""
    data = random.Random(1).randbytes(200 * 200 * len(mode))
    return Image.frombytes(mode, (200, 200), data)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(photograph(), id="photograph"),
        pytest.param(Image.new("RGB", (300, 300), "black"), id="black"),
        pytest.param(noise("RGB"), id="noise"),
        pytest.param(noise("L").point([0] * 128 + [255] * 128).convert("RGB"), id="hard noise"),
        pytest.param(noise("CMYK"), id="noise in CMYK"),
    ],
)
def test_ink_limit_holds_in_every_decoded_pixel(desk: Desk, picture: Image.Image) -> None:
    made = desk.made(picture, "a.jpg", quality=95)
    assert max(totals(made)) <= 2.4 * 255


def test_black_is_dark_with_little_ink(desk: Desk) -> None:
    made = desk.made(Image.new("RGB", (300, 300), "black"))
    (seen,) = set(look(made))
    (wanted,) = set(look(by_icc(Image.new("RGB", (300, 300), "black"))))
    assert made.getpixel((5, 5))[3] == 255
    assert abs(seen[0] - wanted[0]) < 0.5


def test_colours_look_as_by_the_icc_transform(desk: Desk) -> None:
    colours = [(200, 30, 30), (30, 90, 200), (90, 160, 60), (250, 240, 220), (128, 110, 100)]
    source = Image.new("RGB", (300, 300))
    for at, colour in enumerate(colours):
        source.paste(colour, (60 * at, 0, 60 * at + 60, 300))
    made, expected = desk.made(source), by_icc(source)
    for x in (30, 90, 150, 210, 270):
        spot = (x, 150, x + 1, 151)
        (one,), (other,) = look(made.crop(spot)), look(expected.crop(spot))
        assert difference(one, other) < 2.5


def test_saturated_colours_keep_the_profiles_inks(desk: Desk) -> None:
    source = Image.new("RGB", (300, 300), (200, 30, 30))
    made, expected = desk.made(source).getpixel((5, 5)), by_icc(source).getpixel((5, 5))
    assert all(abs(one - other) <= 3 for one, other in zip(made, expected, strict=True))


def test_grays_go_to_black(desk: Desk) -> None:
    """A quarter of the colour that the profile's own separation takes, and no lighter or darker."""
    ramp = Image.linear_gradient("L").rotate(270).convert("RGB")
    ramp.putpixel((0, 0), (255, 0, 0))
    made, expected = desk.made(ramp), by_icc(ramp)
    row = (0, 128, 256, 129)
    data, profile = made.crop(row).tobytes(), expected.crop(row).tobytes()
    colour, before = (sum(sum(one[n::4]) for n in (0, 1, 2)) for one in (data, profile))
    assert colour < before / 4
    assert all(sum(data[at : at + 3]) == 0 for at in range(0, 4 * 180, 4)), "no colour in the light"
    pairs = list(zip(look(made.crop(row)), look(expected.crop(row)), strict=True))
    assert max(abs(one[0] - other[0]) for one, other in pairs) < 1
    assert max(difference(one, other) for one, other in pairs) < 2.5


def test_near_grays_keep_their_hue(desk: Desk) -> None:
    chance = random.Random(7)
    source = Image.new("RGB", (64, 64))
    for x in range(64):
        for y in range(64):
            light = chance.randrange(12, 244)
            source.putpixel((x, y), tuple(light + chance.randrange(-12, 13) for _ in "rgb"))
    made, expected = desk.made(source.resize((256, 256), 0)), by_icc(source.resize((256, 256), 0))
    data, profile = made.tobytes(), expected.tobytes()
    assert sum(data[0::4]) < sum(profile[0::4]) / 2
    differences = [difference(*pair) for pair in zip(look(made), look(expected), strict=True)]
    assert sum(differences) / len(differences) < 1.5
    assert max(differences) < 6.5


def test_white_stays_paper(desk: Desk) -> None:
    made = desk.made(Image.new("RGB", (300, 300), "white"))
    assert (made.mode, made.getpixel((9, 9))) == ("L", 255)
    source = photograph()
    source.paste("white", (0, 0, 50, 50))
    assert desk.made(source).getpixel((9, 9)) == (0, 0, 0, 0)


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


@pytest.mark.parametrize("mode", ["L", "P", "LA", "I;16", "I", "CMYK", "LAB", "YCbCr"])
def test_any_mode(desk: Desk, mode: str) -> None:
    gray = Image.linear_gradient("L").resize((300, 300))
    picture = gray.convert("RGB").convert(mode) if mode in ("LAB", "YCbCr") else gray.convert(mode)
    name = "a.png" if mode in ("P", "LA", "I;16") else "a.tif"
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
    assert Originals(desk.findings, Shelf(None)).size(place, SPAN) == (300, 600)
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
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n", "E512", id="EPS"),
        pytest.param(png_of(0, 0), "E503", id="no pixels"),
        pytest.param(png_of(20_000, 20_000), "E504", id="bomb"),
    ],
)
def test_unusable_picture(desk: Desk, content: bytes | None, code: str) -> None:
    place = desk.folder / "a.png"
    if content is not None:
        place.write_bytes(content)
    assert Originals(desk.findings, Shelf(None)).size(place, SPAN) is None
    assert desk.separate(place) is None
    assert desk.codes == [code, code]
    assert [found.span for found in desk.findings] == [SPAN, SPAN]


def test_bomb_is_reported_with_its_size(desk: Desk) -> None:
    (desk.folder / "a.png").write_bytes(png_of(20_000, 20_000))
    Originals(desk.findings, Shelf(None)).size(desk.folder / "a.png", SPAN)
    (found,) = desk.findings
    assert (found.values["megapixels"], found.values["limit"]) == (400, 100)


def test_truncated_picture(desk: Desk) -> None:
    place = desk.save(photograph(), "a.jpg")
    place.write_bytes(place.read_bytes()[:2000])
    assert Originals(desk.findings, Shelf(None)).size(place, SPAN) == (300, 300)
    assert desk.separate(place) is None
    assert desk.codes == ["E502"]


def test_cache_gives_the_same_picture(tmp_path: Path) -> None:
    place = Desk(tmp_path).save(photograph(), "a.jpg")
    cache = tmp_path / "cache"
    first, second, without = (Desk(tmp_path, kept).separate(place) for kept in (cache, cache, None))
    assert first == second == without
    for kept in cache.iterdir():
        kept.write_bytes(b"spoilt")
    assert Desk(tmp_path, cache).separate(place) == first


def test_findings_are_the_same_from_the_cache(tmp_path: Path) -> None:
    place = Desk(tmp_path).save(photograph((100, 100)), "a.jpg")
    for _ in range(2):
        desk = Desk(tmp_path, tmp_path / "cache")
        desk.separate(place)
        assert desk.codes == ["W505"]


# ── what each kind of file becomes ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp", "a.gif", "a.bmp", "a.jpg"])
def test_every_format(desk: Desk, name: str) -> None:
    source = Image.new("RGB", (300, 300), (200, 30, 30))
    made = desk.made(source, name)
    expected = look(by_icc(source.crop((0, 0, 1, 1))))[0]
    assert difference(look(made.crop((9, 9, 10, 10)))[0], expected) < 4
    assert desk.codes == []


def test_one_bit_stays_one_bit(desk: Desk) -> None:
    source = Image.new("1", (700, 700), 1)
    source.paste(0, (0, 0, 333, 700))
    for name, options in (("a.png", {}), ("a.tif", {"compression": "group4"})):
        found = desk.separate(desk.save(source, name, **options))
        assert found is not None
        assert (found.bits, found.space, found.packing) == (1, "DeviceGray", "FlateDecode")
        assert inks(found).tobytes() == source.tobytes()
    assert desk.codes == []


def test_palette_of_black_and_white_is_one_bit(desk: Desk) -> None:
    source = Image.new("P", (700, 700), 1)
    source.putpalette((0, 0, 0, 255, 255, 255))
    source.paste(0, (0, 0, 700, 333))
    found = desk.separate(desk.save(source, "a.png", bits=1))
    assert found is not None
    assert found.bits == 1
    assert (inks(found).getpixel((5, 5)), inks(found).getpixel((5, 699))) == (0, 255)


def test_one_bit_is_cut_but_not_softened(desk: Desk) -> None:
    """Finer than gray pictures are kept, and nothing between black and white comes in."""
    source = Image.new("1", (2400, 2400), 1)
    source.paste(0, (0, 0, 1201, 2400))
    found = desk.separate(desk.save(source), INCH, (0.25, 0.0, 0.75, 1.0))
    assert found is not None
    assert (found.width, found.height, found.bits) == (1200, 2400, 1)
    column = [inks(found).getpixel((x, 7)) for x in (0, 599, 600, 601, 1199)]
    assert column == [0, 0, 0, 255, 255]


def test_coarse_line_art_is_reported(desk: Desk) -> None:
    desk.separate(desk.save(Image.new("1", (300, 300))))
    (found,) = desk.findings
    assert (found.code, found.values["ppi"], found.values["floor"]) == ("W514", 300, 600)


def test_line_art_turns_with_the_camera(desk: Desk) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    source = Image.new("1", (700, 700), 1)
    source.putpixel((0, 0), 0)
    found = desk.separate(desk.save(source, "a.png", exif=exif))
    assert found is not None
    assert inks(found).getpixel((699, 699)) == 0


def test_sixteen_bits_a_channel(desk: Desk) -> None:
    """A PNG of 48 bits, written by hand, for Pillow writes none."""
    row = b"\0" + struct.pack(">HHH", 200 * 257, 30 * 257, 30 * 257) * 300
    data = zlib.compress(row * 300)
    head = struct.pack(">IIBBBBB", 300, 300, 16, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    place = desk.folder / "a.png"
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, *zip(*chunks, strict=True))))
    found = desk.separate(place)
    assert found is not None
    assert inks(found).tobytes() == desk.made(Image.new("RGB", (300, 300), (200, 30, 30))).tobytes()


def chunk(name: bytes, content: bytes) -> bytes:
    sum_ = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + sum_


def test_sixteen_bits_of_gray_are_as_eight(desk: Desk) -> None:
    ramp = Image.linear_gradient("L")
    fine = Image.new("I;16", ramp.size)
    fine.putdata([value * 257 for value in ramp.tobytes()])
    made, plain = desk.made(fine, "a.tif"), desk.made(ramp, "b.tif")
    assert made.tobytes() == plain.tobytes()


def test_lab_goes_straight_to_the_inks(desk: Desk) -> None:
    """A green that sRGB does not have is not clipped by it."""
    source = Image.merge("LAB", [Image.new("L", (300, 300), v) for v in (140, 68, 168)])
    lab = ImageCms.createProfile("LAB")
    made = desk.made(source, "a.tif")
    (seen,) = look(made.crop((5, 5, 6, 6)))
    (expected,) = look(by_icc(source.crop((5, 5, 6, 6)), lab))
    assert difference(seen, expected) < 3
    (gray,) = set(desk.made(Image.merge("LAB", [Image.new("L", (9, 9), v) for v in (140, 128, 128)]), "g.tif").convert("L").tobytes())  # fmt: skip
    assert 0 < gray < 255


def test_rgb_through_its_own_profile(desk: Desk) -> None:
    """Adobe RGB's values mean stronger colours than sRGB's."""
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = Image.new("RGB", (300, 300), (60, 180, 90))
    tagged = desk.made(source, "a.png", icc_profile=wide)
    assert tagged.tobytes() == desk.made(source, "b.png").tobytes()
    swapped = bytearray(wide)
    red, green = wide.index(b"rXYZ", 128), wide.index(b"gXYZ", 128)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    turned = desk.made(source, "c.png", icc_profile=bytes(swapped))
    assert turned.getpixel((5, 5))[1] > turned.getpixel((5, 5))[0], "what was green is red now"


def coated() -> bytes:
    return load_profile("coated-fogra39").icc_bytes


def test_cmyk_of_another_press_is_converted(desk: Desk) -> None:
    source = Image.new("CMYK", (300, 300), (20, 200, 180, 10))
    made = desk.made(source, "a.tif", icc_profile=coated())
    profile = ImageCms.ImageCmsProfile(io.BytesIO(coated()))
    (seen,), (wanted,) = (
        look(made.crop((5, 5, 6, 6))),
        look(by_icc(source.crop((5, 5, 6, 6)), profile)),
    )
    assert difference(seen, wanted) < 1.5
    assert made.getpixel((5, 5)) != source.getpixel((5, 5))


def test_cmyk_of_this_press_and_untagged_is_kept(desk: Desk) -> None:
    source = Image.new("CMYK", (300, 300), (20, 200, 180, 10))
    own = bytearray(load_profile("newsprint-crpc1").icc_bytes)
    own[24:36] = bytes(12)  # another date, the same condition
    for icc in (b"", bytes(own)):
        assert desk.made(source, "a.tif", icc_profile=icc).getpixel((5, 5)) == (20, 200, 180, 10)


def test_black_type_in_converted_cmyk_stays_on_black(desk: Desk) -> None:
    source = Image.new("CMYK", (300, 300), (40, 30, 30, 0))
    source.paste((0, 0, 0, 255), (100, 100, 200, 200))
    made = desk.made(source, "a.tif", icc_profile=coated())
    assert made.getpixel((150, 150)) == (0, 0, 0, 255)
    assert made.getpixel((5, 5))[0] > 0


def test_tagged_cmyk_jpeg_does_not_pass_through(desk: Desk) -> None:
    source = Image.new("CMYK", (300, 300), (20, 200, 180, 10))
    place = desk.save(source, "a.jpg", quality=95, icc_profile=coated())
    found = desk.separate(place)
    assert found is not None
    assert found.content != place.read_bytes()


def test_cmyk_jpeg_over_the_limit_does_not_pass_through(desk: Desk) -> None:
    place = desk.save(Image.new("CMYK", (300, 300), (200, 200, 200, 200)), "a.jpg", quality=95)
    found = desk.separate(place)
    assert found is not None
    assert found.content != place.read_bytes()
    assert max(totals(inks(found))) <= 2.4 * 255


def test_extra_channels_are_reported(desk: Desk) -> None:
    """A TIFF of CMYK and one ink more, put together by hand."""
    place = desk.folder / "a.tif"
    place.write_bytes(spot_tiff(300, 300, b"Cyan\0Magenta\0Yellow\0Black\0PANTONE 186 C\0"))
    found = desk.separate(place)
    assert found is not None
    (said,) = desk.findings
    assert (said.code, said.values["count"], said.values["names"]) == ("W513", 1, "PANTONE 186 C")


def spot_tiff(width: int, height: int, names: bytes) -> bytes:
    """A TIFF of five inks a pixel, 8 bits each."""
    pixels = bytes((10, 20, 30, 40, 200)) * (width * height)
    tags = [
        (256, 3, 1, struct.pack("<HH", width, 0)),
        (257, 3, 1, struct.pack("<HH", height, 0)),
        (258, 3, 5, struct.pack("<5H", 8, 8, 8, 8, 8)),
        (259, 3, 1, struct.pack("<HH", 1, 0)),
        (262, 3, 1, struct.pack("<HH", 5, 0)),
        (273, 4, 1, b"PIXL"),
        (277, 3, 1, struct.pack("<HH", 5, 0)),
        (278, 3, 1, struct.pack("<HH", height, 0)),
        (279, 4, 1, struct.pack("<I", len(pixels))),
        (333, 2, len(names), names),
        (338, 3, 1, struct.pack("<HH", 0, 0)),
    ]
    at = 8 + 2 + 12 * len(tags) + 4
    long = b"".join(value for *_, value in tags if len(value) > 4)
    entries = b""
    for tag, kind, count, value in tags:
        if value == b"PIXL":
            value = struct.pack("<I", at + len(long))
        elif len(value) > 4:
            value = struct.pack("<I", at + long.index(value))
        entries += struct.pack("<HHI", tag, kind, count) + value
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4) + long + pixels


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"8BPS\0\1", "PSD"), (b"%PDF-1.6", "PDF"), (b"\0\0\0\x18ftypheic", "HEIC")],
)
def test_other_kinds_are_named(desk: Desk, content: bytes, kind: str) -> None:
    (desk.folder / "a.psd").write_bytes(content + bytes(60))
    assert desk.separate(desk.folder / "a.psd") is None
    (found,) = desk.findings
    assert (found.code, found.values["kind"]) == ("E512", kind)


def test_drawing_stays_lossless_when_it_is_made_smaller(desk: Desk) -> None:
    """What counts is the original's colours; its edges have more once they are softened."""
    source = Image.new("RGB", (1000, 1000), "white")
    ImageDraw.Draw(source).ellipse(
        (100, 100, 900, 900), fill=(200, 30, 30), outline="blue", width=9
    )
    found = desk.separate(desk.save(source))
    assert found is not None
    assert (found.packing, found.width) == ("FlateDecode", 300)


def test_picture_of_grays_takes_the_black_plate_alone(desk: Desk) -> None:
    found = desk.separate(desk.save(Image.new("RGB", (300, 300), (150, 150, 150)), "a.jpg"))
    assert found is not None
    assert found.space == "DeviceGray"


@pytest.mark.parametrize("name", ["a.tif", "a.gif", "a.webp"])
def test_further_pictures_are_reported(desk: Desk, name: str) -> None:
    pages = [Image.new("RGB", (300, 300), colour) for colour in ("red", "blue")]
    place = desk.save(pages[0], name, save_all=True, append_images=pages[1:])
    found = desk.separate(place)
    assert found is not None
    assert desk.codes == ["W518"]
    cyan, magenta, *_ = inks(found).getpixel((5, 5))
    assert magenta > cyan, "the first one is red"


def test_gray_jpeg_in_the_presss_own_tones_passes_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk.save(Image.linear_gradient("L").resize((300, 300)), "a.jpg", quality=95)
    found = desk.separate(place)
    assert found is not None
    assert found.content != place.read_bytes(), "what is not tagged is taken as seen on a screen"
    monkeypatch.setattr(Separation, "_curve", lambda *_: list(range(256)))
    tagged = desk.save(
        Image.linear_gradient("L").resize((300, 300)), "b.jpg", icc_profile=GRAY_PROFILE
    )
    found = desk.separate(tagged)
    assert found is not None
    assert (found.content, found.space, found.inverted) == (
        tagged.read_bytes(), "DeviceGray", False,
    )  # fmt: skip


def test_a_picture_is_looked_over_once_a_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 20)).save(desk.folder / "a.png")
    Originals(desk.findings, Shelf(tmp_path)).size(desk.folder / "a.png", SPAN)
    asked: list[str] = []
    get = Shelf.get
    monkeypatch.setattr(Shelf, "get", lambda shelf, key: asked.append(key) or get(shelf, key))
    originals = Originals(desk.findings, Shelf(tmp_path))
    assert {originals.size(desk.folder / "a.png", SPAN) for _ in range(3)} == {(30, 20)}
    assert len(asked) == 1
