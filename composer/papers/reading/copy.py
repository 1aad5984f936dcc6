"""What YAML takes from a value that holds copy — 丢字: words after ``#``, and values that stand for nothing.

``headline: 夺冠 #1 号桥`` gives the headline 夺冠, ``headline: #更正`` and ``headline: ~`` none at all, and
YAML says nothing of it. In a value that is printed that is an error; quotation marks round it help.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import is_normalized, normalize

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.reading.leftovers import decoded, leftovers
from composer.papers.reading.nodes import ScalarNode

__all__ = ["check_copy", "taken"]


def _no_trail(_span: Span) -> tuple[Span, ...]:
    return ()


def check_copy(
    node: ScalarNode,
    key: str,
    findings: Findings,
    trail: Callable[[Span], tuple[Span, ...]] = _no_trail,
) -> None:
    """E280, E281 or N282 where YAML takes something from the value of `key`, which holds copy.

    A ``#`` that is set off as comments are after a value of its own is one, and only noted.
    """
    if node.dropped is not None:
        code = "N282" if node.remark and not node.is_null else "E280"
        findings.add(code, node.dropped, trail=trail(node.dropped), key=key, text=node.text)
    elif node.is_null:
        findings.add("E281", node.span, trail=trail(node.span), key=key, text=node.text or "—")


def taken(
    chars: str,
    node: ScalarNode,
    findings: Findings,
    trail: Callable[[Span], tuple[Span, ...]] = _no_trail,
) -> str:
    """The words of a value that holds copy, in Normalization Form C, entities decoded; W284 for markup of
    another dialect, which is printed as it is."""
    pieces: list[str] = []
    done = 0
    for one in leftovers(chars):
        words = chars[one.start : one.end]
        if one.kind == "entity" and (char := decoded(words)):
            pieces += (chars[done : one.start], char)
            done = one.end
        else:
            findings.add(
                "W284", node.span, trail=trail(node.span), marker=words.strip(), what=one.name,
                proposal=one.proposal,
            )  # fmt: skip
    whole = "".join((*pieces, chars[done:])) if done else chars
    return whole if is_normalized("NFC", whole) else normalize("NFC", whole)
