"""Total ink: what plates weigh, and that every way of measuring says the same of plain areas."""

from __future__ import annotations

import pytest
from PIL import Image

from composer.preflight.ink.planes import weigh
from composer.preflight.ink.plates import NotMeasured, choose, measure
from composer.preflight.report.faults import PageFrame
from tests.preflight.base import paints
from tests.preflight.conftest import Examined

FRAME = PageFrame(1, (0, 0, 144, 144), (10, 10, 134, 134), (10, 10, 134, 134))


def plates(*heavy: int, at: tuple[int, int, int, int] = (80, 80, 120, 120)) -> list[Image.Image]:
    """A page of two inches at 100 dpi with one area."""
    found = [Image.new("L", (200, 200), 0) for _ in heavy]
    for plate, amount in zip(found, heavy, strict=True):
        plate.paste(amount, at)
    return found


def test_an_area_over_the_limit_is_found_with_its_place() -> None:
    ink = weigh(plates(255, 204, 204, 51), FRAME, 100, 240)
    assert ink.most == 280.0
    ((box, amount),) = ink.over
    assert amount == 280.0
    assert box == pytest.approx((57.6, 57.6, 86.4, 86.4), abs=3)


def test_spot_plates_count() -> None:
    assert weigh(plates(204, 204, 0, 0, 255), FRAME, 100, 240).most == 260.0


def test_a_single_pixel_smears_nothing() -> None:
    assert weigh(plates(255, 255, 255, 255, at=(100, 100, 101, 101)), FRAME, 100, 240).over == ()


def test_marks_outside_the_bleed_do_not_count() -> None:
    assert weigh(plates(255, 255, 255, 255, at=(0, 0, 200, 10)), FRAME, 100, 240).most == 0


def test_neutrals_without_black() -> None:
    assert weigh(plates(153, 150, 150, 0), FRAME, 100, 240).neutrals == 100.0
    assert weigh(plates(30, 25, 25, 140), FRAME, 100, 240).neutrals == 0.0
    assert weigh(plates(153, 20, 150, 0), FRAME, 100, 240).neutrals == 0.0


@pytest.mark.parametrize("engine", ["auto", "estimate"])
def test_engines_agree_on_a_plain_area(engine: str, examined: Examined) -> None:
    report = examined(paints(b"1 .6 .6 .6 k 50 50 60 60 re f"), ink=engine)
    (fault,) = [one for one in report.faults if one.rule == "ink.total"]
    assert fault.measured == pytest.approx(280, abs=1)
    assert report.most_ink == fault.measured
    (place,) = fault.places
    assert (place.width, place.height) == pytest.approx((21.2, 21.2), abs=2.2)
    assert report.ink.zh


def test_an_engine_that_fails_is_replaced_and_that_is_said(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise NotMeasured

    monkeypatch.setattr("composer.preflight.examination.measure", stop)
    report = examined(paints(b"1 .6 .6 .6 k 50 50 60 60 re f"), ink="ghostscript")
    assert [one.rule for one in report.faults] == ["ink.unmeasured", "ink.total"]
    assert "估算" in report.ink.zh


def test_no_engine_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.preflight.ink.plates.shutil.which", lambda _: None)
    monkeypatch.setattr("composer.preflight.ink.plates.find_spec", lambda _: None)
    assert choose("auto") == "estimate"
    assert choose("off") == "off"


def test_an_engine_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("composer.preflight.ink.plates.subprocess.run", missing)
    with pytest.raises(NotMeasured):
        measure(tmp_path, [FRAME], 240, "ghostscript")  # type: ignore[arg-type]
