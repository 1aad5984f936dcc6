"""The collection of a CFF table, read from tables of a few bytes: every form of number in the Top DICT."""

from __future__ import annotations

import pytest

from composer.fonts.cff import read_ros


def index(*entries: bytes) -> bytes:
    """An INDEX with offsets of two bytes."""
    if not entries:
        return b"\0\0"
    ends = [1 + sum(map(len, entries[:n])) for n in range(len(entries) + 1)]
    places = b"".join(end.to_bytes(2, "big") for end in ends)
    return len(entries).to_bytes(2, "big") + b"\x02" + places + b"".join(entries)


def table(top: bytes, *strings: bytes) -> bytes:
    return b"\1\0\4\2" + index(b"Face") + index(top) + index(*strings)


ADOBE, GB1 = b"\x1c\x01\x87", b"\x1c\x01\x88"
"""String ids 391 and 392, as numbers of three bytes."""

ROS = b"\x0c\x1e"


@pytest.mark.parametrize(
    ("number", "supplement"),
    [
        (b"\x8b", 0),
        (b"\x90", 5),
        (b"\xf7\x00", 108),
        (b"\xfa\xff", 1131),
        (b"\xfb\x00", -108),
        (b"\x1c\xff\xfe", -2),
        (b"\x1d\x00\x01\x00\x00", 65536),
    ],
)
def test_registry_ordering_supplement(number: bytes, supplement: int) -> None:
    made = table(ADOBE + GB1 + number + ROS, b"Adobe", b"GB1")
    assert read_ros(made) == ("Adobe", "GB1", supplement)


@pytest.mark.parametrize(
    "real", [b"\x1e\x0a\x14\x05\x41\xc3\xff", b"\x1e\x1f", b"\x1e\xe2\xa2\x5f"]
)
def test_a_real_number_before_it_is_passed_over(real: bytes) -> None:
    made = table(real + b"\x05" + ADOBE + GB1 + b"\x90" + ROS, b"Adobe", b"GB1")
    assert read_ros(made) == ("Adobe", "GB1", 5)


def test_a_font_keyed_by_names_has_none() -> None:
    assert read_ros(table(b"\x8b\x00")) is None
