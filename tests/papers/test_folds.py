"""A line end inside a value is no blank between Han, and one between words."""

from __future__ import annotations

import pytest

from composer.diagnostics.diagnostic import Findings
from composer.papers.reading.nodes import plain
from composer.papers.reading.yaml_tree import parse

WAYS = {
    "plain": "{}\n  {}",
    "single": "'{}\n  {}'",
    "double": '"{}\n  {}"',
    "folded": ">\n  {}\n  {}",
}
LINES = {
    ("折叠", "的题"): "折叠的题",
    ("折 叠", "的 题"): "折 叠的 题",
    ("春雨，", "下了"): "春雨，下了",
    ("GDP", "增长"): "GDP增长",
    ("he said", "yes"): "he said yes",
    ("대한", "민국"): "대한 민국",
    ("一〇", "二"): "一〇二",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("above", "below"), LINES)
def test_folded_lines(way: str, above: str, below: str) -> None:
    findings = Findings()
    node = parse(f"key: {WAYS[way].format(above, below)}\n", "a.yaml", findings)
    assert node is not None and not len(findings)
    assert plain(node)["key"].rstrip("\n") == LINES[above, below]


def test_an_empty_line_is_a_line_end() -> None:
    node = parse("key: >\n  一\n\n  二\n  三\n", "a.yaml", Findings())
    assert node is not None and plain(node) == {"key": "一\n二三\n"}


def test_lines_as_they_stand() -> None:
    node = parse("key: |\n  一 二\n  三\n", "a.yaml", Findings())
    assert node is not None and plain(node) == {"key": "一 二\n三\n"}
