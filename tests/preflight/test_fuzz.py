"""Broken files: preflight answers every one, in time and with a finding."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from composer.fonts.metrics import FontSet
from tests.preflight.base import good_page, saved
from tests.preflight.faults import FAULTS

_RICH = (
    "font.type3", "font.bitmap", "colour.devicen.colorants", "colour.icc", "transparency.mask-space",
    "xobject.reference", "picture.jpeg", "picture.ppi.bitmap", "layer.hidden", "live.annotation",
    "colour.spot.encoding", "tag.dangling", "picture.depth", "font.widths",
)  # fmt: skip
FILES = 120
ROOT = Path(__file__).parents[2]


def slim(pdf: Pdf) -> bytes:
    """With a stub of the output profile: bits turned in its tables would tell nothing."""
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    stream.write(stream.read_bytes()[:600])
    return saved(pdf)


def seeds(fonts: FontSet) -> list[bytes]:
    """A page of ours, packed and not, and one with nearly everything that a page can have."""
    good = good_page(fonts)
    with pikepdf.open(BytesIO(good)) as pdf:
        packed = slim(pdf)
    with pikepdf.open(BytesIO(good)) as pdf:
        for rule in _RICH:
            FAULTS[rule].change(pdf)
        rich = slim(pdf)
    with pikepdf.open(BytesIO(rich)) as pdf:
        plain = saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, qdf=True)
    return [packed, rich, plain]


def test_every_broken_file_is_answered(fonts: FontSet, tmp_path: Path) -> None:
    files = [tmp_path / f"{at}.pdf" for at in range(3)]
    for path, data in zip(files, seeds(fonts), strict=True):
        path.write_bytes(data)
    # In a small process of its own: each broken file is a fork of it.
    words = [
        sys.executable,
        "-m",
        "tools.fuzz",
        *map(str, files),
        "--count",
        str(FILES // len(files)),
    ]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    each = FILES // len(files) + 1
    told = f"3 seeds, {each} files of each, 0 not survived {{}}\n"
    assert (done.returncode, done.stdout) == (0, told)
