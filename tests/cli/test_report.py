"""What ``build`` and ``check`` tell: page by page, errors first, a line each; notes folded; forms for programs."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from composer.api.report.entries import Entry
from composer.api.report.hosted import github
from composer.diagnostics.diagnostic import Diagnostic, OnPage, Span
from tests.cli.conftest import Run
from tests.conftest import ROOT

SAMPLE = "layouts/jintan-times/editions/2020-04-20"


@pytest.fixture
def faulty(paper: Path) -> Path:
    """An edition whose page 1 is too short by a few lines and whose page 2 has text left over and two frames
    on one place."""
    issue = paper / "editions" / "2020-04-20"
    lead, words = (issue / "stories" / f"{name}.md" for name in ("lead", "words"))
    lead.write_text(lead.read_text("utf-8")[:600], "utf-8")
    words.write_text(words.read_text("utf-8") + "\n" + "多出来的话。" * 400 + "\n", "utf-8")
    inside = paper / "pages" / "inside.yaml"
    inside.write_text(inside.read_text("utf-8").replace('lines: "40"', "lines: 37-40"), "utf-8")
    return issue


def lines(ran: Any) -> list[str]:
    text: str = ran.out
    return text.splitlines()


def test_by_page_and_errors_first_a_line_each(composer: Run, faulty: Path) -> None:
    ran = composer("check", faulty)
    assert ran.code == 1
    assert ran.err == ""
    told = lines(ran)
    heads = [line for line in told if line.startswith("第 ")]
    assert heads == ["第 1 版 要闻 · 1 处警告", "第 2 版 说明 · 2 处错误 · 不能付印"]
    codes = [line.split()[0] for line in told if line.startswith("  ")]
    assert codes[0] == "W110"
    assert sorted(codes[1:]) == ["E101", "E103"]
    assert "3 处问题" in told[-1]


def test_a_line_has_area_story_what_and_what_to_type(composer: Run, faulty: Path) -> None:
    (line,) = (line for line in lines(composer("check", faulty)) if "  E101" in line)
    found = re.fullmatch(
        r"  E101 main · 稿件“版面上的常用词”余 \d+ 行 \d+ 字；.* → "
        r"从 editions/2020-04-20/stories/words\.md:\d+:\d+ 起删 \d+ 字.*  editions/2020-04-20/edition\.yaml:14:13",
        line,
    )
    assert found, line


def test_findings_go_to_standard_output_and_progress_to_standard_error(
    composer: Run, faulty: Path, tmp_path: Path
) -> None:
    ran = composer("build", faulty, "--out", tmp_path / "out")
    assert "E101" in ran.out
    assert "E101" not in ran.err
    assert all(line.startswith(("组版 第", "写出")) for line in ran.err.splitlines())
    assert ran.err


def test_pages_that_are_asked_for_decide_the_exit_code(
    composer: Run, faulty: Path, tmp_path: Path
) -> None:
    composer("init", "样报", "--dir", tmp_path / "whole", "--date", "2020-04-20")
    whole = tmp_path / "whole" / "editions" / "2020-04-20" / "stories" / "lead.md"
    first, second = (composer("check", faulty, "--pages", page) for page in "12")
    assert first.code == second.code == 1
    assert "第 2 版 说明" not in first.out
    assert "第 1 版 要闻" not in second.out
    assert "1 处问题" in first.out
    lead = faulty / "stories" / "lead.md"
    shutil.copy(whole, lead)
    assert composer("check", faulty, "--pages", "1").code == 0
    assert composer("check", faulty, "--pages", "1-2").code == 1
    assert "本期没有第 7 版" in composer("check", faulty, "--pages", "7").err


def test_errors_alone(composer: Run, faulty: Path) -> None:
    ran = composer("check", faulty, "--errors")
    assert ran.code == 1
    assert "W110" not in ran.out
    assert "E103" in ran.out


def test_details_show_the_line_that_is_meant(composer: Run, faulty: Path) -> None:
    ran = composer("check", faulty, "--details")
    assert "  14 │   - {story: words.md, area: 2.main}" in lines(ran)
    assert "提示: 从 " in ran.out


# ── notes ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_clean_sample_says_25_lines_at_most(composer: Run, tmp_path: Path) -> None:
    ran = composer("build", ROOT / SAMPLE, "--out", tmp_path / "out", "--quiet")
    assert ran.code == 0, ran.out
    assert len(lines(ran)) <= 25
    (line,) = (line for line in lines(ran) if "editorial" in line)
    assert line == "  editorial · 坚定信心 加快发展 · 合版 2 步，补 2 行；规整标点 22 处"


def test_notes_one_by_one(composer: Run) -> None:
    folded, listed = (composer("check", ROOT / SAMPLE, *words) for words in ((), ("--notes",)))
    count = int(re.search(r"(\d+) 条说明已归并", folded.out)[1])  # type: ignore[index]
    assert sum(line.startswith("  N") for line in lines(listed)) == count
    assert "归并" not in listed.out
    assert "N135" in listed.out


def test_a_signature_is_never_folded_away(composer: Run, faulty: Path) -> None:
    edition = faulty / "edition.yaml"
    signed = "waivers:\n  - {finding: E103, at: inside, who: 王某, why: 可以, until: 2020-04-20}\n"
    edition.write_text(edition.read_text("utf-8") + signed, "utf-8")
    ran = composer("check", faulty)
    assert "E103" in ran.out
    assert "已由 王某 签发放行：可以" in ran.out


def test_names_cannot_give_orders_to_a_terminal(composer: Run, faulty: Path) -> None:
    edition = faulty / "edition.yaml"
    text = edition.read_text("utf-8").replace("name: 要闻", r'name: "要\e[31m闻"')
    edition.write_text(text, "utf-8")
    assert "\x1b" not in composer("check", faulty).out


# ── for programs and code hosts ───────────────────────────────────────────────────────────────────


def test_json_is_as_it_was_with_page_and_story(composer: Run, faulty: Path) -> None:
    outcome = json.loads(composer("check", faulty, "--format", "json").out)
    assert outcome["exit"] == 1
    assert outcome["withheld"] == [2]
    (over,) = (one for one in outcome["findings"] if one["code"] == "E101")
    assert set(over) == {
        "code", "severity", "title", "file", "line", "column", "length", "trail", "on", "message",
        "hints", "values", "story",
    }  # fmt: skip
    assert (over["on"]["page"], over["on"]["area"], over["story"]) == (2, "main", "版面上的常用词")
    errors = json.loads(composer("check", faulty, "--format", "json", "--errors").out)
    assert {one["severity"] for one in errors["findings"]} == {"error"}


RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"minLength": 1}},
        },
        "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
        "relatedLocations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
    },
}
"""Of the schema of SARIF 2.1.0 (OASIS) what a result has to have, and what it has here."""

SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"$ref": "#/$defs/tool"},
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "$defs": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "rules": {
                            "type": "array",
                            "uniqueItems": True,
                            "items": {"type": "object", "required": ["id"]},
                        }
                    },
                }
            },
        },
        "location": {
            "type": "object",
            "properties": {
                "id": {"type": "integer", "minimum": -1},
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "required": ["uri"],
                            "properties": {
                                "uri": {"type": "string", "pattern": "^[\\x21-\\x7e]+$"}
                            },
                        },
                        "region": {
                            "type": "object",
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                                "endColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                },
                "logicalLocations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"fullyQualifiedName": {"type": "string"}},
                    },
                },
            },
            "additionalProperties": False,
        },
    },
}


def test_sarif_is_what_its_schema_asks(
    composer: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import jsonschema

    monkeypatch.chdir(faulty.parent.parent)
    ran = composer("check", "editions/2020-04-20", "--format", "sarif")
    assert ran.code == 1
    log = json.loads(ran.out)
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    (over,) = (one for one in run["results"] if one["ruleId"] == "E101")
    (place,) = over["locations"]
    assert (
        place["physicalLocation"]["artifactLocation"]["uri"] == "editions/2020-04-20/edition.yaml"
    )
    assert place["physicalLocation"]["region"] == {
        "startLine": 14, "startColumn": 13, "endColumn": 21,
    }  # fmt: skip
    assert place["logicalLocations"] == [{"fullyQualifiedName": "2.main", "kind": "page"}]
    assert "起删" in over["message"]["text"]
    assert [one["id"] for one in over["relatedLocations"]] == [1, 2]


def test_an_edition_that_cannot_be_read_is_sarif_and_annotations_too(
    composer: Run, faulty: Path
) -> None:
    edition = faulty / "edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("2.main", "2.mian"), "utf-8")
    ran = composer("build", faulty, "--format", "sarif")
    assert ran.code == 2
    assert [one["ruleId"] for one in json.loads(ran.out)["runs"][0]["results"]] == ["E244"]
    told = lines(composer("build", faulty, "--format", "github"))
    assert [line.partition(" ")[0] for line in told] == ["::error"]


def test_github_finds_the_file_from_where_the_program_runs(
    composer: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty.parent.parent.parent)
    told = lines(composer("check", faulty, "--format", "github"))
    (over,) = (line for line in told if "title=E101" in line)
    assert over.startswith(
        "::error file=样报/editions/2020-04-20/edition.yaml,line=14,col=13,endColumn=21,title=E101 余文未排完::"
    )
    assert os.path.exists(over.partition("file=")[2].partition(",")[0])  # noqa: PTH110
    assert "%0A从 " in over


def test_github_takes_no_orders_from_copy() -> None:
    """What would end a line, a property or the command is escaped as the runner's own toolkit does."""
    finding = Diagnostic(
        "E101",
        Span("a,b:c%.yaml", 1, 2, 3),
        {
            "story": "标题\n::stop-commands::x\r100%",
            "lines": 1,
            "chars": 2,
            "capacity": 3,
            "cut": "x",
        },
        on=OnPage(1, "lead"),
    )
    (line,) = github([Entry(finding, 1, "lead", "")], lambda file: file, "zh")
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,endColumn=5,title=E101 ")
    assert "\n" not in line
    assert "\r" not in line
    assert "%0A::stop-commands::x" in line
    assert "100%25" in line
