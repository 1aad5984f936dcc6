"""YAML slips: text in, code and line:column out, with the C parser and the pure Python one alike."""

from __future__ import annotations

import re
import sys

import pytest
import yaml

from composer.diagnostics import Findings
from composer.diagnostics.render import as_text
from composer.papers.reading.events import events
from composer.papers.reading.nodes import ListNode, MappingNode, ScalarNode
from composer.papers.reading.yaml_tree import parse

SLIPS = {
    "full-width colon in the middle": ("a: 1\nb：2\nc: 3\n", "E207 2:2"),
    "full-width colon first": ("b：2\na: 1\n", "E207 1:2"),
    "full-width colon swallowed by the value above": ("name: 要闻\n  editor：张三\n", "E207 2:9"),
    "colon without a space, swallowed": ("name: 要闻\n  editor:张三\n", "E219 2:9"),
    "colon without a space": ("a:b\nc: d\n", "E219 1:2"),
    "full-width space in the indent": ("a:\n  b: 1\n　c: [2\n", "E207 3:1"),
    "full-width comma in braces": ("- {a: 1，b: 2}", "E207 1:8"),
    "full-width bracket": ("a: [1, 2］\nb: 1\n", "E207 1:9"),
    "tab in the indent": ("a:\n\tb: 1\n", "E206 2:1"),
    "tab after spaces": ("a: b\n \tc: d\n", "E206 2:2"),
    "quote never closed": ("a: 'x\nb: 1\n", "E208 1:4"),
    "quote closed by the next one": ("a: 'x\nb: 'y'\n", "E208 1:4"),
    "double quote never closed": ('中文: "好的\nb: 1\n', "E208 1:5"),
    "list never closed": ("a: [1, 2\nb: c\n", "E209 1:4"),
    "mapping never closed": ("a: {b: 1\n", "E209 1:4"),
    "colon in a plain value": ("x: 中文: 好\n", "E210 1:6"),
    "value begins with @": ("a: @x\n", "E210 1:4"),
    "value begins with a back quote": ("a: `x`\n", "E210 1:4"),
    "value begins with %": ("a: %x\n", "E210 1:4"),
    "emphasis taken for an alias": ("a: *强调*\nb: 1\n", "E210 1:4"),
    "tag of its own": ("a: !x 1\n", "E210 1:4"),
    "alias that nothing defines": ("a: *x\n", "E214 1:4"),
    "alias inside its own anchor": ("a: &a [*a]\n", "E214 1:8"),
    "indent not level": ("stories:\n - a: 1\n  b: 2\n", "E211 3:3"),
    "indent deeper under a value": ("a: 1\n b: 2\n", "E211 2:2"),
    "key twice": ("a: 1\nb: 2\na: 3\n", "E212 3:1"),
    "two documents": ("a: 1\n---\nb: 2\n", "E213 2:1"),
    "empty": ("", "E215 0:0"),
    "comment only": ("# 空\n", "E215 0:0"),
    "list as a key": ("? [a]\n: b\n", "E216 1:3"),
    "nested without end": ("a: " + "[" * 100, "E217 1:34"),
}


@pytest.fixture(params=["c", "python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS)
def test_slip(text: str, expected: str) -> None:
    findings = Findings()
    parse(text, "f.yaml", findings)
    assert [f"{one.code} {one.span.line}:{one.span.column}" for one in findings] == [expected]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS)
def test_no_word_of_pyyaml_reaches_the_editor(text: str, expected: str) -> None:
    findings = Findings()
    parse(text, "f.yaml", findings)
    for one in findings:
        shown = as_text(one, {}, "en")
        assert not re.search(r"token|scalar|block|flow|context|while|found '|expected", shown), (
            expected
        )


def test_alias_bomb_is_counted_and_not_built() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for above, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join(['*' + above] * 10)}]")
    findings = Findings()
    assert parse("\n".join(lines), "f.yaml", findings) is None
    assert [one.code for one in findings] == ["E218"]


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 50_000])
def test_depth_ends_the_reading_before_the_stack_does(text: str) -> None:
    findings = Findings()
    assert parse(text, "f.yaml", findings) is None
    assert [one.code for one in findings] == ["E217"]


def test_scalars_stay_as_written_and_know_their_place() -> None:
    node = parse("期号: 01\n时间: 12:30\n否: no\n引: '是 a: b'\n", "f.yaml", Findings())
    assert isinstance(node, MappingNode)
    texts = [value.text for value in node.values.values() if isinstance(value, ScalarNode)]
    assert texts == ["01", "12:30", "no", "是 a: b"]
    assert (node.values["时间"].span.line, node.values["时间"].span.column) == (2, 5)
    assert node.values["时间"].span.length == 5


def test_aliases_work_where_they_are_harmless() -> None:
    node = parse("a: &one [1, 2]\nb: *one\n", "f.yaml", Findings())
    assert isinstance(node, MappingNode)
    assert isinstance(node.values["b"], ListNode)
    assert node.values["b"] == node.values["a"]


def test_address_in_a_folded_value_is_no_key() -> None:
    findings = Findings()
    parse("caption: 详见\n  https://example.com\n", "f.yaml", findings)
    assert not list(findings)


def test_without_the_parser_in_c_the_events_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, '二']\nb: {c: |\n  三}\n".replace("{c: |\n  三}", "x")
    told = [type(one).__name__ for one in events(text)]
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert [type(one).__name__ for one in events(text)] == told
