"""Findings in the forms of code hosts — 给代码平台: SARIF 2.1.0, and GitHub's workflow commands.

A place on paper, which neither has a word for, is a logical location in SARIF and stands in the words of an
annotation. Files are named as from the folder that the program runs in, where hosts look for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from composer import __version__
from composer.api.report.entries import Entry
from composer.diagnostics.catalogue import entry
from composer.diagnostics.diagnostic import Severity, Span, severity_of
from composer.diagnostics.render import Language, as_json, hints_of, message_of

__all__ = ["github", "sarif"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TAGS = {"zh": "zh-CN", "en": "en-US"}

Named = Callable[[str], str]
"""How a file of the paper is called for the reader."""


def sarif(entries: Sequence[Entry], named: Named, language: Language) -> dict[str, Any]:
    """A SARIF log of one run: rules are the codes found, results the findings, messages with what to do."""
    broken = sorted({one.finding.code for one in entries}, key=lambda code: code[1:])
    index = {code: number for number, code in enumerate(broken)}
    driver = {
        "name": "composer",
        "version": __version__,
        "rules": [_rule(code, language) for code in broken],
    }
    run = {
        "tool": {"driver": driver},
        "language": _TAGS[language],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index, named, language) for one in entries],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, language: Language) -> dict[str, Any]:
    words = entry(code)
    rule: dict[str, Any] = {
        "id": code,
        "name": words.title.en.title().replace(" ", ""),
        "shortDescription": {"text": getattr(words.title, language)},
        "defaultConfiguration": {"level": _LEVELS[words.severity]},
    }
    return rule


def _result(one: Entry, index: dict[str, int], named: Named, language: Language) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[severity_of(finding)],
        "message": {"text": _words(one, language, "\n")},
        "properties": {"on": as_json(finding)["on"], "story": one.story},
    }
    location: dict[str, Any] = {}
    if finding.span.file:
        location["physicalLocation"] = _physical(finding.span, named)
    if one.page is not None:
        name = f"{one.page}.{one.area}" if one.area else str(one.page)
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "page"}]
    if location:
        result["locations"] = [location]
    trail = [span for span in finding.trail if span.file]
    if trail:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(span, named)}
            for number, span in enumerate(trail, 1)
        ]
    return result


def _physical(span: Span, named: Named) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(named(span.file), safe="/:~")}}
    if span.line:
        physical["region"] = {
            "startLine": span.line,
            "startColumn": max(1, span.column),
            "endColumn": max(1, span.column) + max(1, span.length),
        }
    return physical


def github(entries: Sequence[Entry], named: Named, language: Language) -> list[str]:
    """A workflow command a finding, which GitHub shows at its line."""
    return [_command(one, named, language) for one in entries]


def _command(one: Entry, named: Named, language: Language) -> str:
    finding = one.finding
    span, title = finding.span, getattr(entry(finding.code).title, language)
    properties: dict[str, object] = {}
    if span.file:
        properties["file"] = named(span.file)
    if span.line:
        properties |= {"line": span.line, "col": max(1, span.column)}
        properties["endColumn"] = max(1, span.column) + max(1, span.length)
    properties["title"] = f"{finding.code} {title}"
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[severity_of(finding)]} {told}::{_data(_words(one, language, chr(10)))}"


def _words(one: Entry, language: Language, between: str) -> str:
    """Where on paper, what, and what to do."""
    message = message_of(one.finding, language)
    place = ""
    if one.page is not None:
        place = f"第 {one.page} 版" if language == "zh" else f"Page {one.page}"
    parts = [part for part in (place, one.area, one.story) if part and part not in message]
    return between.join([" · ".join([*parts, message]), *hints_of(one.finding, language)])


def _data(text: str) -> str:
    """Text behind ``::``, as the runner undoes it (actions/toolkit, ``command.ts``): what would end the
    line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value: what would end it, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
