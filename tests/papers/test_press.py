"""Press profiles and the ICC profiles they name."""

from __future__ import annotations

import io

import pytest
from PIL import ImageCms

from composer.papers.press_profile import load_profile, profile_names


@pytest.mark.parametrize("name", profile_names())
def test_profile_names_an_output_profile(name: str) -> None:
    profile = load_profile(name)
    icc = ImageCms.ImageCmsProfile(io.BytesIO(profile.icc_bytes)).profile
    assert profile.name == name
    assert (icc.device_class, icc.xcolor_space) == ("prtr", "CMYK")


def test_newsprint_takes_240_per_cent() -> None:
    assert load_profile("newsprint-crpc1").ink_limit == pytest.approx(2.4)


def test_limits_are_in_order() -> None:
    for name in profile_names():
        profile = load_profile(name)
        assert (
            profile.resolution_error
            < profile.resolution_floor
            < profile.resolution_target
            < profile.resolution_waste
        )


@pytest.mark.parametrize("name", ["offset", "../profiles/newsprint-crpc1", ""])
def test_unknown_profile(name: str) -> None:
    with pytest.raises(KeyError):
        load_profile(name)
