"""Control characters of names, copy and arguments never reach a terminal, whichever way words go there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.cli._run import run
from composer.diagnostics.controls import escaped_json, shown
from composer.diagnostics.diagnostic import Findings, Span
from composer.diagnostics.render import as_text

CONTROLS = [
    *map(chr, range(0x09)), *map(chr, range(0x0B, 0x20)), *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200e", "\u200f", "\u061c",
    "\u2028", "\u2029",
]  # fmt: skip


@pytest.mark.parametrize("char", CONTROLS, ids=lambda char: f"{ord(char):04X}")
def test_no_control_is_shown(char: str) -> None:
    assert char not in shown(f"甲{char}乙")
    assert f"U+{ord(char):04X}" in shown(f"甲{char}乙")
    assert json.loads(escaped_json(json.dumps(f"甲{char}", ensure_ascii=False))) == f"甲{char}"
    findings = Findings()
    findings.add("W308", Span(f"a{char}.md", 1, 2), marker=char, hints=((char, char),))
    (one,) = findings
    for language in ("zh", "en"):
        assert char not in as_text(one, {f"a{char}.md": f"甲{char}乙"}, language)


def test_lines_and_tabs_stay() -> None:
    assert shown("甲\n\t乙　丙") == "甲\n\t乙　丙"


@pytest.mark.parametrize(
    "command", ["build", "check", "galley", "fonts", "impose", "preflight", "x"]
)
def test_arguments(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = f"{tmp_path}/a\x1b]0;x\x07\x9b\u202eb"
    for argv in ([command, name], [command, f"--{name}"], [f"{command}\x1b[2J"]):
        assert run(argv) != 0
        out, err = capsys.readouterr()
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & {*out, *err}
