"""The catalogue: languages agree, every code has its page, and every use in the program fills the blanks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from composer.diagnostics import Findings, Span
from composer.diagnostics.catalogue import codes, entry
from composer.diagnostics.render import as_text

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs/diagnostics"
FAMILIES = ("layout", "spec", "story", "font", "picture", "output")


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def uses() -> Iterator[tuple[str, str, set[str]]]:
    """Every call of the program that adds a finding by name: place, code and the values given."""
    for path in sorted((ROOT / "composer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if isinstance(node.func, ast.Name) and node.func.id == "Code":
                continue  # declares words and uses none
            first = node.args[0]
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                continue
            named = {word.arg for word in node.keywords if word.arg}
            if re.fullmatch(r"[EWN]\d{3}", first.value) and len(named) == len(node.keywords):
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield place, first.value, named - {"trail", "hints"}


@pytest.mark.parametrize("code", codes())
def test_languages_have_the_same_blanks(code: str) -> None:
    words = entry(code)
    assert blanks(words.message.zh) == blanks(words.message.en)
    assert blanks(words.hint.zh) == blanks(words.hint.en)
    assert bool(words.hint.zh) == bool(words.hint.en)
    assert words.title.zh
    assert words.title.en


@pytest.mark.parametrize("code", codes())
def test_every_code_has_its_page(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text("utf-8")
    words = entry(code)
    assert page.startswith(f"# {code} {words.title.zh} — {words.title.en}\n")
    for heading in ("What it checks", "Why it matters", "Wrong", "Right"):
        assert f" {heading}\n" in page
    wrong, right = re.findall(r"```\w+\n(.*?)```", page, re.DOTALL)
    assert wrong != right
    assert f"| [{code}]({code}.md) | {words.title.zh} |" in (PAGES / "README.md").read_text("utf-8")


def test_no_page_without_a_code() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*codes(), "README"}


def test_a_number_is_given_once() -> None:
    numbers = [code[1:] for code in codes()]
    assert len(numbers) == len(set(numbers))


def test_every_use_is_in_the_catalogue_and_fills_its_blanks() -> None:
    wrong = []
    for place, code, given in uses():
        if code not in codes():
            wrong.append(f"{place} {code} has no words")
        elif given and not blanks(entry(code).message.zh) | blanks(entry(code).hint.zh) <= given:
            wrong.append(f"{place} {code} needs {blanks(entry(code).message.zh)} and has {given}")
    assert wrong == []


@pytest.mark.parametrize("code", codes())
def test_every_code_can_be_shown_even_without_values(code: str) -> None:
    findings = Findings()
    findings.add(code, Span("f.yaml", 1, 1))
    (one,) = findings
    for language in ("zh", "en"):
        shown = as_text(one, {"f.yaml": "a: b"}, language)
        assert shown.startswith(code)
        written = ("at: {", "{{缺", "]{")
        assert "{" not in shown.replace("{{", "") or any(one in shown for one in written)


SAY_WHAT_IS_ALLOWED = {
    "E137", "E223", "E224", "E225", "E226", "E243", "E290", "W404",
}  # fmt: skip
"""Codes whose message ends with what may stand there."""

NAME_THE_NEAREST = {
    "E220", "E230", "E233", "E242", "E244", "E251", "E252", "E253", "E255", "E256", "E257", "E258",
    "E264", "E323", "E403", "E604", "E630",
}  # fmt: skip
"""Codes that come with the names that there are."""


@pytest.mark.parametrize("code", [code for code in codes() if code[0] != "N"])
def test_what_is_wrong_comes_with_what_to_do(code: str) -> None:
    if not entry(code).hint.zh:
        assert code in SAY_WHAT_IS_ALLOWED | NAME_THE_NEAREST
