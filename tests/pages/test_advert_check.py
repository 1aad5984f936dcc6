"""Advertisements before their page is built: preflight's rules, at the line of edition.yaml that names the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from composer.advert_check import check_adverts
from composer.cli import main
from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.diagnostics.preflight_rules import RULES
from composer.diagnostics.render import message_of
from composer.display.items import FormItem
from composer.papers.press_profile import load_profile
from tests.pdf.pages import edition
from tests.press.test_adverts import CYAN, NODES, SLOT, SPAN, advert

PROFILE = load_profile("newsprint-crpc1")
N, D, A = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array

HELVETICA = D(Type=N.Font, Subtype=N.Type1, BaseFont=N.Helvetica)
WORDS = b" 0 0 0 1 k BT /F 12 Tf 20 20 Td (a) Tj ET"


def checked(place: Path, cache: Path | None = None) -> list[Diagnostic]:
    findings = Findings()
    check_adverts(edition([FormItem(SLOT, str(place), 1)], nodes=NODES), PROFILE, findings, cache)
    assert all(one.span == SPAN for one in findings)
    return list(findings)


def codes(place: Path) -> list[str]:
    return [one.code for one in checked(place)]


def separation(name: str, alternate: str = "/DeviceCMYK") -> pikepdf.Object:
    solid = [0, 1, 0.8, 0] if alternate == "/DeviceCMYK" else [1, 0, 0]
    function = D(FunctionType=2, Domain=[0, 1], C0=[0] * len(solid), C1=solid, N=1)
    return A([N.Separation, N(f"/{name}"), N(alternate), function])


@pytest.mark.parametrize(
    "content",
    [
        CYAN,
        b"0 0 0 1 k 20 20 60 40 re f",
        b"1 1 0.4 0 k 0 0 120 100 re f",
        CYAN + b" 1 0 0 1 0 0 cm q 0.5 w 0 0 0 1 K 20 20 m 90 20 l S Q",
    ],
)
def test_sound_advert(tmp_path: Path, content: bytes) -> None:
    gs = {"/ExtGState": D(O=D(op=True, OP=True, OPM=1))}
    assert codes(advert(tmp_path / "ad.pdf", b"/O gs " + content, gs)) == []


FAULTS: dict[str, tuple[bytes, dict[str, Any], str, str]] = {
    "RGB by operator": (b"1 0 0 rg 20 20 60 40 re f", {}, "E521", "RGB"),
    "RGB by colour space": (
        b"/C cs 1 0 0 scn 20 20 9 9 re f",
        {"/ColorSpace": D(C=A([N.CalRGB, D(WhitePoint=[0.95, 1, 1.09])]))},
        "E521",
        "CalRGB",
    ),
    "font": (CYAN + WORDS, {"/Font": D(F=HELVETICA)}, "E509", "Helvetica"),
    "ink": (b"1 1 1 1 k 20 20 60 40 re f", {}, "E519", "400%"),
    "thin rule": (b"0 0 0 1 K 0.1 w 20 20 m 90 20 l S", {}, "W520", "0.1 pt"),
    "white overprints": (
        b"/O gs 0 0 0 0 k 20 20 9 9 re f",
        {"/ExtGState": D(O=D(op=True, OP=True, OPM=1))},
        "E519",
        "白色",
    ),
    "spot by RGB": (
        b"/P cs 1 scn 20 20 9 9 re f",
        {"/ColorSpace": D(P=separation("Gold", "/DeviceRGB"))},
        "E519",
        "Gold",
    ),
    "nothing on it": (b" ", {}, "E519", "什么也没印"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(tmp_path: Path, fault: str) -> None:
    content, resources, code, words = FAULTS[fault]
    found = [
        one for one in checked(advert(tmp_path / "ad.pdf", content, resources)) if one.code == code
    ]
    assert found, checked(advert(tmp_path / "ad.pdf", content, resources))
    said = message_of(found[0])
    assert said.startswith("ad.pdf")
    assert words in said


def test_place_is_the_adverts_own(tmp_path: Path) -> None:
    """Millimetres from the trim's upper left, on the client's page."""
    (found,) = checked(advert(tmp_path / "ad.pdf", b"1 0 0 rg 38.35 50 28.35 11.65 re f"))
    assert message_of(found).startswith("ad.pdf：第 1 页 (10, 10) 10 × 4.1 mm：有 RGB")


def test_picture_of_an_advert(tmp_path: Path) -> None:
    image = Image.new("CMYK", (20, 16), (255, 0, 0, 0))
    with pikepdf.open(advert(tmp_path / "a.pdf")) as pdf:
        stream = pdf.make_stream(image.tobytes())
        stream.update({"/Type": N.XObject, "/Subtype": N.Image, "/Width": 20, "/Height": 16})
        stream.update({"/ColorSpace": N.DeviceCMYK, "/BitsPerComponent": 8})
        pdf.pages[0].obj.Resources = D(XObject=D(I=stream))
        pdf.pages[0].obj.Contents = pdf.make_stream(b"100 0 0 80 10 10 cm /I Do")
        pdf.save(tmp_path / "ad.pdf")
    (found,) = checked(tmp_path / "ad.pdf")
    assert found.code == "E519"
    assert "ppi" in message_of(found)


def with_intent(place: Path, condition: str) -> Path:
    with pikepdf.open(advert(place), allow_overwriting_input=True) as pdf:
        intent = D(Type=N.OutputIntent, S=N.GTS_PDFX, OutputConditionIdentifier=condition)
        intent.DestOutputProfile = pdf.make_stream(PROFILE.icc_bytes, N=4)
        pdf.Root.OutputIntents = A([intent])
        pdf.save(place)
    return place


def test_made_for_another_press(tmp_path: Path) -> None:
    assert codes(with_intent(tmp_path / "own.pdf", PROFILE.condition)) == []
    (found,) = checked(with_intent(tmp_path / "other.pdf", "FOGRA39"))
    assert found.code == "W522"
    assert "FOGRA39" in message_of(found)
    assert PROFILE.condition in message_of(found)


def test_annotation_is_not_printed(tmp_path: Path) -> None:
    def with_one(kind: str) -> Path:
        note = D(Type=N.Annot, Subtype=N(f"/{kind}"), Rect=[20, 20, 40, 40])
        return advert(tmp_path / f"{kind}.pdf", Annots=A([note]))

    assert codes(with_one("Stamp")) == ["W520"]
    assert codes(with_one("Link")) == [], "nothing of it would be seen"


def test_what_stays_in_the_clients_file_is_no_matter(tmp_path: Path) -> None:
    """No XMP, no ID of its own, no output intent, no TrimBox, a rotated page, an action."""
    place = advert(tmp_path / "ad.pdf", Rotate=90)
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        del pdf.pages[0].obj["/TrimBox"]
        pdf.Root.OpenAction = D(S=N.JavaScript, JS="1")
        pdf.save(place)
    assert codes(place) == []


def test_other_pages_are_not_placed(tmp_path: Path) -> None:
    place = advert(tmp_path / "ad.pdf")
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.pages[1].obj.Contents = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
        pdf.save(place)
    assert codes(place) == []


def test_rules_left_out_have_names() -> None:
    from composer.advert_check import _LEFT_BEHIND, _MILD

    assert all(any(rule.startswith(name) for rule in RULES) for name in _LEFT_BEHIND)
    assert set(RULES) >= _MILD


def test_unreadable_is_said_where_it_is_placed(tmp_path: Path) -> None:
    (tmp_path / "ad.pdf").write_bytes(b"%PDF-1.4\nwords")
    assert codes(tmp_path / "ad.pdf") == []
    assert codes(tmp_path / "gone.pdf") == []


def test_verdict_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, cache = advert(tmp_path / "ad.pdf", b"1 0 0 rg 0 0 9 9 re f"), tmp_path / "cache"
    first = checked(place, cache)
    monkeypatch.setattr("composer.advert_check._examined", lambda *_: pytest.fail("read again"))
    assert [message_of(one) for one in checked(place, cache)] == [message_of(one) for one in first]


def paper(folder: Path, advert_file: Path, fit: str = "exact") -> Path:
    """A fresh paper with a slot of 100 × 80 pt on its second page."""
    assert main(["init", "样报", "--dir", str(folder), "--date", "2020-04-20"]) == 0
    issue = folder / "editions" / "2020-04-20"
    layout = folder / "pages" / "inside.yaml"
    text = layout.read_text("utf-8").replace("4-38", "4-32")
    slot = f"adverts:\n  foot: {{at: {{columns: 1-2, lines: 34-38}}, fit: {fit}}}\n"
    layout.write_text(text + slot, "utf-8")
    (issue / "pictures").mkdir(exist_ok=True)
    (issue / "pictures" / "ad.pdf").write_bytes(advert_file.read_bytes())
    story = issue / "stories" / "words.md"
    story.write_text("\n".join(story.read_text("utf-8").splitlines()[:37]) + "\n", "utf-8")
    book = issue / "edition.yaml"
    book.write_text(
        f"{book.read_text('utf-8')}adverts:\n  - {{file: ad.pdf, slot: 2.foot}}\n", "utf-8"
    )
    return issue


def test_fault_keeps_its_page_in_the_house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = paper(
        tmp_path / "样报", advert(tmp_path / "a.pdf", b"1 0 0 rg 20 20 9 9 re f"), "shrink"
    )
    line = issue.joinpath("edition.yaml").read_text("utf-8").splitlines().index("adverts:") + 2
    out = tmp_path / "out"
    assert main(["build", str(issue), "--quiet", "--out", str(out)]) == 1
    said = next(one for one in capsys.readouterr().out.splitlines() if "E521" in one)
    assert f"editions/2020-04-20/edition.yaml:{line}:" in said
    assert (out / "p01.pdf").is_file()
    assert not (out / "p02.pdf").exists()


WARM = """
import sys
from composer.cli import main
code = main(["build", sys.argv[1], "--quiet", "--out", sys.argv[2]])
loaded = {"pikepdf", "composer.preflight"} & set(sys.modules)
sys.exit(code if code > 1 else str(loaded or ""))
"""


def test_second_build_loads_nothing_that_reads_pdf(tmp_path: Path) -> None:
    """Of a paper with an advertisement, in a process of its own."""
    issue = paper(tmp_path / "样报", advert(tmp_path / "a.pdf"), "centre")
    words = [sys.executable, "-c", WARM, str(issue), str(tmp_path / "out")]
    first, second = (
        subprocess.run(words, capture_output=True, text=True, check=False) for _ in "12"
    )
    assert "pikepdf" in first.stderr
    assert second.returncode < 2, second.stderr
    assert "{'" not in second.stderr, second.stderr
