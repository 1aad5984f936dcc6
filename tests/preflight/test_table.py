"""The table of rules in the guide is the program's: every rule, its code, its source and its fault file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from composer.diagnostics.catalogue import codes
from composer.diagnostics.preflight_rules import RULES
from tests.preflight.faults import FAULTS

GUIDE = Path(__file__).parents[2] / "docs" / "preflight.md"
START, END = "<!-- rules -->\n", "<!-- end of rules -->"


def table() -> str:
    lines = ["| 规则 rule | 代码 code | 来源 source | 查出什么 what is found | 错例 fault file |",
             "|---|---|---|---|---|"]  # fmt: skip
    for rule, (code, source, zh, en, _) in RULES.items():
        blanks = {"name": "…", "measured": "…", "allowed": "…"}
        words = f"{zh.format(**blanks)}<br>{en.format(**blanks)}"
        where = f"[{code}](diagnostics/{code}.md)"
        lines.append(f"| `{rule}` | {where} | {source} | {words} | {FAULTS[rule].recipe} |")
    return "\n".join(lines) + "\n"


def test_the_guides_table_is_in_step(request: pytest.FixtureRequest) -> None:
    text = GUIDE.read_text("utf-8")
    head, rest = text.split(START)
    _, tail = rest.split(END)
    wanted = f"{head}{START}{table()}{END}{tail}"
    if request.config.getoption("--update"):
        GUIDE.write_text(wanted, "utf-8")
    assert GUIDE.read_text("utf-8") == wanted


def test_the_guide_says_how_many_rules_there_are() -> None:
    (said,) = re.findall(r"共 (\d+) 条规则", GUIDE.read_text("utf-8"))
    assert int(said) == len(RULES) >= 50


def test_every_code_of_a_rule_is_in_the_catalogue() -> None:
    known = set(codes())
    assert {code for code, *_ in RULES.values()} <= known
    assert {source.rpartition("·")[2] for _, source, *_ in RULES.values()} <= set(
        map(str, range(1, 18))
    )


def test_every_row_of_the_printers_rules_has_a_rule() -> None:
    rows = {int(source.rpartition("·")[2]) for _, source, *_ in RULES.values()}
    assert rows == set(range(1, 18))
