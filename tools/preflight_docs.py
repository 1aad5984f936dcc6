"""Writes what the declarations of preflight's rules say to where it is read.

The rules declare their words, reasons and examples beside their checks (`composer.preflight.rules`). From
these come the two tables that the catalogue reads without a library for PDFs, a page for each code, the
index of the pages and the table of the guide. Run after a rule was added or changed::

    python -m tools.preflight_docs

``tests/preflight/test_table.py`` fails where any of them is out of step.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.rules import SUBJECTS
from composer.proof.words import CODES as PROOF_CODES
from tests.preflight.faults import FAULTS

ROOT = Path(__file__).resolve().parent.parent
TABLES = Path("composer/diagnostics")
GUIDE = Path("docs/preflight.md")
PAGES = Path("docs/diagnostics")

_SEVERITY = {"E": "错误 error", "W": "警告 warning", "N": "说明 note"}
_BLANKS = {"name": "…", "measured": "…", "allowed": "…"}

_WORDS_HEAD = '''"""Words of the 7xx diagnostics: preflight and proofs of finished PDFs.

Written by ``python -m tools.preflight_docs`` from the declarations in `composer.preflight.rules`. Most
messages are the place and the sentence of the rule that was broken (`preflight_rules`).
"""

WORDS = {
'''
_WORDS_FOOT = '''}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""
'''
_RULES_HEAD = '''"""The rules of preflight — 印前检查规则: stable name → code, source, what is said of a fault, unit.

Written by ``python -m tools.preflight_docs`` from the declarations in `composer.preflight.rules`. One code
may stand for several rules that are mended in the same way; the rule says which exactly. The source names
who asks for it (X4: ISO 15930-7; PDF: ISO 32000-1; ICC: ICC.1; GWG: Ghent Workgroup 2015, newspaper
variants; IFRA: WAN-IFRA; AD: newspapers' advertisement sheets; CN: Chinese practice) and, after the point,
the row of the table in ``docs/preflight.md``.
"""

RULES: dict[str, tuple[str, str, str, str, str]] = {
'''
_RULES_FOOT = '''}  # fmt: skip
"""Rule → code, source, fault in Chinese, fault in English, unit of what is measured.

A ``+`` after the unit: more is worse; without it, less is."""
'''


def declared_codes() -> list[Code]:
    """Every code of family 7, by number."""
    preflight = [code for subject in SUBJECTS for code in _subject(subject).CODES]
    return sorted([*preflight, *PROOF_CODES], key=lambda code: code.code[1:])


def declared_rules() -> list[Rule]:
    """Every rule, in the order of its subjects."""
    return [rule for subject in SUBJECTS for rule in _subject(subject).RULES]


def generated() -> Iterator[tuple[Path, str]]:
    """Each file that is made from the declarations, relative to the checkout, and all its text."""
    yield TABLES / "preflight_words.py", _words_table()
    yield TABLES / "preflight_rules.py", _rules_table()
    for code in declared_codes():
        yield PAGES / f"{code.code}.md", page(code)
    yield PAGES / "README.md", _index()
    yield GUIDE, _guide()


def page(code: Code) -> str:
    """The page of one code."""
    return f"""# {code.code} {code.title.zh} — {code.title.en}

{_SEVERITY[code.code[0]]} · 印前检查 preflight

## 查什么 What it checks
{_paragraphs(code.checks)}

## 为什么要紧 Why it matters
{_paragraphs(code.reason)}

## 错 Wrong
{_fence(code.wrong)}

## 对 Right
{_fence(code.right)}
"""


def _subject(name: str) -> ModuleType:
    return import_module(f"composer.preflight.rules.{name}")


def _paragraphs(words: Words) -> str:
    return f"{words.zh}\n\n{words.en}"


def _fence(example: Example) -> str:
    return f"```{example.language}\n{example.text}\n```"


def _quoted(*texts: str) -> str:
    return ", ".join(
        '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        for text in texts
    )


def _words_table() -> str:
    entries = [
        f"    {_quoted(code.code)}: (\n"
        + "".join(
            f"        {_quoted(words.zh, words.en)},\n"
            for words in (code.title, code.message, code.hint)
        )
        + "    ),\n"
        for code in declared_codes()
    ]
    return _WORDS_HEAD + "".join(entries) + _WORDS_FOOT


def _rules_table() -> str:
    rows = [
        f"    {_quoted(rule.name)}: ({_quoted(rule.code, rule.source)},\n"
        f"        {_quoted(rule.fault.zh)},\n        {_quoted(rule.fault.en, rule.unit)}),\n"
        for rule in declared_rules()
    ]
    return _RULES_HEAD + "".join(rows) + _RULES_FOOT


def _index() -> str:
    """The index of the pages: the rows of family 7 are ours, the others stay."""
    lines = (ROOT / PAGES / "README.md").read_text("utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("## 7xx ")) + 4
    past = next((n for n in range(first, len(lines)) if not lines[n].startswith("|")), len(lines))
    rows = [
        f"| [{code.code}]({code.code}.md) | {code.title.zh} | {code.title.en} |"
        for code in declared_codes()
    ]
    return "\n".join([*lines[:first], *rows, *lines[past:]]) + "\n"


def _guide() -> str:
    head, rest = (ROOT / GUIDE).read_text("utf-8").split("<!-- rules -->\n")
    _, tail = rest.split("<!-- end of rules -->")
    rows = ["| 规则 rule | 代码 code | 来源 source | 查出什么 what is found | 错例 fault file |",
            "|---|---|---|---|---|"]  # fmt: skip
    for rule in declared_rules():
        fault = f"{rule.fault.zh.format(**_BLANKS)}<br>{rule.fault.en.format(**_BLANKS)}"
        link = f"[{rule.code}](diagnostics/{rule.code}.md)"
        recipe = FAULTS[rule.name].recipe if rule.name in FAULTS else ""
        rows.append(f"| `{rule.name}` | {link} | {rule.source} | {fault} | {recipe} |")
    table = "\n".join(rows)
    return f"{head}<!-- rules -->\n{table}\n<!-- end of rules -->{tail}"


def main() -> None:
    """Write every file that is out of step, and say which."""
    for path, text in generated():
        target = ROOT / path
        if not target.is_file() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
            print(path)


if __name__ == "__main__":
    main()
