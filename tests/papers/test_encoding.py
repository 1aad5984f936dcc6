"""Encodings: UTF-8, GB18030 where it is certain, and nothing else; characters that cannot be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics import Findings
from composer.papers.reading.encoding import SourceTexts, read_text

PROSE = "一季度，新冠肺炎疫情不可避免地制约了我区经济社会发展，但全区人民众志成城、奋力拼搏。"

TRADITIONAL = "今年第一季度，新冠肺炎疫情不可避免地影響了我們的經濟，但是大家一起努力。"


def read(tmp_path: Path, raw: bytes, family: int = 2) -> tuple[str | None, list[str]]:
    (tmp_path / "f").write_bytes(raw)
    findings = Findings()
    text = read_text(tmp_path / "f", "f", findings, family)
    return text, [f"{one.code} {one.span.line}:{one.span.column}" for one in findings]


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        (PROSE.encode(), PROSE, []),
        (PROSE.encode("utf-8-sig"), PROSE, []),
        (b"a\r\nb\rc\n", "a\nb\nc\n", []),
        ("𠮷".encode(), "𠮷", []),
        (PROSE.encode("gb18030"), PROSE, ["N204 0:0"]),
        ("신문 조판 프로그램".encode("euc-kr"), None, ["E202 1:1"]),
        ("これは日本語の文章です。".encode("euc-jp"), None, ["E202 1:1"]),
        ("好\x07的".encode(), "好\ufffd的", ["E203 1:2"]),
        ("a\nb\u200bc".encode(), "a\nb\ufffdc", ["E203 2:2"]),
        ("编\ufffd码".encode(), "编\ufffd码", ["E203 1:2"]),
        ("好".encode() + b"\xff", None, ["E202 1:2"]),
        (TRADITIONAL.encode("big5"), TRADITIONAL, ["N283 0:0"]),
        (("今天" + "㛃𠮷㐀" * 2 + "來了").encode("gb18030"), "今天㛃𠮷㐀㛃𠮷㐀來了", ["N204 0:0"]),
        ("これは日本語の文章です。".encode("shift-jis"), None, ["E202 1:1"]),
        (PROSE.encode()[:-1], None, ["E202 1:42"]),
        (PROSE.encode("utf-16"), PROSE, ["N283 0:0"]),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), PROSE, ["N283 0:0"]),
        (PROSE.encode("utf-16") + b"x", None, ["E202 1:1"]),
        (PROSE.encode("utf-16-le"), None, ["E202 1:5"]),  # without its mark nothing is certain
        ("你".encode("gb18030"), None, ["E202 1:1"]),  # one character proves nothing
    ],
)
def test_reading(tmp_path: Path, raw: bytes, text: str | None, found: list[str]) -> None:
    assert read(tmp_path, raw) == (text, found)


def test_stories_have_codes_of_their_own(tmp_path: Path) -> None:
    assert read(tmp_path, PROSE.encode("gb18030"), 3)[1] == ["N304 0:0"]
    assert read(tmp_path, b"\xff\xfe", 3)[1] == ["E302 1:1"]


def test_missing_file(tmp_path: Path) -> None:
    findings = Findings()
    assert read_text(tmp_path / "none", "none", findings) is None
    assert [one.code for one in findings] == ["E201"]


def test_only_the_first_places_are_named(tmp_path: Path) -> None:
    _, found = read(tmp_path, b"\x01" * 1000)
    assert len(found) == 20


def test_source_texts_read_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("甲", encoding="utf-8")
    texts = SourceTexts(tmp_path, {"b.yaml": "乙"})
    assert texts["a.md"] == "甲"
    assert texts.get("b.yaml") == "乙"
    assert texts.get("none") is None
