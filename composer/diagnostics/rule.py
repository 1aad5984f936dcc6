"""What a rule of preflight says of itself — 规则的声明: its words, source, reason and examples, beside its check.

The modules of `composer.preflight.rules` declare `CODES` and `RULES` of these. `tools.preflight_docs` makes
from them the tables that the catalogue reads (which so needs no library for PDFs), the pages in
``docs/diagnostics/`` and the table in ``docs/preflight.md``; a test holds all of them equal.
"""

from __future__ import annotations

from composer.diagnostics.diagnostic import Words
from composer.frozen import frozen

__all__ = ["Code", "Example", "Rule"]

_AS_THE_RULE_SAYS = Words("{where}{fault}", "{where}{fault}")


@frozen
class Example:
    """A few lines that break a rule or keep it; `language` is that of the fence in Markdown."""

    language: str
    text: str


@frozen
class Code:
    """A diagnostic of family 7: all rules that are mended in the same way share one.

    `checks` and `reason` are the paragraphs of its page: what is looked at, and what happens at the press
    if nobody looks. `message` and `hint` are templates of `str.format`.
    """

    code: str
    title: Words
    hint: Words
    checks: Words
    reason: Words
    wrong: Example
    right: Example
    message: Words = _AS_THE_RULE_SAYS


@frozen
class Rule:
    """One thing that is held against the press's demands.

    `source` names who asks for it and the row of the table in ``docs/preflight.md``: ``GWG·4``. `fault`
    is said of what breaks it, with the blanks `name`, `measured` and `allowed`. `unit` is that of the
    measure; a ``+`` after it: more is worse; without it, less is.
    """

    name: str
    code: str
    source: str
    fault: Words
    unit: str = ""
