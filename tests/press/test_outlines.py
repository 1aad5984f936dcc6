"""Outlines of pictures: transparency and clipping paths, kept from run to run, and what lacks them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from composer.diagnostics.diagnostic import Findings, Span
from composer.display.items import Rings
from composer.press.pictures.contours import outline_of
from tools.draw_shapes import Knot, path_resource


def bounds(rings: Rings) -> tuple[float, float, float, float]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def cutout(path: Path, size: tuple[int, int] = (400, 200)) -> Path:
    """An opaque ellipse over the right half of nothing."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse(
        [size[0] // 2, 0, size[0] - 1, size[1] - 1], fill=(200, 30, 30, 255)
    )
    picture.save(path)
    return path


def test_the_outline_of_transparency(tmp_path: Path) -> None:
    findings = Findings()
    rings = outline_of(cutout(tmp_path / "a.png"), "alpha", Span(), findings=findings)
    assert rings is not None
    assert len(rings) == 1
    assert bounds(rings) == pytest.approx((0.5, 0, 1, 1), abs=0.01)
    middle = [x for x, y in rings[0] if abs(y - 0.5) < 0.02]
    top = [x for x, y in rings[0] if y < 0.03]
    assert max(middle) - min(middle) > 0.48
    assert max(top) - min(top) < 0.2
    assert list(findings) == []


def test_parts_that_stand_apart_are_rings_of_their_own(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([10, 0, 40, 20], fill="black")
    draw.rectangle([50, 60, 90, 99], fill="black")
    picture.save(tmp_path / "a.png")
    rings = outline_of(tmp_path / "a.png", "alpha", Span(), findings=Findings())
    assert rings is not None
    assert [bounds((ring,)) for ring in rings] == [
        pytest.approx((0.10, 0, 0.41, 0.21)),
        pytest.approx((0.50, 0.60, 0.91, 1.0)),
    ]


def test_an_outline_is_kept_by_the_pictures_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = cutout(tmp_path / "a.png"), tmp_path / "cache"
    first = outline_of(path, "alpha", Span(), findings=Findings(), cache=cache)
    (kept,) = cache.iterdir()
    with monkeypatch.context() as without:
        without.setattr("composer.press.pictures.contours.opened", None)
        again = outline_of(path, "alpha", Span(), findings=Findings(), cache=cache)
    assert again == first
    kept.write_text("not an outline")
    assert outline_of(path, "alpha", Span(), findings=Findings(), cache=cache) == first
    cutout(path, (300, 300))
    outline_of(path, "alpha", Span(), findings=Findings(), cache=cache)
    assert len(list(cache.iterdir())) == 2


def triangle() -> list[Knot]:
    """Straight sides: handles on the knots. In pixels of the tool's vase, 900 x 1350."""
    points = [(90.0, 135.0), (810.0, 135.0), (450.0, 1215.0)]
    return [(point, point, point) for point in points]


@pytest.mark.parametrize("kind", ["jpg", "tif"])
def test_a_clipping_path(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    picture = Image.new("RGB", (90, 135), "gray")
    segment = path_resource(triangle())
    if kind == "jpg":
        picture.save(path, extra=segment)
    else:
        picture.save(path, tiffinfo={34377: segment[4 + len(b"Photoshop 3.0\0") :]})
    rings = outline_of(path, "clip", Span(), findings=Findings())
    assert rings is not None
    assert bounds(rings) == pytest.approx((0.1, 0.1, 0.9, 0.9), abs=1e-6)
    assert any(point == pytest.approx((0.5, 0.9), abs=1e-6) for point in rings[0])


def test_a_clipping_path_turns_with_its_picture(tmp_path: Path) -> None:
    """EXIF 6: the camera was held upright, the stored picture lies on its side."""
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (90, 135), "gray").save(path, extra=path_resource(triangle()), exif=exif)
    rings = outline_of(path, "clip", Span(), findings=Findings())
    assert rings is not None
    assert any(point == pytest.approx((0.1, 0.5), abs=1e-6) for point in rings[0])


@pytest.mark.parametrize("kind", ["alpha", "clip"])
def test_a_picture_without_an_outline(tmp_path: Path, kind: str) -> None:
    Image.new("RGB", (20, 20), "gray").save(tmp_path / "a.jpg")
    findings = Findings()
    assert outline_of(tmp_path / "a.jpg", kind, Span(), findings=findings) is None  # type: ignore[arg-type]
    assert [finding.code for finding in findings] == ["E130"]


def test_damaged_resources_are_no_outline(tmp_path: Path) -> None:
    segment = path_resource(triangle())
    for cut in range(20, len(segment), 23):
        content = segment[4:cut]
        extra = b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content
        Image.new("RGB", (20, 20), "gray").save(tmp_path / "a.jpg", extra=extra)
        findings = Findings()
        outline_of(tmp_path / "a.jpg", "clip", Span(), findings=findings)
        assert {finding.code for finding in findings} <= {"E130", "E502"}
