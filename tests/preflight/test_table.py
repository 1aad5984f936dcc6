"""What rules declare beside their checks is what the catalogue and the docs say, and nothing else is."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from composer.diagnostics.catalogue import codes
from composer.diagnostics.preflight_rules import RULES
from tools.preflight_docs import GUIDE, ROOT, declared_codes, declared_rules, generated, main

MADE = dict(generated())


@pytest.mark.parametrize("path", MADE, ids=str)
def test_what_is_generated_is_in_step(path: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        main()
    assert (ROOT / path).read_text("utf-8") == MADE[path], "python -m tools.preflight_docs"


def test_every_rule_and_code_is_declared_once() -> None:
    rules = [rule.name for rule in declared_rules()]
    declared = [code.code for code in declared_codes()]
    assert len(rules) == len(set(rules))
    assert len(declared) == len(set(declared))


def test_every_rule_has_a_declared_code_and_every_code_a_rule() -> None:
    preflight = {code.code for code in declared_codes()} - {"E716"}  # the proof's
    assert {rule.code for rule in declared_rules()} == preflight
    assert preflight <= set(codes())


def test_words_are_found_without_a_library_for_pdfs() -> None:
    asked = (
        "import sys; from composer.diagnostics.catalogue import entry; entry('E705');"
        "sys.exit('pikepdf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


def test_the_guide_says_how_many_rules_there_are() -> None:
    (said,) = re.findall(r"共 (\d+) 条规则", (ROOT / GUIDE).read_text("utf-8"))
    assert int(said) == len(RULES) >= 50


def test_every_row_of_the_printers_rules_has_a_rule() -> None:
    rows = {int(source.rpartition("·")[2]) for _, source, *_ in RULES.values()}
    assert rows == set(range(1, 18))
