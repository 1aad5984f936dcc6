"""The report as data — 检查结果的数据: JSON for a desk's own scripts, SARIF 2.1.0 for those that read it.

Both are plain values that `json` writes; nothing of the clock or the machine is in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from composer import __version__
from composer.diagnostics.catalogue import entry
from composer.diagnostics.diagnostic import Severity, Words, severity_of
from composer.diagnostics.preflight_rules import RULES
from composer.diagnostics.render import Language, as_json, message_of
from composer.preflight.report.faults import Fault, Report

__all__ = ["report_json", "report_sarif"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_TAGS = {"zh": "zh-CN", "en": "en-US"}


def report_json(reports: Sequence[Report]) -> dict[str, Any]:
    """All files with their pages, how their ink was measured, and their findings in both languages."""
    return {"format": "composer-preflight/1", "files": [_file(report) for report in reports]}


def _file(report: Report) -> dict[str, Any]:
    return {
        "file": report.file,
        "readable": report.readable,
        "profile": report.profile,
        "ink": {"method": _both(report.ink), "most": report.most_ink},
        "pages": [
            {
                "number": frame.number,
                "trim": [round((frame.trim[n + 2] - frame.trim[n]) * 25.4 / 72, 1) for n in (0, 1)],
            }
            for frame in report.pages
        ],
        "findings": [_finding(report, fault) for fault in report.faults],
    }


def _finding(report: Report, fault: Fault) -> dict[str, Any]:
    _, source, _, _, unit = RULES[fault.rule]
    found = as_json(fault.diagnostic(report.file))
    keep = ("code", "severity", "title", "message", "hints")
    return {
        "rule": fault.rule,
        **{key: found[key] for key in keep},
        "source": source,
        "page": fault.page,
        "places": [[one.x, one.y, one.width, one.height] for one in fault.places],
        "count": fault.count,
        "name": _plain(fault.name),
        "measured": _plain(fault.measured),
        "allowed": _plain(fault.allowed),
        "unit": unit.rstrip("+"),
    }


def report_sarif(reports: Sequence[Report], language: Language) -> dict[str, Any]:
    """One run with all files; a place on a page, which SARIF has no word for, is a logical location."""
    broken = sorted({fault.rule for report in reports for fault in report.faults})
    index = {rule: at for at, rule in enumerate(broken)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "composer preflight",
                        "version": __version__,
                        "rules": [_rule(rule, language) for rule in broken],
                    }
                },
                "language": _TAGS[language],
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(report.file)}} for report in reports],
                "results": [
                    _result(report, at, fault, index[fault.rule], language)
                    for at, report in enumerate(reports)
                    for fault in report.faults
                ],
                "properties": {
                    "ink": [getattr(report.ink, language) for report in reports],
                    "profile": [report.profile for report in reports],
                },
            }
        ],
    }


def _rule(rule: str, language: Language) -> dict[str, Any]:
    code, source = RULES[rule][:2]
    words = entry(code)
    described: dict[str, Any] = {
        "id": rule,
        "name": code,
        "shortDescription": {"text": getattr(words.title, language)},
        "defaultConfiguration": {"level": _LEVELS[words.severity]},
        "properties": {"source": source},
    }
    hint = getattr(words.hint, language)
    if hint:
        described["help"] = {"text": hint}
    return described


def _result(
    report: Report, at: int, fault: Fault, index: int, language: Language
) -> dict[str, Any]:
    diagnostic = fault.diagnostic(report.file)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(report.file), "index": at}}
    }
    if fault.page:
        where = getattr(fault.where, language).rstrip("： :")
        location["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "page"}]
    return {
        "ruleId": fault.rule,
        "ruleIndex": index,
        "level": _LEVELS[severity_of(diagnostic)],
        "message": {"text": message_of(diagnostic, language)},
        "locations": [location],
        "occurrenceCount": max(1, fault.count),
        "properties": {
            "page": fault.page,
            "places": [[one.x, one.y, one.width, one.height] for one in fault.places],
        },
    }


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"), safe="/:")


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _plain(value: Any) -> Any:
    return _both(value) if isinstance(value, Words) else value
