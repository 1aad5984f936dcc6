"""Reports: text, JSON, HTML and SARIF say the same, in two languages, and with the same bytes each time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from composer.cli import main
from composer.preflight import Report
from composer.preflight.report.html import report_html
from composer.preflight.report.listing import report_json, report_sarif
from tests.preflight.base import paint
from tests.preflight.conftest import Examined, Good

SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": {"required": ["text"]},
                                                "help": {"required": ["text"]},
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "occurrenceCount": {"type": "integer", "minimum": 1},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "required": ["uri"],
                                                        "properties": {
                                                            "uri": {"pattern": "^[!-~]+$"}
                                                        },
                                                    }
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The part of the schema of OASIS SARIF 2.1.0 that the report uses."""


@pytest.fixture
def report(examined: Examined) -> Report:
    """A page with a red line that is too thin, twice, and RGB."""

    def change(pdf: object) -> None:
        lines = b"0 1 .9 0 K .2 w 50 50 m 90 50 l S 50 70 m 90 70 l S 1 0 0 rg 50 90 40 9 re f"
        paint(pdf, lines)  # type: ignore[arg-type]

    return examined(change)


def test_json(report: Report) -> None:
    (file,) = json.loads(json.dumps(report_json([report])))["files"]
    assert file["pages"] == [{"number": 1, "trim": [105.8, 141.1]}]
    assert file["ink"]["method"]["zh"] == "没有测"
    rgb, thin = file["findings"]
    assert (rgb["rule"], rgb["code"], rgb["severity"]) == ("colour.rgb.device", "E710", "error")
    assert (thin["rule"], thin["measured"], thin["allowed"]) == ("line.thin.inks", 0.2, 0.5)
    assert (thin["unit"], thin["count"], thin["page"], len(thin["places"])) == ("pt", 2, 1, 2)
    assert thin["message"]["en"].startswith("page 1 (")


def test_sarif(report: Report) -> None:
    tree = report_sarif([report], "en")
    jsonschema.validate(tree, SARIF)
    (run,) = tree["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["colour.rgb.device", "line.thin.inks"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_html(report: Report, language: str) -> None:
    page = report_html([report], language)  # type: ignore[arg-type]
    assert page == report_html([report], language)  # type: ignore[arg-type]
    assert page.count('<a class="mark') == 3
    assert re.search(r'src="data:image/jpeg;base64,[A-Za-z0-9+/=]{1000,}"', page)
    assert not re.search(r"(src|href)=\"(?!data:|#)", page)
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page
    assert ("印前检查报告" in page) is (language == "zh")


def test_html_escapes_what_a_file_says(examined: Examined) -> None:
    found = examined(lambda pdf: pdf.Root.OutputIntents[0].__setitem__(
        "/OutputConditionIdentifier", "<script>alert(1)</script>"))  # fmt: skip
    assert "<script" not in report_html([found], "zh")


def test_command(good: Good, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "好.pdf").write_bytes(good())
    (tmp_path / "b.pdf").write_text("不是 PDF", "utf-8")
    fine, bad = str(tmp_path / "好.pdf"), str(tmp_path / "b.pdf")
    assert main(["preflight", fine]) == 0
    assert "总墨量" in capsys.readouterr().out
    assert main(["preflight", fine, bad]) == 2
    assert "E701" in capsys.readouterr().out
    assert main(["preflight", str(tmp_path / "none.pdf")]) == 2
    assert main(["preflight"]) == 3
    capsys.readouterr()
    assert main(["preflight", fine, "--ink", "off", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["findings"] == []
    out = tmp_path / "报告.html"
    assert main(["preflight", fine, "--ink", "off", "--format", "html", "--out", str(out)]) == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert main(["preflight", fine, "--ink", "off", "--out", str(tmp_path / "b.pdf" / "x")]) == 2
    assert "E601" in capsys.readouterr().err


OWN = """
name: 本厂
icc: CGATS21_CRPC1.icc
condition: CGATS21-2-CRPC1
registry: http://www.color.org
info: x
ink_limit: 240
resolution: {error: 100, floor: 150, target: 200, waste: 450}
type: {black: 5.5, colour: 8, reversed: 7}
rule: {black: 0.25, colour: 0.5}
preflight: {pages: 2, bleed: 3}
"""


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (OWN, 1, "W723"),
        (OWN.replace("pages: 2, ", ""), 0, ""),
        (OWN.replace("pages: 2", "ruby: ~"), 0, ""),
        (OWN.replace("name: 本厂\n", "extends: newsprint-crpc1\n"), 1, "W723"),
        (OWN.replace("ink_limit: 240\n", ""), 2, "E221"),
        (OWN.replace("pages: 2", "sides: 2"), 2, "own.yaml:11:13"),
        (OWN.replace("240", "二百四"), 2, "own.yaml:7:12"),
        (OWN.replace("240", "240\nink_limit: 250"), 2, "E212"),
        (OWN.replace("240", "900"), 2, "E225"),
        (OWN.replace("floor: 150", "floor: 250"), 2, "E606"),
        (OWN.replace("icc: C", "icc: ../C"), 2, "E508"),
        ("[", 2, "E2"),
        ("[" * 100_000, 2, "E217"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *d]\n", 2, "E214"),
        ("", 2, "E215"),
        ("\0\1", 2, "E203"),
    ],
)
def test_a_plants_own_profile(
    text: str, code: int, said: str, good: Good, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(good())
    (tmp_path / "own.yaml").write_text(text, "utf-8")
    words = ["preflight", str(tmp_path / "a.pdf"), "--ink", "off", "--profile"]
    assert main([*words, str(tmp_path / "own.yaml")]) == code
    assert said in "".join(capsys.readouterr())


def test_unknown_profile(good: Good, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(good())
    assert main(["preflight", str(tmp_path / "a.pdf"), "--profile", "newsprint-crpc"]) == 2
    assert "newsprint-crpc1" in capsys.readouterr().err
