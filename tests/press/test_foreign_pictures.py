"""Pictures as others write them: turned, counted from white, short of rows, in colours of their own."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from composer.press.pictures.colour_tags import adobe_rgb
from tests.press.test_pictures import Desk, desk, inks, photograph, png_of

__all__ = ["desk"]

SIDE = 300
"""Pixels: enough for the inch in which the tests print."""


def tiff(pixels: bytes, size: tuple[int, int], **given: object) -> bytes:
    """A TIFF put together by hand. `given`: bits, photometric, format, extra, orientation, order, strips
    (how many are told of), counts (bytes told of each)."""
    width, height = size
    order = str(given.get("order", "<"))
    bits = given.get("bits", (8,))
    assert isinstance(bits, tuple)
    rows = int(str(given.get("rows", height)))
    row = len(pixels) // height
    strips = [row * rows * n for n in range(-(-height // rows))][
        : int(str(given.get("strips", 9**9)))
    ]
    numbers = {
        256: ("H", (width,)), 257: ("H", (height,)), 258: ("H", bits), 259: ("H", (1,)),
        262: ("H", (given.get("photometric", 1),)), 273: ("I", tuple(strips)),
        274: ("H", (given.get("orientation", 1),)), 277: ("H", (len(bits),)), 278: ("I", (rows,)),
        279: ("I", tuple(given.get("counts", row * rows) for _ in strips)),
    }  # fmt: skip
    if "extra" in given:
        numbers[338] = ("H", (given["extra"],))
    if "format" in given:
        numbers[339] = ("H", (given["format"],) * len(bits))
    if "subfile" in given:
        numbers = {254: ("I", (given["subfile"],)), **numbers}
    body = 8 + 2 + 12 * len(numbers) + 4
    long = b""
    start = body + sum(
        struct.calcsize(f"{len(v)}{k}") for k, v in numbers.values() if struct.calcsize(f"{len(v)}{k}") > 4
    )  # fmt: skip
    numbers[273] = ("I", tuple(start + strip for strip in strips))
    table = b""
    for tag, (kind, values) in numbers.items():
        value = struct.pack(f"{order}{len(values)}{kind}", *values)
        if len(value) > 4:
            long, value = long + value, struct.pack(f"{order}I", body + len(long))
        table += struct.pack(f"{order}HHI", tag, {"H": 3, "I": 4}[kind], len(values)) + value.ljust(
            4, b"\0"
        )
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(f"{order}IH", 8, len(numbers))
    return head + table + bytes(4) + long + pixels


def kept(desk: Desk, data: bytes, name: str = "a.tif") -> Path:
    (desk.folder / name).write_bytes(data)
    return desk.folder / name


def corner(size: tuple[int, int]) -> Image.Image:
    """White with a dark first quarter: which way up is it?"""
    made = Image.new("L", size, 255)
    made.paste(20, (0, 0, size[0] // 2, size[1] // 2))
    return made


# ── turned ────────────────────────────────────────────────────────────────────────────────────────

TURNS = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""EXIF orientation → how the stored rows have to be turned (TIFF 6.0, tag 274)."""


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("format", ["TIFF", "TIFF LZW", "JPEG", "PNG", "WEBP"])
def test_turned_pictures_stand_upright_and_are_not_stretched(
    desk: Desk, orientation: int, format: str
) -> None:
    stored = corner((300, 200))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"compression": "tiff_lzw"} if "LZW" in format else {}
    place = desk.folder / "a.pic"
    stored.save(place, format.split()[0], exif=exif, **options)
    turn = TURNS[orientation]
    upright = stored.transpose(turn) if turn is not None else stored
    assert desk.repro._originals.size(place, desk_span()) == upright.size
    found = desk.separate(place)
    assert found is not None
    assert (found.width, found.height) == upright.size
    quarters = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    seen = inks(found).convert("L") if found.space == "DeviceGray" else inks(found).getchannel("K")
    dark = [q for q in quarters if _at(seen, q) < 128] if found.space == "DeviceGray" else [
        q for q in quarters if _at(seen, q) > 128
    ]  # fmt: skip
    assert dark == [q for q in quarters if _at(upright, q) < 128]


def desk_span() -> object:
    from tests.press.test_pictures import SPAN

    return SPAN


def _at(picture: Image.Image, share: tuple[float, float]) -> int:
    value = picture.getpixel((int(picture.width * share[0]), int(picture.height * share[1])))
    assert isinstance(value, int)
    return value


# ── gray of more than eight bits ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("photometric", [0, 1])
@pytest.mark.parametrize("bits", [8, 12, 16])
def test_gray_of_any_depth_counted_from_white_or_black(
    desk: Desk, bits: int, photometric: int
) -> None:
    light = (1 << bits) - 1
    ramp = [round(light * n / (SIDE - 1)) for n in range(SIDE)]
    if photometric == 0:
        ramp = [light - value for value in ramp]
    if bits == 12:
        row = b"".join(
            bytes((one >> 4, (one & 15) << 4 | two >> 8, two & 255))
            for one, two in zip(ramp[::2], ramp[1::2], strict=True)
        )
    else:
        row = struct.pack(f"<{SIDE}{'B' if bits == 8 else 'H'}", *ramp)
    place = kept(desk, tiff(row * SIDE, (SIDE, SIDE), bits=(bits,), photometric=photometric))
    found = desk.separate(place)
    if found is None:  # a depth that the reader has no way to read is named
        assert desk.codes == ["E512"]
        return
    plain = inks(found).convert("L")
    assert _at(plain, (0.02, 0.5)) < 40
    assert _at(plain, (0.98, 0.5)) > 230


# ── short of rows ─────────────────────────────────────────────────────────────────────────────────


def short_png(colour: int = 2, interlaced: bool = False) -> bytes:
    """A PNG whose compressed data end, whole and tidy, a third down."""
    source = io.BytesIO()
    photograph().convert({2: "RGB", 0: "L", 6: "RGBA"}[colour]).save(source, "PNG")
    whole = Image.open(source)
    channels = {2: 3, 0: 1, 6: 4}[colour]
    rows = 100
    raw = b"".join(b"\0" + whole.crop((0, n, SIDE, n + 1)).tobytes() for n in range(rows))
    assert len(raw) == rows * (SIDE * channels + 1)
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, colour, 0, 0, int(interlaced))
    out = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")):
        out += (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )
    return out


def short_jpeg(**options: object) -> bytes:
    """A JPEG whose entropy-coded data end a third down, with an end marker all the same."""
    out = io.BytesIO()
    photograph().save(out, "JPEG", quality=92, **options)
    data = out.getvalue()
    scan = data.index(b"\xff\xda")
    return data[: scan + (len(data) - scan) // 3].rstrip(b"\xff") + b"\xff\xd9"


def short_gif() -> bytes:
    """A GIF whose codes end, with the code for it, a third down: its first frame made again by hand."""
    plain = photograph().quantize(128)
    codes = [128, *plain.tobytes()[: SIDE * 100]]
    bits = held = 0
    packed, since = bytearray(), 0
    for code in [*codes, 129]:
        if since == 120:  # the code to begin anew, before codes grow beyond eight bits
            held |= 128 << bits
            bits, since = bits + 8, 0
        held |= code << bits
        bits += 8
        since += 1
        while bits >= 8:
            packed.append(held & 255)
            held >>= 8
            bits -= 8
    palette = bytes(plain.getpalette() or ())[: 128 * 3].ljust(128 * 3, b"\0")
    head = b"GIF89a" + struct.pack("<HHBBB", SIDE, SIDE, 0xF6, 0, 0) + palette
    blocks = b"".join(
        bytes((len(packed[n : n + 255]),)) + bytes(packed[n : n + 255])
        for n in range(0, len(packed), 255)
    )
    frame = struct.pack("<BHHHHB", 0x2C, 0, 0, SIDE, SIDE, 0)
    return head + frame + b"\x07" + blocks + b"\0;"


def short_bmp() -> bytes:
    """A run-length BMP that says it ends after a hundred rows."""
    rows = (bytes((255, 5)) + bytes((45, 5)) + b"\0\0") * 100 + b"\0\1"
    palette = b"".join(bytes((n, n, n, 0)) for n in range(256))
    start = 14 + 40 + len(palette)
    info = struct.pack("<IiiHHIIiiII", 40, SIDE, SIDE, 1, 8, 1, len(rows), 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + info + palette + rows


GRAY = bytes(range(100, 200)) * 3 * SIDE

SHORT: dict[str, Callable[[], bytes]] = {
    "PNG": short_png,
    "gray PNG": lambda: short_png(0),
    "transparent PNG": lambda: short_png(6),
    "interlaced PNG": lambda: short_png(2, interlaced=True),
    "JPEG": short_jpeg,
    "progressive JPEG": lambda: short_jpeg(progressive=True),
    "JPEG with restarts": lambda: short_jpeg(restart_marker_rows=4),
    "GIF": short_gif,
    "BMP": short_bmp,
    "TIFF of few strips": lambda: tiff(GRAY, (SIDE, SIDE), rows=50, strips=2),
    "TIFF of short strips": lambda: tiff(GRAY, (SIDE, SIDE), rows=50, counts=9000),
}


@pytest.mark.parametrize("kind", SHORT)
def test_rows_that_are_missing_are_counted(desk: Desk, kind: str) -> None:
    assert desk.separate(kept(desk, SHORT[kind]())) is None
    (found,) = desk.findings
    if kind == "GIF":  # its reader says it itself
        assert found.code == "E502"
        return
    assert found.code == "E550"
    assert 0 < found.values["rows"] < found.values["height"] == SIDE
    assert 30 <= found.values["rows"] <= 200 or "progressive" in kind or "short strips" in kind


@pytest.mark.parametrize("share", [n / 10 for n in range(1, 10)])
@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_file_cut_anywhere_is_refused(desk: Desk, format: str, share: float) -> None:
    out = io.BytesIO()
    photograph().save(out, format)
    data = out.getvalue()
    assert desk.separate(kept(desk, data[: int(len(data) * share)])) is None
    assert set(desk.codes) <= {"E502", "E550"} and len(desk.codes) == 1


@pytest.mark.parametrize(
    ("format", "options"),
    [
        ("PNG", {}),
        ("JPEG", {"quality": 92}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"restart_marker_rows": 1}),
        ("JPEG", {"subsampling": 2}),
        ("JPEG", {"optimize": True, "subsampling": 1}),
        ("GIF", {}),
        ("GIF", {"interlace": 0}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "packbits"}),
        ("WEBP", {}),
    ],
)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "1"])
@pytest.mark.parametrize("size", [(SIDE, SIDE), (301, 217), (8, 8), (1, 3), (640, 9)])
def test_whole_files_are_not_called_short(
    desk: Desk, format: str, options: dict[str, object], mode: str, size: tuple[int, int]
) -> None:
    picture = photograph((max(size[0], 2), max(size[1], 2))).crop((0, 0, *size))
    try:
        place = desk.save(picture.convert(mode), "a.pic", format=format, **options)
    except (OSError, ValueError, KeyError):
        return  # a kind of picture that the format has no room for
    assert desk.separate(place) is not None
    assert not {"E502", "E550"} & set(desk.codes)


# ── colours of their own ──────────────────────────────────────────────────────────────────────────


def exif_of(colour_space: int, index: str = "") -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = colour_space
    if index:
        exif.get_ifd(0x8769)[0xA005] = {1: index, 2: b"0100"}
    return exif


def test_adobe_rgb_by_exif_is_used_and_said(desk: Desk) -> None:
    embedded = desk.made(photograph(), "a.tif", icc_profile=adobe_rgb())
    by_exif = desk.made(
        photograph(), "b.jpg", quality=100, subsampling=0, exif=exif_of(65535, "R03")
    )
    plain = desk.made(photograph(), "c.tif")
    assert desk.codes == ["N551"]
    far = [abs(a - b) for a, b in zip(embedded.tobytes(), by_exif.tobytes(), strict=True)]
    off = [abs(a - b) for a, b in zip(plain.tobytes(), by_exif.tobytes(), strict=True)]
    assert sum(far) / len(far) < 3 < sum(off) / len(off)


def test_the_made_profile_is_adobe_rgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(adobe_rgb()))
    srgb = ImageCms.createProfile("sRGB")
    into = ImageCms.buildTransform(profile, srgb, "RGB", "RGB")
    gray = into.apply(Image.new("RGB", (1, 1), (128, 128, 128))).getpixel((0, 0))
    assert gray == (129, 129, 129)  # gamma 2.2 against the curve of sRGB
    assert into.apply(Image.new("RGB", (1, 1), (0, 255, 0))).getpixel((0, 0)) == (0, 255, 0)


def test_colours_without_a_name_are_said(desk: Desk) -> None:
    desk.made(photograph(), "a.jpg", exif=exif_of(65535))
    assert desk.codes == ["W552"]


def test_srgb_by_exif_says_nothing(desk: Desk) -> None:
    desk.made(photograph(), "a.jpg", exif=exif_of(1, "R98"))
    assert desk.codes == []


PROFILES = {
    "RGB": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    "Lab": ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
}


@pytest.mark.parametrize(
    ("mode", "space"),
    [("RGB", "Lab"), ("CMYK", "RGB"), ("CMYK", "Lab"), ("L", "Lab"), ("LAB", "RGB")],
)
def test_a_profile_for_other_colours_is_said(desk: Desk, mode: str, space: str) -> None:
    if mode == "LAB":
        picture = photograph().convert("RGB").convert("LAB")
    else:
        picture = photograph().convert(mode)
    plain = desk.made(picture, "a.tif")
    tagged = desk.made(picture, "b.tif", icc_profile=PROFILES[space])
    (found,) = desk.findings
    assert (found.code, found.values["embedded"]) == ("W553", space)
    assert plain.tobytes() == tagged.tobytes()


def test_a_gray_picture_is_read_along_a_colour_profile(desk: Desk) -> None:
    desk.made(photograph().convert("L"), "a.tif", icc_profile=PROFILES["RGB"])
    assert desk.codes == []


# ── kinds ─────────────────────────────────────────────────────────────────────────────────────────

NAMED = {
    "CMYK + alpha": tiff(bytes((1, 2, 3, 4, 5)) * SIDE * SIDE, (SIDE, SIDE), bits=(8,) * 5, photometric=5, extra=2),
    "float": tiff(struct.pack("<f", 0.5) * SIDE * SIDE, (SIDE, SIDE), bits=(32,), format=3),
    "float RGB": tiff(struct.pack("<3f", 1, 2, 3) * SIDE * SIDE, (SIDE, SIDE), bits=(32,) * 3, format=3, photometric=2),
    "half float": tiff(struct.pack("<e", 0.5) * SIDE * SIDE, (SIDE, SIDE), bits=(16,), format=3),
    "double": tiff(struct.pack("<d", 0.5) * SIDE * SIDE, (SIDE, SIDE), bits=(64,), format=3),
    "RAW": tiff(GRAY, (SIDE, SIDE), subfile=1),
    "JPEG XL": b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(60),
    "JPEG XL bare": b"\xff\x0a" + bytes(60),
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(60),
    "JPEG XR": b"II\xbc\1" + bytes(60),
    "AVIF": b"\0\0\0\x1cftypavif" + bytes(60),
    "HEIC": b"\0\0\0\x1cftypheix" + bytes(60),
    "OpenEXR": b"v/1\x01" + bytes(60),
    "SVG": b"<svg xmlns=''/>",
    "ICO": b"\0\0\1\0" + bytes(60),
    "HTML": b"<!DOCTYPE html><p>404",
    "Office": b"PK\3\4" + bytes(60),
    "DICOM": bytes(128) + b"DICM" + bytes(60),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_kinds_that_are_not_taken_are_named(desk: Desk, name: str) -> None:
    assert desk.separate(kept(desk, NAMED[name])) is None
    (found,) = desk.findings
    assert found.code == "E512"
    assert name.split(" ")[0] in found.values["kind"] or name in ("half float", "double")


def test_a_header_that_lies_is_no_crash(desk: Desk) -> None:
    desk.separate(kept(desk, png_of(50, 50)))
    assert set(desk.codes) <= {"E550", "W505"}
