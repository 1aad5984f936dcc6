"""Spoilt pictures: ``python -m tools.fuzz_pictures [--count 1000] [--kinds JPEG PNG TIFF WEBP]``.

For each kind of file and each of three ways to spoil one (cut short, bits flipped, numbers in the header
replaced) `count` files are separated for the press. Whatever a file holds, the program must say so or
print it: no exception, no more than ten seconds, no more than one gibibyte. Every file follows from its
seed; a failure is printed with it and can be had again with ``--one KIND WAY SEED FOLDER``.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageCms

KINDS = ("JPEG", "PNG", "TIFF", "WEBP")
WAYS = ("cut", "flipped", "resized")
SECONDS = 10
MEMORY = 1 << 30
"""Bytes of memory that separating one file may take."""

_BATCH = 100


@cache
def sound(kind: str) -> tuple[bytes, ...]:
    """Whole files of a kind, of many modes and options."""
    gray = Image.linear_gradient("L").resize((61, 47))
    colour = Image.merge(
        "RGB", (gray, gray.rotate(180), gray.transpose(Image.Transpose.ROTATE_90).resize((61, 47)))
    )
    clear = colour.copy()
    clear.putalpha(gray)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "a picture"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made: list[tuple[Image.Image, dict[str, object]]]
    if kind == "JPEG":
        made = [
            (colour, {"exif": exif, "icc_profile": icc}),
            (colour, {"progressive": True, "subsampling": 2}),
            (gray, {}),
            (colour.convert("CMYK"), {}),
        ]
    elif kind == "PNG":
        made = [
            (colour, {"exif": exif}),
            (clear, {"icc_profile": icc}),
            (gray.convert("I;16"), {}),
            (gray.convert("1"), {}),
            (colour.quantize(16), {"transparency": 3}),
            (gray.convert("LA"), {}),
        ]
    elif kind == "TIFF":
        made = [
            (colour, {"compression": "tiff_lzw", "exif": exif}),
            (colour, {"compression": "jpeg"}),
            (clear, {"compression": "tiff_adobe_deflate"}),
            (gray.convert("1"), {"compression": "group4"}),
            (colour.convert("CMYK"), {"icc_profile": icc}),
            (gray.convert("I;16"), {}),
            (colour.convert("LAB"), {}),
        ]
    else:
        made = [
            (colour, {"exif": exif}),
            (clear, {"lossless": True}),
            (clear, {"icc_profile": icc}),
        ]
    return tuple(_saved(picture, kind, options) for picture, options in made)


def _saved(picture: Image.Image, kind: str, options: dict[str, object]) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def spoilt(kind: str, way: str, seed: int) -> bytes:
    """A file that follows from its seed."""
    chance = random.Random(f"{kind} {way} {seed}")
    data = bytearray(chance.choice(sound(kind)))
    if way == "cut":
        return bytes(data[: chance.randrange(len(data))])
    if way == "flipped":
        for _ in range(chance.choice((1, 2, 8, 40))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    width = chance.choice((1, 2, 4))
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(4, min(len(data) - width, 300))
        number = chance.choice(
            (0, 1, 255, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 9999, chance.getrandbits(32))
        )
        data[at : at + width] = (number & (256**width - 1)).to_bytes(
            width, chance.choice(("big", "little"))
        )
    return _with_sums(bytes(data)) if kind == "PNG" else bytes(data)


def _with_sums(data: bytes) -> bytes:
    """A PNG whose chunks have right checksums again, so that readers look into them."""
    out, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at + 4 : at + 8 + length]
        out += data[at : at + 8 + length] + zlib.crc32(chunk).to_bytes(4, "big")
        at += 12 + length
    return bytes(out + data[at:])


def separate(data: bytes, folder: Path) -> list[str]:
    """Take a file to the press as an edition does; the codes of what was found."""
    from composer.diagnostics.diagnostic import Findings, Span
    from composer.measure import Pt, Rect
    from composer.papers.press_profile import load_profile
    from composer.press.pictures.separated import Repro

    place = folder / "picture"
    place.write_bytes(data)
    findings = Findings()
    repro = Repro(load_profile("newsprint-crpc1"), findings, folder / "cache")
    rect = Rect(Pt(0), Pt(0), Pt(61), Pt(47))
    made = repro.separate(place, (0.1, 0.0, 0.9, 1.0), rect, Span(), cutout=True)
    codes = [one.code for one in findings]
    if (made is None) != any(code.startswith("E") for code in codes):
        raise AssertionError(f"picture {made is not None}, findings {codes}")
    return codes


def work(kind: str, way: str, first: int, count: int) -> None:
    """Separate files one after the other, each seed said before it is begun."""
    with tempfile.TemporaryDirectory() as name:
        for seed in range(first, first + count):
            print(seed, flush=True)
            signal.alarm(SECONDS)
            separate(spoilt(kind, way, seed), Path(name))
            signal.alarm(0)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, flush=True)


def fuzz(kind: str, way: str, count: int) -> list[str]:
    """Faults found with one kind and way, each with its seed."""
    faults, seed = [], 0
    while seed < count:
        some = min(_BATCH, count - seed)
        command = [
            sys.executable,
            "-m",
            "tools.fuzz_pictures",
            "--work",
            kind,
            way,
            str(seed),
            str(some),
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        said = [int(line) for line in run.stdout.split()]
        if run.returncode:
            at = said[-1] if said else seed
            why = "too slow" if run.returncode == -signal.SIGALRM else _last(run.stderr)
            faults.append(f"{kind} {way} {at}: {why or run.returncode}")
            seed = at + 1
            continue
        if said[-1] > MEMORY:
            faults.append(f"{kind} {way} {seed}–{seed + some - 1}: {said[-1] >> 20} MiB")
        seed += some
    return faults


def _last(text: str) -> str:
    return text.strip().rpartition("\n")[2]


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 1 if a file was not taken as it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--one", nargs=4, metavar=("KIND", "WAY", "SEED", "FOLDER"))
    parser.add_argument("--work", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    if given.work:
        kind, way, first, count = given.work
        work(kind, way, int(first), int(count))
        return 0
    if given.one:
        kind, way, seed, folder = given.one
        try:
            print(separate(spoilt(kind, way, int(seed)), Path(folder)))
        except Exception:
            traceback.print_exc()
        return 0
    faults = []
    for kind in given.kinds:
        for way in WAYS:
            found = fuzz(kind, way, given.count)
            print(f"{kind} {way}: {given.count} files, {len(found)} faults", flush=True)
            faults += found
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
