"""One faulty PDF a rule, made from a clean one with pikepdf; and the sample edition, which is clean."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from composer.cli import main
from composer.diagnostics.model import CannotCompose, Findings
from composer.preflight import preflight

Change = Callable[[Pdf], object]


def clean() -> Pdf:
    """A page that nobody objects to: one CMYK bar and one line."""
    pdf = Pdf.new()
    profile = pdf.make_stream(b"\0" * 12 + b"prtrCMYK" + b"\0" * 108, N=4)
    intent = Dictionary(S=Name.GTS_PDFX, DestOutputProfile=profile)
    pdf.Root.OutputIntents = Array([intent])
    add_page(pdf)
    return pdf


def add_page(pdf: Pdf, wide: int = 200, content: bytes = b"0 0 0 1 k 9 9 9 9 re f") -> None:
    page = pdf.add_blank_page(page_size=(wide + 20, 320))
    page.trimbox = page.bleedbox = Array([10, 10, wide + 10, 310])
    page.Contents = pdf.make_stream(content)


def paints(content: bytes, **resources: Any) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)
        pdf.pages[0].Resources = Dictionary(
            {f"/{kind}": Dictionary(A=pdf.make_indirect(one)) for kind, one in resources.items()}
        )

    return change


def image(pixels: int, space: Any) -> Change:
    def change(pdf: Pdf) -> None:
        one = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, ColorSpace=space)
        one.Width = one.Height = pixels
        paints(b"q 72 0 0 72 9 9 cm /A Do Q", XObject=one)(pdf)

    return change


def form(content: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        one = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
        one.BBox, one.Matrix = Array([0, 0, 9, 9]), Array([0.5, 0, 0, 0.5, 0, 0])
        paints(b"/A Do", XObject=one)(pdf)

    return change


def icc(pdf: Pdf) -> None:
    image(99, Array([Name.ICCBased, pdf.make_stream(b"", N=3)]))(pdf)


def font(**keys: Any) -> Change:
    def change(pdf: Pdf) -> None:
        one = Dictionary(Type=Name.Font, Subtype=Name.TrueType, **keys)
        one.FontDescriptor = Dictionary(FontFile2=pdf.make_stream(b""))
        if keys["BaseFont"] == "/Helvetica":
            del one.FontDescriptor
        paints(b"BT /A 9 Tf (x) Tj ET", Font=one)(pdf)

    return change


def root(key: str, value: Any) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def page(key: str, value: Any) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def codes(path: Path) -> list[str]:
    findings = Findings()
    preflight(path, findings)
    return [one.code for one in findings]


def saved(pdf: Pdf, path: Path, **options: Any) -> Path:
    pdf.save(path, **{"force_version": "1.6", **options})
    return path


MAP = Dictionary()
CASES: dict[str, tuple[Change, list[str]]] = {
    "clean": (lambda _pdf: None, []),
    "catalogue says 2.0": (root("/Version", Name("/2.0")), ["E703"]),
    "no intent": (root("/OutputIntents", Array([])), ["E704"]),
    "no profile": (no_profile, ["E704"]),
    "trim outside bleed": (page("/TrimBox", Array([5, 10, 210, 310])), ["E705"]),
    "bleed outside media": (page("/BleedBox", Array([-5, 0, 220, 320])), ["E705"]),
    "no trim": (lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox"), ["E705"]),
    "unequal pages": (lambda pdf: add_page(pdf, wide=190), ["E706"]),
    "not embedded": (font(BaseFont=Name.Helvetica, ToUnicode=MAP), ["E707"]),
    "not subset": (font(BaseFont=Name.Song, ToUnicode=MAP), ["W708"]),
    "no ToUnicode": (font(BaseFont=Name("/ABCDEF+Song")), ["W709"]),
    "rg": (paints(b"1 0 0 rg 0 0 9 9 re f"), ["E710"]),
    "cs": (paints(b"/DeviceRGB cs 0 0 9 9 re f"), ["E710"]),
    "CalRGB": (paints(b"/A cs 9 9 9 9 re f", ColorSpace=Array([Name.CalRGB, {}])), ["E710"]),
    "RGB picture": (image(300, Name.DeviceRGB), ["E710"]),
    "ICC picture": (icc, ["E710", "W713"]),
    "RGB in a form": (form(b"1 0 0 RG 0 0 m 9 9 l S"), ["E710"]),
    "inline RGB": (
        paints(b"q 1 0 0 1 9 9 cm BI /W 9 /H 9 /CS /RGB /BPC 8 ID " + b"x" * 243 + b" EI Q"),
        ["E710"],
    ),
    "unused RGB": (paints(b"0 0 9 9 re f", ColorSpace=Array([Name.CalRGB, {}])), []),
    "annotation": (page("/Annots", Array([Dictionary(Subtype=Name.Link)])), ["E711"]),
    "open action": (root("/OpenAction", Dictionary(S=Name.GoTo)), ["E711"]),
    "script": (root("/Names", Dictionary(JavaScript=Dictionary())), ["E711"]),
    "empty": (paints(b"q Q"), ["E712"]),
    "149 ppi": (image(149, Name.DeviceCMYK), ["W713"]),
    "150 ppi": (image(150, Name.DeviceCMYK), []),
    "thin": (paints(b"0.2 w 0 0 m 9 9 l S"), ["W714"]),
    "thin by scale": (form(b"0.4 w 0 0 m 9 9 l S"), ["W714"]),
    "quarter point": (paints(b"0.25 w 0 0 m 9 9 l S"), []),
    "nonsense": (paints(b"/x /y cm 0 0 9 9 re f"), ["E715"]),
}


@pytest.mark.parametrize("name", CASES)
def test_rule(name: str, tmp_path: Path) -> None:
    change, expected = CASES[name]
    pdf = clean()
    change(pdf)
    assert codes(saved(pdf, tmp_path / "a.pdf")) == expected


@pytest.mark.parametrize(("version", "expected"), [("1.3", []), ("1.7", ["E703"])])
def test_header(version: str, expected: list[str], tmp_path: Path) -> None:
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
    assert codes(saved(clean(), tmp_path / "a.pdf", force_version=version, **options)) == expected


def test_encrypted(tmp_path: Path) -> None:
    open_to_read = saved(clean(), tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", R=4))
    assert codes(open_to_read) == ["E702"]
    locked = pikepdf.Encryption(owner="o", user="u", R=4)
    with pytest.raises(CannotCompose):
        codes(saved(clean(), tmp_path / "b.pdf", encryption=locked))


def test_cut_off(tmp_path: Path) -> None:
    path = saved(clean(), tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes()[:-40])
    assert "E715" in codes(path)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = saved(clean(), tmp_path / "a.pdf")
    (tmp_path / "b.pdf").write_text("不是 PDF", "utf-8")
    thin = clean()
    paints(b"0 w 0 0 m 9 9 l S")(thin)
    assert main(["preflight", str(good)]) == 0
    assert main(["preflight", str(saved(thin, tmp_path / "c.pdf"))]) == 1
    assert main(["preflight", str(good), str(tmp_path / "b.pdf")]) == 2
    assert main(["preflight", str(tmp_path / "none.pdf")]) == 2
    assert main(["preflight"]) == 3
    said = capsys.readouterr().err
    assert "W714" in said
    assert "E701" in said


def test_the_sample_edition_is_clean(edition: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "composer", "build", str(edition), "--out", str(tmp_path)]
    assert subprocess.run(words, capture_output=True, check=False).returncode in (0, 1)
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 5
    for path in files:
        assert codes(path) == []
